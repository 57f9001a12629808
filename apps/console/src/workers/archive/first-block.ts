import { foldProof } from '@qldb-console/journal';
import { ArchiveIndex, type LeftSubtrees, leftSubtreesOfProof } from '@qldb-console/journal/archive';
import type { FirstBlockProof } from '@qldb-console/journal/judgement';

/** The same index, that knows by a saved proof what stands for the blocks before the first one; or no longer does. */
export function indexWith(index: ArchiveIndex, strandId: string, proof: FirstBlockProof | undefined): ArchiveIndex {
  return ArchiveIndex.fromChunks(index.toChunks(), { strandId, left: proof && leftOf(proof) });
}

/**
 * What stands left of a block is the same whatever the hash of the block: whether it leads to a digest is judged with the
 * block that the archive has.
 */
function leftOf({ sequenceNo, proof: { elements }, tip }: FirstBlockProof): LeftSubtrees | undefined {
  const blockHash = new Uint8Array(32);
  const { root } = foldProof(blockHash, elements);
  return leftSubtreesOfProof({ sequenceNo, blockHash }, elements, { digest: root, tip });
}
