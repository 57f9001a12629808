import type { JournalErrorCode } from '../errors.ts';
import type { CheckId } from '../verdict.ts';
import type { Edge } from './facts.ts';
import { linkFaults } from './links.ts';
import { joinPieces, type Piece } from './pieces.ts';
import { joinTips, type TipPieces } from './tips.ts';

/** Where something stands: bytes `[start, end)` of what the caller calls `source`. */
export interface StretchPlace {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** One check that failed or found something, without the places inside the block: judge the block itself to get those. */
export interface FaultCheck {
  readonly id: CheckId;
  readonly status: 'failed' | 'finding';
  readonly why: string;
  readonly subject?: string | undefined;
  readonly expected?: string | undefined;
  readonly computed?: string | undefined;
}

/** What is wrong at one place: a block that cannot be read, whose checks do not all hold, or that does not follow the one before. */
export interface Fault {
  readonly place: StretchPlace;
  /** Absent where nothing could be read. */
  readonly sequenceNo?: number | undefined;
  readonly checks: readonly FaultCheck[];
  readonly error?: { readonly code: JournalErrorCode; readonly message: string } | undefined;
  /** Where the link to the block before is what is wrong: which block that is, and the stated hash (base64) of this one. */
  readonly link?: { readonly before: StretchBorder; readonly strandId: string; readonly blockHash: string } | undefined;
}

/** A block on one side of a link. */
export interface StretchBorder {
  readonly strandId: string;
  readonly sequenceNo: number;
  readonly place: StretchPlace;
}

export interface StretchCounts {
  /** Blocks that could be read. */
  readonly blocks: number;
  /** Values that could not be read as blocks. */
  readonly unreadable: number;
  /** Of both, those that the fast path gave to the specification. */
  readonly deferred: number;
  /** Blocks read from JSON: their hashes chain, but their content cannot be hashed again. */
  readonly json: number;
  readonly bytes: number;
  readonly transactions: number;
  readonly revisions: number;
  readonly rehashed: number;
  readonly redacted: number;
  readonly deleted: number;
  readonly bare: number;
  readonly statements: number;
  readonly documents: number;
  /** Blocks with a transaction in which every check holds, data whose redaction is yet to be found not counted against them. */
  readonly whole: number;
  /** Blocks in which a check fails, and those that are not the one asked for. */
  readonly failed: number;
  readonly misplaced: number;
  /** Blocks that do not follow the one before, and those about whose link there is a mere finding. */
  readonly linkFailed: number;
  readonly linkFound: number;
  /** Sound blocks 0 without a transaction, as AWS's journals begin. */
  readonly genesis: number;
}

/** A revision without data, sound if a later block records that its data was redacted. */
export interface PendingRedaction {
  readonly place: StretchPlace;
  readonly strandId: string;
  readonly sequenceNo: number;
  readonly index: number;
  readonly documentId: string;
  readonly version: number;
  /** Known only where transactionInfo names the document. */
  readonly tableId?: string | undefined;
}
/** A redaction that a sound block records. */
export interface RecordedRedaction {
  readonly strandId: string;
  readonly sequenceNo: number;
  readonly documentId: string;
  readonly version: number;
  readonly tableId: string;
  readonly recordedIn: number;
}

/** An end of a stretch: its outermost block that could be read. */
export interface StretchEdge extends Edge {
  readonly place: StretchPlace;
}

/**
 * What is known of some blocks in a row, in the order of the input. Plain data: it can be posted to another thread, written
 * as JSON, and joined with what is known of the blocks before and behind ({@link joinStretches}).
 */
export interface StretchVerdict {
  readonly counts: StretchCounts;
  readonly first: StretchEdge | undefined;
  readonly last: StretchEdge | undefined;
  /** `undefined`: more gaps than are worth keeping, so that no root can be told. */
  readonly pieces: readonly Piece[] | undefined;
  /** What the stretch consists of up to each block that was asked about, in order: see {@link rootAtTip}. */
  readonly tips: readonly TipPieces[];
  /** In order: the first of those that contradict, and the first that are findings only, `MOST_FAULTS` of each. */
  readonly faults: readonly Fault[];
  /** All of them. */
  readonly faultCount: number;
  /** Those in front of the first block: of values that could not be read. */
  readonly leadingFaults: number;
  readonly pending: readonly PendingRedaction[];
  readonly recorded: readonly RecordedRedaction[];
}

/** Faults of each kind that a verdict lists. */
export const MOST_FAULTS = 200;

const NO_COUNTS: StretchCounts = {
  blocks: 0,
  unreadable: 0,
  deferred: 0,
  json: 0,
  bytes: 0,
  transactions: 0,
  revisions: 0,
  rehashed: 0,
  redacted: 0,
  deleted: 0,
  bare: 0,
  statements: 0,
  documents: 0,
  whole: 0,
  failed: 0,
  misplaced: 0,
  linkFailed: 0,
  linkFound: 0,
  genesis: 0,
};

/** The stretch of no blocks: joined with another one, it gives that one. */
export const EMPTY_STRETCH: StretchVerdict = {
  counts: NO_COUNTS,
  first: undefined,
  last: undefined,
  pieces: [],
  tips: [],
  faults: [],
  faultCount: 0,
  leadingFaults: 0,
  pending: [],
  recorded: [],
};

/** A stretch with these parts and nothing else. */
export function stretchOf(
  parts: Partial<Omit<StretchVerdict, 'counts'>> & { counts?: Partial<StretchCounts> },
): StretchVerdict {
  return { ...EMPTY_STRETCH, ...parts, counts: { ...NO_COUNTS, ...parts.counts } };
}

/**
 * The stretch of the blocks of `left` and then those of `right`. Where they meet, the link is checked as verifyLink does,
 * and what is wrong with it becomes a fault of the first block of `right`. Associative: stretches may be judged anywhere and
 * joined in any grouping, as long as their order is kept.
 */
export function joinStretches(left: StretchVerdict, right: StretchVerdict): StretchVerdict {
  const meeting = left.last !== undefined && right.first !== undefined ? linkFaults(left.last, right.first) : [];
  return {
    counts: addCounts(addCounts(left.counts, right.counts), countLinks(meeting)),
    first: left.first ?? right.first,
    last: right.last ?? left.last,
    pieces: joinPieces(left.pieces, right.pieces),
    tips: joinTips(left.tips, left.pieces, right.tips),
    faults: mergeFaults(left.faults, meeting, right),
    faultCount: left.faultCount + meeting.length + right.faultCount,
    leadingFaults: left.first === undefined ? left.faultCount + right.leadingFaults : left.leadingFaults,
    pending: concat(left.pending, right.pending),
    recorded: concat(left.recorded, right.recorded),
  };
}

/** In the order of the places: what could not be read at the start of `right` stands before its first block. */
function mergeFaults(left: readonly Fault[], meeting: readonly Fault[], right: StretchVerdict): readonly Fault[] {
  if (meeting.length === 0 && right.faults.length === 0) return left;
  // Values that cannot be read are contradictions, and the first of the list, so no more of them than that are in it.
  const leading = Math.min(right.leadingFaults, MOST_FAULTS);
  const { faults } = right;
  return firstOfEachKind([...left, ...faults.slice(0, leading), ...meeting, ...faults.slice(leading)]);
}

/** Contradictions and mere findings are counted apart, so that no number of findings hides a contradiction. */
function firstOfEachKind(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= MOST_FAULTS) return faults;
  const listed = { contradiction: 0, finding: 0 };
  return faults.filter((fault) => {
    listed[kindOf(fault)] += 1;
    return listed[kindOf(fault)] <= MOST_FAULTS;
  });
}

/** What a link adds: it belongs to neither of the stretches that meet. */
function countLinks(meeting: readonly Fault[]): StretchCounts {
  const [fault] = meeting;
  if (fault === undefined) return NO_COUNTS;
  return { ...NO_COUNTS, [kindOf(fault) === 'contradiction' ? 'linkFailed' : 'linkFound']: 1 };
}

const kindOf = ({ error, checks }: Fault) =>
  error !== undefined || checks.some(({ status }) => status === 'failed') ? 'contradiction' : 'finding';

function concat<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b];
}

function addCounts(a: StretchCounts, b: StretchCounts): StretchCounts {
  const sum = {} as Record<keyof StretchCounts, number>;
  for (const name of Object.keys(NO_COUNTS) as (keyof StretchCounts)[]) sum[name] = a[name] + b[name];
  return sum;
}
