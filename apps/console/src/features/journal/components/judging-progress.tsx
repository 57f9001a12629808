import { JudgingProgress as Progress } from '../../../components/journal-verdict/judging-progress.tsx';
import type { Judging } from '../model/judging.ts';

/** How far the judging of a ledger's blocks is. */
export function JudgingProgress({ judging }: { judging: Judging }) {
  const { range, blocks, bytes, workedMs, phase, found, pause, resume, cancel } = judging;
  const all = range.to - range.from;
  return (
    <Progress
      label={all === 1 ? `Judging block ${range.from}` : `Judging blocks ${range.from}–${range.to - 1}`}
      phase={phase === 'paused' ? 'paused' : 'running'}
      blocks={blocks}
      all={all}
      bytes={bytes}
      done={blocks / all}
      workedMs={workedMs}
      notes={found.length === 0 ? [] : ['Not everything holds: see below.']}
      onPause={pause}
      onResume={resume}
      onCancel={cancel}
    />
  );
}
