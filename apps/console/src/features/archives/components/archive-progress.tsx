import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatByteSize } from '../../../lib/byte-size.ts';
import type { StrandState, StrandSummary } from '../../../workers/archive/calls.ts';
import { roughDuration } from '../../journal/model/judging-range.ts';
import { askArchive } from '../model/open-archives.ts';

/** Milliseconds of work before a rate says something. */
const MEASURED_MS = 500;

interface Props {
  archive: string;
  strand: StrandSummary;
  judged: StrandState;
}

/** How far the judging is, how fast it goes, and what can be done about it. */
export function ArchiveProgress({ archive, strand, judged }: Props) {
  const { strandId, phase, blocks, bytes, done, wrong, workedMs, resumed, notKept } = judged;
  const all = strand.last - strand.first + 1;
  const perSecond = workedMs < MEASURED_MS ? 0 : (blocks * 1_000) / workedMs;
  const speed =
    phase === 'paused'
      ? ', paused'
      : perSecond > 0
        ? `, ${Math.round(perSecond).toLocaleString('en')} blocks a second, ${roughDuration(((1 - done) * all) / perSecond)} left`
        : '';
  const told = (call: 'pause' | 'resume' | 'cancel') => () => void askArchive(archive).call(call, { strandId });
  return (
    <Container>
      <SpaceBetween size="s">
        <ProgressBar
          value={Math.floor(100 * done)}
          label={`Judging blocks ${strand.first.toLocaleString('en')}–${strand.last.toLocaleString('en')}`}
          description={`${blocks.toLocaleString('en')} of ${all.toLocaleString('en')} blocks, ${formatByteSize(bytes)}${speed}`}
          additionalInfo={[
            wrong === 0 ? '' : `So far something was found in ${wrong.toLocaleString('en')} places.`,
            resumed === undefined
              ? ''
              : `${resumed.blocks.toLocaleString('en')} blocks were judged in an earlier visit.`,
            notKept === undefined ? '' : `After a reload it begins anew: ${notKept}.`,
          ]
            .filter((text) => text !== '')
            .join(' ')}
        />
        <SpaceBetween direction="horizontal" size="xs">
          {phase === 'paused' ? (
            <Button onClick={told('resume')}>Resume</Button>
          ) : (
            <Button onClick={told('pause')}>Pause</Button>
          )}
          <Button onClick={told('cancel')}>Cancel</Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
