import type { Hash } from '../rows.ts';

/** The driver binds and returns Buffers; above the store hashes are plain Uint8Arrays. Neither direction copies. */
export function toBlob(hash: Hash): Buffer {
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength);
}
export function fromBlob(blob: Uint8Array): Hash {
  return new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength);
}

/** `entriesHashList` as one value: each member's length in one byte, then its bytes. */
export function packHashes(hashes: readonly Hash[]): Buffer {
  const packed = Buffer.allocUnsafe(hashes.reduce((sum, hash) => sum + 1 + hash.length, 0));
  let at = 0;
  for (const hash of hashes) {
    packed[at] = hash.length;
    packed.set(hash, at + 1);
    at += 1 + hash.length;
  }
  return packed;
}
export function unpackHashes(packed: Uint8Array): Hash[] {
  const hashes: Hash[] = [];
  for (let at = 0; at < packed.length; ) {
    const length = packed[at] as number;
    hashes.push(fromBlob(packed.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  return hashes;
}
