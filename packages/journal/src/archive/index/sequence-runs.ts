import { UNKNOWN_STRAND } from '../../engine/fact-table.ts';
import type { IndexRows } from './rows.ts';

/** Rows `[row, row + count)` whose sequence numbers are `sequenceNo`, + 1, + 2 … of one strand. */
export interface SequenceRun {
  readonly row: number;
  readonly count: number;
  readonly sequenceNo: number;
  readonly strand: number;
}

/**
 * The sequence numbers of all rows as runs: a journal is one, a damaged one some more. What cannot be read makes runs of its
 * own, of unknown strand. Looking something up goes through all of them, which stays quick for a million.
 */
export class SequenceRuns {
  private readonly firstRows: number[] = [];
  private readonly numbers: number[] = [];
  private readonly strands: number[] = [];
  private size = 0;

  /** Takes note of the rows that are new. */
  follow({ blocks }: IndexRows): void {
    for (const { page, at, count, first } of blocks.parts(this.size, blocks.size)) {
      const row = this.size + first;
      for (let i = 0; i < count; i++)
        this.add(row + i, page.sequenceNo[at + i] as number, page.strand[at + i] as number);
    }
    this.size = blocks.size;
  }

  private add(row: number, sequenceNo: number, strand: number): void {
    const last = this.firstRows.length - 1;
    if (last >= 0 && this.strands[last] === strand) {
      const expected = (this.numbers[last] as number) + row - (this.firstRows[last] as number);
      if (sequenceNo === expected || (Number.isNaN(sequenceNo) && Number.isNaN(expected))) return;
    }
    this.firstRows.push(row);
    this.numbers.push(sequenceNo);
    this.strands.push(strand);
  }

  get count(): number {
    return this.firstRows.length;
  }

  get(run: number): SequenceRun {
    const row = this.firstRows[run] as number;
    return {
      row,
      count: (this.firstRows[run + 1] ?? this.size) - row,
      sequenceNo: this.numbers[run] as number,
      strand: this.strands[run] as number,
    };
  }

  /** Rows of the blocks of a strand that have that number, in order. */
  rowsOf(sequenceNo: number, strand: number): number[] {
    const rows: number[] = [];
    for (let run = 0; run < this.firstRows.length; run++) {
      const offset = sequenceNo - (this.numbers[run] as number);
      // Not a number of a run that cannot be read either.
      if (!(offset >= 0) || this.strands[run] !== strand) continue;
      const row = this.firstRows[run] as number;
      if (offset < (this.firstRows[run + 1] ?? this.size) - row) rows.push(row + offset);
    }
    return rows;
  }

  /** The strand of the first block that could be read; −1 when there is none. */
  firstStrand(): number {
    return this.strands.find((strand) => strand !== UNKNOWN_STRAND) ?? -1;
  }
}
