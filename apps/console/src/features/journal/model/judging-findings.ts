import type { Fault, StretchVerdict } from '@qldb-console/journal/engine';
import type { JournalVerdict } from '@qldb-console/journal/judgement';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';

/** A block to look at. */
export interface JudgingFinding {
  readonly sequenceNo: number;
  readonly status: BlockStatus;
}

/** Blocks that contradict what is claimed, or cannot be read, while others are still to come: one row for each. */
export function wrongSoFar({ faults, faultCount }: StretchVerdict, most: number): readonly JudgingFinding[] {
  const rows = new Map<number, JudgingFinding>();
  if (faultCount === 0) return [];
  for (const fault of faults) {
    const { sequenceNo } = fault;
    const status = statusOf(fault);
    if (sequenceNo === undefined || status === undefined || rows.has(sequenceNo)) continue;
    // Behind a block that cannot be read, whatever comes does not follow the last one that can.
    if (fault.link !== undefined && rows.get(sequenceNo - 1)?.status.word === UNREADABLE) continue;
    rows.set(sequenceNo, { sequenceNo, status });
    if (rows.size >= most) break;
  }
  return [...rows.values()];
}

const UNREADABLE = 'Cannot be read';

function statusOf({ error, checks }: Fault): BlockStatus | undefined {
  if (error !== undefined) return { tone: 'error', word: UNREADABLE, why: error.message };
  const failed = checks.find(({ status }) => status === 'failed');
  return failed && { tone: 'error', word: 'Contradiction', why: failed.why };
}

/** Blocks in which nothing contradicts, but something keeps them from counting as wholly re-hashed, or is odd. */
export function findingRows({ findings }: Pick<JournalVerdict, 'findings'>): readonly JudgingFinding[] {
  return findings.flatMap(({ sequenceNo, checks }) => {
    const [first] = checks;
    if (sequenceNo === undefined || first === undefined) return [];
    const word = checks.every(({ id }) => id === 'link.time') ? 'Out of time' : 'Partly re-hashed';
    return [{ sequenceNo, status: { tone: 'warning', word, why: first.why } }];
  });
}
