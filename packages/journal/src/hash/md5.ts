/**
 * MD5 as RFC 1321 describes it, for one purpose: the checksum of aggregated Kinesis records, which guards against
 * accidents only. Nothing here takes it for proof of anything.
 */

const BLOCK = 64;
const LENGTH_BYTES = 8;

/** floor(2^32 × |sin(i + 1)|) (RFC 1321, 3.4). */
const K = Int32Array.from({ length: 64 }, (_, i) => Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1))) | 0);
/** Bits to rotate by, four per round. */
const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 of `bytes`: 16 bytes. */
export function md5(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) compress(state, bytes, at);
  const rest = bytes.length - whole;
  const last = new Uint8Array(rest + 1 + LENGTH_BYTES <= BLOCK ? BLOCK : 2 * BLOCK);
  last.set(bytes.subarray(whole));
  last[rest] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - LENGTH_BYTES, bytes.length << 3, true);
  view.setUint32(last.length - LENGTH_BYTES / 2, Math.floor(bytes.length / 2 ** 29), true);
  for (let at = 0; at < last.length; at += BLOCK) compress(state, last, at);
  const digest = new Uint8Array(16);
  const out = new DataView(digest.buffer);
  for (let word = 0; word < 4; word++) out.setInt32(word * 4, state[word] as number, true);
  return digest;
}

const words = new Int32Array(16);

/** Works one block of 64 bytes into `state` (RFC 1321, 3.4). */
function compress(state: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0, at = from; i < 16; i++, at += 4) {
    words[i] =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  for (let i = 0; i < 64; i++) {
    let mixed: number;
    let word: number;
    if (i < 16) {
      mixed = (b & c) | (~b & d);
      word = i;
    } else if (i < 32) {
      mixed = (d & b) | (~d & c);
      word = (5 * i + 1) & 15;
    } else if (i < 48) {
      mixed = b ^ c ^ d;
      word = (3 * i + 5) & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = (7 * i) & 15;
    }
    const sum = (a + mixed + (K[i] as number) + (words[word] as number)) | 0;
    const shift = SHIFTS[((i >> 4) << 2) | (i & 3)] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
}
