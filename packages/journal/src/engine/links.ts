import { addressText } from '../block/redactions.ts';
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
