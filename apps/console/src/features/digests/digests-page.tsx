export function DigestsPage() {
  return <h1>Digests</h1>;
}
