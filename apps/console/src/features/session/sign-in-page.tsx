import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { signInHref } from '../../lib/session/sign-in.ts';
import { LocalWork } from './components/local-work.tsx';

/** Stands in the place of every page that needs somebody to be signed in; the address stays, and is returned to. */
export function SignInPage() {
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="This console shows ledgers only to people who have signed in.">
          Sign in
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <Box variant="p">
              You go to the sign-in page of your organisation, and come back to this page when you are done. The console
              never sees your password. Which ledgers you see, and what you may do with them, follows from the groups
              you belong to there.
            </Box>
            <Button variant="primary" href={signInHref()}>
              Sign in
            </Button>
          </SpaceBetween>
        </Container>
        <LocalWork />
      </SpaceBetween>
    </ContentLayout>
  );
}
