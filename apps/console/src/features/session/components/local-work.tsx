import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { pagePaths } from '../../../lib/page-paths.ts';

/** What can be done without anybody's leave: files are judged in this browser, and sent nowhere. */
export function LocalWork() {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Files are read and judged in this browser. Nothing is sent anywhere, so nobody has to sign in for it."
        >
          Without signing in
        </Header>
      }
    >
      <ul className="plain-list">
        <li>
          <Link href={pagePaths.bringYourOwn()}>Verify a document or a block from files</Link>
        </li>
        <li>
          <Link href={pagePaths.archives()}>Judge an exported journal</Link>, from a folder of this computer or from the
          samples
        </li>
        <li>
          <Link href={pagePaths.digests()}>See the digests saved in this browser</Link>
        </li>
      </ul>
    </Container>
  );
}
