import type { BlockAddress } from '../block/index.ts';
import { place } from '../checks.ts';
import type { Hash } from '../merkle/index.ts';
import type { Place } from '../verdict.ts';
import type { InBlockPaths } from './in-block-path.ts';
import type { ProofKind } from './proof-shape.ts';
import type { ParsedProof } from './types.ts';

/** What a proof starts from, and all that is known about where it stands. */
export interface ProofLeaf {
  readonly kind: ProofKind;
  /** The block's or revision's hash, as stated. */
  readonly hash: Hash;
  readonly hashPlace: Place;
  /** The block address, as stated. */
  readonly address: BlockAddress | undefined;
  readonly addressPlace: Place | undefined;
  /** Hash of the block before, where the block itself is known; may be empty. */
  readonly previousBlockHash: Uint8Array | undefined;
  /** For a revision whose block was given. */
  readonly inBlock: InBlockPaths | undefined;
}

/** How checks call the parts of the proof and the digest. */
export interface ProofPlaces {
  readonly element: (index: number, proof: ParsedProof) => Place;
  readonly proof: Place;
  readonly digest: Place;
  readonly tipStrand: Place;
  readonly tipSequence: Place;
}
export const PROOF_PLACES: ProofPlaces = {
  element: (index, proof) => place('proof', `[${index}]`, proof.ranges[index]),
  proof: place('proof', ''),
  digest: place('digest', 'digest'),
  tipStrand: place('digest', 'tip.strandId'),
  tipSequence: place('digest', 'tip.sequenceNo'),
};
