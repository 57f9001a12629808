import { count, listed } from '../block/words.ts';
import { anchorName, canAnchor } from '../chain/anchor-name.ts';
import type { Anchor } from '../chain/index.ts';
import { type Claim, comparesHashes, fails, hasStatus, holds, place, skips } from '../checks.ts';
import { rootOfPiece } from '../engine/pieces.ts';
import { JournalError } from '../errors.ts';
import { Frontier } from '../merkle/index.ts';
import type { Check, Outcome, Rung, Verdict } from '../verdict.ts';
import { proveAnchors } from './bundle-anchors.ts';
import type { BundlePart, JournalClaim, JudgedBundle } from './bundle-format.ts';
import { parseItem } from './bundle-parts.ts';
import { decidingPart, joinChecks, joinRungs, joinSentences, withBundle } from './bundle-verdict.ts';
import { type BundleContext, judgeBlockWith, proofsOf } from './judge-bundle-items.ts';

/** What is known of a run, beside the verdicts on its blocks. */
interface Run {
  readonly claim: JournalClaim;
  readonly parts: readonly BundlePart[];
  /** Every block of the run is in the bundle, so that nothing rests on what the sender says. */
  readonly complete: boolean;
  readonly roots: readonly RootJudged[];
}

interface RootJudged {
  readonly anchor: Anchor;
  readonly check: Check;
}

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
  const verdict = withBundle(verdictOn(run), blocks, ...roots.map(({ check }) => check), checksum);
  return { ...verdict, parts };
}

function judgeBlocks(context: BundleContext): BundlePart[] {
  const parts: BundlePart[] = [];
  for (const [item, { kind, name }] of context.bundle.items.entries()) {
    const read = context.items[item];
    if (read?.kind === 'block') {
      const { strandId, sequenceNo } = read.block.address;
      const previous = parts.findLast(
        ({ block }) => block?.address.sequenceNo === sequenceNo - 1 && block.address.strandId === strandId,
      );
      parts.push(judgeBlockWith(item, read.block, previous?.block, provenHere(item, context), context));
    } else if (kind === 'unreadable') {
      parts.push({ kind, title: name, item, error: errorOf(context, item), comparisons: [] });
    }
  }
  return parts;
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
    const what: Claim = {
      id: 'bundle.roots',
      subject: name,
      what:
        blocks === undefined
          ? 'The subtree roots stated for the journal lead to the digest'
          : 'The blocks lead to the digest',
      places: [place('bundle', 'subject.roots'), place('digest', '')],
    };
    if (tip.strandId !== claim.strandId) {
      const why = `${name} is of strand ${tip.strandId}, not of ${claim.strandId}`;
      return { anchor, check: fails(what, why, claim.strandId, tip.strandId) };
    }
    const stated = claim.roots.find(({ piece }) => piece.to === tip.sequenceNo + 1);
    const root = (blocks && rootOfBlocks(claim, blocks, tip.sequenceNo)) ?? (stated && rootOfPiece(stated.piece));
    if (root === undefined)
      return { anchor, check: skips(what, `no subtree roots are stated for tip ${tip.sequenceNo}`) };
    const why =
      blocks === undefined
        ? `the subtree roots stated for the journal do not lead to ${name}`
        : `the blocks do not lead to ${name}`;
    return { anchor, check: comparesHashes(what, why, digest, root) };
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
  if (other?.block === undefined) return holds(what, range);
  const { strandId, sequenceNo } = other.block.address;
  return fails(what, `${other.title} is not one of ${range}`, range, `block ${sequenceNo} of strand ${strandId}`);
}

/** Up to which block the digests of the recipient fix the run, and the digest that reaches furthest. */
function anchoring({ claim, parts, roots }: Run): { upTo: number; anchor: Anchor } | undefined {
  const reached = [
    ...roots.flatMap(({ anchor, check }) =>
      check.status === 'ok' && canAnchor(anchor)
        ? [{ upTo: Math.min(anchor.digest.tip.sequenceNo, claim.to - 1), anchor }]
        : [],
    ),
    ...parts.flatMap(({ verdict, comparisons, sequenceNo }) => {
      const own = comparisons.find(({ anchor }) => canAnchor(anchor));
      return verdict?.outcome === 'anchored' && own && sequenceNo !== undefined
        ? [{ upTo: sequenceNo, anchor: own.anchor }]
        : [];
    }),
  ];
  return reached.toSorted((a, b) => b.upTo - a.upTo)[0];
}

function verdictOn(run: Run): Verdict {
  const { claim, parts, complete, roots } = run;
  const telling = withoutGenesis(parts);
  const deciding = decidingPart(telling);
  const anchored = anchoring(run);
  const worst = deciding?.outcome ?? 'incomplete';
  const broken =
    worst === 'disproven' ||
    hasStatus(
      roots.map(({ check }) => check),
      'failed',
    );
  const outcome: Outcome = broken
    ? 'disproven'
    : !complete || worst === 'incomplete'
      ? 'incomplete'
      : anchored
        ? 'anchored'
        : 'consistent';
  return {
    outcome,
    headline: headlineOf(outcome, run, deciding?.part),
    scope: scopeOf(outcome, run),
    notCovered: [
      ...(complete
        ? []
        : [
            `${restOf(run)} of the run: not in this file, and not judged here. Judge the journal itself to cover them.`,
          ]),
      ...joinSentences(telling, ({ notCovered }) => notCovered.filter((line) => !ABOUT_OTHERS.test(line))),
      ...(telling.length < parts.length
        ? ['What block 0 is about: the first block of a journal has no transaction, only hashes.']
        : []),
      ...(claim.from > 0 ? [`The link of block ${claim.from} to the blocks before it.`] : []),
      'Whether the journal goes on behind the last block.',
      ...(anchored === undefined
        ? []
        : [
            'The strength of this verdict is that of the digest: it must come from a source that the keeper of the ledger could not change.',
          ]),
    ],
    asserted: joinSentences(parts, ({ asserted }) => asserted),
    rungs: rungsOf(run, joinRungs(telling), anchored),
    checks: joinChecks(parts),
  };
}

/** The first block of a journal has no transaction, only hashes: sound, there is nothing in it that was not hashed. */
function withoutGenesis(parts: readonly BundlePart[]): readonly BundlePart[] {
  const others = parts.filter(({ block, verdict }) => {
    const sound = verdict?.checks.every(({ status }) => status === 'ok' || status === 'skipped') ?? false;
    return !(sound && block?.address.sequenceNo === 0 && block.transactionInfo === undefined);
  });
  return others.length > 0 ? others : parts;
}

/** What a verdict on one block says of all the others; here some of them were judged. */
const ABOUT_OTHERS =
  /^(All other blocks\.|The content of block \d+ and of all other blocks\.|Anything after block \d+\.|The strength of this verdict is that of the digest: )/;

function restOf({ claim, parts }: Run): string {
  const seen = new Set(parts.flatMap(({ sequenceNo }) => sequenceNo ?? [])).size;
  return count(claim.to - claim.from - seen, 'block');
}

const blocksWord = (from: number, last: number) => (from === last ? `Block ${from}` : `Blocks ${from}–${last}`);

function headlineOf(outcome: Outcome, run: Run, part: BundlePart | undefined): string {
  const { claim, parts, complete, roots } = run;
  const all = blocksWord(claim.from, claim.to - 1);
  if (outcome === 'disproven') {
    if (part?.verdict?.outcome === 'disproven') {
      return part.verdict.headline.replace(/^(Not verified: )?/, `Not verified: ${part.title}: `);
    }
    const failed = roots.find(({ check }) => check.status === 'failed');
    return `Not verified: ${failed?.check.why ?? 'a check fails'}`;
  }
  const anchored = anchoring(run);
  if (!complete) {
    const judged = `${parts.length} of ${count(claim.to - claim.from, 'block')} ${parts.length === 1 ? 'was' : 'were'} judged here, the others are not in this file`;
    return `Not everything could be checked: ${judged}`;
  }
  if (outcome === 'incomplete') {
    const own = part?.verdict?.headline ?? 'it cannot be read';
    const where = part === undefined ? '' : `${part.title}: `;
    return own.replace(/^(Not everything could be checked: )?/, `Not everything could be checked: ${where}`);
  }
  if (anchored !== undefined) {
    const behind = anchored.upTo < claim.to - 1 ? '; those behind hold together' : '';
    return `${blocksWord(claim.from, anchored.upTo)} verified against ${anchorName(anchored.anchor)}${behind}`;
  }
  const sent = roots.find(({ check }) => check.status === 'ok');
  return sent === undefined
    ? `${all} hold together; not compared with any digest`
    : `${all} are consistent with what their supplier says: they match ${anchorName(sent.anchor)}`;
}

function scopeOf(outcome: Outcome, run: Run): string {
  const { claim, parts, complete } = run;
  const judged = complete
    ? `All ${count(parts.length, 'block')} of the run were hashed again here`
    : `${listed(parts.filter(({ verdict }) => verdict !== undefined).map(({ title }) => title))} of the run over blocks ${claim.from}–${claim.to - 1} ${parts.length === 1 ? 'was' : 'were'} hashed again here`;
  const of = `${judged}, strand ${claim.strandId}.`;
  if (outcome === 'disproven')
    return `${of} What is said of them is contradicted; nothing of the run is verified by this.`;
  const anchored = anchoring(run);
  if (anchored === undefined) {
    return `${of} Nothing here shows that they belong to a ledger’s journal: that takes a digest that did not come with them.`;
  }
  return complete
    ? `${of} They are the journal up to block ${anchored.upTo} as ${anchorName(anchored.anchor)} fixes it.`
    : `${of} They belong to the journal as ${anchorName(anchored.anchor)} fixes it.`;
}

function rungsOf(
  { complete, claim, parts, roots }: Run,
  rungs: readonly Rung[],
  anchored: ReturnType<typeof anchoring>,
): Rung[] {
  const some = `${parts.length} of ${count(claim.to - claim.from, 'block')}`;
  const failed = roots.find(({ check }) => check.status === 'failed');
  return rungs.map((rung): Rung => {
    if (rung.id === 'anchored') {
      if (failed !== undefined)
        return { id: rung.id, state: 'failed', note: failed.check.why ?? 'a digest contradicts it' };
      if (rung.state === 'failed') return rung;
      if (anchored === undefined)
        return { id: rung.id, state: 'not-reached', note: 'no digest of your own was compared' };
      if (!complete)
        return {
          id: rung.id,
          state: 'not-reached',
          note: `only what is in this file, to ${anchorName(anchored.anchor)}`,
        };
      return {
        id: rung.id,
        state: 'reached',
        note: `blocks ${claim.from}–${anchored.upTo}, to ${anchorName(anchored.anchor)}`,
      };
    }
    if (rung.id === 'chained' && complete && parts.length > 1 && rung.state !== 'failed') {
      return { id: rung.id, state: 'reached', note: 'each block follows the one before it' };
    }
    if (rung.state !== 'reached' || complete) return rung;
    return { id: rung.id, state: rung.id === 'parsed' ? 'reached' : 'not-reached', note: `${some} in this file` };
  });
}
