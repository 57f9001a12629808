export function LedgerDigestsTab(_props: { connection: string; ledger: string }) {
  return null;
}
