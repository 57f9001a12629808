import type { ParsedBlock } from '../block/index.ts';
import { anchorName } from '../chain/anchor-name.ts';
import { type Claim, comparesHashes, fails, holds, place, skips } from '../checks.ts';
import { rootOfPiece } from '../engine/pieces.ts';
import { JournalError } from '../errors.ts';
import { encodeBase64 } from '../ion/index.ts';
import { equalBytes, Frontier } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import { proveAnchors } from './bundle-anchors.ts';
import type { BundleItem, BundlePart, JournalClaim, JudgedBundle } from './bundle-format.ts';
import { parseItem } from './bundle-parts.ts';
import { type RootJudged, type Run, runVerdict } from './bundle-run.ts';
import { withBundle } from './bundle-verdict.ts';
import { type BundleContext, judgeBlockWith, proofsOf } from './judge-bundle-items.ts';

/**
 * Judges a run over a journal by the blocks that are in the bundle, each with the one before it where that is there too, and
 * the digests by the roots of subtrees: those of the blocks themselves when all are there, else those that the sender states.
 * What was not in the bundle was not judged, and the verdict says so.
 */
export function judgeJournalBundle(
  claim: JournalClaim,
  context: BundleContext,
  checksum: Check | undefined,
): Omit<JudgedBundle, 'notUsed'> {
  const parts = judgeBlocks(context);
  const numbers = new Set(parts.flatMap(({ sequenceNo }) => sequenceNo ?? []));
  const complete =
    numbers.size === claim.to - claim.from &&
    numbers.size === parts.length &&
    numbers.has(claim.from) &&
    numbers.has(claim.to - 1);
  const roots = judgeRoots(claim, context, complete ? parts : undefined);
  const run: Run = { claim, parts, complete, roots };
  const blocks = blocksCheck(claim, parts);
  const verdict = withBundle(runVerdict(run), blocks, ...roots.map(({ check }) => check), checksum);
  return { ...verdict, parts };
}

function judgeBlocks(context: BundleContext): BundlePart[] {
  const { bundle, items } = context;
  return items.flatMap((read, item): BundlePart[] => {
    if (read?.kind === 'block') {
      const previous = previousOf(read.block, item, items);
      return [judgeBlockWith(item, read.block, previous, provenHere(item, context), context)];
    }
    const { kind, name } = bundle.items[item] as BundleItem;
    return kind === 'unreadable' ? [{ kind, title: name, item, error: errorOf(context, item), comparisons: [] }] : [];
  });
}

/** The block before it, wherever in the bundle that stands; of several the nearest one in front. */
function previousOf({ address }: ParsedBlock, at: number, items: BundleContext['items']): ParsedBlock | undefined {
  const fits = (item: BundleContext['items'][number]) =>
    item?.kind === 'block' &&
    item.block.address.sequenceNo === address.sequenceNo - 1 &&
    item.block.address.strandId === address.strandId;
  const before =
    at > 0 && fits(items[at - 1]) ? items[at - 1] : (items.slice(0, at).findLast(fits) ?? items.find(fits));
  return before?.kind === 'block' ? before.block : undefined;
}

/** Digests for which the bundle has a proof of the block; a block is not incomplete for want of the others. */
function provenHere(item: number, context: BundleContext) {
  const { proof, anchors } = proveAnchors(context.anchors, proofsOf(context, item));
  if (proof === undefined) return { proof, anchors: [] };
  const tip = anchors[0]?.digest.tip.sequenceNo;
  return {
    proof,
    anchors: anchors.filter((anchor) => anchor.proof !== undefined || anchor.digest.tip.sequenceNo === tip),
  };
}

function errorOf({ bundle }: BundleContext, index: number): NonNullable<BundlePart['error']> {
  try {
    const item = bundle.items[index];
    if (item !== undefined) parseItem(item);
  } catch (error) {
    if (error instanceof JournalError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('bytes that can be read as a block have a verdict');
}

function judgeRoots(
  claim: JournalClaim,
  { anchors }: BundleContext,
  blocks: readonly BundlePart[] | undefined,
): RootJudged[] {
  return [...anchors.own, ...anchors.sent].map((anchor) => {
    const { tip, digest } = anchor.digest;
    const name = anchorName(anchor);
    const own = blocks && rootOfBlocks(claim, blocks, tip.sequenceNo);
    const what: Claim = {
      id: 'bundle.roots',
      subject: name,
      what:
        own === undefined
          ? 'The subtree roots stated for the journal lead to the digest'
          : 'The blocks lead to the digest',
      places: [place('bundle', 'subject.roots'), place('digest', '')],
    };
    if (tip.strandId !== claim.strandId) {
      const why = `${name} is of strand ${tip.strandId}, not of ${claim.strandId}`;
      return { anchor, ofBlocks: false, check: fails(what, why, claim.strandId, tip.strandId) };
    }
    if (own !== undefined) {
      return { anchor, ofBlocks: true, check: comparesHashes(what, `the blocks do not lead to ${name}`, digest, own) };
    }
    const stated = claim.roots.find(({ piece }) => piece.to === tip.sequenceNo + 1);
    const root = stated && rootOfPiece(stated.piece);
    if (root === undefined) {
      return { anchor, ofBlocks: false, check: skips(what, `no subtree roots are stated for tip ${tip.sequenceNo}`) };
    }
    const why = `the subtree roots stated for the journal do not lead to ${name}`;
    return { anchor, ofBlocks: false, check: comparesHashes(what, why, digest, root) };
  });
}

function rootOfBlocks(claim: JournalClaim, parts: readonly BundlePart[], tip: number): Uint8Array | undefined {
  if (claim.from !== 0 || tip >= claim.to) return undefined;
  const frontier = new Frontier();
  const inOrder = parts.toSorted((a, b) => (a.sequenceNo ?? 0) - (b.sequenceNo ?? 0));
  for (const { block } of inOrder.slice(0, tip + 1)) if (block !== undefined) frontier.append(block.blockHash);
  return frontier.root();
}

function blocksCheck(claim: JournalClaim, parts: readonly BundlePart[]): Check {
  const what: Claim = {
    id: 'bundle.blocks',
    what: 'Every block is one of the run that the file is about',
    places: [place('bundle', 'subject')],
  };
  const range = `blocks ${claim.from} to ${claim.to - 1} of strand ${claim.strandId}`;
  const other = parts.find(
    ({ block }) =>
      block !== undefined &&
      (block.address.strandId !== claim.strandId ||
        block.address.sequenceNo < claim.from ||
        block.address.sequenceNo >= claim.to),
  );
  const twice = other === undefined ? differing(parts) : undefined;
  if (twice !== undefined) {
    const [one, another] = twice;
    const why = `block ${one.address.sequenceNo} is there more than once, and not the same`;
    return fails(what, why, encodeBase64(one.blockHash), encodeBase64(another.blockHash));
  }
  if (other?.block === undefined) return holds(what, range);
  const { strandId, sequenceNo } = other.block.address;
  return fails(what, `${other.title} is not one of ${range}`, range, `block ${sequenceNo} of strand ${strandId}`);
}

/** Two blocks of one number with different hashes: at most one of them is the journal's. */
function differing(parts: readonly BundlePart[]): readonly [ParsedBlock, ParsedBlock] | undefined {
  const seen = new Map<number, ParsedBlock>();
  for (const { block } of parts) {
    if (block === undefined) continue;
    const before = seen.get(block.address.sequenceNo);
    if (before !== undefined && !equalBytes(before.blockHash, block.blockHash)) return [before, block];
    seen.set(block.address.sequenceNo, block);
  }
  return undefined;
}
