export function VerifyInLedger(_props: { connection: string; ledger: string }) {
  return null;
}
