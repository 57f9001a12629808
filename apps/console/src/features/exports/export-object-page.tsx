import '@qldb-console/ion-view/ion-view.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { JournalError } from '@qldb-console/journal';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { api } from '../../lib/api-client.ts';
import { formatByteSize } from '../../lib/byte-size.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { useExport } from './api/describe-export.ts';
import { useExportContents } from './api/export-contents.ts';
import { type Progress, useExportObject } from './api/export-object.ts';
import { JudgeObject } from './components/judge-object.tsx';
import { fileName } from './model/file-name.ts';
import { neighboursOf } from './model/neighbours.ts';
import { lastBlock, type OpenedObject, openObject } from './model/opened-object.ts';

const route = getRouteApi('/connections/$connection/ledgers/$ledger/exports/$exportId/object');

/** One object of an export: downloaded, taken apart, and every block in it judged here. */
export function ExportObjectPage() {
  const { connection, ledger, exportId } = route.useParams();
  const search = route.useSearch();
  const { key } = search;
  if (key === undefined)
    return (
      <EmptyState
        title="No object is named"
        text="The address of this page names no object of the export."
        action={<Button href={pagePaths.export(connection, ledger, exportId)}>All objects of the export</Button>}
      />
    );
  return <ObjectPage key={key} connection={connection} ledger={ledger} exportId={exportId} object={key} />;
}

interface Props {
  connection: string;
  ledger: string;
  exportId: string;
  object: string;
}

function ObjectPage({ connection, ledger, exportId, object }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const status = useExport(connection, ledger, exportId).data?.status;
  const contents = useExportContents(connection, ledger, exportId, status);
  const { previous, next, adjoins } = neighboursOf(contents.data, object);
  const question = { connection, ledger, exportId, key: object };
  const bytes = useExportObject(question);
  const before = useExportObject(adjoins && previous !== undefined ? { ...question, key: previous } : undefined);
  const opened = useMemo(() => bytes.data && open(object, bytes.data), [object, bytes.data]);
  const predecessor = useMemo(() => {
    if (previous === undefined || !before.data) return undefined;
    const result = open(previous, before.data);
    return 'opened' in result ? lastBlock(result.opened) : undefined;
  }, [previous, before.data]);
  const waitsForNeighbour = contents.isPending || (adjoins && before.isPending);
  const link = (key: string | undefined) =>
    key === undefined ? {} : { href: pagePaths.exportObject(connection, ledger, exportId, { key }) };

  return (
    <StoredHashEncoding>
      <ContentLayout
        header={
          <Header
            variant="h1"
            description={
              <span className="hash-value">
                <VisibleText text={object} />
                {bytes.data ? `, ${formatByteSize(bytes.data.length)}` : ''}
                {opened && 'opened' in opened ? `, ${FORMATS[opened.opened.parsed.format]}` : ''}
              </span>
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="angle-left" disabled={previous === undefined} {...link(previous)}>
                  Previous object
                </Button>
                <Button iconName="angle-right" iconAlign="right" disabled={next === undefined} {...link(next)}>
                  Next object
                </Button>
                <Button
                  iconName="download"
                  href={api.exportObjectPath(connection, ledger, exportId, object)}
                  download={fileName(object)}
                >
                  Download
                </Button>
              </SpaceBetween>
            }
          >
            {fileName(object)}
          </Header>
        }
      >
        <SpaceBetween size="l">
          {bytes.isError ? (
            <ProblemAlert
              what="The object could not be loaded."
              error={bytes.error}
              onRetry={() => void bytes.refetch()}
              action={<Button href={pagePaths.export(connection, ledger, exportId)}>All objects of the export</Button>}
            />
          ) : null}
          {before.isError ? (
            <ProblemAlert
              what="The object before this one could not be loaded, so the link of the first block is not checked."
              error={before.error}
              onRetry={() => void before.refetch()}
            />
          ) : null}
          {bytes.isPending && !bytes.isError ? <Download progress={bytes.progress} /> : null}
          {bytes.data && waitsForNeighbour ? (
            <StatusIndicator type="loading">
              Loading the object before this one, for the link of the first block
            </StatusIndicator>
          ) : null}
          {opened && 'error' in opened ? (
            <Alert type="error" statusIconAriaLabel="Error" header="This object cannot be taken apart">
              <VisibleText text={opened.error.message} /> ({opened.error.code}, at byte {opened.error.at}). Nothing in
              it was verified.
            </Alert>
          ) : null}
          {opened && 'opened' in opened && !waitsForNeighbour ? (
            <JudgeObject
              connection={connection}
              ledger={ledger}
              exportId={exportId}
              opened={opened.opened}
              previous={predecessor}
              page={search.page ?? 1}
              at={search.at}
              lens={search.lens ?? 'tree'}
              revision={search.revision}
              onPage={(page) => void navigate({ search: { key: object, ...(page === 1 ? {} : { page }) } })}
              onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
            />
          ) : null}
        </SpaceBetween>
      </ContentLayout>
    </StoredHashEncoding>
  );
}

const FORMATS = { text: 'Ion text', binary: 'Ion binary', 'json-lines': 'JSON Lines' } as const;

function Download({ progress }: { progress: Progress | undefined }) {
  const { received = 0, total } = progress ?? {};
  if (total === undefined || total === 0)
    return (
      <StatusIndicator type="loading">
        Loading the object{received > 0 ? `: ${formatByteSize(received)}` : ''}
      </StatusIndicator>
    );
  return (
    <ProgressBar
      value={Math.floor((received / total) * 100)}
      label="Loading the object"
      description={`${formatByteSize(received)} of ${formatByteSize(total)}`}
    />
  );
}

function open(key: string, bytes: Uint8Array): { opened: OpenedObject } | { error: JournalError } {
  try {
    return { opened: openObject(key, bytes) };
  } catch (error) {
    if (error instanceof JournalError) return { error };
    throw error;
  }
}
