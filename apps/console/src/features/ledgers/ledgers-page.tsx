export function LedgersPage() {
  return <h1>Ledgers</h1>;
}
