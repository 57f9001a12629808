import { type Claim, comparesText, fails, finds, holds, place, skips } from '../checks.ts';
import type { IonTimestamp } from '../ion/index.ts';
import type { Check } from '../verdict.ts';
import { compareInstants, timeText } from './instants.ts';
import { addressText, sameAddress } from './redactions.ts';
import type { ParsedBlock, ParsedRevision } from './types.ts';
import type { RevisionPlace } from './verify-revision.ts';

/**
 * A revision against the block it stands in. Nothing hashes a block's address, transaction id and time, nor a revision's
 * block address; metadata is hashed. A contradiction therefore means that one of them was changed.
 */
export function revisionAgainstBlock(revision: ParsedRevision, block: ParsedBlock, where: RevisionPlace): Check[] {
  const { metadata } = revision;
  if (metadata === undefined && revision.blockAddress === undefined) return [];
  const checks = [addressCheck(revision, block, where)];
  if (metadata === undefined) return checks;
  const { input, subject, path } = where;
  const transaction: Claim = {
    id: 'revision.transaction',
    subject,
    what: 'The revision was written by the transaction of the block',
    places: [
      place('block', 'transactionId', block.ranges.transactionId),
      place(input, path('metadata.txId'), metadata.value.range),
    ],
  };
  const why = "the block's transactionId contradicts the txId in the revision's metadata, which is hashed";
  checks.push(comparesText(transaction, why, metadata.txId, block.transactionId));
  checks.push(timeCheck(metadata.txTime, block, where));
  return checks;
}

function addressCheck(revision: ParsedRevision, block: ParsedBlock, { input, subject, path }: RevisionPlace): Check {
  const { blockAddress } = revision;
  const claim: Claim = {
    id: 'revision.address',
    subject,
    what: 'The revision names the block it stands in',
    places: [
      place(input, path('blockAddress'), blockAddress?.value.range),
      place('block', 'blockAddress', block.address.value.range),
    ],
  };
  if (blockAddress === undefined) return skips(claim, 'the revision carries no block address');
  if (sameAddress(blockAddress, block.address)) return holds(claim, addressText(block.address));
  const why = "the revision's block address contradicts that of the block";
  return fails(claim, why, addressText(block.address), addressText(blockAddress));
}

function timeCheck(txTime: IonTimestamp, block: ParsedBlock, { input, subject, path }: RevisionPlace): Check {
  const claim: Claim = {
    id: 'revision.time',
    subject,
    what: 'The block was not stamped before the revision was written',
    places: [
      place('block', 'blockTimestamp', block.blockTimestamp.range),
      place(input, path('metadata.txTime'), txTime.range),
    ],
  };
  const order = compareInstants(txTime, block.blockTimestamp);
  if (order === undefined) return skips(claim, 'one of the two times is not given to the second');
  const expected = `not before ${timeText(txTime)}`;
  const stamped = timeText(block.blockTimestamp);
  if (order <= 0) return holds(claim, expected, stamped);
  // A finding and no contradiction: all of AWS's data keeps this order, but no rule of AWS promises it.
  const why = "the block's timestamp is earlier than the txTime in the revision's metadata, which is hashed";
  return finds(claim, why, expected, stamped);
}
