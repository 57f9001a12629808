import { equalBytes, foldProof, JournalError, readDocument, siblingSpans } from '@qldb-console/journal';
import type { FirstBlockProof, JournalDigest } from '@qldb-console/journal/judgement';
import type { StrandSummary } from '../../../workers/archive/calls.ts';

export type FirstBlockReading =
  | { readonly kind: 'proof'; readonly proof: FirstBlockProof; readonly digest: JournalDigest }
  | { readonly kind: 'refused'; readonly why: string };

/** Bytes of a GetBlock answer: a block has at most a few megabytes. */
export const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
const HASH_BYTES = 32;

/**
 * A saved answer of GetBlock for the first block of an archive, with the digest that its proof leads to: a proof names neither
 * digest nor tip. What its left-hand hashes stand for is told by number and tip alone.
 *
 * @param digests those that are known of the journal
 */
export function readFirstBlock(
  source: Uint8Array,
  { strandId, first }: Pick<StrandSummary, 'strandId' | 'first'>,
  digests: readonly JournalDigest[],
): FirstBlockReading {
  const refused = (why: string) => ({ kind: 'refused', why }) as const;
  let document: ReturnType<typeof readDocument>;
  try {
    document = readDocument(source);
  } catch (error) {
    if (error instanceof JournalError)
      return refused(`It cannot be read: ${error.message} (${error.code}, at byte ${error.at}).`);
    throw error;
  }
  if (document.kind !== 'block') return refused('It is no answer of GetBlock: there is no block in it.');
  const { block, proof } = document;
  if (block.address.strandId !== strandId || block.address.sequenceNo !== first)
    return refused(
      `It is block ${block.address.sequenceNo} of strand ${block.address.strandId}; what is needed is block ${first} of strand ${strandId}.`,
    );
  if (proof === undefined)
    return refused(
      'There is no proof in it. GetBlock answers one only when it is asked with the tip address of a digest.',
    );
  const { elements } = proof;
  if (elements.some(({ length }) => length !== HASH_BYTES))
    return refused('Not all elements of its proof are hashes of 32 bytes.');
  const { root } = foldProof(block.blockHash, elements);
  const digest = digests.find(
    ({ digest: { digest: value, tip } }) =>
      tip.strandId === strandId &&
      tip.sequenceNo >= first &&
      equalBytes(value, root) &&
      siblingSpans(first, tip.sequenceNo + 1).length === elements.length,
  );
  if (digest === undefined)
    return refused(
      'Its proof leads to none of the digests known here. Add the digest that the proof was asked for: without one it shows nothing.',
    );
  return {
    kind: 'proof',
    digest,
    proof: { sequenceNo: first, strandId, proof, tip: digest.digest.tip.sequenceNo },
  };
}
