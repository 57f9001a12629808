import { blockFacts } from '../block/facts.ts';
import type { KnownRedaction, ParsedBlock, ParsedRevision } from '../block/index.ts';
import { inBlockPaths } from '../chain/in-block-path.ts';
import { judgeBlock, judgeRevision, type ParsedProof, parseProof } from '../chain/index.ts';
import { JournalError } from '../errors.ts';
import type { Hash } from '../merkle/index.ts';
import { type BundleAnchors, compareDigests, type ProvenAnchors, proveAnchors } from './bundle-anchors.ts';
import type { BundlePart, BundleRevision, EvidenceBundle } from './bundle-format.ts';
import { proofIon } from './bundle-items.ts';
import { type ParsedItem, parseItem, parseItemProof } from './bundle-parts.ts';

/** Everything that each part of a bundle is judged with. */
export interface BundleContext {
  readonly bundle: EvidenceBundle;
  /** One per item; `undefined` for bytes that cannot be read as a block, as the bundle says. */
  readonly items: readonly (ParsedItem | undefined)[];
  readonly anchors: BundleAnchors;
  readonly redactions: readonly KnownRedaction[];
}

export function readItems({ items }: EvidenceBundle): (ParsedItem | undefined)[] {
  return items.map((item) => {
    try {
      return parseItem(item);
    } catch (error) {
      if (error instanceof JournalError && item.kind === 'unreadable') return undefined;
      throw error;
    }
  });
}

/** Judges a block of the bundle, after the one before it where that is given. */
export function judgeBlockItem(index: number, previous: number | undefined, context: BundleContext): BundlePart {
  const block = blockAt(context, index);
  const before = previous === undefined ? undefined : blockAt(context, previous);
  if (block === undefined) throw new RangeError(`item ${index} of the bundle is no block`);
  return judgeBlockWith(index, block, before, proveAnchors(context.anchors, proofsOf(context, index)), context);
}

/** The same against digests chosen by the caller. */
export function judgeBlockWith(
  index: number,
  block: ParsedBlock,
  previous: ParsedBlock | undefined,
  proven: ProvenAnchors,
  { redactions }: BundleContext,
): BundlePart {
  const {
    verdict: _own,
    revisions: _each,
    ...verdict
  } = judgeBlock({
    block,
    previous,
    proof: proven.proof,
    digests: proven.anchors,
    redactions,
  });
  const { sequenceNo } = block.address;
  const part = { kind: 'block', title: `Block ${sequenceNo}`, item: index, verdict, block, sequenceNo } as const;
  return { ...part, ...ends(block.blockHash, proven) };
}

/** Judges a revision of the bundle: an item of its own, or one of a block's. */
export function judgeRevisionItem(place: BundleRevision, context: BundleContext): BundlePart {
  const block = place.block === undefined ? undefined : blockAt(context, place.block);
  const own = place.item === undefined ? undefined : context.items[place.item];
  const revision = own?.kind === 'revision' ? own.revision : block?.revisions?.[place.index ?? -1];
  if (revision === undefined) throw new RangeError('the bundle has no such revision');
  const proofs =
    place.item === undefined && block !== undefined
      ? proofsOf(context, place.block as number).map((proof) => proof && throughBlock(revision, block, proof))
      : proofsOf(context, place.item as number);
  const proven = proveAnchors(context.anchors, proofs);
  const { redactions } = context;
  const verdict = judgeRevision({ revision, block, proof: proven.proof, anchors: proven.anchors, redactions });
  const sequenceNo = (revision.blockAddress ?? block?.address)?.sequenceNo;
  const part = {
    kind: 'revision',
    title: titleOf(revision, sequenceNo),
    item: place.item ?? place.block ?? 0,
  } as const;
  return { ...part, verdict, revision, block, sequenceNo, ...ends(revision.hash, proven) };
}

function titleOf({ metadata, kind }: ParsedRevision, sequenceNo: number | undefined): string {
  const version = metadata === undefined ? 'Revision' : `Version ${metadata.version}`;
  const deleted = kind === 'deleted' ? ' (delete)' : kind === 'redacted' ? ' (redacted)' : '';
  return `${version}${deleted}${sequenceNo === undefined ? '' : `, block ${sequenceNo}`}`;
}

/** Where its proof leads, and how long the journal is there. */
function ends(leaf: Hash, proven: ProvenAnchors): Pick<BundlePart, 'blocks' | 'comparisons'> {
  const tip = proven.anchors[0]?.digest.tip.sequenceNo;
  return { blocks: tip === undefined ? undefined : tip + 1, comparisons: compareDigests(leaf, proven) };
}

/**
 * The proof of a revision made from the proof of its block: the steps inside the block, as the block itself demands them, and
 * then the block's. `undefined` when the block does not show where the revision stands in it.
 */
function throughBlock(revision: ParsedRevision, block: ParsedBlock, proof: ParsedProof): ParsedProof | undefined {
  const inBlock = inBlockPaths(blockFacts(block), revision.hash);
  const steps = 'paths' in inBlock ? inBlock.paths[0] : undefined;
  return steps && parseProof(proofIon([...steps.map(({ hash }) => hash), ...proof.elements]));
}

function blockAt({ items }: BundleContext, index: number): ParsedBlock | undefined {
  const item = items[index];
  return item?.kind === 'block' ? item.block : undefined;
}

/** One per digest of the bundle. */
export function proofsOf({ bundle }: BundleContext, index: number): (ParsedProof | undefined)[] {
  const proofs = bundle.items[index]?.proofs ?? [];
  return bundle.digests.map((_, digest) => {
    const proof = proofs.find((each) => each.digest === digest);
    return proof && parseItemProof(proof);
  });
}
