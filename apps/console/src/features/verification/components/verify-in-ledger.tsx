import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { HashEncodingSwitch } from '@qldb-console/ion-view';
import { useState } from 'react';
import { RequestInfo } from '../../../components/request-info.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { addressIon, type QldbRequest } from '../../../lib/qldb-request.ts';
import { useEditableAnswers } from '../model/use-editable-answers.ts';
import { DigestField } from './digest-field.tsx';
import { FetchingState } from './fetching-state.tsx';
import { InputsAndVerdict } from './inputs-and-verdict.tsx';
import { QuestionForm } from './question-form.tsx';
import { RedactionHint } from './redaction-hint.tsx';
import { useLedgerQuestion } from './use-ledger-question.ts';

/** The other answers only support these. */
const ASKED_FOR = ['revision', 'block'];

/** Verification of a revision or a block of a ledger: everything is fetched, only the digest is a choice. */
export function VerifyInLedger({ connection, ledger }: { connection: string; ledger: string }) {
  const question = useLedgerQuestion(connection, ledger);
  const { block, document, at, digest, second, take, evidence } = question;
  const [independent, setIndependent] = useState(false);
  const { answers } = evidence;
  const { items, edit, restore } = useEditableAnswers(answers);
  const requests = question.requests + (answers?.requests ?? 0);
  const form = <QuestionForm key={`${block} ${document}`} block={block} document={document} onAsk={question.ask} />;

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
              {at === undefined ? null : (
                <RequestInfo
                  connection={connection}
                  {...requestFor(ledger, at, document, digest && { ...at, sequenceNo: digest.tip.sequenceNo })}
                />
              )}
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
            {at === undefined ? null : (
              <DigestField
                digests={question.digests}
                chosen={digest}
                second={second}
                strandId={at.strandId}
                sequenceNo={at.sequenceNo}
                taking={take.isPending}
                independent={independent}
                onChoose={question.choose}
                onChooseSecond={question.chooseSecond}
                onStateIndependent={setIndependent}
                onTake={question.takeNow}
              />
            )}
            {block === undefined ? (
              form
            ) : (
              <ExpandableSection headerText="Verify another block or document">{form}</ExpandableSection>
            )}
          </SpaceBetween>
        </Container>
        <FetchingState question={question} />
        {block === undefined ? <AskFirst connection={connection} ledger={ledger} /> : null}
        {answers === undefined ? null : (
          <InputsAndVerdict
            items={items}
            asked={answers.asked}
            judgeable={ASKED_FOR}
            independent={independent}
            outdated={evidence.outdated ? 'It was judged against the digest chosen before.' : undefined}
            inputs="below"
            hint={(judgement) => (
              <RedactionHint
                judgement={judgement}
                recordedIn={answers.recordedIn === undefined ? undefined : question.recordedIn}
                onAsk={question.askRecordedIn}
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

/** The request whose answer is judged: for a document its revision, else the block; with the proof up to the digest's tip. */
function requestFor(
  ledger: string,
  at: { strandId: string; sequenceNo: number },
  document: string | undefined,
  tip: { strandId: string; sequenceNo: number } | undefined,
): QldbRequest {
  const input = {
    Name: ledger,
    BlockAddress: addressIon(at.strandId, at.sequenceNo),
    DigestTipAddress: tip && addressIon(tip.strandId, tip.sequenceNo),
  };
  return document === undefined
    ? { operation: 'GetBlock', input }
    : { operation: 'GetRevision', input: { ...input, DocumentId: document } };
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
