import type { ParsedBlock } from '../block/index.ts';
import type { ParsedDigest } from '../chain/index.ts';
import { type Piece, rootOfPiece } from '../engine/pieces.ts';
import { LIMITS } from '../limits.ts';
import { type BundleAbout, finishBundle } from './build-bundle.ts';
import type { BundleFinding, EvidenceBundle, JournalClaim } from './bundle-format.ts';
import { type AnyProof, BundleItems, bundleText } from './bundle-items.ts';

/** A block of the run that the recipient is to see: the first, the last, those that do not hold and their neighbours; or all. */
export interface JournalBlock {
  /** The block, or the bytes of what cannot be read as one. */
  readonly block: ParsedBlock | Uint8Array;
  /** For bytes: where they stand, e.g. `object.ion, bytes [120, 340)`. */
  readonly name?: string | undefined;
  /** One per digest, where there is one. */
  readonly proofs?: readonly (AnyProof | undefined)[] | undefined;
}

/**
 * The bundle of a whole run over a journal. When `blocks` are all of `[from, to)`, the recipient can judge the journal again;
 * otherwise these blocks, and that the stated subtree roots lead to the digests.
 *
 * @param run.blocks   in the order of the journal; each at most once
 * @param run.digests  with the pieces that the blocks 0 … tip consist of (StretchVerdict.tips): exactly one piece from block 0
 *   on is used, and only if it ends at the tip
 * @param run.findings what was found wrong, first things first; at most LIMITS.bundleFindings are kept
 * @throws JournalError 'input-too-large'
 */
export function bundleForJournal(
  run: {
    readonly what: JournalClaim['what'];
    readonly strandId: string;
    /** Half-open. */
    readonly from: number;
    readonly to: number;
    readonly blocks: readonly JournalBlock[];
    readonly digests: readonly {
      readonly digest: ParsedDigest;
      readonly label: string;
      readonly pieces?: readonly Piece[] | undefined;
    }[];
    readonly counts: Readonly<Record<string, number>>;
    readonly findings: readonly BundleFinding[];
    readonly findingCount?: number | undefined;
  },
  about: BundleAbout,
): EvidenceBundle {
  const { what, strandId, from, to, digests, counts, findings } = run;
  const items = new BundleItems();
  for (const { block, name, proofs = [] } of run.blocks) {
    if (block instanceof Uint8Array) items.add('unreadable', name ?? 'unreadable bytes', block);
    else items.addBlock(block, proofs);
  }
  const claim: JournalClaim = {
    kind: 'journal',
    what,
    strandId,
    from,
    to,
    counts: Object.entries(counts).map(([label, count]) => ({ name: label, count })),
    roots: digests.flatMap(({ digest, pieces }, index) => {
      const [piece] = pieces?.length === 1 ? pieces : [];
      const fits =
        piece?.strandId === strandId && piece.to === digest.tip.sequenceNo + 1 && rootOfPiece(piece) !== undefined;
      return fits && piece !== undefined ? [{ digest: index, piece }] : [];
    }),
    findings: findings.slice(0, LIMITS.bundleFindings).map(({ title, sentence, blocks, place }) => ({
      title: bundleText(title),
      sentence: bundleText(sentence),
      blocks,
      place: place && { source: bundleText(place.source), start: place.start, end: place.end },
    })),
    findingCount: Math.max(run.findingCount ?? 0, findings.length),
  };
  return finishBundle(claim, items, digests, about);
}
