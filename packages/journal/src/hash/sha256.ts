/**
 * SHA-256 as FIPS 180-4 describes it. Written here because `journal` may use no host facility but text coding, must
 * answer synchronously (Web Crypto does not), and hashes tens of small strings per block.
 */

// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
// First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3).
const INITIAL = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const BLOCK = 64;
const LENGTH_BYTES = 8;
const DIGEST_BYTES = 32;

// Reused by every call: hashing is synchronous, so no two calls overlap.
const schedule = new Int32Array(64);
const state = new Int32Array(8);
const lastBlocks = new Uint8Array(2 * BLOCK);

/** SHA-256 of `bytes`: 32 bytes, freshly allocated. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return sha256Range(bytes, 0, bytes.length);
}

/**
 * SHA-256 of the bytes `[start, end)`.
 *
 * @param digest 32 bytes to write it into; default: freshly allocated
 */
export function sha256Range(
  bytes: Uint8Array,
  start: number,
  end: number,
  digest: Uint8Array = new Uint8Array(DIGEST_BYTES),
): Uint8Array {
  state.set(INITIAL);
  let at = start;
  for (; at + BLOCK <= end; at += BLOCK) compress(bytes, at);
  padAndCompress(bytes, at, end, end - start);
  for (let i = 0; i < 8; i++) writeWord(digest, i * 4, state[i] as number);
  return digest;
}

/** The rest of the message, a one bit, zeros, and the length of the whole message in bits (FIPS 180-4, 5.1.1). */
function padAndCompress(bytes: Uint8Array, start: number, end: number, messageLength: number): void {
  const rest = end - start;
  for (let i = 0; i < rest; i++) lastBlocks[i] = bytes[start + i] as number;
  lastBlocks[rest] = 0x80;
  const blocks = rest + 1 + LENGTH_BYTES <= BLOCK ? 1 : 2;
  const lengthAt = blocks * BLOCK - LENGTH_BYTES;
  lastBlocks.fill(0, rest + 1, lengthAt);
  writeWord(lastBlocks, lengthAt, Math.floor(messageLength / 2 ** 29));
  writeWord(lastBlocks, lengthAt + 4, messageLength << 3);
  for (let i = 0; i < blocks; i++) compress(lastBlocks, i * BLOCK);
}

function writeWord(out: Uint8Array, at: number, word: number): void {
  out[at] = word >>> 24;
  out[at + 1] = word >>> 16;
  out[at + 2] = word >>> 8;
  out[at + 3] = word;
}

/** Works one block of 64 bytes into `state` (FIPS 180-4, 6.2.2). */
function compress(bytes: Uint8Array, from: number): void {
  for (let t = 0, at = from; t < 16; t++, at += 4) {
    schedule[t] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
  for (let t = 16; t < 64; t++) {
    const w15 = schedule[t - 15] as number;
    const w2 = schedule[t - 2] as number;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[t] = ((schedule[t - 16] as number) + s0 + (schedule[t - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + sum1 + choice + (K[t] as number) + (schedule[t] as number)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + sum0 + majority) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
}
