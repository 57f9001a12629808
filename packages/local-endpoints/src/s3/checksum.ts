import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Checksums a client may send beside an object (S3 User Guide, "Checking object integrity"), by the header's suffix. */
export const CHECKSUM_ALGORITHMS = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; of several parts with `-` and their number. */
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

export interface Hasher {
  update(data: Uint8Array): void;
  /** Big-endian bytes. */
  digest(): Buffer;
}

export function checksumHasher(algorithm: ChecksumAlgorithm): Hasher {
  if (algorithm === 'sha1' || algorithm === 'sha256') {
    const hash = createHash(algorithm);
    return { update: (data) => void hash.update(data), digest: () => hash.digest() };
  }
  if (algorithm === 'crc64nvme') return crc64Nvme();
  let value = 0;
  const step = algorithm === 'crc32' ? crc32 : crc32c;
  return {
    update(data) {
      value = step(data, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes;
    },
  };
}

/** CRC-32C (RFC 3720, appendix B.4): reflected polynomial 0x82f63b78. */
const CRC32C = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function crc32c(data: Uint8Array, before: number): number {
  let value = ~before;
  for (const byte of data) value = (value >>> 8) ^ (CRC32C[(value ^ byte) & 0xff] as number);
  return ~value >>> 0;
}

/** CRC-64/NVME (NVM Command Set Specification): reflected polynomial 0x9a6c9329ac4bc9b5, in two halves of 32 bits. */
const CRC64_HIGH = new Uint32Array(256);
const CRC64_LOW = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let [high, low] = [0, byte];
  for (let bit = 0; bit < 8; bit++) {
    const odd = low & 1;
    low = ((low >>> 1) | (high << 31)) >>> 0;
    high >>>= 1;
    if (odd) [high, low] = [(high ^ 0x9a6c9329) >>> 0, (low ^ 0xac4bc9b5) >>> 0];
  }
  CRC64_HIGH[byte] = high;
  CRC64_LOW[byte] = low;
}

function crc64Nvme(): Hasher {
  let [high, low] = [0xffffffff, 0xffffffff];
  return {
    update(data) {
      for (const byte of data) {
        const at = (low ^ byte) & 0xff;
        low = (((low >>> 8) | (high << 24)) ^ (CRC64_LOW[at] as number)) >>> 0;
        high = ((high >>> 8) ^ (CRC64_HIGH[at] as number)) >>> 0;
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~high >>> 0, 0);
      bytes.writeUInt32BE(~low >>> 0, 4);
      return bytes;
    },
  };
}
