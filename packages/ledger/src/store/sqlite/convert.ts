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
/** @throws RangeError when the value ends in the middle of a hash */
export function unpackHashes(packed: Uint8Array): Hash[] {
  const hashes: Hash[] = [];
  for (let at = 0; at < packed.length; ) {
    const length = packed[at] as number;
    at += 1 + length;
    if (at > packed.length) throw new RangeError('packed hashes end in the middle of one');
    hashes.push(fromBlob(packed.subarray(at - length, at)));
  }
  return hashes;
}
