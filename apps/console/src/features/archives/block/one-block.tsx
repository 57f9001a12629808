import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { IonTree, VisibleText } from '@qldb-console/ion-view';
import { useDeferredValue, useMemo } from 'react';
import type { Lens } from '../../../components/block/block-content.tsx';
import { BlockView } from '../../../components/block/block-view.tsx';
import { judgeWithRedactions } from '../../../lib/blocks/judged-block.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';
import { useBlockInContext } from '../api/block-in-context.ts';
import { archiveLinks } from '../model/archive-links.ts';
import { errorOf, loadedOf } from '../model/read-archive-block.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

interface Props {
  archive: ReadyArchive;
  row: ArchiveRow;
  lens: Lens;
  revision: number | undefined;
  onSearch: Parameters<typeof BlockView>[0]['onSearch'];
}

/** A block, read from its file now and judged here, with the one before it and with what records redactions of it. */
export function OneBlock({ archive, row, lens, revision, onSearch }: Props) {
  const { id, strand, judged: ofJournal } = archive;
  const { strandId } = strand;
  const { block, before, recording, isPending, error } = useBlockInContext(archive, row);
  const known = useMemo(() => {
    if (block === undefined || isPending) return undefined;
    const { sequenceNo = 0 } = row;
    if (block.read.kind === 'unreadable') {
      const judged = { kind: 'unreadable' as const, error: errorOf(block.read.problem) };
      return { loaded: { strandId, sequenceNo, source: block.bytes }, judged };
    }
    const loaded = loadedOf(block);
    if (loaded === undefined) return undefined;
    const judged = judgeWithRedactions(
      loaded,
      before && loadedOf(before),
      recording.flatMap((one) => loadedOf(one) ?? []),
    );
    return { loaded, judged };
  }, [block, before, recording, isPending, strandId, row]);
  // Drawn piece by piece, and behind the page around it: in one go that would hold the page up for longer than 50 ms.
  const shown = useDeferredValue(known, undefined);
  if (error)
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="The block could not be read from its file">
        <VisibleText text={error.message} />
      </Alert>
    );
  if (block?.read.kind === 'json')
    return (
      <SpaceBetween size="l">
        <Alert type="warning" statusIconAriaLabel="Warning" header="Read, not verified">
          {block.read.notVerifiable}
        </Alert>
        <IonTree value={block.read.block.value} label={`Block ${row.sequenceNo ?? ''} as JSON says it`} />
      </SpaceBetween>
    );
  if (shown === undefined) return <StatusIndicator type="loading">Reading and judging the block</StatusIndicator>;
  return (
    <BlockView
      links={archiveLinks(id, strandId)}
      loaded={shown.loaded}
      judged={shown.judged}
      explain={<NothingRecords judging={ofJournal?.phase === 'running'} />}
      recordedIn={recording[0]?.row.sequenceNo}
      lens={lens}
      revision={revision}
      onSearch={onSearch}
    />
  );
}

function NothingRecords({ judging }: { judging: boolean }) {
  return (
    <Alert type="warning" statusIconAriaLabel="Warning" header="No redaction is recorded">
      {judging
        ? 'None of the blocks judged so far records a redaction of a revision in this block.'
        : 'No block of the archive records a redaction of a revision in this block. What removed the data is not known.'}
    </Alert>
  );
}
