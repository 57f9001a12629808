import Header from '@cloudscape-design/components/header';

export function KeysPage() {
  return <Header variant="h1">Keys</Header>;
}
