import Header from '@cloudscape-design/components/header';

export function EditLedgerPage() {
  return <Header variant="h1">Edit ledger</Header>;
}
