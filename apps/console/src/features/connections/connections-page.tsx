import Header from '@cloudscape-design/components/header';

export function ConnectionsPage() {
  return <Header variant="h1">Connections</Header>;
}
