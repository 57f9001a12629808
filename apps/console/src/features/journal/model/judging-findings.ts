import type { Fault, StretchVerdict } from '@qldb-console/journal/engine';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';

/** A block to look at. */
export interface JudgingFinding {
  readonly sequenceNo: number;
  readonly status: BlockStatus;
}

export interface JudgingFindings {
  readonly list: readonly JudgingFinding[];
  readonly contradictions: number;
  readonly chainFailed: number;
  readonly contentFailed: number;
  readonly partly: number;
  /** Readable blocks that could not be compared with the one before, since that one cannot be read. */
  readonly unlinked: number;
}

/** The faults of a stretch, block by block. `more`: faults found at the end, once redactions of later blocks are known. */
export function findingsOf({ faults }: StretchVerdict, more: readonly Fault[] = []): JudgingFindings {
  const unreadable = new Set(faults.flatMap(({ error, sequenceNo }) => (error ? [sequenceNo] : [])));
  const blocks = new Map<number, Fault[]>();
  for (const fault of [...faults, ...more].toSorted((a, b) => a.place.start - b.place.start)) {
    const same = blocks.get(fault.place.start);
    if (same) same.push(fault);
    else blocks.set(fault.place.start, [fault]);
  }
  const sums = { contradictions: 0, chainFailed: 0, contentFailed: 0, partly: 0, unlinked: 0 };
  const list: JudgingFinding[] = [];
  for (const block of blocks.values()) {
    const sequenceNo = numberOf(block);
    const error = block.find((fault) => fault.error !== undefined)?.error;
    if (error !== undefined) {
      list.push({ sequenceNo, status: { tone: 'error', word: 'Cannot be read', why: error.message } });
      continue;
    }
    const all = block.flatMap(({ checks }) => checks);
    const checks = all.filter((check) => !(isGap(check.id) && unreadable.has(sequenceNo - 1)));
    sums.unlinked += Number(checks.length < all.length);
    const failed = checks.filter(({ status }) => status === 'failed');
    const [first] = failed;
    if (first !== undefined) {
      sums.contradictions += 1;
      sums.chainFailed += Number(failed.some(({ id }) => isChain(id)));
      sums.contentFailed += Number(failed.some(({ id }) => !isChain(id)));
      list.push({ sequenceNo, status: { tone: 'error', word: 'Contradiction', why: first.why } });
    } else if (checks[0] !== undefined) {
      sums.partly += 1;
      list.push({ sequenceNo, status: { tone: 'warning', word: 'Partly re-hashed', why: checks[0].why } });
    }
  }
  return { list, ...sums };
}

/** The number asked for, where another block came; else the one that it has. */
function numberOf(faults: readonly Fault[]): number {
  const other = faults.find(({ checks }) => checks.some(({ id }) => id === 'block.address'));
  return (other ?? faults.find(({ sequenceNo }) => sequenceNo !== undefined))?.sequenceNo ?? 0;
}

/** Checks that fail behind a block that cannot be read, whatever stands in the one after it. */
const isGap = (id: string) => id === 'link.sequence' || id === 'link.previous-hash';
const isChain = (id: string) => id.startsWith('link.') || id === 'block.address';
