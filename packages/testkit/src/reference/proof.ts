import { readBlock } from './block.ts';
import { same } from './bytes.ts';
import { blockHashes } from './chain.ts';
import { auditPath, fold, merkleRoot } from './merkle.ts';

/** The proof GetBlock gives for block `sequenceNo` at the digest over blocks 0…tip. Leaf: its blockHash. */
export function blockProofReference(ionTexts: readonly string[], sequenceNo: number, tip: number): Uint8Array[] {
  return auditPath(blockHashes(ionTexts.slice(0, tip + 1)), sequenceNo);
}

/**
 * The proof GetRevision gives: path of the revision among the revisions of its block, path of their root in the list of
 * entries, hash of the previous block, then the proof of the block. Leaf: the hash of revision `index` of that block.
 */
export function revisionProofReference(
  ionTexts: readonly string[],
  sequenceNo: number,
  index: number,
  tip: number,
): Uint8Array[] {
  const inBlock = inBlockProofReference(ionTexts[sequenceNo] as string, index);
  return [...inBlock, ...blockProofReference(ionTexts, sequenceNo, tip)];
}

/** The part of a GetRevision proof that lies inside the block: folds from the revision's hash to the blockHash. */
export function inBlockProofReference(ionText: string, index: number): Uint8Array[] {
  const block = readBlock(ionText);
  const hashes = block.revisions.map((revision) => {
    if (revision.hash === undefined) throw new Error(`${revision.where} has no hash`);
    return revision.hash;
  });
  const root = merkleRoot(hashes);
  const slot = block.entries.findIndex((entry) => same(entry, root));
  if (slot < 0) throw new Error('the Merkle root of the revisions is not in entriesHashList');
  const previous = block.previousBlockHash ?? new Uint8Array(0);
  return [...auditPath(hashes, index), ...auditPath(block.entries, slot), ...(previous.length > 0 ? [previous] : [])];
}

/** Whether `leaf` folds to `digest` over `path`; an element that is not 32 bytes long never verifies. */
export function verifyProofReference(leaf: Uint8Array, path: readonly Uint8Array[], digest: Uint8Array): boolean {
  if ([leaf, ...path, digest].some((hash) => hash.length !== 32)) return false;
  return same(fold(leaf, path), digest);
}
