import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function ExportPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
