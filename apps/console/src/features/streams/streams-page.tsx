import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function StreamsPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
