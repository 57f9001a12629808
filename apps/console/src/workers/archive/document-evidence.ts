import type { ParsedBlock } from '@qldb-console/journal';
import { JournalError } from '@qldb-console/journal';
import {
  bundleForDocument,
  type DocumentRevision,
  type EvidenceBundle,
  judgeBundle,
  type SenderVerdict,
} from '@qldb-console/journal/bundle';
import { BLOCK_FLAGS, REVISION_FLAGS } from '@qldb-console/journal/engine';
import type { JournalAnchor, JournalVerdict } from '@qldb-console/journal/judgement';
import { RefusedCall } from './describe-problem.ts';
import { hashedInputs, type JudgedStrand } from './evidence.ts';
import { redactionOf, redactionsIn } from './known-redactions.ts';

/** Revisions of one file of evidence. */
const MOST_REVISIONS = 2_000;
const NOT_JUDGED: SenderVerdict = { outcome: 'incomplete', headline: '', scope: '' };

/**
 * The evidence on the history of one document: every revision with its block, the way of each block to the digests that agree
 * with the journal, and the blocks that record redactions of them.
 *
 * @throws JournalError 'input-too-large'; ArchiveError when a file cannot be read any more; RefusedCall when there is no such
 *   document, or nothing of it can be hashed again
 */
export async function documentEvidence(
  judged: JudgedStrand,
  { documentId, made, tool }: Pick<EvidenceBundle, 'made' | 'tool'> & { readonly documentId: string },
): Promise<EvidenceBundle> {
  const { judging, reader, verdict, inventory } = judged;
  const { index } = judging;
  const history = index.history(documentId);
  if (history.length === 0) throw new RefusedCall('no-such-document', 'No block of this strand has that document.');
  if (history.length > MOST_REVISIONS)
    throw new JournalError('input-too-large', 'This document has more revisions than one file of evidence can hold');
  const lastBlock = history.reduce((last, { index: row }) => Math.max(last, index.row(row).sequenceNo ?? 0), 0);
  const chosen = digestsOver(verdict, lastBlock);
  const redactions = history.some(({ flags }) => (flags & REVISION_FLAGS.redacted) !== 0)
    ? await redactionsIn(judging, reader)
    : [];

  const readRow = async (row: number): Promise<ParsedBlock | undefined> => {
    const { object, start, length } = index.row(row);
    const read = await reader.readBlock(object, start, length);
    return read.kind === 'block' ? read.block : undefined;
  };
  const revisions: DocumentRevision[] = [];
  const used = new Set<number>();
  const explaining = new Set<number>();
  for (const { index: row, position, version } of history) {
    const { sequenceNo, flags } = index.row(row);
    if ((flags & BLOCK_FLAGS.json) !== 0)
      throw new RefusedCall(
        'not-verifiable',
        'Of blocks in JSON nothing can be hashed again: there is no evidence in them.',
      );
    const block = await readRow(row);
    if (block === undefined) continue;
    used.add(row);
    const proofs = chosen.map(
      ({
        digest: {
          digest: { tip },
        },
      }) => (sequenceNo === undefined ? undefined : index.blockProof(sequenceNo, tip.sequenceNo)),
    );
    revisions.push({ block, index: position, proofs });
    const recorded = redactionOf(redactions, { sequenceNo, documentId, version: version ?? -1 });
    if (recorded) for (const other of index.rowsOfSequenceNo(recorded.recordedIn.sequenceNo)) explaining.add(other);
  }
  const others: ParsedBlock[] = [];
  for (const row of explaining) {
    const block = await readRow(row);
    if (block === undefined) continue;
    used.add(row);
    others.push(block);
  }
  const evidence = {
    documentId,
    revisions,
    digests: chosen.map(({ digest: { digest, label } }) => ({ digest, label })),
    others,
  };
  const about = { made, tool, inputs: await hashedInputs(inventory, judging, [...used]) };
  // What is said of it is what its own bytes give, against the digests that stand here.
  const anchors = chosen.filter(({ canAnchor }) => canAnchor).map(({ digest }) => digest);
  const said = judgeBundle(bundleForDocument(evidence, { ...about, verdict: NOT_JUDGED }), anchors);
  return bundleForDocument(evidence, { ...about, verdict: said });
}

/**
 * Of the digests that agree, those that cover every block up to that one. Without any, the one that reaches furthest: what is
 * written behind its tip is then not fixed by it.
 */
function digestsOver({ anchors }: JournalVerdict, lastBlock: number): readonly JournalAnchor[] {
  const agreeing = anchors.filter(({ state }) => state === 'agrees');
  const covering = agreeing.filter(({ digest }) => digest.digest.tip.sequenceNo >= lastBlock);
  const [furthest] = agreeing.toSorted((a, b) => b.digest.digest.tip.sequenceNo - a.digest.digest.tip.sequenceNo);
  return covering.length > 0 || furthest === undefined ? covering : [furthest];
}
