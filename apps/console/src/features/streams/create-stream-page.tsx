import StatusIndicator from '@cloudscape-design/components/status-indicator';

export function CreateStreamPage() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}
