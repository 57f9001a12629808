import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function ExportsPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
