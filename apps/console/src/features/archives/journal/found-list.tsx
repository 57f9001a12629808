import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveFound, StrandState } from '../../../workers/archive/calls.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import { numberToFind } from '../model/read-find.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { asFarAsJudged } from '../model/strand-progress.ts';

interface Props {
  archive: ReadyArchive;
  judged: StrandState;
  text: string;
}

/** Everything in the archive that has what was looked for. */
export function FoundList({ archive: { id, strand }, judged, text }: Props) {
  const { strandId } = strand;
  const number = numberToFind(text);
  const asFar = asFarAsJudged(strandId, judged);
  const rows = useQuery({
    ...archiveQuery(id, asFar, 'rowsOf', { strandId, sequenceNo: number ?? 0 }),
    enabled: number !== undefined,
  });
  const found = useQuery(archiveQuery(id, asFar, 'find', { strandId, text }));
  const blocks = (rows.data?.answer ?? []).map(
    ({ row, sequenceNo, time }): ArchiveFound => ({ kind: 'number', row, sequenceNo, time }),
  );
  const items = [...blocks, ...(found.data?.answer ?? [])];
  if (found.isError)
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="It could not be looked for">
        <VisibleText text={found.error.message} />
      </Alert>
    );
  const hrefOf = (sequenceNo: number | undefined, row: number) =>
    sequenceNo === undefined
      ? pagePaths.archivePlace(id, row, { strand: strandId })
      : pagePaths.archiveBlock(id, sequenceNo, { strand: strandId, row });
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Found' }}
      trackBy={keyOf}
      items={items}
      loading={found.isPending || (number !== undefined && rows.isPending)}
      loadingText="Looking it up"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={found.isPending ? '' : `(${items.length.toLocaleString('en')})`}
          description={
            judged.phase === 'done'
              ? undefined
              : `Among the ${judged.blocks.toLocaleString('en')} blocks that were judged so far.`
          }
        >
          Found
        </Header>
      }
      empty={
        <EmptyState
          title="Nothing has it"
          text="No block number, no document id, no transaction id, and no hash that begins so. Ids and base64 tell capitals from small letters."
        />
      }
      columnDefinitions={[
        { id: 'what', header: 'What', minWidth: 120, cell: (item) => WORDS[item.kind] },
        {
          id: 'which',
          header: 'Which',
          isRowHeader: true,
          minWidth: 220,
          cell: (item) => {
            if (item.kind === 'document')
              return (
                <Link href={pagePaths.archiveDocument(id, item.documentId, { strand: strandId })}>
                  <Box variant="code">{item.documentId}</Box>
                </Link>
              );
            const { row, sequenceNo } = item.kind === 'revision' ? item.revision : item;
            return (
              <Link href={hrefOf(sequenceNo, row)}>
                {sequenceNo === undefined
                  ? 'Something that cannot be read'
                  : `Block ${sequenceNo.toLocaleString('en')}`}
              </Link>
            );
          },
        },
        {
          id: 'more',
          header: 'More',
          minWidth: 240,
          cell: (item) => <More item={item} archive={id} strand={strandId} />,
        },
      ]}
    />
  );
}

const WORDS: Readonly<Record<ArchiveFound['kind'], string>> = {
  number: 'Block number',
  document: 'Document id',
  transaction: 'Transaction id',
  block: 'Block hash',
  revision: 'Revision hash',
};

function keyOf(item: ArchiveFound): string {
  if (item.kind === 'document') return item.documentId;
  return item.kind === 'revision' ? `${item.revision.row} ${item.revision.index}` : `${item.kind} ${item.row}`;
}

function More({ item, archive, strand }: { item: ArchiveFound; archive: string; strand: string }) {
  if (item.kind === 'document')
    return `${item.revisions.toLocaleString('en')} ${item.revisions === 1 ? 'revision' : 'revisions'}`;
  if (item.kind !== 'revision')
    return (
      <>
        {item.time === undefined ? null : <TimeText instant={new Date(item.time).toISOString()} />}{' '}
        <Link href={pagePaths.archive(archive, 'journal', { strand, at: item.row })}>Among its neighbours</Link>
      </>
    );
  const { documentId, version, table } = item.revision;
  if (documentId === undefined) return <StatusIndicator type="info">Only its hash is there</StatusIndicator>;
  return (
    <>
      Document{' '}
      <Link href={pagePaths.archiveDocument(archive, documentId, { strand })}>
        <Box variant="code">{documentId}</Box>
      </Link>
      {version === undefined ? null : `, version ${version}`}
      {table === undefined ? null : (
        <>
          {' '}
          in <VisibleText text={table.name} />
        </>
      )}
    </>
  );
}
