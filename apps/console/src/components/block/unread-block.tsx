import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { VisibleText } from '@qldb-console/ion-view';

const AROUND = 400;

/** The bytes around the place where reading stopped, as text. */
export function UnreadBlock({ source, at }: { source: Uint8Array; at: number }) {
  const decoder = new TextDecoder();
  const before = decoder.decode(source.subarray(Math.max(0, at - AROUND), at));
  const after = decoder.decode(source.subarray(at, at + AROUND));
  return (
    <Container header={<Header variant="h2">Around byte {at}</Header>}>
      <pre className="unread-block">
        <VisibleText text={before} />
        <mark>
          <VisibleText text={after.slice(0, 1)} />
        </mark>
        <VisibleText text={after.slice(1)} />
      </pre>
    </Container>
  );
}
