import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function PageLoading() {
  return (
    <div className="page-state">
      <StatusIndicator type="loading">Loading the page</StatusIndicator>
    </div>
  );
}
