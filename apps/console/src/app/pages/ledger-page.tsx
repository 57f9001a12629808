import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { ShareWithAuditor } from '../../components/share/share-with-auditor.tsx';
import { useLedger } from '../../features/ledgers/api/describe-ledger.ts';
import { ImpairedNote } from '../../features/ledgers/components/impaired-note.tsx';
import { LedgerOverview } from '../../features/ledgers/components/ledger-overview.tsx';
import { useConnection } from '../../lib/connections.ts';
import { laterPart, useLoadedAhead } from '../../lib/later-parts.ts';
import { type LedgerTab, pagePaths } from '../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../lib/session.ts';

const JournalTab = laterPart(() => import('../../features/journal/journal-tab.tsx'), 'JournalTab');
const LedgerDigestsTab = laterPart(() => import('../../features/digests/ledger-digests-tab.tsx'), 'LedgerDigestsTab');
const LedgerExportsTab = laterPart(() => import('../../features/exports/ledger-exports-tab.tsx'), 'LedgerExportsTab');
const LedgerStreamsTab = laterPart(() => import('../../features/streams/ledger-streams-tab.tsx'), 'LedgerStreamsTab');
const TagsPanel = laterPart(() => import('../../components/tags/tags-panel.tsx'), 'TagsPanel');
const DeleteLedgerDialog = lazy(() =>
  import('../../features/ledgers/components/delete-ledger-dialog.tsx').then((module) => ({
    default: module.DeleteLedgerDialog,
  })),
);

/** Where the reader goes from here. */
const AHEAD = [
  () => JournalTab.preload?.(),
  () => LedgerDigestsTab.preload?.(),
  () => LedgerExportsTab.preload?.(),
  () => LedgerStreamsTab.preload?.(),
  () => TagsPanel.preload?.(),
  () => import('../../features/journal/block-page.tsx'),
];

const route = getRouteApi('/connections/$connection/ledgers/$ledger');

/** One ledger: what it is, its journal, its digests. */
export function LedgerPage() {
  useLoadedAhead(AHEAD);
  const { connection, ledger } = route.useParams();
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const navigate = useNavigate();
  const known = useConnection(connection);
  const detail = useLedger(connection, ledger);
  const [deleting, setDeleting] = useState(false);
  const mayChange = usePermission('administer', { connection, ledger });
  const tab: LedgerTab = search.tab ?? 'overview';

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <RequestInfo
                connection={connection}
                operation="DescribeLedger"
                input={{ Name: ledger }}
                // Where the journal ends, and which strand it is, only a digest says.
                also={
                  tab === 'journal' || tab === 'digests' ? [{ operation: 'GetDigest', input: { Name: ledger } }] : []
                }
              />
              <ShareWithAuditor connection={connection} target={{ kind: 'ledger', ledger }} />
              <Button disabled={!detail.isSuccess} {...disabledBy(mayChange)} onClick={() => setDeleting(true)}>
                Delete
              </Button>
              <Button href={pagePaths.editLedger(connection, ledger)} {...disabledBy(mayChange)}>
                Edit
              </Button>
              <Button variant="primary" href={pagePaths.verify(connection, ledger)}>
                Verify
              </Button>
            </SpaceBetween>
          }
        >
          {ledger}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {detail.isError ? (
          <ProblemAlert
            what={`Ledger ${ledger} could not be loaded.`}
            error={detail.error}
            onRetry={() => void detail.refetch()}
            action={<Button href={pagePaths.ledgers(connection)}>All ledgers</Button>}
          />
        ) : null}
        {detail.data ? (
          <ImpairedNote connection={connection} embedded={known?.embedded ?? false} ledger={detail.data} />
        ) : null}
        {detail.isPending ? <StatusIndicator type="loading">Loading the ledger</StatusIndicator> : null}
        {detail.data ? (
          <Tabs
            ariaLabel="Parts of the ledger"
            activeTabId={tab}
            onChange={({ detail: { activeTabId } }) =>
              void setSearch({ search: activeTabId === 'overview' ? {} : { tab: activeTabId as LedgerTab } })
            }
            tabs={[
              {
                id: 'overview',
                label: 'Overview',
                content: (
                  <LedgerOverview
                    ledger={detail.data}
                    connection={known}
                    refresh={
                      <RefreshButton
                        what="ledger"
                        updatedAt={detail.dataUpdatedAt}
                        isFetching={detail.isFetching}
                        onRefresh={() => void detail.refetch()}
                      />
                    }
                  />
                ),
              },
              {
                id: 'journal',
                label: 'Journal',
                content: (
                  <Part>
                    <JournalTab
                      connection={connection}
                      ledger={ledger}
                      embedded={known?.embedded ?? false}
                      at={search.at}
                      order={search.order ?? 'newest'}
                      onSearch={({ at, order }) =>
                        void setSearch({
                          search: { tab: 'journal', at, order: order === 'oldest' ? 'oldest' : undefined },
                        })
                      }
                    />
                  </Part>
                ),
              },
              {
                id: 'digests',
                label: 'Digests',
                content: (
                  <Part>
                    <LedgerDigestsTab connection={connection} ledger={ledger} />
                  </Part>
                ),
              },
              {
                id: 'exports',
                label: 'Exports',
                content: (
                  <Part>
                    <LedgerExportsTab connection={connection} ledger={ledger} />
                  </Part>
                ),
              },
              {
                id: 'streams',
                label: 'Streams',
                content: (
                  <Part>
                    <LedgerStreamsTab connection={connection} ledger={ledger} />
                  </Part>
                ),
              },
              {
                id: 'tags',
                label: 'Tags',
                content: (
                  <Part>
                    <TagsPanel connection={connection} ledger={ledger} arn={detail.data.arn} />
                  </Part>
                ),
              },
            ]}
          />
        ) : null}
      </SpaceBetween>
      {deleting ? (
        <Suspense fallback={null}>
          <DeleteLedgerDialog
            connection={connection}
            ledger={ledger}
            onClose={() => setDeleting(false)}
            onDeleted={() => void navigate({ to: '/connections/$connection/ledgers', params: { connection } })}
          />
        </Suspense>
      ) : null}
    </ContentLayout>
  );
}

/** A tab whose code comes when it is first opened. */
function Part({ children }: { children: ReactNode }) {
  return <Suspense fallback={<StatusIndicator type="loading">Loading</StatusIndicator>}>{children}</Suspense>;
}
