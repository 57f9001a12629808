import { getRouteApi } from '@tanstack/react-router';
import { usePageSize } from '../../components/paged-table.tsx';
import { useStreams } from './api/list-streams.ts';
import { STREAMS_TABLE, StreamsTable } from './components/streams-table.tsx';

const route = getRouteApi('/connections/$connection/ledgers/$ledger');

/** The streams of one ledger. */
export function LedgerStreamsTab({ connection, ledger }: { connection: string; ledger: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useStreams(connection, ledger, usePageSize(STREAMS_TABLE));
  return (
    <StreamsTable
      connection={connection}
      ledger={ledger}
      variant="container"
      list={list}
      search={search}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
    />
  );
}
