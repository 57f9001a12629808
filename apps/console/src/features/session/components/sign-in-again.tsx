import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { signInBeside, signInHref } from '../../../lib/session/sign-in.ts';

/** Signs in in a window of its own; where the browser opens none, there is a link that leaves this page. */
export function SignInAgain() {
  const [refused, setRefused] = useState(false);
  return (
    <>
      <Button variant="primary" iconName="external" iconAlign="right" onClick={() => setRefused(!signInBeside())}>
        Sign in again
      </Button>
      {refused ? (
        <Box variant="small" display="block">
          The browser opens no new window. <Link href={signInHref()}>Sign in in this one</Link>: what is typed into this
          page is lost.
        </Box>
      ) : null}
    </>
  );
}
