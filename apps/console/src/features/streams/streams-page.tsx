import Alert from '@cloudscape-design/components/alert';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JournalStream } from '@qldb-console/contract';
import { getRouteApi } from '@tanstack/react-router';
import { type PagedList, usePageSize } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useLedgerChoice } from '../ledgers/api/choose-ledger.ts';
import { type StreamsOfAll, useAllStreams } from './api/list-all-streams.ts';
import { useStreams } from './api/list-streams.ts';
import { STREAMS_TABLE, StreamsTable } from './components/streams-table.tsx';

const route = getRouteApi('/connections/$connection/streams');

/** The streams of all ledgers of a connection, or of the one that is chosen. */
export function StreamsPage() {
  const { connection } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { ledger } = search;
  const ofOne = useStreams(connection, ledger, usePageSize(STREAMS_TABLE));
  const ofAll = useAllStreams(connection, ledger === undefined);
  const list = ledger === undefined ? listOfAll(ofAll) : ofOne;
  return (
    <StreamsTable
      connection={connection}
      ledger={ledger}
      variant="full-page"
      list={list}
      scope={
        <SpaceBetween size="s">
          <LedgerScope
            connection={connection}
            ledger={ledger}
            onChange={(next) =>
              void navigate({ search: (now) => ({ ...now, ledger: next, page: undefined }), replace: true })
            }
          />
          {ledger === undefined && ofAll.data ? <Asked all={ofAll.data} onRetry={() => void ofAll.refetch()} /> : null}
        </SpaceBetween>
      }
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}

function listOfAll(query: ReturnType<typeof useAllStreams>): PagedList<JournalStream> {
  const refetch = () => void query.refetch();
  return {
    items: query.data?.streams ?? [],
    hasNextPage: false,
    // Nothing found is told only when every ledger has answered.
    isPending:
      !query.isError && (!query.data || (query.data.streams.length === 0 && query.data.asked < query.data.ledgers)),
    isFetching: query.isFetching,
    isFetchingNextPage: false,
    error: query.error,
    updatedAt: query.dataUpdatedAt,
    fetchNextPage: () => {},
    refetch,
    retry: refetch,
  };
}

const ALL = '';

function LedgerScope(props: { connection: string; ledger: string | undefined; onChange: (ledger?: string) => void }) {
  const choice = useLedgerChoice(props.connection);
  const all = { value: ALL, label: 'All ledgers' };
  return (
    <div className="scope-select">
      <Select
        ariaLabel="Ledger"
        inlineLabelText="Ledger"
        selectedOption={props.ledger === undefined ? all : { value: props.ledger, label: props.ledger }}
        options={[all, ...choice.ledgers.map(({ name }) => ({ value: name, label: name }))]}
        filteringType="auto"
        filteringAriaLabel="Find a ledger"
        statusType={choice.status}
        loadingText="Loading ledgers"
        errorText="The ledgers could not be loaded."
        recoveryText="Retry"
        onLoadItems={({ detail }) => {
          if (detail.samePage) choice.onRetry();
          else if (!detail.firstPage) choice.onLoadMore();
        }}
        onChange={({ detail }) => props.onChange(detail.selectedOption.value || undefined)}
      />
    </div>
  );
}

/** QLDB has no list of all streams: how many ledgers were asked, and which did not answer. */
function Asked({ all, onRetry }: { all: StreamsOfAll; onRetry: () => void }) {
  const { asked, ledgers, failed, truncated } = all;
  return (
    <>
      {asked < ledgers ? (
        <StatusIndicator type="loading">
          {asked} of {ledgers} ledgers asked
        </StatusIndicator>
      ) : null}
      {failed[0] ? (
        <ProblemAlert
          what={`The streams of ${failed.map(({ ledger }) => ledger).join(', ')} are not in this list.`}
          error={failed[0].error}
          onRetry={onRetry}
        />
      ) : null}
      {truncated ? (
        <Alert type="warning" statusIconAriaLabel="Warning">
          There are more ledgers than are asked at once: this list covers the first {ledgers}. Choose a ledger to see
          the streams of any other.
        </Alert>
      ) : null}
    </>
  );
}
