import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function ExportObjectPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
