import type { BlockRangeAsked } from '../engine/block-source.ts';
import type { Fault, StretchPlace, StretchVerdict } from '../engine/stretch.ts';
import { placeKey } from './draft.ts';

/** Blocks of one strand in a row, `[from, to)` by their numbers, as they come in the input. */
export interface Segment {
  readonly strandId: string;
  readonly from: number;
  readonly to: number;
  /** Of its first and of its last block. */
  readonly startPlace: StretchPlace;
  readonly endPlace: StretchPlace;
  /** What its first block says of the one before, and the stated hashes of its first and last block: base64. */
  readonly startPrevious: string | undefined;
  readonly startHash: string;
  readonly endHash: string;
  /** What is wrong with the link in front of it. */
  readonly fault: Fault | undefined;
  /** What could not be read in front of it. */
  readonly lost: readonly Fault[];
}

/** A block whose stated address cannot be right, since its neighbours' hashes put it elsewhere. */
export interface Misnumbered {
  /** Where it stands by the hashes. */
  readonly blocks: readonly [from: number, to: number];
  readonly stated: { readonly strandId: string; readonly from: number };
  readonly faults: Fault[];
  readonly place: StretchPlace;
}

/** What a stretch is made of, in the order of the input. */
export interface Layout {
  readonly segments: readonly Segment[];
  /** Links between consecutive numbers whose hashes do not go together. */
  readonly seams: readonly Fault[];
  readonly misnumbered: readonly Misnumbered[];
  /** What could not be read, whose place among the numbers is not known. */
  readonly trailing: readonly Fault[];
}

export const failsAt = (fault: Fault, id: string): boolean =>
  fault.checks.some((check) => check.id === id && check.status === 'failed');
const checkOf = (fault: Fault, id: string) =>
  fault.checks.find((check) => check.id === id && check.status === 'failed');

/**
 * Cuts a stretch where blocks do not follow by their numbers. Where the hashes of two blocks go together although their
 * addresses do not, an address was changed and nothing else: the shorter side is taken for the wrong one.
 *
 * @param misplaced places of blocks that are not the ones asked for ({@link placeKey}): they are left out
 */
export function layoutOf(
  { first, last, faults, leadingFaults }: StretchVerdict,
  misplaced: ReadonlySet<string>,
): Layout {
  if (first === undefined || last === undefined) {
    return { segments: [], seams: [], misnumbered: [], trailing: faults.filter(({ error }) => error !== undefined) };
  }
  const segments: Segment[] = [];
  const seams: Fault[] = [];
  let lost: Fault[] = [];
  let open = {
    strandId: first.strandId,
    from: first.sequenceNo,
    startPlace: first.place,
    startPrevious: first.previousBlockHash as string | undefined,
    startHash: first.blockHash,
    fault: undefined as Fault | undefined,
    lost: faults.slice(0, leadingFaults),
  };
  for (const fault of faults.slice(leadingFaults)) {
    if (fault.error !== undefined) lost.push(fault);
    const { link } = fault;
    if (link === undefined) continue;
    const { before } = link;
    const follows = before.strandId === link.strandId && before.sequenceNo + 1 === fault.sequenceNo;
    const hash = checkOf(fault, 'link.previous-hash');
    if (follows) {
      if (hash !== undefined) seams.push(fault);
      continue;
    }
    // The stated hash of the block before stands in every failing comparison; without one it is what this block names.
    const endHash = hash?.expected ?? '';
    segments.push({ ...open, to: before.sequenceNo + 1, endPlace: before.place, endHash });
    const between = lost.filter((each) => isBetween(each.place, before.place, fault.place));
    lost = [];
    open = {
      strandId: link.strandId,
      from: fault.sequenceNo as number,
      startPlace: fault.place,
      startPrevious: hash === undefined ? undefined : hash.computed,
      startHash: link.blockHash,
      fault,
      lost: between,
    };
  }
  segments.push({ ...open, to: last.sequenceNo + 1, endPlace: last.place, endHash: last.blockHash });
  const renumbered = renumber(segments);
  const isOther = ({ startPlace, endPlace }: Segment) =>
    misplaced.has(placeKey(startPlace)) && misplaced.has(placeKey(endPlace));
  return {
    segments: renumbered.segments.filter((segment) => !isOther(segment)),
    misnumbered: renumbered.misnumbered,
    seams,
    trailing: lost.filter((each) => isBehind(each.place, last.place)),
  };
}

function isBetween(place: StretchPlace, before: StretchPlace, next: StretchPlace): boolean {
  if (place.source === before.source && place.start < before.end) return false;
  return place.source !== next.source || place.end <= next.start;
}

const isBehind = (place: StretchPlace, last: StretchPlace) => place.source !== last.source || place.start >= last.end;

/** Joins what hashes join. */
function renumber(segments: readonly Segment[]): Pick<Layout, 'segments' | 'misnumbered'> {
  const joined: Segment[] = [];
  const misnumbered: Misnumbered[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    if (before === undefined || segment.fault === undefined || failsAt(segment.fault, 'link.previous-hash')) {
      joined.push(segment);
      continue;
    }
    const length = segment.to - segment.from;
    const { endPlace, endHash } = segment;
    if (segment.from === before.to && segment.strandId === before.strandId) {
      // Behind a block with a wrong address, the numbers go on as they should.
      misnumbered.at(-1)?.faults.push(segment.fault);
      joined[joined.length - 1] = { ...before, to: segment.to, endPlace, endHash };
      continue;
    }
    if (length <= before.to - before.from || before.to - before.from > segment.from) {
      misnumbered.push({
        blocks: [before.to, before.to + length - 1],
        stated: segment,
        faults: [segment.fault],
        place: segment.startPlace,
      });
      joined[joined.length - 1] = { ...before, to: before.to + length, endPlace, endHash };
    } else {
      const from = segment.from - (before.to - before.from);
      misnumbered.push({
        blocks: [from, segment.from - 1],
        stated: before,
        faults: [segment.fault],
        place: before.startPlace,
      });
      joined[joined.length - 1] = { ...before, strandId: segment.strandId, from, to: segment.to, endPlace, endHash };
    }
  }
  return { segments: joined, misnumbered };
}

/** Numbers `[from, to)`. */
export type Numbers = readonly [from: number, to: number];

/** How the numbers of a strand are covered by its segments. */
export interface Numbering {
  readonly main: string;
  /** Segments of the main strand, and the others. */
  readonly own: readonly Segment[];
  readonly foreign: readonly Segment[];
  /** Numbers between the first and the last that no segment has. */
  readonly absent: readonly Numbers[];
  /** Numbers that several segments have. */
  readonly multiple: readonly Numbers[];
}

/** @param asked the strand and the numbers that should be there, where that is known */
export function numberingOf(segments: readonly Segment[], asked: BlockRangeAsked | undefined): Numbering {
  const main = mainStrand(segments, asked);
  const own = segments.filter(({ strandId }) => strandId === main);
  const foreign = segments.filter(({ strandId }) => strandId !== main);
  const sorted = own.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const absent: Numbers[] = [];
  const multiple: Numbers[] = [];
  let end = asked?.from ?? sorted[0]?.from ?? 0;
  let once = end;
  for (const { from, to } of sorted) {
    if (from > end) absent.push([end, from]);
    const twice: Numbers = [Math.max(from, once), Math.min(to, end)];
    if (twice[0] < twice[1] && sorted[0] !== undefined) multiple.push(twice);
    once = Math.max(once, Math.min(to, end));
    end = Math.max(end, to);
  }
  const to = asked?.to ?? end;
  if (to > end) absent.push([end, to]);
  return { main, own, foreign, absent, multiple };
}

/** The strand asked for, else the one with most blocks. */
function mainStrand(segments: readonly Segment[], asked: BlockRangeAsked | undefined): string {
  const sizes = new Map<string, number>();
  for (const { strandId, from, to } of segments) sizes.set(strandId, (sizes.get(strandId) ?? 0) + to - from);
  if (asked !== undefined) return asked.strandId;
  let main = '';
  for (const [strandId, size] of sizes) if (size > (sizes.get(main) ?? 0)) main = strandId;
  return main;
}
