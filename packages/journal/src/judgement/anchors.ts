import { canAnchor } from '../chain/anchor-name.ts';
import { encodeBase64 } from '../ion/index.ts';
import { equalBytes, HASH_BYTES } from '../merkle/index.ts';
import type { Numbering } from './layout.ts';
import type { Roots } from './roots.ts';
import type { JournalAnchor, JournalInput } from './types.ts';

export { canAnchor };

/** Compares the blocks with each digest. */
export function compareDigests(
  { digests, statedTip }: Pick<JournalInput, 'digests' | 'statedTip'>,
  { main, own, absent, foreign }: Numbering,
  roots: Roots,
): JournalAnchor[] {
  const from = own.reduce((least, segment) => Math.min(least, segment.from), Number.POSITIVE_INFINITY);
  const to = own.reduce((most, segment) => Math.max(most, segment.to), 0);
  const results = digests.map((digest): JournalAnchor => {
    const { tip, digest: stated } = digest.digest;
    const base = { digest, canAnchor: canAnchor(digest) };
    if (stated.length !== HASH_BYTES)
      return { ...base, state: 'unusable', why: `it has ${stated.length} bytes instead of ${HASH_BYTES}` };
    if (own.length === 0) return { ...base, state: 'not-computable', why: 'there is no block' };
    if (tip.strandId !== main)
      return { ...base, state: 'other-strand', why: `it is of strand ${tip.strandId}, not of ${main}` };
    if (tip.sequenceNo >= to && statedTip !== undefined && statedTip >= tip.sequenceNo)
      return { ...base, state: 'not-computable', why: `it takes every block up to ${tip.sequenceNo}` };
    if (tip.sequenceNo >= to)
      return {
        ...base,
        state: 'beyond-end',
        why: `the blocks end at ${to - 1}, and it covers those up to ${tip.sequenceNo}`,
      };
    if (tip.sequenceNo < from)
      return {
        ...base,
        state: 'before-start',
        why: `the blocks begin at ${from}, and it covers those up to ${tip.sequenceNo}`,
      };
    const root = roots.at(tip.sequenceNo);
    if (root === undefined)
      return {
        ...base,
        state: 'not-computable',
        why: whyNoRoot(tip.sequenceNo, from, absent, foreign.length > 0, roots),
      };
    if (equalBytes(root, stated)) return { ...base, state: 'agrees' };
    const computed = encodeBase64(root);
    if (roots.before === 'claimed')
      return {
        ...base,
        state: 'not-computable',
        computed,
        why: 'the blocks and the proof of the first one together do not give it, and nothing confirms that proof',
      };
    return { ...base, state: 'contradicts', computed, why: `blocks 0–${tip.sequenceNo} give another one` };
  });
  return results.map((result) => withConflicts(result, results));
}

function whyNoRoot(
  tip: number,
  from: number,
  absent: readonly (readonly [number, number])[],
  mixed: boolean,
  { before, unusable }: Roots,
): string {
  if (from > 0 && before === 'none') {
    const proof = unusable === undefined ? '' : `; the proof given is of no use: ${unusable}`;
    return `it takes the hashes of blocks 0–${from - 1} too, or a proof of block ${from} as GetBlock answers it${proof}`;
  }
  const gap = absent.find(([at]) => at <= tip);
  if (gap !== undefined) return `it takes every block up to ${tip}, and block ${gap[0]} is not here or cannot be read`;
  if (mixed) return `blocks of another journal stand among those up to ${tip}`;
  return `it takes every block up to ${tip} once and in order`;
}

/** Digests of one tip must be the same, wherever they come from. */
function withConflicts(result: JournalAnchor, all: readonly JournalAnchor[]): JournalAnchor {
  const { tip, digest } = result.digest.digest;
  const others = all.filter(
    (other) =>
      other !== result &&
      other.state !== 'unusable' &&
      result.state !== 'unusable' &&
      other.digest.digest.tip.strandId === tip.strandId &&
      other.digest.digest.tip.sequenceNo === tip.sequenceNo &&
      !equalBytes(other.digest.digest.digest, digest),
  );
  return others.length === 0 ? result : { ...result, conflictsWith: others.map((other) => other.digest.id) };
}

/** The last block that a digest saved outside fixes. */
export function horizonOf(anchors: readonly JournalAnchor[]): number | undefined {
  const tips = anchors.flatMap(({ state, canAnchor: can, digest }) =>
    state === 'agrees' && can ? [digest.digest.tip.sequenceNo] : [],
  );
  return tips.length === 0 ? undefined : Math.max(...tips);
}
