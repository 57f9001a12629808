import '@qldb-console/ion-view/ion-view.css';
import './archives.css';
import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VisibleText } from '@qldb-console/ion-view';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { wholeNumberParam } from '../../lib/search-params.ts';
import { archiveQuery } from './api/archive-queries.ts';
import { ArchiveBlockHeader } from './block/archive-block-header.tsx';
import { BlockStanding } from './block/block-standing.tsx';
import { NoBlock } from './block/no-block.tsx';
import { OneBlock } from './block/one-block.tsx';
import { SameNumber } from './block/same-number.tsx';
import { ArchiveGate } from './components/archive-gate.tsx';
import type { ReadyArchive } from './model/ready-archive.ts';

const route = getRouteApi('/archives/$archive/blocks/$sequenceNo');
const ASK_AGAIN_MS = 1_000;

/** One block of an archive: what the judging of the whole journal says of it, and the block itself, read and judged now. */
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
  const setSearch = route.useNavigate();
  const sequenceNo = wholeNumberParam(name);
  const numbered = useQuery({
    ...archiveQuery(id, judged, 'rowsOf', { strandId, sequenceNo: sequenceNo ?? 0 }),
    enabled: judged !== undefined && sequenceNo !== undefined,
    // It may come with the blocks that are judged next.
    refetchInterval: (query) =>
      judged?.phase === 'running' && query.state.data?.answer.length === 0 ? ASK_AGAIN_MS : false,
  });
  // What cannot be read has no number: only its row tells which.
  const placed = useQuery({
    ...archiveQuery(id, judged, 'rows', { strandId, from: search.row ?? 0, count: 1 }),
    enabled: judged !== undefined && sequenceNo === undefined && search.row !== undefined,
  });
  const found = (sequenceNo === undefined ? placed.data?.answer.items : numbered.data?.answer) ?? [];
  const row = found.find((one) => one.row === search.row) ?? found[0];
  const error = numbered.error ?? placed.error;
  return (
    <ContentLayout
      header={<ArchiveBlockHeader archive={archive} name={name} sequenceNo={row?.sequenceNo ?? sequenceNo} row={row} />}
    >
      <SpaceBetween size="l">
        {error === null ? null : (
          <Alert type="error" statusIconAriaLabel="Error" header="The block could not be looked up">
            <VisibleText text={error.message} />
          </Alert>
        )}
        {row === undefined && error === null ? (
          <NoBlock archive={archive} name={name} sequenceNo={sequenceNo} isAsked={numbered.isSuccess} />
        ) : null}
        {found.length > 1 ? <SameNumber archive={id} strandId={strandId} rows={found} shown={row} /> : null}
        {row === undefined ? null : <BlockStanding archive={archive} row={row} />}
        {row === undefined ? null : (
          <OneBlock
            // Nothing of one block is shown for another.
            key={row.row}
            archive={archive}
            row={row}
            lens={search.lens ?? 'tree'}
            revision={search.revision}
            onSearch={(change) => void setSearch({ search: (now) => ({ ...now, ...change }), replace: true })}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
