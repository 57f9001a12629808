import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError, type Problem } from '@qldb-console/contract';
import { type ReactNode, useEffect, useState } from 'react';
import { retryAfterMs } from '../lib/retry-after.ts';
import { CopyableText } from './copyable-text.tsx';

/** What to do about it, where the problem itself does not say. */
const ADVICE: Partial<Record<Problem['code'], string>> = {
  'rate-limited':
    'The console takes only so many requests of one person, so that it answers everybody. Archives that are being read go on by themselves.',
  'sign-in-required': 'Sign in again; what stands on this page stays.',
  'session-expired': 'The session could not be renewed just now. You need not sign in again: retry in a moment.',
};

interface Props {
  /** What could not be done, one sentence. */
  what: string;
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Another way on. */
  action?: ReactNode;
}

/** An error with everything the reader needs to act on it or to ask about it: AWS's name, message, request ids, retry. */
export function ProblemAlert({ what, error, onRetry, action }: Props) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <Alert
      type="error"
      statusIconAriaLabel="Error"
      header={what}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {action}
          {onRetry ? <RetryButton key={problem?.requestId} waitMs={retryAfterMs(error)} onRetry={onRetry} /> : null}
        </SpaceBetween>
      }
    >
      <SpaceBetween size="xxs">
        {problem ? (
          <Box variant="span">
            {problem.awsError ? <Box variant="strong">{problem.awsError}: </Box> : null}
            {problem.detail ?? problem.title}
          </Box>
        ) : (
          <Box variant="span">The console met an error of its own. Reload the page; nothing was changed.</Box>
        )}
        {problem?.code === 'upstream-unreachable' && problem.status === 0 ? (
          <Box variant="span">Check that the console is still running where it was started.</Box>
        ) : null}
        {problem && ADVICE[problem.code] ? <Box variant="span">{ADVICE[problem.code]}</Box> : null}
        {problem?.requestId ? <CopyableText label="Request id" text={problem.requestId} /> : null}
        {problem?.awsRequestId ? <CopyableText label="AWS request id" text={problem.awsRequestId} /> : null}
      </SpaceBetween>
    </Alert>
  );
}

/** Rests for as long as the back end asked to be left alone. */
function RetryButton({ waitMs, onRetry }: { waitMs: number | undefined; onRetry: () => void }) {
  const [until] = useState(() => Date.now() + (waitMs ?? 0));
  const [now, setNow] = useState(() => Date.now());
  const left = Math.ceil((until - now) / 1_000);
  const rests = left > 0;
  useEffect(() => {
    if (!rests) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [rests]);
  return (
    <Button iconName="refresh" disabled={rests} onClick={onRetry}>
      {rests ? `Retry in ${left} ${left === 1 ? 'second' : 'seconds'}` : 'Retry'}
    </Button>
  );
}
