import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import type { useArchiveQuestion } from './use-archive-question.ts';

interface Props {
  archive: ReadyArchive;
  question: ReturnType<typeof useArchiveQuestion>;
}

/** What a proof out of the archive is worth, why there is none, and what stands in the way of a verdict. */
export function ArchiveProofNotes({ archive: { id, strand, judged }, question }: Props) {
  const { block, document, digest, anchor, evidence, namedUnfit } = question;
  const { query, answers, notThere } = evidence;
  const tip = digest?.tip.sequenceNo.toLocaleString('en');
  const overview = (
    <Link href={pagePaths.archive(id, undefined, { strand: strand.strandId })}>the verdict on the whole archive</Link>
  );
  return (
    <SpaceBetween size="m">
      {namedUnfit ? (
        <Alert type="warning" statusIconAriaLabel="Warning">
          The digest named in the address does not cover block {block}; another one is used.
        </Alert>
      ) : null}
      {judged !== undefined && query.isFetching ? (
        <StatusIndicator type="loading">Reading the block and making its proof</StatusIndicator>
      ) : null}
      {query.isError ? (
        <Alert
          type="error"
          statusIconAriaLabel="Error"
          header="The archive could not be asked"
          action={<Button onClick={() => void query.refetch()}>Retry</Button>}
        >
          <VisibleText text={query.error.message} />
        </Alert>
      ) : null}
      {notThere === undefined ? null : (
        <Alert
          type="warning"
          statusIconAriaLabel="Warning"
          header={document === undefined ? 'The block cannot be verified' : 'The revision cannot be verified'}
        >
          <VisibleText text={notThere} />
        </Alert>
      )}
      {answers === undefined || answers.hasProof ? null : (
        <Alert type="warning" statusIconAriaLabel="Warning" header="No proof can be made up to this digest">
          A proof up to the digest at block {tip} is made of the hashes of all blocks up to there.{' '}
          <VisibleText text={anchor?.why === undefined ? 'They are not all here.' : `Here ${anchor.why}.`} /> Choose a
          digest that ends before what is missing; a proof that GetBlock or GetRevision answered while the ledger was
          running can be judged on the <Link href={pagePaths.bringYourOwn()}>Verification page</Link>.
        </Alert>
      )}
      {answers?.hasProof === true && anchor?.state === 'contradicts' ? (
        <Alert type="warning" statusIconAriaLabel="Warning" header="Blocks of the archive do not go with this digest">
          The proof is made of all blocks up to block {tip}, and they give another digest. So it cannot lead there,
          whether or not this {document === undefined ? 'block' : 'revision'} is the cause: see {overview}, or choose a
          digest that ends before what was changed.
        </Alert>
      ) : null}
      {answers?.hasProof === true && anchor?.state !== 'contradicts' ? (
        <Alert type="info" statusIconAriaLabel="Info" header="The proof was made here">
          It consists of hashes that the other blocks of the archive state, up to block {tip}. It is no independent
          witness, and needs to be none: if it leads to the digest, block and proof are the ones the digest was made of.
          The digest is what anchors the verdict.
        </Alert>
      ) : null}
    </SpaceBetween>
  );
}
