import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { pagePaths } from '../../lib/page-paths.ts';
import { tellSession } from '../../lib/session/session-channel.ts';
import { useSession } from '../../lib/session.ts';

/** Where a sign-in in a window of its own ends: it tells the page that asked for it, and goes. */
export function SignedInPage() {
  const session = useSession();
  const done = session.data?.caller.kind === 'user';
  useEffect(() => {
    if (!done) return;
    tellSession({ kind: 'signed-in' });
    // Browsers let a page close only windows that a page has opened; where this one stays, it says what to do.
    globalThis.close();
  }, [done]);
  return (
    <ContentLayout header={<Header variant="h1">You are signed in</Header>}>
      <SpaceBetween size="m">
        <Box variant="p">Close this window and go on in the one you came from: everything in it is as you left it.</Box>
        <Button href={pagePaths.start()}>Go to the ledgers</Button>
      </SpaceBetween>
    </ContentLayout>
  );
}
