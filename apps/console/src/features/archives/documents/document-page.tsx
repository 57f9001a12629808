import '@qldb-console/ion-view/ion-view.css';
import '../archives.css';
import './documents.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { SaveEvidence } from '../../../components/save-evidence.tsx';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { TOOL } from '../../../lib/tool.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import { ArchiveGate } from '../components/archive-gate.tsx';
import { NotIndexedYet } from '../components/not-indexed-yet.tsx';
import { askArchive } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { DocumentHistory } from './document-history.tsx';
import { tableParam } from './unknown-table.ts';
import { whileGrowing } from './while-growing.ts';

const route = getRouteApi('/archives/$archive/documents/$documentId');

/** The history of one document of an archive: every revision, what changed with it, and how it stands. */
export function ArchiveDocumentPage() {
  const { archive: id, documentId } = route.useParams();
  const { strand } = route.useSearch();
  return (
    <StoredHashEncoding>
      <ArchiveGate
        key={`${id} ${documentId}`}
        id={id}
        strandId={strand}
        frame={(content) => <ContentLayout header={<Title documentId={documentId} />}>{content}</ContentLayout>}
      >
        {(archive) => <OfArchive archive={archive} documentId={documentId} />}
      </ArchiveGate>
    </StoredHashEncoding>
  );
}

function Title({ documentId }: { documentId: string }) {
  return (
    <Header variant="h1">
      Document <VisibleText text={documentId} />
    </Header>
  );
}

function OfArchive({ archive, documentId }: { archive: ReadyArchive; documentId: string }) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const history = useQuery({
    ...archiveQuery(id, judged, 'history', { strandId, documentId }),
    ...whileGrowing(judged),
  });
  const revisions = history.data?.answer ?? [];
  const table = revisions.findLast((one) => one.table !== undefined)?.table;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            revisions.length === 0 ? undefined : (
              <>
                Of table{' '}
                <Link
                  href={pagePaths.archive(id, 'documents', { strand: strandId, table: tableParam(table?.id ?? '') })}
                >
                  {table === undefined ? 'unknown' : <VisibleText text={table.name} />}
                </Link>
                , as the journal has it
              </>
            )
          }
          info={
            <CopyToClipboard
              variant="icon"
              textToCopy={documentId}
              copyButtonAriaLabel="Copy document id"
              copySuccessText="Copied"
              copyErrorText="The browser did not allow copying"
            />
          }
          actions={
            judged?.verdict === undefined || revisions.length === 0 ? undefined : (
              <SaveEvidence
                make={() =>
                  askArchive(id).call('documentEvidence', {
                    strandId,
                    documentId,
                    made: new Date().toISOString(),
                    tool: { ...TOOL },
                  })
                }
              />
            )
          }
        >
          Document <VisibleText text={documentId} />
        </Header>
      }
    >
      <SpaceBetween size="l">
        {judged === undefined ? <NotIndexedYet archive={archive} /> : null}
        {judged === undefined || judged.phase === 'done' ? null : (
          <StatusIndicator type={judged.phase === 'running' ? 'loading' : 'info'}>
            {judged.blocks.toLocaleString('en')} blocks are judged so far: revisions in later ones are not listed yet
          </StatusIndicator>
        )}
        {history.isError ? (
          <Alert
            type="error"
            statusIconAriaLabel="Error"
            header="The history could not be looked up"
            action={<Button onClick={() => void history.refetch()}>Retry</Button>}
          >
            <VisibleText text={history.error.message} />
          </Alert>
        ) : null}
        {history.isSuccess && revisions.length === 0 && judged?.phase !== 'running' ? (
          <EmptyState
            title="No block has this document"
            text={nothingText(archive)}
            action={
              <Button href={pagePaths.archive(id, 'documents', { strand: strandId })}>Documents of the archive</Button>
            }
          />
        ) : null}
        {revisions.length > 0 ? (
          <DocumentHistory
            archive={archive}
            documentId={documentId}
            history={revisions}
            page={search.page ?? 1}
            onPage={(page) => {
              void navigate({ search: (now) => ({ ...now, page: page === 1 ? undefined : page }) });
            }}
          />
        ) : null}
      </SpaceBetween>
    </ContentLayout>
  );
}

function nothingText({ judged, strand }: ReadyArchive): string {
  const missing = judged?.verdict?.coverage.some(({ state }) => state === 'missing') === true;
  return `None of the blocks ${strand.first.toLocaleString('en')}–${strand.last.toLocaleString('en')} that are here shows a revision of it.${
    missing ? ' Blocks are missing: it may be in those.' : ''
  }`;
}
