import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { CopyableText } from './copyable-text.tsx';

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
          {onRetry ? (
            <Button iconName="refresh" onClick={onRetry}>
              Retry
            </Button>
          ) : null}
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
        {problem?.requestId ? <CopyableText label="Request id" text={problem.requestId} /> : null}
        {problem?.awsRequestId ? <CopyableText label="AWS request id" text={problem.awsRequestId} /> : null}
      </SpaceBetween>
    </Alert>
  );
}
