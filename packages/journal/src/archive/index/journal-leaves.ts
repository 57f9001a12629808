import { HASH_BYTES } from '../../engine/fact-table.ts';
import type { Hash } from '../../merkle/index.ts';
import type { LeftSubtrees } from '../left-subtrees.ts';
import { JournalTree } from './journal-tree.ts';
import type { IndexRows } from './rows.ts';
import type { SequenceRun, SequenceRuns } from './sequence-runs.ts';

/**
 * Finds the blocks that the journal's tree is made of among the rows of an index, and hands them to it in order: not before it
 * is needed, since each costs a hash, and a verdict comes without it.
 */
export class JournalLeaves {
  private readonly tree: JournalTree;
  private readonly rows: IndexRows;
  private readonly runs: SequenceRuns;
  /** Which rows are in the tree, one behind the other. */
  private readonly taken: { readonly sequenceNo: number; readonly row: number }[] = [];
  /** The run in which to go on, and whether all rows up to so many were looked at, those that came out of order too. */
  private nextRun = 0;
  private lookedAt = 0;

  constructor(rows: IndexRows, runs: SequenceRuns, left: LeftSubtrees | undefined) {
    this.rows = rows;
    this.runs = runs;
    this.tree = new JournalTree((sequenceNo) => this.leafOf(sequenceNo), left);
  }

  get bytes(): number {
    return this.tree.bytes;
  }

  /** Takes in blocks that come next, so many at most, as far as they came in order. @returns whether there are more */
  follow(most: number, strand: number): boolean {
    let left = most;
    for (; this.nextRun < this.runs.count; this.nextRun++) {
      left -= this.take(this.runs.get(this.nextRun), strand, left);
      if (left <= 0) return true;
      // The last run may grow.
      if (this.nextRun === this.runs.count - 1) return false;
    }
    return false;
  }

  /** The tree, with all that there is of it where it does not reach that tip: blocks may have come in any order. */
  reaching(tip: number, strand: number): JournalTree {
    const missing = tip + 1 - this.tree.size;
    if (missing > 0) this.follow(missing, strand);
    const rows = this.rows.blocks.size;
    if (tip >= this.tree.size && this.lookedAt < rows) {
      this.lookedAt = rows;
      const runs = Array.from({ length: this.runs.count }, (_, run) => this.runs.get(run));
      const numbered = runs.filter(({ sequenceNo }) => !Number.isNaN(sequenceNo));
      // Behind one that begins too late, all do.
      for (const run of numbered.sort((a, b) => a.sequenceNo - b.sequenceNo)) this.take(run, strand);
    }
    return this.tree;
  }

  /** @returns how many blocks of the run the tree took */
  private take(
    { row, count, sequenceNo, strand: its }: SequenceRun,
    strand: number,
    most = Number.POSITIVE_INFINITY,
  ): number {
    const offset = this.tree.size - sequenceNo;
    if (its !== strand || !(offset >= 0 && offset < count)) return 0;
    const taken = Math.min(count - offset, most);
    const last = this.taken.at(-1);
    const goesOn = last !== undefined && last.row - last.sequenceNo === row - sequenceNo;
    if (!goesOn) this.taken.push({ sequenceNo: this.tree.size, row: row + offset });
    for (const { page, at, count: many } of this.rows.blocks.parts(row + offset, row + offset + taken)) {
      for (let i = at; i < at + many; i++) this.tree.append(hashAt(page.blockHash, i));
    }
    return taken;
  }

  /** Hash of a block that is in the tree. */
  private leafOf(sequenceNo: number): Hash | undefined {
    let low = 0;
    let high = this.taken.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.taken[middle] as { sequenceNo: number }).sequenceNo <= sequenceNo) low = middle + 1;
      else high = middle;
    }
    const run = this.taken[low - 1];
    if (run === undefined || sequenceNo >= this.tree.size) return undefined;
    const row = run.row + sequenceNo - run.sequenceNo;
    return hashAt(this.rows.blocks.page(row).blockHash, this.rows.blocks.at(row));
  }
}

function hashAt(column: Uint8Array, row: number): Hash {
  return column.slice(row * HASH_BYTES, (row + 1) * HASH_BYTES);
}
