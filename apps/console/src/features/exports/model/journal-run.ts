import type { BlockAddress, ExportedBlock, Verdict } from '@qldb-console/journal';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';
import type { JudgedBlock } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { judgeRunBlock, type ReadRunBlock, type RunPlace, type RunRow, readRunBlock, runRow } from './run-block.ts';

/** A block that something is wrong with, or that could be judged only in part. */
export interface RunFinding {
  readonly place: RunPlace;
  readonly sequenceNo: number | undefined;
  readonly status: BlockStatus;
}
/** How many blocks of a run there are so far, and what became of them one by one. */
export interface RunTotals {
  readonly blocks: number;
  readonly rehashed: number;
  readonly partly: number;
  readonly contradictions: number;
  readonly unreadable: number;
  readonly json: number;
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
  readonly before: Kind;
}

/**
 * Judges the blocks of an object one after the other, each with the one before it, for the table that lists them. Blocks are
 * not kept, but for those whose data was redacted: what explains them stands in a later block, so they are judged again at
 * the end.
 */
export class JournalRun {
  /** One row for each block, in order. */
  readonly rows: RunRow[] = [];
  private readonly kinds = { rehashed: 0, partly: 0, genesis: 0, contradiction: 0, unreadable: 0, json: 0 };
  /** Places in `rows` of the first blocks that are wrong or unreadable, and of those judged only in part. */
  private readonly wrong: number[] = [];
  private doubtful: number[] = [];
  private previous: LoadedBlock | undefined;
  private readonly waiting: Waiting[] = [];
  /** Blocks of the run that record redactions. */
  readonly recording: LoadedBlock[] = [];

  /** @param previous the block before the first one, where it is at hand */
  constructor(previous: LoadedBlock | undefined) {
    this.previous = previous;
  }

  /** Judges the next block. `expected`: where the name of its object says that it stands. */
  add(place: RunPlace, read: () => ExportedBlock, expected: BlockAddress | undefined): void {
    const block = readRunBlock(read, expected, place.index);
    const { previous } = this;
    const judged = judgeRunBlock(block, previous, []);
    const kind = kindOf(block, judged);
    if (block.kind === 'block' && judged?.kind === 'judged') {
      if (judged.block.redactionInfo && this.recording.length < MOST_RECORDING) this.recording.push(block.loaded);
      const unexplained = judged.revisions.some(({ content }) => content === 'unexplained');
      if (unexplained && this.waiting.length < MOST_WAITING)
        this.waiting.push({ at: this.rows.length, place, read: block, previous, before: kind });
    }
    const list = kind === 'partly' ? this.doubtful : this.wrong;
    const isFinding = kind === 'partly' || kind === 'contradiction' || kind === 'unreadable';
    if (isFinding && list.length < MOST_FINDINGS) list.push(this.rows.length);
    this.kinds[kind] += 1;
    this.rows.push(runRow(place, block, judged));
    this.previous = block.kind === 'block' ? block.loaded : undefined;
  }

  /** Judges once more what a later block may explain. */
  finish(): void {
    if (this.recording.length === 0) return;
    for (const { at, place, read, previous, before } of this.waiting.splice(0)) {
      const judged = judgeRunBlock(read, previous, this.recording);
      const kind = kindOf(read, judged);
      this.kinds[before] -= 1;
      this.kinds[kind] += 1;
      this.rows[at] = runRow(place, read, judged);
      if (kind !== 'partly') this.doubtful = this.doubtful.filter((other) => other !== at);
      if (kind === 'contradiction') this.wrong.unshift(at);
    }
  }

  totals(): RunTotals {
    const { rehashed, partly, contradiction, unreadable, json } = this.kinds;
    return {
      blocks: this.rows.length,
      rehashed,
      partly,
      contradictions: contradiction,
      unreadable,
      json,
      findings: this.findings(),
    };
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

/**
 * What became of a block. `genesis`: the first block of a journal, which has no transaction; AWS's ledgers begin so.
 */
type Kind = 'rehashed' | 'partly' | 'genesis' | 'contradiction' | 'unreadable' | 'json';

function kindOf(read: ReadRunBlock, judged: JudgedBlock | undefined): Kind {
  if (read.kind === 'json') return 'json';
  if (judged?.kind !== 'judged') return 'unreadable';
  const { verdict, block } = judged;
  return kindOfVerdict(verdict, block.address.sequenceNo, block.transactionInfo);
}

function kindOfVerdict(verdict: Verdict, sequenceNo: number, transactionInfo: object | undefined): Kind {
  if (verdict.outcome === 'disproven') return 'contradiction';
  if (verdict.outcome !== 'incomplete') return 'rehashed';
  const nothingFound = verdict.checks.every(({ status }) => status === 'ok' || status === 'skipped');
  return sequenceNo === 0 && transactionInfo === undefined && nothingFound ? 'genesis' : 'partly';
}
