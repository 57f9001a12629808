import type { Piece } from '../engine/pieces.ts';
import type { StretchVerdict } from '../engine/stretch.ts';
import { rootAtTip } from '../engine/tips.ts';
import { decodeBase64, encodeBase64 } from '../ion/index.ts';
import { equalBytes, foldProof, HASH_BYTES, siblingSpans } from '../merkle/index.ts';
import type { FirstBlockProof, JournalDigest, JournalInput } from './types.ts';

/** What the blocks give as the digest at a tip. */
export interface Roots {
  /** 32 bytes; undefined where the blocks up to the tip are not all there. */
  at(tip: number): Uint8Array | undefined;
  /**
   * How the blocks before the first one are known: not at all (`none`), from a proof that a digest saved outside confirms
   * (`proven`), or from one that nothing confirms (`claimed`). `whole`: the journal begins with block 0.
   */
  readonly before: 'whole' | 'none' | 'proven' | 'claimed';
  /** Why the proof given is of no use, as the end of a sentence. */
  readonly unusable?: string | undefined;
}

/** Roots of what was judged, at any tip that its hashes allow. */
export function rootsOf(
  { stretch, hashes, roots, firstBlockProof }: JournalInput,
  trusted: readonly JournalDigest[],
): Roots {
  const own = (tip: number) => roots?.get(tip) ?? rootFromPieces(stretch, tip, undefined) ?? hashes?.rootAt(tip);
  if (stretch.first === undefined || stretch.first.sequenceNo === 0) return { at: own, before: 'whole' };
  if (firstBlockProof === undefined) return { at: own, before: 'none' };
  const left = leftOf(firstBlockProof, stretch);
  if (typeof left === 'string') return { at: own, before: 'none', unusable: left };
  const proven = trusted.some(
    ({ digest }) =>
      digest.tip.strandId === firstBlockProof.strandId &&
      digest.tip.sequenceNo === firstBlockProof.tip &&
      equalBytes(digest.digest, left.root),
  );
  return {
    at: (tip) => own(tip) ?? rootFromPieces(stretch, tip, left.piece),
    before: proven ? 'proven' : 'claimed',
  };
}

/** The root at `tip`, where the stretch took note of it on its way or ends there. */
function rootFromPieces(stretch: StretchVerdict, tip: number, left: Piece | undefined): Uint8Array | undefined {
  return rootAtTip({ tips: [...stretch.tips, { tip, pieces: stretch.pieces }] }, tip, left);
}

/** The subtrees before the first block, as its proof states them, and the root that the proof leads to. */
function leftOf(
  { proof, sequenceNo, strandId, tip }: FirstBlockProof,
  { first }: StretchVerdict,
): { readonly piece: Piece; readonly root: Uint8Array } | string {
  if (first?.strandId !== strandId || first.sequenceNo !== sequenceNo) return 'it is the proof of another block';
  if (tip < sequenceNo) return 'its tip is before the block';
  const { elements } = proof;
  if (elements.some(({ length }) => length !== HASH_BYTES)) return 'not all of its elements are hashes';
  const spans = siblingSpans(sequenceNo, tip + 1);
  if (spans.length !== elements.length)
    return `it has ${elements.length} steps where block and tip demand ${spans.length}`;
  const leaf = decodeBase64(first.blockHash);
  if (leaf === undefined) return 'the hash of the block is not known';
  const nodes = spans
    .flatMap(({ level, span }, i) =>
      span[1] <= sequenceNo ? [{ level, hash: encodeBase64(elements[i] as Uint8Array) }] : [],
    )
    .toReversed();
  return {
    piece: { strandId, from: 0, to: sequenceNo, nodes },
    root: foldProof(leaf, elements).root,
  };
}
