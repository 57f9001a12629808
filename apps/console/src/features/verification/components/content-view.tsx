import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { IonText, IonTree } from '@qldb-console/ion-view';
import type { ParsedBlock, ParsedRevision } from '@qldb-console/journal';

interface Props {
  what: 'revision' | 'block';
  of: ParsedRevision | ParsedBlock;
}

/** What was judged, as typed values and as the Ion text that was received. */
export function ContentView({ what, of: { value, source } }: Props) {
  const title = `The ${what} that was judged`;
  // The reader's format is told by the first bytes: Ion binary begins with its version marker.
  const text = source[0] === 0xe0 ? undefined : source;
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <Tabs
        ariaLabel={title}
        tabs={[
          { id: 'tree', label: 'Tree', content: <IonTree value={value} label={title} /> },
          {
            id: 'text',
            label: 'Ion text',
            content: <IonText value={value} source={text} label={`${title}, Ion text`} />,
          },
        ]}
      />
    </Container>
  );
}
