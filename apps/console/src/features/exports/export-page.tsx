import '@qldb-console/ion-view/ion-view.css';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { pagePaths } from '../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../lib/session.ts';
import { useExport } from './api/describe-export.ts';
import { useExportContents } from './api/export-contents.ts';
import { ExportOverview } from './components/export-overview.tsx';
import { JudgeExport } from './components/judge-export.tsx';
import { ManifestsView } from './components/manifests-view.tsx';
import { ObjectsTable } from './components/objects-table.tsx';
import { isRunning } from './model/export-status.ts';

const route = getRouteApi('/connections/$connection/ledgers/$ledger/exports/$exportId');

/** One export: what was ordered, how far it is, and what lies in the bucket. */
export function ExportPage() {
  const { connection, ledger, exportId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayExport = usePermission('operate', { connection, ledger });
  const one = useExport(connection, ledger, exportId);
  const contents = useExportContents(connection, ledger, exportId, one.data?.status);
  const refreshContents = (
    <RefreshButton
      what="objects"
      updatedAt={contents.dataUpdatedAt}
      isFetching={contents.isFetching}
      onRefresh={() => void contents.refetch()}
    />
  );

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <RequestInfo
                connection={connection}
                operation="DescribeJournalS3Export"
                input={{ Name: ledger, ExportId: exportId }}
              />
              <Button
                variant="primary"
                href={pagePaths.createExport(connection, { ledger })}
                {...disabledBy(mayExport)}
              >
                Create export
              </Button>
            </SpaceBetween>
          }
        >
          Export {exportId}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {one.isError ? (
          <ProblemAlert
            what={`Export ${exportId} could not be loaded.`}
            error={one.error}
            onRetry={() => void one.refetch()}
            action={<Button href={pagePaths.exports(connection)}>All exports</Button>}
          />
        ) : null}
        {one.isPending ? <StatusIndicator type="loading">Loading the export</StatusIndicator> : null}
        {one.data ? (
          <>
            <ExportOverview
              connection={connection}
              one={one.data}
              refresh={
                <RefreshButton
                  what="export"
                  updatedAt={one.dataUpdatedAt}
                  isFetching={one.isFetching}
                  onRefresh={() => void one.refetch()}
                />
              }
            />
            {contents.isError ? (
              <ProblemAlert
                what="What lies in the bucket could not be listed."
                error={contents.error}
                onRetry={() => void contents.refetch()}
              />
            ) : null}
            {contents.isPending ? <StatusIndicator type="loading">Listing the bucket</StatusIndicator> : null}
            {contents.data ? (
              <Tabs
                ariaLabel="What the export wrote"
                activeTabId={search.tab ?? 'objects'}
                onChange={({ detail }) =>
                  void navigate({ search: detail.activeTabId === 'manifests' ? { tab: 'manifests' } : {} })
                }
                tabs={[
                  {
                    id: 'objects',
                    label: 'Objects',
                    content: (
                      <SpaceBetween size="l">
                        {isRunning(one.data.status) ? null : (
                          <JudgeExport
                            key={exportId}
                            connection={connection}
                            ledger={ledger}
                            exportId={exportId}
                            contents={contents.data}
                          />
                        )}
                        <ObjectsTable
                          connection={connection}
                          ledger={ledger}
                          exportId={exportId}
                          contents={contents.data}
                          running={isRunning(one.data.status)}
                          page={search.page ?? 1}
                          refresh={refreshContents}
                          onPage={(page) => void navigate({ search: page === 1 ? {} : { page } })}
                        />
                      </SpaceBetween>
                    ),
                  },
                  { id: 'manifests', label: 'Manifests', content: <ManifestsView contents={contents.data} /> },
                ]}
              />
            ) : null}
          </>
        ) : null}
      </SpaceBetween>
    </ContentLayout>
  );
}
