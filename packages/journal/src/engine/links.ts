import { addressText } from '../block/redactions.ts';
import { BLOCK_FLAGS, type FactTable } from './fact-table.ts';
import type { Fault, FaultCheck, StretchEdge } from './stretch.ts';

/**
 * What is wrong with `next` as the block behind `previous`, by the rules and in the words of verifyLink: at most one fault,
 * none where the link holds.
 */
export function linkFaults(previous: StretchEdge, next: StretchEdge): readonly Fault[] {
  const checks: FaultCheck[] = [];
  const fails = (id: FaultCheck['id'], why: string, expected: string, computed: string) =>
    checks.push({ id, status: 'failed', why, expected, computed });
  if (previous.strandId !== next.strandId) {
    fails('link.strand', 'the two blocks name different strands', previous.strandId, next.strandId);
  }
  if (previous.sequenceNo + 1 !== next.sequenceNo) {
    const why = `block ${addressText(next)} does not follow block ${addressText(previous)}`;
    fails('link.sequence', why, String(previous.sequenceNo + 1), String(next.sequenceNo));
  }
  if (previous.blockHash !== next.previousBlockHash) {
    const why = 'previousBlockHash is not the hash of the block before';
    fails('link.previous-hash', why, previous.blockHash, next.previousBlockHash);
  }
  if (previous.time !== '' && next.time !== '' && previous.time > next.time) {
    checks.push({
      id: 'link.time',
      status: 'finding',
      why: 'the block is stamped earlier than the block before it',
      expected: `not before ${previous.time}Z`,
      computed: `${next.time}Z`,
    });
  }
  if (checks.length === 0) return [];
  const before = { strandId: previous.strandId, sequenceNo: previous.sequenceNo, place: previous.place };
  const link = { before, strandId: next.strandId, blockHash: next.blockHash };
  return [{ place: next.place, sequenceNo: next.sequenceNo, checks, link }];
}

/** What is wrong with the link of two stretches in a row, as a flag of the first block of the second: see BLOCK_FLAGS. */
export function linkFlag(
  { last }: { readonly last: StretchEdge | undefined },
  { first }: { readonly first: StretchEdge | undefined },
): number {
  if (last === undefined || first === undefined) return 0;
  const checks = linkFaults(last, first).flatMap((fault) => fault.checks);
  return (
    (checks.some(({ status }) => status === 'failed') ? BLOCK_FLAGS.linkFailed : 0) |
    (checks.some(({ status }) => status === 'finding') ? BLOCK_FLAGS.finding : 0)
  );
}

/** Adds a flag to the first block of a table that could be read. */
export function flagFirst({ flags }: FactTable, flag: number): void {
  const row = flag === 0 ? -1 : flags.findIndex((each) => (each & BLOCK_FLAGS.unreadable) === 0);
  if (row >= 0) flags[row] = (flags[row] as number) | flag;
}
