import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { EmptyState } from '../../../components/empty-state.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { judgeStrand } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { causesOf } from '../model/row-standing.ts';
import { CausesHere } from './block-standing.tsx';

interface Props {
  archive: ReadyArchive;
  name: string;
  sequenceNo: number | undefined;
  isAsked: boolean;
}

/** Why no block is shown, and what to do about it. */
export function NoBlock({ archive, name, sequenceNo, isAsked }: Props) {
  const { id, strand, judged } = archive;
  const { strandId, first, last } = strand;
  const toArchive = <Button href={pagePaths.archive(id, 'journal', { strand: strandId })}>The journal</Button>;
  const has = `The archive has blocks ${first.toLocaleString('en')}–${last.toLocaleString('en')} of this strand`;
  if (sequenceNo === undefined) return <EmptyState title="Not a sequence number" text={`${has}.`} action={toArchive} />;
  if (judged === undefined)
    return (
      <EmptyState
        title="Not judged yet"
        text="Blocks are found by their numbers once they are judged."
        action={<Button onClick={() => judgeStrand(id, strandId)}>Judge all blocks</Button>}
      />
    );
  if (judged.phase === 'done' && isAsked)
    return (
      <SpaceBetween size="l">
        <EmptyState title={`There is no block ${name}`} text={`${has}, and not all of them.`} action={toArchive} />
        <CausesHere archive={archive} causes={causesOf(sequenceNo, judged.verdict)} />
      </SpaceBetween>
    );
  if (judged.phase === 'done' || judged.phase === 'running')
    return (
      <StatusIndicator type="loading">
        Blocks are found by their numbers once they are judged: {judged.blocks.toLocaleString('en')} so far
      </StatusIndicator>
    );
  return (
    <EmptyState
      title={`Block ${name} is not among those that were judged`}
      text={`${judged.blocks.toLocaleString('en')} blocks were judged so far.`}
      action={toArchive}
    />
  );
}
