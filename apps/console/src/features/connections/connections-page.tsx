import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useConnections } from '../../lib/connections.ts';
import { AddConnection } from './components/add-connection.tsx';
import { ConnectionCard } from './components/connection-card.tsx';

/** More than these are worth a filter. */
const FEW = 4;

/** Every connection the console was started with. */
export function ConnectionsPage() {
  const connections = useConnections();
  const [filter, setFilter] = useState('');
  const all = connections.data ?? [];
  const wanted = filter.trim().toLowerCase();
  const shown = all.filter(({ id, name, endpoint, region, profile = '' }) =>
    [id, name, endpoint, region, profile].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          counter={connections.data ? `(${all.length})` : ''}
          description="Where this console may go: endpoints of the QLDB API, each with a region and credentials. Credentials stay with the back end."
        >
          Connections
        </Header>
      }
    >
      <SpaceBetween size="l">
        {connections.isError ? (
          <ProblemAlert
            what="The connections could not be loaded."
            error={connections.error}
            onRetry={() => void connections.refetch()}
          />
        ) : null}
        {connections.isPending ? <StatusIndicator type="loading">Loading the connections</StatusIndicator> : null}
        {all.length > FEW ? (
          <TextFilter
            filteringText={filter}
            filteringAriaLabel="Find connections"
            filteringPlaceholder="Find connections by name, endpoint, region or profile"
            countText={wanted === '' ? '' : `${shown.length} ${shown.length === 1 ? 'match' : 'matches'}`}
            onChange={({ detail }) => setFilter(detail.filteringText)}
          />
        ) : null}
        {shown.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} />
        ))}
        {connections.data && shown.length === 0 ? (
          all.length === 0 ? (
            <EmptyState title="No connections" text="The console was started without an endpoint to connect to." />
          ) : (
            <EmptyState
              title="No matches"
              text="No connection matches the filter."
              action={<Button onClick={() => setFilter('')}>Clear filter</Button>}
            />
          )
        ) : null}
        <AddConnection />
      </SpaceBetween>
    </ContentLayout>
  );
}
