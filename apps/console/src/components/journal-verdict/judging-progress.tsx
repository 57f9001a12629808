import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatByteSize } from '../../lib/byte-size.ts';
import { roughDuration } from '../../lib/rough-duration.ts';

/** Milliseconds of work before a rate says something. */
const MEASURED_MS = 500;

interface Props {
  label: string;
  phase: 'running' | 'paused';
  /** Judged so far, and in all as far as it is known. */
  blocks: number;
  all: number;
  bytes: number;
  /** Of all, 0 to 1. */
  done: number;
  /** Milliseconds at work, pauses not counted. */
  workedMs: number;
  /** Sentences that are worth knowing meanwhile. */
  notes?: readonly string[] | undefined;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
}

/** How far the judging of many blocks is, how fast it goes, and what can be done about it. */
export function JudgingProgress(props: Props) {
  const { label, phase, blocks, all, bytes, done, workedMs, notes = [], onPause, onResume, onCancel } = props;
  const perSecond = workedMs < MEASURED_MS ? 0 : (blocks * 1_000) / workedMs;
  const speed =
    phase === 'paused'
      ? ', paused'
      : perSecond > 0
        ? `, ${Math.round(perSecond).toLocaleString('en')} blocks a second, ${roughDuration(((1 - done) * all) / perSecond)} left`
        : '';
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={Math.floor(100 * done)}
        label={label}
        description={`${blocks.toLocaleString('en')} of ${all.toLocaleString('en')} blocks, ${formatByteSize(bytes)}${speed}`}
        additionalInfo={notes.join(' ')}
      />
      <SpaceBetween direction="horizontal" size="xs">
        {phase === 'paused' ? <Button onClick={onResume}>Resume</Button> : <Button onClick={onPause}>Pause</Button>}
        <Button onClick={onCancel}>Cancel</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
