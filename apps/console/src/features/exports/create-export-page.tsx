import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function CreateExportPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
