import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatByteSize } from '../../../lib/byte-size.ts';
import type { Judging } from '../model/judging.ts';
import { roughDuration } from '../model/judging-range.ts';

/** Milliseconds of work before a rate says something. */
const MEASURED_MS = 500;

/** How far the judging is, how fast it goes, and what can be done about it. */
export function JudgingProgress({ judging }: { judging: Judging }) {
  const { range, blocks, bytes, workedMs, phase, found, pause, resume, cancel } = judging;
  const all = range.to - range.from;
  const perSecond = workedMs < MEASURED_MS ? 0 : (blocks * 1_000) / workedMs;
  const speed =
    phase === 'paused'
      ? ', paused'
      : perSecond > 0
        ? `, ${Math.round(perSecond).toLocaleString('en')} blocks a second, ${roughDuration((all - blocks) / perSecond)} left`
        : '';
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={Math.floor((100 * blocks) / all)}
        label={all === 1 ? `Judging block ${range.from}` : `Judging blocks ${range.from}–${range.to - 1}`}
        description={`${blocks.toLocaleString('en')} of ${all.toLocaleString('en')} blocks, ${formatByteSize(bytes)}${speed}`}
        additionalInfo={found.length === 0 ? '' : 'Not everything holds: see below.'}
      />
      <SpaceBetween direction="horizontal" size="xs">
        {phase === 'paused' ? <Button onClick={resume}>Resume</Button> : <Button onClick={pause}>Pause</Button>}
        <Button onClick={cancel}>Cancel</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
