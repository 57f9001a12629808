export function VerificationPage() {
  return <h1>Verification</h1>;
}
