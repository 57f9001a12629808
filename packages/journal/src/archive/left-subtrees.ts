import type { PieceNode } from '../engine/pieces.ts';
import { decodeBase64, encodeBase64 } from '../ion/base64.ts';
import { completeNodes, equalBytes, foldProof, HASH_BYTES, type Hash, siblingSpans } from '../merkle/index.ts';

/** The blocks `[0, count)` of a journal as its Merkle tree sees them: the roots of its complete subtrees, left to right. */
export interface LeftSubtrees {
  readonly count: number;
  readonly nodes: readonly PieceNode[];
}

/**
 * The blocks in front of a block, as a proof that GetBlock answered for it states them: the hashes that are combined from the
 * left are the subtrees before it. With them the digests of later blocks can be computed though those before are not there.
 *
 * They are no truer than the digest, which fixes them, and the block's number: hashes are combined in an order of their own, so
 * that a proof does not tell by itself what stands left of what. The hash of the block before tells some wrong numbers.
 *
 * @param block as it states itself
 * @param proof elements as answered, bottom-up
 * @param digest that the proof was asked for
 * @returns undefined when the proof is not one of this block for this digest: it has another length or leads elsewhere
 */
export function leftSubtreesOfProof(
  block: { readonly sequenceNo: number; readonly blockHash: Hash; readonly previousBlockHash?: Uint8Array | undefined },
  proof: readonly Hash[],
  digest: { readonly digest: Hash; readonly tip: number },
): LeftSubtrees | undefined {
  const { sequenceNo, blockHash, previousBlockHash } = block;
  if (!Number.isSafeInteger(sequenceNo) || sequenceNo < 0 || !(digest.tip >= sequenceNo)) return undefined;
  if (![blockHash, ...proof].every(({ length }) => length === HASH_BYTES)) return undefined;
  const siblings = siblingSpans(sequenceNo, digest.tip + 1);
  if (siblings.length !== proof.length || !equalBytes(foldProof(blockHash, proof).root, digest.digest))
    return undefined;
  const [nearest] = proof;
  if (nearest !== undefined && previousBlockHash !== undefined && siblings[0]?.level === 0) {
    if (equalBytes(nearest, previousBlockHash) !== (sequenceNo % 2 === 1)) return undefined;
  }
  const nodes = siblings.flatMap(({ level, index }, step) =>
    index % 2 === 0 ? [{ level, hash: encodeBase64(proof[step] as Hash) }] : [],
  );
  return { count: sequenceNo, nodes: nodes.toReversed() };
}

/** The hashes of {@link LeftSubtrees}. @throws RangeError when they are not the subtrees of so many blocks */
export function nodesOfLeft({ count, nodes }: LeftSubtrees): { level: number; index: number; hash: Hash }[] {
  const ids = completeNodes(0, count);
  if (ids.length !== nodes.length)
    throw new RangeError(`${count} blocks are ${ids.length} subtrees, not ${nodes.length}`);
  return ids.map(({ level, index }, i) => {
    const hash = decodeBase64(nodes[i]?.hash ?? '');
    if (nodes[i]?.level !== level || hash?.length !== HASH_BYTES) {
      throw new RangeError(`subtree ${i} of ${count} blocks must be a hash at level ${level}`);
    }
    return { level, index, hash };
  });
}
