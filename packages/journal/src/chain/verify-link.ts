import type { ParsedBlock } from '../block/index.ts';
import { compareInstants, timeText } from '../block/instants.ts';
import { addressText } from '../block/redactions.ts';
import { type Claim, comparesHashes, comparesText, finds, holds, place, skips } from '../checks.ts';
import type { Check } from '../verdict.ts';

/**
 * Whether `next` is the block that follows `previous`: same strand, the next sequence number, and the hash of `previous`
 * in it. Times are stamped by clocks and covered by no hash, so a step back in time is a finding, no contradiction.
 *
 * @returns four checks; a false claim is a check with status 'failed', never an exception
 */
export function verifyLink(previous: ParsedBlock, next: ParsedBlock): Check[] {
  const addresses = [
    place('block', 'blockAddress', next.address.value.range),
    place('previous-block', 'blockAddress', previous.address.value.range),
  ];
  const strand: Claim = { id: 'link.strand', what: 'Both blocks belong to the same strand', places: addresses };
  const sequence: Claim = {
    id: 'link.sequence',
    what: 'The block has the sequence number after that of its predecessor',
    places: addresses,
  };
  const hash: Claim = {
    id: 'link.previous-hash',
    what: 'previousBlockHash is the blockHash of the predecessor',
    places: [
      place('block', 'previousBlockHash', next.ranges.previousBlockHash),
      place('previous-block', 'blockHash', previous.ranges.blockHash),
    ],
  };
  return [
    comparesText(strand, 'the two blocks name different strands', previous.address.strandId, next.address.strandId),
    comparesText(
      sequence,
      `block ${addressText(next.address)} does not follow block ${addressText(previous.address)}`,
      String(previous.address.sequenceNo + 1),
      String(next.address.sequenceNo),
    ),
    comparesHashes(
      hash,
      'previousBlockHash is not the hash of the block before',
      previous.blockHash,
      next.previousBlockHash,
    ),
    timeCheck(previous, next),
  ];
}

function timeCheck(previous: ParsedBlock, next: ParsedBlock): Check {
  const claim: Claim = {
    id: 'link.time',
    what: 'The block was not stamped before its predecessor',
    places: [
      place('block', 'blockTimestamp', next.blockTimestamp.range),
      place('previous-block', 'blockTimestamp', previous.blockTimestamp.range),
    ],
  };
  const order = compareInstants(previous.blockTimestamp, next.blockTimestamp);
  if (order === undefined) return skips(claim, 'one of the two times is not given to the second');
  const expected = `not before ${timeText(previous.blockTimestamp)}`;
  if (order <= 0) return holds(claim, expected, timeText(next.blockTimestamp));
  return finds(claim, 'the block is stamped earlier than the block before it', expected, timeText(next.blockTimestamp));
}
