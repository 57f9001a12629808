import { JournalError } from '../errors.ts';
import type { ByteRange } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';

/** The spans a splitter has found so far, and why it stopped early. */
export class SpanList {
  readonly spans: ByteRange[] = [];
  problem: JournalError | undefined;
  /** Everything before it is split. */
  rest = 0;

  /** @throws JournalError 'too-many-records' */
  add(start: number, end: number): void {
    if (this.spans.length >= LIMITS.exportValues) {
      throw new JournalError('too-many-records', `More than ${LIMITS.exportValues} values in one object`, start);
    }
    this.spans.push({ start, end });
  }

  /** Runs a splitter to its end, or up to what it cannot split. */
  fill(split: () => void): void {
    try {
      split();
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      this.problem = error;
    }
  }
}
