import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function StreamPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
