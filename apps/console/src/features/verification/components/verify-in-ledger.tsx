import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { HashEncodingSwitch } from '@qldb-console/ion-view';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useTakeDigest } from '../../digests/api/take-digest.ts';
import { isShipped, useDigests } from '../../digests/model/digests.ts';
import { useLedgerEvidence } from '../api/ledger-evidence.ts';
import { useLedgerStrand } from '../api/ledger-strand.ts';
import { chooseDigest, covers } from '../model/choose-digest.ts';
import { useEditableAnswers } from '../model/use-editable-answers.ts';
import { DigestField } from './digest-field.tsx';
import { InputsAndVerdict } from './inputs-and-verdict.tsx';
import { QuestionForm } from './question-form.tsx';
import { RedactionHint } from './redaction-hint.tsx';

/** The other answers only support these. */
const ASKED_FOR = ['revision', 'block'];
const route = getRouteApi('/connections/$connection/ledgers/$ledger/verify');

/** Verification of a revision or a block of a ledger: everything is fetched, only the digest is a choice. */
export function VerifyInLedger({ connection, ledger }: { connection: string; ledger: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { block, document } = search;
  const allDigests = useDigests();
  const named = allDigests.find(({ id }) => id === search.digest);
  // A link may leave the strand out: a ledger has one, and the newest digest names it.
  const strand = useLedgerStrand(connection, ledger, search.strand === undefined && block !== undefined);
  const strandId = search.strand ?? strand.data;
  const digests = allDigests.filter((digest) => strandId === undefined || digest.tip.strandId === strandId);
  const usable = strandId !== undefined && block !== undefined;
  const chosen = !usable
    ? undefined
    : named !== undefined && covers(named, strandId, block)
      ? named
      : chooseDigest(digests, strandId, block, isShipped);

  const take = useTakeDigest(connection, ledger);
  const choose = (digest: string) => navigate({ search: (before) => ({ ...before, digest }), replace: true });
  const takeNow = () => take.mutate(undefined, { onSuccess: choose });
  useTakeWhenNoneCovers(usable && chosen === undefined ? `${strandId} ${block}` : undefined, takeNow);

  const evidence = useLedgerEvidence(
    chosen && usable
      ? {
          connection,
          ledger,
          strandId,
          sequenceNo: block,
          documentId: document,
          recordedIn: search.recordedIn,
          digest: chosen,
        }
      : undefined,
  );
  const answers = usable ? evidence.data : undefined;
  const { items, edit, restore } = useEditableAnswers(answers);
  const asked = useMemo(
    () =>
      strandId === undefined || block === undefined
        ? undefined
        : { address: { strandId, sequenceNo: block }, documentId: document },
    [strandId, block, document],
  );
  const requests =
    (answers?.requests ?? 0) + (take.isSuccess ? 1 : 0) + (search.strand === undefined && strand.data ? 1 : 0);

  const form = (
    <QuestionForm
      key={`${block} ${document}`}
      block={block}
      document={document}
      onAsk={(question) =>
        navigate({
          search: (before) => ({
            strand: before.strand,
            digest: before.digest,
            block: question.block,
            document: question.document,
          }),
        })
      }
    />
  );

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <>
              In ledger {ledger}. Hashes and proof are computed again in this browser; what the ledger answers is only
              input.
            </>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <HashEncodingSwitch />
              {block === undefined ? null : (
                <Button href={pagePaths.block(connection, ledger, block)}>Open block {block}</Button>
              )}
            </SpaceBetween>
          }
        >
          {titleOf(block, document)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            {usable ? (
              <DigestField
                digests={digests}
                chosen={chosen}
                strandId={strandId}
                sequenceNo={block}
                taking={take.isPending}
                onChoose={choose}
                onTake={takeNow}
              />
            ) : null}
            {block === undefined ? (
              form
            ) : (
              <ExpandableSection headerText="Verify another block or document">{form}</ExpandableSection>
            )}
          </SpaceBetween>
        </Container>
        {named !== undefined && usable && chosen !== named ? (
          <Alert type="warning" statusIconAriaLabel="Warning">
            The digest named in the address does not cover block {block}; another one is used.
          </Alert>
        ) : null}
        {take.isError ? (
          <ProblemAlert what="A digest could not be fetched" error={take.error} onRetry={takeNow} />
        ) : null}
        {usable && chosen === undefined && take.isSuccess ? (
          <Alert type="warning" statusIconAriaLabel="Warning" header={`Block ${block} is not in the journal`}>
            The digest fetched just now does not reach that far. The journal grows with every transaction; try again
            later, or name another block.
          </Alert>
        ) : null}
        {strand.isError ? (
          <ProblemAlert
            what="The journal’s strand could not be found out"
            error={strand.error}
            onRetry={() => strand.refetch()}
          />
        ) : null}
        {evidence.isError ? (
          <ProblemAlert
            what={document === undefined ? 'The block could not be fetched' : 'The revision could not be fetched'}
            error={evidence.error}
            onRetry={() => evidence.refetch()}
            action={items.length === 0 ? undefined : <Box variant="span">What stands below is the verdict before.</Box>}
          />
        ) : null}
        {block === undefined ? <AskFirst connection={connection} ledger={ledger} /> : null}
        {evidence.isFetching || take.isPending ? (
          <div role="status">
            <StatusIndicator type="loading">
              {take.isPending ? 'Fetching a digest of the journal as it is now' : 'Fetching the proof from the ledger'}
            </StatusIndicator>
          </div>
        ) : null}
        {items.length === 0 ? null : (
          <InputsAndVerdict
            items={items}
            asked={asked}
            judgeable={ASKED_FOR}
            inputs="below"
            hint={(judgement) => (
              <RedactionHint
                judgement={judgement}
                recordedIn={answers?.recordedIn === undefined ? undefined : search.recordedIn}
                onAsk={(recordedIn) => navigate({ search: (before) => ({ ...before, recordedIn }), replace: true })}
              />
            )}
            requests={requests === 1 ? '1 request sent' : `${requests} requests sent`}
            onEdit={edit}
            onRestore={restore}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

function titleOf(block: number | undefined, document: string | undefined): string {
  if (block === undefined) return 'Verification';
  return document === undefined ? `Verification of block ${block}` : `Verification of document ${document}`;
}

function AskFirst({ connection, ledger }: { connection: string; ledger: string }) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="s">
        <Box variant="strong">What is to be verified?</Box>
        <Box variant="p">
          Name a block above, or look for it in the journal: every block and every revision has a button that brings you
          back here with everything filled in.
        </Box>
        <Button href={pagePaths.journal(connection, ledger)}>Open the journal</Button>
      </SpaceBetween>
    </Box>
  );
}

/** Fetches a digest by itself, once for each question that no known digest covers. */
function useTakeWhenNoneCovers(question: string | undefined, takeNow: () => void): void {
  const asked = useRef<string>(undefined);
  const latest = useRef(takeNow);
  useEffect(() => {
    latest.current = takeNow;
  });
  useEffect(() => {
    if (question === undefined || question === asked.current) return;
    asked.current = question;
    latest.current();
  }, [question]);
}
