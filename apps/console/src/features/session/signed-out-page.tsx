import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { signInHref } from '../../lib/session/sign-in.ts';
import { LocalWork } from './components/local-work.tsx';
import { takeRevocation } from './model/sign-out.ts';
import { signedOutText } from './model/signed-out-text.ts';

const route = getRouteApi('/signed-out');

/** Where a sign-out, or a sign-in that did not succeed, ends. */
export function SignedOutPage() {
  const { reason } = route.useSearch();
  const { title, text, action, wrong } = signedOutText(reason);
  const [revocation] = useState(takeRevocation);
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <SpaceBetween size="l">
        {revocation === 'failed' ? (
          <Alert type="warning" statusIconAriaLabel="Warning" header="Your organisation could not be told">
            This browser is signed out. The session was not taken back at the sign-in page of your organisation, because
            it did not answer: if this is a shared computer, sign out there too.
          </Alert>
        ) : null}
        <Container>
          <SpaceBetween size="m">
            <Box variant="p">{text}</Box>
            <Button variant={wrong ? 'primary' : 'normal'} href={signInHref()}>
              {action}
            </Button>
          </SpaceBetween>
        </Container>
        <LocalWork />
      </SpaceBetween>
    </ContentLayout>
  );
}
