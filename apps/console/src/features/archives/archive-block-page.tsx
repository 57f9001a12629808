import '@qldb-console/ion-view/ion-view.css';
import './archives.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { IonTree, VisibleText } from '@qldb-console/ion-view';
import { JournalError, type JournalErrorCode } from '@qldb-console/journal';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { BlockView } from '../../components/block/block-view.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { blockReadAs, judgeLoadedBlock } from '../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../lib/blocks/loaded-block.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { wholeNumberParam } from '../../lib/search-params.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import type { ArchiveBlock, ArchiveRow } from '../../workers/archive/calls.ts';
import { archiveQuery } from './api/archive-queries.ts';
import { ArchiveGate } from './components/archive-gate.tsx';
import { archiveLinks } from './model/archive-links.ts';
import { judgeStrand } from './model/open-archives.ts';
import type { ReadyArchive } from './model/ready-archive.ts';

const route = getRouteApi('/archives/$archive/blocks/$sequenceNo');
const ASK_AGAIN_MS = 1_000;

/** One block of an archive: read from its file now, judged here, with the one before it. */
export function ArchiveBlockPage() {
  const { archive: id, sequenceNo } = route.useParams();
  const { strand } = route.useSearch();
  return (
    <StoredHashEncoding>
      <ArchiveGate
        key={id}
        id={id}
        strandId={strand}
        frame={(content) => (
          <ContentLayout header={<Header variant="h1">Block {sequenceNo}</Header>}>{content}</ContentLayout>
        )}
      >
        {(archive) => <OfArchive archive={archive} name={sequenceNo} />}
      </ArchiveGate>
    </StoredHashEncoding>
  );
}

function OfArchive({ archive, name }: { archive: ReadyArchive; name: string }) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const search = route.useSearch();
  const { history } = useRouter();
  const sequenceNo = wholeNumberParam(name);
  const rows = useQuery({
    ...archiveQuery(id, judged, 'rowsOf', { strandId, sequenceNo: sequenceNo ?? 0 }),
    enabled: judged !== undefined && sequenceNo !== undefined,
    // It may come with the blocks that are judged next.
    refetchInterval: (query) =>
      judged?.phase === 'running' && query.state.data?.answer.length === 0 ? ASK_AGAIN_MS : false,
  });
  const found = rows.data?.answer ?? [];
  const row = found.find((one) => one.row === search.row) ?? found[0];
  const to = (wanted: number) =>
    sequenceNo === undefined || wanted < strand.first || wanted > strand.last
      ? undefined
      : pagePaths.archiveBlock(id, wanted, { strand: strandId });
  const [back, on] = [to((sequenceNo ?? 0) - 1), to((sequenceNo ?? 0) + 1)];
  useShortcut('[', back === undefined ? undefined : () => history.push(back));
  useShortcut(']', on === undefined ? undefined : () => history.push(on));
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            row === undefined ? undefined : (
              <span className="hash-value">
                <VisibleText text={row.file} />, bytes {row.start.toLocaleString('en')}–
                {(row.start + row.length - 1).toLocaleString('en')}
              </span>
            )
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="angle-left"
                disabled={back === undefined}
                {...(back === undefined ? {} : { href: back })}
              >
                Previous block
              </Button>
              <Button
                iconName="angle-right"
                iconAlign="right"
                disabled={on === undefined}
                {...(on === undefined ? {} : { href: on })}
              >
                Next block
              </Button>
            </SpaceBetween>
          }
        >
          Block {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {rows.isError ? (
          <Alert type="error" statusIconAriaLabel="Error" header="The block could not be looked up">
            <VisibleText text={rows.error.message} />
          </Alert>
        ) : null}
        {row === undefined && !rows.isError ? (
          <NoBlock archive={archive} name={name} isNumber={sequenceNo !== undefined} isAsked={rows.isSuccess} />
        ) : null}
        {found.length > 1 ? (
          <Alert
            type="warning"
            statusIconAriaLabel="Warning"
            header={`There are ${found.length} blocks with this number`}
          >
            <ul className="plain-list">
              {found.map((one) => (
                <li key={one.row}>
                  <a href={pagePaths.archiveBlock(id, sequenceNo ?? 0, { strand: strandId, row: one.row })}>
                    In <VisibleText text={one.file} />, byte {one.start.toLocaleString('en')}
                  </a>
                  {one === row ? ' (shown here)' : ''}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {row === undefined ? null : <OneBlock archive={archive} row={row} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

interface NoBlockProps {
  archive: ReadyArchive;
  name: string;
  isNumber: boolean;
  isAsked: boolean;
}

/** Why no block is shown, and what to do about it. */
function NoBlock({ archive: { id, strand, judged }, name, isNumber, isAsked }: NoBlockProps) {
  const { strandId, first, last } = strand;
  const toArchive = <Button href={pagePaths.archive(id, undefined, { strand: strandId })}>The archive</Button>;
  const has = `The archive has blocks ${first.toLocaleString('en')}–${last.toLocaleString('en')} of this strand`;
  if (!isNumber) return <EmptyState title="Not a sequence number" text={`${has}.`} action={toArchive} />;
  if (judged === undefined)
    return (
      <EmptyState
        title="Not judged yet"
        text="Blocks are found by their numbers once they are judged."
        action={<Button onClick={() => judgeStrand(id, strandId)}>Judge all blocks</Button>}
      />
    );
  if (judged.phase === 'done' && isAsked)
    return <EmptyState title={`There is no block ${name}`} text={`${has}, and not all of them.`} action={toArchive} />;
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

function OneBlock({ archive: { id, strand, judged }, row }: { archive: ReadyArchive; row: ArchiveRow }) {
  const { strandId } = strand;
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const block = useQuery(archiveQuery(id, judged, 'block', { strandId, row: row.row }));
  const before = useQuery({
    ...archiveQuery(id, judged, 'block', { strandId, row: row.row - 1 }),
    enabled: row.row > 0,
  });
  if (block.isError)
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="The block could not be read from its file">
        <VisibleText text={block.error.message} />
      </Alert>
    );
  if (!block.data || (row.row > 0 && before.isPending))
    return <StatusIndicator type="loading">Reading and judging the block</StatusIndicator>;
  const { read, bytes } = block.data.answer;
  if (read.kind === 'json')
    return (
      <SpaceBetween size="l">
        <Alert type="warning" statusIconAriaLabel="Warning" header="Read, not verified">
          {read.notVerifiable}
        </Alert>
        <IonTree value={read.block.value} label={`Block ${row.sequenceNo ?? ''} as JSON says it`} />
      </SpaceBetween>
    );
  const loaded = loadedOf(block.data.answer) ?? { strandId, sequenceNo: row.sequenceNo ?? 0, source: bytes };
  const judgedHere =
    read.kind === 'block'
      ? judgeLoadedBlock(loaded, before.data && loadedOf(before.data.answer))
      : { kind: 'unreadable' as const, error: errorOf(read.problem) };
  return (
    <BlockView
      links={archiveLinks(id, strandId)}
      loaded={loaded}
      judged={judgedHere}
      recordedIn={undefined}
      lens={search.lens ?? 'tree'}
      revision={search.revision}
      onSearch={(change) => void setSearch({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}

const loadedBlocks = new WeakMap<ArchiveBlock, LoadedBlock>();

/** The same object for the same block, so that it is judged once. */
function loadedOf(block: ArchiveBlock): LoadedBlock | undefined {
  if (block.read.kind !== 'block') return undefined;
  const known = loadedBlocks.get(block);
  if (known) return known;
  const loaded = blockReadAs(block.read.block, block.read.block.address);
  loadedBlocks.set(block, loaded);
  return loaded;
}

const errorOf = ({ code, message, at, path }: { code: string; message: string; at: number; path: string }) =>
  new JournalError(code as JournalErrorCode, message, at, path);
