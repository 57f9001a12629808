import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@qldb-console/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { api } from '../../lib/api-client.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { linkToken } from '../../lib/session/link-token.ts';
import { useSession } from '../../lib/session.ts';
import { LocalWork } from './components/local-work.tsx';

/** Where an auditor link leads: its token becomes a session that sees what the link is for. */
export function LinkPage() {
  const token = linkToken();
  const session = useSession();
  const opening = useMutation({
    mutationFn: (given: string) => api.openLink(given),
    // Everything that was asked before was asked by somebody else.
    onSuccess: () => globalThis.location.replace(pagePaths.start()),
  });
  const { mutate } = opening;
  const begun = useRef(false);
  const caller = session.data?.caller;
  // Whoever is signed in is asked: opening the link ends the session there is.
  const isFree = !session.isPending && (caller === undefined || caller.kind === 'link');
  useEffect(() => {
    if (!isFree || token === undefined || begun.current) return;
    begun.current = true;
    mutate(token);
  }, [isFree, token, mutate]);

  if (token === undefined)
    return (
      <Frame>
        <Alert type="warning" statusIconAriaLabel="Warning" header="The link is not complete">
          An auditor link ends with a long code behind the mark <Box variant="code">#</Box>. Copy it once more, all of
          it, from where you were given it. If you have opened the link in this window before, it has been used:{' '}
          <a href={pagePaths.start()}>go on to what it shows</a>.
        </Alert>
        <LocalWork />
      </Frame>
    );
  if (opening.isError) {
    const refusal = whyRefused(opening.error);
    return (
      <Frame>
        {refusal !== undefined ? (
          <Alert type="error" statusIconAriaLabel="Error" header="The link opens nothing">
            {refusal} Ask whoever gave it to you for another one.
          </Alert>
        ) : (
          <ProblemAlert what="The link could not be opened." error={opening.error} onRetry={() => mutate(token)} />
        )}
        <LocalWork />
      </Frame>
    );
  }
  if (caller?.kind === 'local')
    return (
      <Frame>
        <Alert type="info" statusIconAriaLabel="Info" header="This console has no sign-in">
          Auditor links belong to consoles with sign-in; here everything is open already.{' '}
          <a href={pagePaths.start()}>Go to the ledgers</a>.
        </Alert>
      </Frame>
    );
  if (caller?.kind === 'user' && !begun.current && opening.isIdle)
    return (
      <Frame>
        <Container>
          <SpaceBetween size="m">
            <Box variant="p">
              You are signed in as <Box variant="strong">{caller.name ?? caller.email}</Box>. Opening the link ends that
              session in this browser: you see what an auditor sees, until you sign in again. To keep both, open the
              link in a private window.
            </Box>
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" onClick={() => mutate(token)}>
                Open the link
              </Button>
              <Button href={pagePaths.start()}>Stay signed in</Button>
            </SpaceBetween>
          </SpaceBetween>
        </Container>
      </Frame>
    );
  return (
    <Frame>
      <StatusIndicator type="loading">Opening the link</StatusIndicator>
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Somebody who runs this console lets you look at one ledger or one archive, and verify it yourself."
        >
          Auditor link
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  );
}

/** Why the back end does not take the link; `undefined` where it said nothing about it. */
function whyRefused(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { status, code, detail } = error.problem;
  if (code === 'forbidden') return detail;
  // What has not even the form of a token.
  return status === 400 ? 'It is damaged.' : undefined;
}
