import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { RequestInfo } from '../../components/request-info.tsx';
import { TagsPanel } from '../../components/tags/tags-panel.tsx';
import { useConnection } from '../../lib/connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../lib/session.ts';
import { useStream } from './api/describe-stream.ts';
import { ImpairmentAlert } from './components/impairment-alert.tsx';
import { StreamOverview } from './components/stream-overview.tsx';
import { isLive } from './model/stream-status.ts';

const CancelStreamDialog = lazy(() =>
  import('./components/cancel-stream-dialog.tsx').then((module) => ({ default: module.CancelStreamDialog })),
);
const LiveRecords = lazy(() =>
  import('./components/live-records.tsx').then((module) => ({ default: module.LiveRecords })),
);
const route = getRouteApi('/connections/$connection/ledgers/$ledger/streams/$streamId');

/** One stream: what was ordered, how it is, and its records as they arrive in Kinesis. */
export function StreamPage() {
  const { connection, ledger, streamId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const known = useConnection(connection);
  const stream = useStream(connection, ledger, streamId);
  const [canceling, setCanceling] = useState(false);
  const mayCancel = usePermission('operate', { connection, ledger });
  // What the Kinesis data stream carries need not be this ledger's alone.
  const mayFollow = usePermission('view', { connection, ledger, whole: true });
  const live = stream.data !== undefined && isLive(stream.data.status);
  const arn = stream.data?.arn;

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <RequestInfo
                connection={connection}
                operation="DescribeJournalKinesisStream"
                input={{ LedgerName: ledger, StreamId: streamId }}
              />
              <Button
                disabled={!live}
                {...(stream.data && !live ? { disabledReason: 'It has ended already' } : disabledBy(mayCancel))}
                onClick={() => setCanceling(true)}
              >
                Cancel stream
              </Button>
            </SpaceBetween>
          }
        >
          Stream {stream.data?.streamName ?? streamId}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {stream.isError ? (
          <ProblemAlert
            what={`Stream ${streamId} could not be loaded.`}
            error={stream.error}
            onRetry={() => void stream.refetch()}
            action={<Button href={pagePaths.streams(connection)}>All streams</Button>}
          />
        ) : null}
        {stream.isPending ? <StatusIndicator type="loading">Loading the stream</StatusIndicator> : null}
        {stream.data ? (
          <>
            <ImpairmentAlert stream={stream.data} />
            <Tabs
              ariaLabel="Parts of the stream"
              activeTabId={search.tab ?? 'overview'}
              onChange={({ detail }) => {
                const tab =
                  detail.activeTabId === 'records' || detail.activeTabId === 'tags' ? detail.activeTabId : undefined;
                void navigate({ search: tab === undefined ? {} : { tab } });
              }}
              tabs={[
                {
                  id: 'overview',
                  label: 'Overview',
                  content: (
                    <StreamOverview
                      connection={connection}
                      stream={stream.data}
                      refresh={
                        <RefreshButton
                          what="stream"
                          updatedAt={stream.dataUpdatedAt}
                          isFetching={stream.isFetching}
                          onRefresh={() => void stream.refetch()}
                        />
                      }
                    />
                  ),
                },
                {
                  id: 'records',
                  label: 'Live records',
                  content: mayFollow.allowed ? (
                    <Suspense fallback={<StatusIndicator type="loading">Loading</StatusIndicator>}>
                      <LiveRecords
                        key={streamId}
                        connection={connection}
                        stream={stream.data}
                        embedded={known?.embedded ?? false}
                      />
                    </Suspense>
                  ) : (
                    <EmptyState
                      title="The records cannot be shown"
                      text={`${mayFollow.reason} The Kinesis data stream may carry records of others too.`}
                    />
                  ),
                },
                {
                  id: 'tags',
                  label: 'Tags',
                  content:
                    arn === undefined ? (
                      <EmptyState title="No tags" text="The service does not tell the ARN that tags hang on." />
                    ) : (
                      <TagsPanel connection={connection} ledger={ledger} arn={arn} />
                    ),
                },
              ]}
            />
          </>
        ) : null}
      </SpaceBetween>
      {canceling && stream.data ? (
        <Suspense fallback={null}>
          <CancelStreamDialog
            connection={connection}
            ledger={ledger}
            streamId={streamId}
            streamName={stream.data.streamName}
            onClose={() => setCanceling(false)}
          />
        </Suspense>
      ) : null}
    </ContentLayout>
  );
}
