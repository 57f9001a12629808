import { type Claim, fails, holds, skips } from '../checks.ts';
import { HASH_BYTES } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import type { ProofLeaf, ProofPlaces } from './proof-leaf.ts';
import type { Anchor } from './types.ts';

/** Whether a digest can be one for the leaf: its length, its strand, its tip. */
export function digestChecks(
  leaf: ProofLeaf,
  { digest }: Anchor,
  subject: string | undefined,
  places: ProofPlaces,
): Check[] {
  const length: Claim = { id: 'digest.length', subject, what: 'The digest has 32 bytes', places: [places.digest] };
  const checks = [
    digest.digest.length === HASH_BYTES
      ? holds(length, '32')
      : fails(length, `the digest has ${digest.digest.length} bytes instead of 32`, '32', String(digest.digest.length)),
  ];
  const strand: Claim = {
    id: 'digest.strand',
    subject,
    what: 'The digest belongs to the strand of the block',
    places: [places.tipStrand, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  const covers: Claim = {
    id: 'digest.covers',
    subject,
    what: "The digest's tip is not before the block",
    places: [places.tipSequence, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  if (leaf.address === undefined) {
    const why = 'the block address is not known';
    return [...checks, skips(strand, why), skips(covers, why)];
  }
  const { strandId, sequenceNo } = leaf.address;
  const { tip } = digest;
  checks.push(
    tip.strandId === strandId
      ? holds(strand, strandId)
      : fails(strand, `the digest is of strand ${tip.strandId}, not of ${strandId}`, strandId, tip.strandId),
    tip.sequenceNo >= sequenceNo
      ? holds(covers, `at least ${sequenceNo}`, String(tip.sequenceNo))
      : fails(
          covers,
          `the digest covers blocks 0 to ${tip.sequenceNo} and so not block ${sequenceNo}`,
          `at least ${sequenceNo}`,
          String(tip.sequenceNo),
        ),
  );
  return checks;
}
