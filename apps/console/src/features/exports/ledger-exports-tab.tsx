import StatusIndicator from '@cloudscape-design/components/status-indicator';

interface Props {
  connection: string;
  ledger: string;
}

export function LedgerExportsTab({ ledger }: Props) {
  return <StatusIndicator type="loading">Loading {ledger}</StatusIndicator>;
}
