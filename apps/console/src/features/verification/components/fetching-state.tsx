import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { useLedgerQuestion } from './use-ledger-question.ts';

/** What is being fetched, what could not be fetched, and what of the question cannot be answered. */
export function FetchingState({ question }: { question: ReturnType<typeof useLedgerQuestion> }) {
  const { block, document, at, digest, take, strand, evidence, namedUnfit } = question;
  const { query } = evidence;
  const fetching = take.isPending
    ? 'Fetching a digest of the journal as it is now'
    : query.isFetching || strand.isFetching
      ? 'Fetching the proof from the ledger'
      : undefined;
  const outOfReach = at !== undefined && digest === undefined && take.isSuccess;
  const failed = take.isError || strand.isError || (query.isError && digest !== undefined);
  if (fetching === undefined && !namedUnfit && !outOfReach && !failed) return null;
  return (
    <SpaceBetween size="m">
      {namedUnfit ? (
        <Alert type="warning" statusIconAriaLabel="Warning">
          The digest named in the address does not cover block {block}; another one is used.
        </Alert>
      ) : null}
      {take.isError ? (
        <ProblemAlert what="A digest could not be fetched" error={take.error} onRetry={question.takeNow} />
      ) : null}
      {outOfReach ? (
        <Alert type="warning" statusIconAriaLabel="Warning" header={`Block ${block} is not in the journal`}>
          The digest fetched just now does not cover it: the journal of this ledger ends before that block, or the
          strand in the address is not its strand.
        </Alert>
      ) : null}
      {strand.isError ? (
        <ProblemAlert
          what="The journal’s strand could not be found out"
          error={strand.error}
          onRetry={() => strand.refetch()}
        />
      ) : null}
      {query.isError && digest !== undefined ? (
        <ProblemAlert
          what={document === undefined ? 'The block could not be fetched' : 'The revision could not be fetched'}
          error={query.error}
          onRetry={() => query.refetch()}
        />
      ) : null}
      <div role="status">
        {fetching === undefined ? null : <StatusIndicator type="loading">{fetching}</StatusIndicator>}
      </div>
    </SpaceBetween>
  );
}
