import {
  type BlockAddress,
  type ExportedBlock,
  equalBytes,
  type JsonBlock,
  type RungId,
  type Verdict,
} from '@qldb-console/journal';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';
import { type JudgedBlock, readBlock } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { type RunAnchor, RunAnchors } from './run-anchors.ts';
import { judgeRunBlock, type ReadRunBlock, type RunPlace, type RunRow, readRunBlock, runRow } from './run-block.ts';

/** A block that something is wrong with, or that could be judged only in part. */
export interface RunFinding {
  readonly place: RunPlace;
  readonly sequenceNo: number | undefined;
  readonly status: BlockStatus;
}
/** What is known of the blocks of a run so far. */
export interface RunTotals {
  readonly blocks: number;
  readonly rehashed: number;
  readonly partly: number;
  readonly contradictions: number;
  readonly unreadable: number;
  readonly json: number;
  /** Among the contradictions: blocks that do not follow the one before, and blocks whose content does not hold. */
  readonly chainFailed: number;
  readonly contentFailed: number;
  /** Blocks, beside the first one, that were not compared with the one before: that one is missing or cannot be read. */
  readonly unlinked: number;
  readonly checksHolding: number;
  readonly revisions: number;
  /** Addresses of the first and of the last block that could be read. */
  readonly first: BlockAddress | undefined;
  readonly last: BlockAddress | undefined;
  /** Whether the first block was compared with the one before it, or is the first one of its journal. */
  readonly beginsLinked: boolean;
  /** Blocks in JSON whose number or previous hash does not go with what the line before says. */
  readonly jsonBreaks: number;
  /** Comparisons of all blocks from the first one on with the digests at whose tips they arrived. */
  readonly anchors: readonly RunAnchor[];
  /** The first ones; contradictions and what cannot be read before what is partly judged. */
  readonly findings: readonly RunFinding[];
}

const MOST_FINDINGS = 100;
/** Blocks whose missing data may be explained by a later one are kept until the end, up to these. */
const MOST_WAITING = 2_000;
const MOST_RECORDING = 1_000;

/** A block whose missing data a later block of the run may explain. */
interface Waiting {
  readonly at: number;
  readonly place: RunPlace;
  readonly read: ReadRunBlock;
  readonly previous: LoadedBlock | undefined;
  readonly before: Tally;
}

/**
 * Judges the blocks of an export one after the other, each with the one before it. Blocks are not kept, but for those
 * whose data was redacted: what explains them stands in a later block, so they are judged again at the end.
 */
export class JournalRun {
  /** One row for each block, in order. */
  readonly rows: RunRow[] = [];
  private readonly sums = {
    kinds: { rehashed: 0, partly: 0, genesis: 0, contradiction: 0, unreadable: 0, json: 0 },
    holding: 0,
    revisions: 0,
    chainFailed: 0,
    contentFailed: 0,
  };
  /** Places in `rows` of the first blocks that are wrong or unreadable, and of those judged only in part. */
  private readonly wrong: number[] = [];
  private doubtful: number[] = [];
  private unlinked = 0;
  private previous: LoadedBlock | undefined;
  private previousJson: JsonBlock | undefined;
  private jsonBreaks = 0;
  private first: BlockAddress | undefined;
  private last: BlockAddress | undefined;
  private beginsLinked = false;
  private readonly waiting: Waiting[] = [];
  /** Blocks of the run that record redactions. */
  readonly recording: LoadedBlock[] = [];

  private readonly anchors: RunAnchors;

  /**
   * @param previous the block before the first one, where it is at hand
   * @param digests  what the digest of the blocks is compared with, when the run begins with the first block of a journal
   */
  constructor(previous: LoadedBlock | undefined, digests: readonly DigestEntry[] = []) {
    this.previous = previous;
    this.anchors = new RunAnchors(digests);
  }

  /** Judges the next block. `expected`: where the name of its object says that it stands. */
  add(place: RunPlace, read: () => ExportedBlock, expected: BlockAddress | undefined): void {
    const block = readRunBlock(read, expected, place.index);
    const { previous } = this;
    const judged = judgeRunBlock(block, previous, []);
    if (this.rows.length === 0) this.beginsLinked = beginsLinked(block, previous);
    this.note(block);
    if (block.kind === 'block' && judged?.kind === 'judged') {
      if (judged.block.redactionInfo && this.recording.length < MOST_RECORDING) this.recording.push(block.loaded);
      const unexplained = judged.revisions.some(({ content }) => content === 'unexplained');
      if (unexplained && this.waiting.length < MOST_WAITING)
        this.waiting.push({ at: this.rows.length, place, read: block, previous, before: tallyOf(block, judged) });
    }
    this.anchors.add(judged?.kind === 'judged' ? judged.block : undefined);
    const tally = tallyOf(block, judged);
    const list = tally.kind === 'partly' ? this.doubtful : this.wrong;
    const isFinding = tally.kind === 'partly' || tally.kind === 'contradiction' || tally.kind === 'unreadable';
    if (isFinding && list.length < MOST_FINDINGS) list.push(this.rows.length);
    if (block.kind === 'block' && previous === undefined && this.rows.length > 0) this.unlinked += 1;
    this.count(tally, 1);
    this.rows.push(runRow(place, block, judged));
    this.previous = block.kind === 'block' ? block.loaded : undefined;
  }

  /** Says that blocks are missing here: the next one is not compared with the last one. */
  skip(): void {
    this.anchors.add(undefined);
    this.previous = undefined;
    this.previousJson = undefined;
  }

  /** Judges once more what a later block may explain. */
  finish(): void {
    if (this.recording.length === 0) return;
    for (const { at, place, read, previous, before } of this.waiting.splice(0)) {
      const judged = judgeRunBlock(read, previous, this.recording);
      const tally = tallyOf(read, judged);
      this.count(before, -1);
      this.count(tally, 1);
      this.rows[at] = runRow(place, read, judged);
      if (tally.kind !== 'partly') this.doubtful = this.doubtful.filter((other) => other !== at);
      if (tally.kind === 'contradiction') this.wrong.unshift(at);
    }
  }

  totals(): RunTotals {
    const { kinds } = this.sums;
    return {
      blocks: this.rows.length,
      rehashed: kinds.rehashed,
      partly: kinds.partly,
      contradictions: kinds.contradiction,
      unreadable: kinds.unreadable,
      json: kinds.json,
      chainFailed: this.sums.chainFailed,
      contentFailed: this.sums.contentFailed,
      unlinked: this.unlinked,
      checksHolding: this.sums.holding,
      revisions: this.sums.revisions,
      first: this.first,
      last: this.last,
      beginsLinked: this.beginsLinked,
      jsonBreaks: this.jsonBreaks,
      anchors: this.anchors.results,
      findings: this.findings(),
    };
  }

  /** Counts a block in, or, when it was judged anew, out again. */
  private count({ kind, holding, revisions, failed }: Tally, by: 1 | -1): void {
    this.sums.kinds[kind] += by;
    this.sums.holding += by * holding;
    this.sums.revisions += by * revisions;
    if (failed.has('chained')) this.sums.chainFailed += by;
    if (failed.has('content')) this.sums.contentFailed += by;
  }

  private note(block: ReadRunBlock): void {
    const address =
      block.kind === 'json'
        ? block.block.address
        : block.kind === 'block'
          ? { strandId: block.loaded.strandId, sequenceNo: block.loaded.sequenceNo }
          : undefined;
    this.first ??= address;
    this.last = address ?? this.last;
    if (block.kind !== 'json') return;
    if (this.previousJson && !saysItFollows(this.previousJson, block.block)) this.jsonBreaks += 1;
    this.previousJson = block.block;
  }

  private findings(): RunFinding[] {
    const of = (places: readonly number[]) =>
      places.flatMap((at): RunFinding[] => {
        const row = this.rows[at];
        return row ? [{ place: row.place, sequenceNo: row.sequenceNo, status: row.status }] : [];
      });
    return [...of(this.wrong), ...of(this.doubtful)].slice(0, MOST_FINDINGS);
  }
}

/** What counts of a block, once it has been judged. */
interface Tally {
  /** `genesis`: the first block of a journal, which has no transaction; AWS's ledgers begin so. */
  readonly kind: 'rehashed' | 'partly' | 'genesis' | 'contradiction' | 'unreadable' | 'json';
  readonly holding: number;
  readonly revisions: number;
  readonly failed: ReadonlySet<RungId>;
}

const NONE: ReadonlySet<RungId> = new Set();

function tallyOf(read: ReadRunBlock, judged: JudgedBlock | undefined): Tally {
  if (read.kind === 'json') return { kind: 'json', holding: 0, revisions: read.block.revisions, failed: NONE };
  if (judged?.kind !== 'judged') return { kind: 'unreadable', holding: 0, revisions: 0, failed: NONE };
  const { verdict, block, revisions } = judged;
  const holding = verdict.checks.reduce((sum, { status }) => sum + Number(status === 'ok'), 0);
  return {
    kind: kindOf(verdict, block.address.sequenceNo, block.transactionInfo),
    holding,
    revisions: revisions.length,
    failed:
      verdict.outcome === 'disproven'
        ? new Set(verdict.rungs.filter(({ state }) => state === 'failed').map(({ id }) => id))
        : NONE,
  };
}

function kindOf(verdict: Verdict, sequenceNo: number, transactionInfo: object | undefined): Tally['kind'] {
  if (verdict.outcome === 'disproven') return 'contradiction';
  if (verdict.outcome !== 'incomplete') return 'rehashed';
  const nothingFound = verdict.checks.every(({ status }) => status === 'ok' || status === 'skipped');
  return sequenceNo === 0 && transactionInfo === undefined && nothingFound ? 'genesis' : 'partly';
}

function beginsLinked(block: ReadRunBlock, previous: LoadedBlock | undefined): boolean {
  if (block.kind !== 'block') return false;
  return block.loaded.sequenceNo === 0 || (previous !== undefined && readBlock(previous).kind === 'read');
}

/** Whether a line of JSON says that it follows the one before: what both say, nothing was hashed. */
function saysItFollows(before: JsonBlock, next: JsonBlock): boolean {
  if (!before.address || !next.address || !before.blockHash || !next.previousBlockHash) return false;
  return (
    before.address.strandId === next.address.strandId &&
    before.address.sequenceNo + 1 === next.address.sequenceNo &&
    equalBytes(before.blockHash, next.previousBlockHash)
  );
}
