import type { Fault } from '../engine/stretch.ts';
import type { CauseDraft } from './draft.ts';
import type { Segment } from './layout.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import { blockRange, capital, verb } from './words.ts';

/**
 * Blocks that are consistent in themselves, but that their successor does not name: somebody wrote others in their place.
 * Where only one link is broken, what stands before it was replaced, and how far back that goes the blocks do not tell: the
 * forger chose what the first of them names. A digest limits it. Two broken links that enclose few blocks enclose a run that
 * hangs on neither side.
 *
 * @param horizon last block that a digest saved outside fixes
 */
export function seamCauses(
  seams: readonly Fault[],
  segments: readonly Segment[],
  horizon: number | undefined,
): CauseDraft[] {
  const causes: CauseDraft[] = [];
  for (let i = 0; i < seams.length; i++) {
    const seam = seams[i] as Fault;
    const next = seams[i + 1];
    const at = seam.sequenceNo as number;
    if (segments.some(({ from }) => from === at)) {
      causes.push(edgeCause(seam));
    } else if (next !== undefined && isRun(seams, i, segments)) {
      causes.push(runCause(seam, next));
      i++;
    } else if (horizon !== undefined && horizon >= at - 1) {
      causes.push(tailCause(seam, endOf(at, next, segments)));
    } else {
      causes.push(beforeCause(seam, horizon));
    }
  }
  return causes;
}

const hashCheck = (seam: Fault) => seam.checks.find(({ id }) => id === 'link.previous-hash');

/** Whether few blocks lie between two broken links, and more on both sides of them. */
function isRun(seams: readonly Fault[], i: number, segments: readonly Segment[]): boolean {
  const from = seams[i]?.sequenceNo as number;
  const to = seams[i + 1]?.sequenceNo as number;
  const segment = segments.find((each) => each.from < from && each.to > from);
  if (segment === undefined || to <= from || to >= segment.to) return false;
  const before = seams[i - 1]?.sequenceNo ?? segment.from;
  const behind = seams[i + 2]?.sequenceNo ?? segment.to;
  const length = to - from;
  return (
    length <= JUDGEMENT_LIMITS.replacedRun &&
    length <= from - Math.max(before, segment.from) &&
    length <= Math.min(behind < to ? segment.to : behind, segment.to) - to
  );
}

function endOf(at: number, next: Fault | undefined, segments: readonly Segment[]): number {
  const segment = segments.find(({ from, to }) => from <= at && to > at);
  const end = (segment?.to ?? at + 1) - 1;
  return next?.sequenceNo !== undefined && next.sequenceNo > at ? Math.min(end, next.sequenceNo - 1) : end;
}

function runCause(seam: Fault, next: Fault): CauseDraft {
  const blocks = [seam.sequenceNo as number, (next.sequenceNo as number) - 1] as const;
  const one = blocks[0] === blocks[1];
  const checks = [seam, next].flatMap((fault) => hashCheck(fault) ?? []);
  return {
    kind: 'replaced',
    severity: 'contradiction',
    blocks,
    title: 'Replaced',
    brief: `${blockRange(blocks)} ${one ? 'was' : 'were'} replaced`,
    sentence: `${capital(blockRange(blocks))} ${one ? 'is consistent in itself' : 'are consistent in themselves'}, but ${one ? 'does' : 'do'} not follow block ${blocks[0] - 1}, and block ${blocks[1] + 1} still names the original predecessor.`,
    places: [seam.place, next.place],
    checks,
    ...named(next),
    breaksChain: true,
  };
}

/** What the successor names, and the hash of what stands there. */
function named(seam: Fault): { expected: string | undefined; computed: string | undefined } {
  const check = hashCheck(seam);
  return { expected: check?.computed, computed: check?.expected };
}

/** The first block and the one before it, which is not among those judged. */
function edgeCause(seam: Fault): CauseDraft {
  const at = seam.sequenceNo as number;
  return {
    kind: 'replaced',
    severity: 'contradiction',
    blocks: [at, at],
    title: 'Does not follow',
    brief: `block ${at} does not follow block ${at - 1}`,
    sentence: `Block ${at} names another block as its predecessor than the block ${at - 1} that it was held against: one of the two was replaced.`,
    places: [seam.place],
    checks: seam.checks.filter(({ status }) => status === 'failed'),
    breaksChain: false,
  };
}

function tailCause(seam: Fault, to: number): CauseDraft {
  const blocks = [seam.sequenceNo as number, to] as const;
  const one = blocks[0] === blocks[1];
  return {
    kind: 'replaced',
    severity: 'contradiction',
    blocks,
    title: 'Replaced',
    brief: `${blockRange(blocks)} ${one ? 'was' : 'were'} replaced`,
    sentence: `Block ${blocks[0] - 1} is fixed by a digest, and block ${blocks[0]} does not name it: ${blockRange(blocks)} ${verb(to - blocks[0] + 1, 'is', 'are')} not what followed it.`,
    places: [seam.place],
    checks: seam.checks.filter(({ status }) => status === 'failed'),
    breaksChain: true,
  };
}

function beforeCause(seam: Fault, horizon: number | undefined): CauseDraft {
  const at = (seam.sequenceNo as number) - 1;
  const before = seam.link?.before.place;
  const back =
    horizon === undefined
      ? 'Whether blocks before it were replaced with it, the hashes alone do not tell: that takes a digest saved earlier.'
      : horizon + 1 === at
        ? 'The blocks before it are fixed by a digest.'
        : `Blocks before it may have been replaced with it, down to block ${horizon + 1}: those up to ${horizon} are fixed by a digest.`;
  return {
    kind: 'replaced',
    severity: 'contradiction',
    blocks: [at, at],
    title: 'Replaced',
    brief: `block ${at} was replaced`,
    sentence: `Block ${at} is consistent in itself, but block ${at + 1} still names another one as its predecessor. ${back}`,
    places: before === undefined ? [seam.place] : [before, seam.place],
    checks: seam.checks.filter(({ status }) => status === 'failed'),
    ...named(seam),
    breaksChain: true,
  };
}
