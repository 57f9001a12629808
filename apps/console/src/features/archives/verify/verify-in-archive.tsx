import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { HashEncodingSwitch } from '@qldb-console/ion-view';
import { useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { archiveTitle } from '../../../lib/archive-id.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { DigestField } from '../../verification/components/digest-field.tsx';
import { InputsAndVerdict } from '../../verification/components/inputs-and-verdict.tsx';
import { QuestionForm } from '../../verification/components/question-form.tsx';
import { RedactionHint } from '../../verification/components/redaction-hint.tsx';
import type { AnswerNames } from '../../verification/model/ledger-answers.ts';
import { useEditableAnswers } from '../../verification/model/use-editable-answers.ts';
import { NotIndexedYet } from '../components/not-indexed-yet.tsx';
import { SampleDigests } from '../components/sample-digests.tsx';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { ArchiveProofNotes } from './archive-proof-notes.tsx';
import { useArchiveQuestion } from './use-archive-question.ts';

/** The other inputs only support these. */
const ASKED_FOR = ['revision', 'block'];
const NAMES: AnswerNames = {
  revision: 'revision from the archive',
  block: 'block from the archive',
  previous: 'the block before, from the archive',
  recordedIn: 'the block that records the redaction, from the archive',
};
const WITH_PROOF: AnswerNames = { ...NAMES, revision: 'revision from the archive, proof made here' };
const BLOCK_WITH_PROOF: AnswerNames = { ...NAMES, block: 'block from the archive, proof made here' };

/** Verification of a revision or a block of an archive: block and proof come from its files, the digest from outside. */
export function VerifyInArchive({ archive }: { archive: ReadyArchive }) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const question = useArchiveQuestion(archive);
  const { block, document, digest, second, evidence } = question;
  const [independent, setIndependent] = useState(false);
  const { answers } = evidence;
  const { items, edit, restore } = useEditableAnswers(
    answers,
    answers?.hasProof !== true ? NAMES : document === undefined ? BLOCK_WITH_PROOF : WITH_PROOF,
  );
  const form = <QuestionForm key={`${block} ${document}`} block={block} document={document} onAsk={question.ask} />;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={`In ${archiveTitle(id)}. Block and proof come from the files of the archive, and are computed again in this browser; what anchors the verdict is the digest.`}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <HashEncodingSwitch />
              {block === undefined ? null : (
                <Button href={pagePaths.archiveBlock(id, block, { strand: strandId })}>Open block {block}</Button>
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
            {block === undefined ? null : (
              <DigestField
                digests={question.digests}
                chosen={digest}
                second={second}
                strandId={strandId}
                sequenceNo={block}
                taking={false}
                independent={independent}
                onChoose={question.choose}
                onChooseSecond={question.chooseSecond}
                onStateIndependent={setIndependent}
              />
            )}
            {block === undefined ? (
              form
            ) : (
              <ExpandableSection headerText="Verify another block or document">{form}</ExpandableSection>
            )}
          </SpaceBetween>
        </Container>
        {judged === undefined ? <NotIndexedYet archive={archive} /> : null}
        {block === undefined ? (
          <EmptyState
            title="What is to be verified?"
            text="Name a block above, or look for it in the journal: every block and every revision has a button that brings you back here with everything filled in."
            action={<Button href={pagePaths.archive(id, 'journal', { strand: strandId })}>Open the journal</Button>}
          />
        ) : null}
        {block === undefined || digest !== undefined ? null : (
          <Alert
            type="info"
            statusIconAriaLabel="Info"
            header={`No digest that covers block ${block} is known here`}
            action={<SampleDigests archive={id} strandId={strandId} />}
          >
            An archive has none of its own. Load one above that was saved while the ledger was running, with its tip at
            block {block} or behind it.
          </Alert>
        )}
        <ArchiveProofNotes archive={archive} question={question} />
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
            requests={
              answers.hasProof ? 'the proof made here of the hashes that the archive’s blocks state' : 'without a proof'
            }
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
