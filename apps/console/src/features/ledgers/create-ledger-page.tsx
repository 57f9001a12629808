export function CreateLedgerPage() {
  return <h1>Create ledger</h1>;
}
