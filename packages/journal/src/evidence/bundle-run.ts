import { count, listed } from '../block/words.ts';
import { anchorName, canAnchor } from '../chain/anchor-name.ts';
import type { Anchor } from '../chain/index.ts';
import { hasStatus } from '../checks.ts';
import { equalBytes } from '../merkle/index.ts';
import type { Check, Outcome, Rung, Verdict } from '../verdict.ts';
import type { BundlePart, JournalClaim } from './bundle-format.ts';
import { decidingPart, joinChecks, joinRungs, joinSentences } from './bundle-verdict.ts';

/** What is known of a run, beside the verdicts on its blocks. */
export interface Run {
  readonly claim: JournalClaim;
  readonly parts: readonly BundlePart[];
  /** Every block of the run is in the bundle, so that nothing rests on what the sender says. */
  readonly complete: boolean;
  readonly roots: readonly RootJudged[];
}

export interface RootJudged {
  readonly anchor: Anchor;
  /** The root is that of the blocks in the bundle. One that the sender states ties no block to the digest. */
  readonly ofBlocks: boolean;
  readonly check: Check;
}

/** Up to which block digests fix the run, and the digest that reaches furthest. */
function reaching(
  { claim, parts, roots }: Run,
  pick: (anchor: Anchor) => boolean,
): { upTo: number; anchor: Anchor } | undefined {
  const reached = [
    ...roots.flatMap(({ anchor, ofBlocks, check }) =>
      ofBlocks && check.status === 'ok' && pick(anchor)
        ? [{ upTo: Math.min(anchor.digest.tip.sequenceNo, claim.to - 1), anchor }]
        : [],
    ),
    ...parts.flatMap((part) => {
      const anchor = digestOf(part, pick);
      return anchor === undefined || part.sequenceNo === undefined ? [] : [{ upTo: part.sequenceNo, anchor }];
    }),
  ];
  return reached.toSorted((a, b) => b.upTo - a.upTo)[0];
}

/** The digest that the proof of a block leads to. */
function digestOf({ verdict, comparisons }: BundlePart, pick: (anchor: Anchor) => boolean): Anchor | undefined {
  if (verdict === undefined || verdict.outcome === 'disproven') return undefined;
  return comparisons.find(({ anchor, computed }) => pick(anchor) && equalBytes(computed, anchor.digest.digest))?.anchor;
}

/** The verdict on a run: one sentence, its scope, the rungs. */
export function runVerdict(run: Run): Verdict {
  const { claim, parts, complete, roots } = run;
  const telling = withoutGenesis(parts);
  const deciding = decidingPart(telling);
  const anchored = reaching(run, canAnchor);
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
  const anchored = reaching(run, canAnchor);
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
  const sent = reaching(run, () => true);
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
  const anchored = reaching(run, canAnchor);
  if (anchored === undefined) {
    return `${of} Nothing here shows that they belong to a ledger’s journal: that takes a digest that did not come with them.`;
  }
  return complete
    ? `${of} They are the journal up to block ${anchored.upTo} as ${anchorName(anchored.anchor)} fixes it.`
    : `${of} ${belonging(parts)} to the journal as ${anchorName(anchored.anchor)} fixes it.`;
}

/** How many of the blocks shown a digest of the recipient's fixes. */
function belonging(parts: readonly BundlePart[]): string {
  const read = parts.filter(({ block }) => block !== undefined);
  const fixed = read.filter((part) => digestOf(part, canAnchor) !== undefined).length;
  if (fixed === read.length) return 'They belong';
  return fixed === 1 ? '1 of them belongs' : `${fixed} of them belong`;
}

function rungsOf(
  { complete, claim, parts, roots }: Run,
  rungs: readonly Rung[],
  anchored: ReturnType<typeof reaching>,
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
