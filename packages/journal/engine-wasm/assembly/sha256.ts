// SHA-256 (FIPS 180-4): the state of up to four messages, and one message at a time.

export const K: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
/** State: word i of lane l at 16·i + 4·l. */
export const STATE: usize = memory.data(128, 16);

/** Initial state of a lane. */
// @ts-ignore: decorator
@inline
export function resetLane(lane: usize): void {
  const at = STATE + 4 * lane;
  store<u32>(at, 0x6a09e667);
  store<u32>(at, 0xbb67ae85, 16);
  store<u32>(at, 0x3c6ef372, 32);
  store<u32>(at, 0xa54ff53a, 48);
  store<u32>(at, 0x510e527f, 64);
  store<u32>(at, 0x9b05688c, 80);
  store<u32>(at, 0x1f83d9ab, 96);
  store<u32>(at, 0x5be0cd19, 112);
}

/** Writes the 32 bytes of a lane's state. */
// @ts-ignore: decorator
@inline
export function storeLane(lane: usize, to: usize): void {
  const at = STATE + 4 * lane;
  store<u32>(to, bswap(load<u32>(at)));
  store<u32>(to, bswap(load<u32>(at, 16)), 4);
  store<u32>(to, bswap(load<u32>(at, 32)), 8);
  store<u32>(to, bswap(load<u32>(at, 48)), 12);
  store<u32>(to, bswap(load<u32>(at, 64)), 16);
  store<u32>(to, bswap(load<u32>(at, 80)), 20);
  store<u32>(to, bswap(load<u32>(at, 96)), 24);
  store<u32>(to, bswap(load<u32>(at, 112)), 28);
}

/** Where there is no instruction for it, two shifts are faster than what compilers make of one. */
// @ts-ignore: decorator
@inline
function turn(x: u32, n: u32): u32 {
  return ASC_FEATURE_SIMD ? rotr(x, n) : (x >> n) | (x << (32 - n));
}
// @ts-ignore: decorator
@inline
function bigEndian(at: usize): u32 {
  if (ASC_FEATURE_SIMD) return bswap(load<u32>(at));
  return (
    (<u32>load<u8>(at) << 24) | (<u32>load<u8>(at, 1) << 16) | (<u32>load<u8>(at, 2) << 8) | <u32>load<u8>(at, 3)
  );
}
/** The first sum of a round, in which `x` is word and constant together. */
// @ts-ignore: decorator
@inline
function sum1(h: u32, e: u32, f: u32, g: u32, x: u32): u32 {
  return h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) + x;
}
/** What is added to it. */
// @ts-ignore: decorator
@inline
function sum0(a: u32, b: u32, c: u32): u32 {
  return (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
}
/** What a word of the schedule gets added: from the words 15, 7 and 2 before it. */
// @ts-ignore: decorator
@inline
function next(w15: u32, w7: u32, w2: u32): u32 {
  return (turn(w15, 7) ^ turn(w15, 18) ^ (w15 >> 3)) + w7 + (turn(w2, 17) ^ turn(w2, 19) ^ (w2 >> 10));
}

/** Blocks of one lane alone. */
export function compressLane(lane: usize, p: usize, count: u32): void {
  const s = STATE + 4 * lane;
  let h0 = load<u32>(s);
  let h1 = load<u32>(s, 16);
  let h2 = load<u32>(s, 32);
  let h3 = load<u32>(s, 48);
  let h4 = load<u32>(s, 64);
  let h5 = load<u32>(s, 80);
  let h6 = load<u32>(s, 96);
  let h7 = load<u32>(s, 112);
  for (; count > 0; count--) {
    let w0 = bigEndian(p);
    let w1 = bigEndian(p + 4);
    let w2 = bigEndian(p + 8);
    let w3 = bigEndian(p + 12);
    let w4 = bigEndian(p + 16);
    let w5 = bigEndian(p + 20);
    let w6 = bigEndian(p + 24);
    let w7 = bigEndian(p + 28);
    let w8 = bigEndian(p + 32);
    let w9 = bigEndian(p + 36);
    let w10 = bigEndian(p + 40);
    let w11 = bigEndian(p + 44);
    let w12 = bigEndian(p + 48);
    let w13 = bigEndian(p + 52);
    let w14 = bigEndian(p + 56);
    let w15 = bigEndian(p + 60);
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    let f = h5;
    let g = h6;
    let h = h7;
    let t: u32;
    for (let k = K; ; k += 64) {
      t = sum1(h, e, f, g, w0 + load<u32>(k));
      d += t;
      h = t + sum0(a, b, c);
      t = sum1(g, d, e, f, w1 + load<u32>(k, 4));
      c += t;
      g = t + sum0(h, a, b);
      t = sum1(f, c, d, e, w2 + load<u32>(k, 8));
      b += t;
      f = t + sum0(g, h, a);
      t = sum1(e, b, c, d, w3 + load<u32>(k, 12));
      a += t;
      e = t + sum0(f, g, h);
      t = sum1(d, a, b, c, w4 + load<u32>(k, 16));
      h += t;
      d = t + sum0(e, f, g);
      t = sum1(c, h, a, b, w5 + load<u32>(k, 20));
      g += t;
      c = t + sum0(d, e, f);
      t = sum1(b, g, h, a, w6 + load<u32>(k, 24));
      f += t;
      b = t + sum0(c, d, e);
      t = sum1(a, f, g, h, w7 + load<u32>(k, 28));
      e += t;
      a = t + sum0(b, c, d);
      t = sum1(h, e, f, g, w8 + load<u32>(k, 32));
      d += t;
      h = t + sum0(a, b, c);
      t = sum1(g, d, e, f, w9 + load<u32>(k, 36));
      c += t;
      g = t + sum0(h, a, b);
      t = sum1(f, c, d, e, w10 + load<u32>(k, 40));
      b += t;
      f = t + sum0(g, h, a);
      t = sum1(e, b, c, d, w11 + load<u32>(k, 44));
      a += t;
      e = t + sum0(f, g, h);
      t = sum1(d, a, b, c, w12 + load<u32>(k, 48));
      h += t;
      d = t + sum0(e, f, g);
      t = sum1(c, h, a, b, w13 + load<u32>(k, 52));
      g += t;
      c = t + sum0(d, e, f);
      t = sum1(b, g, h, a, w14 + load<u32>(k, 56));
      f += t;
      b = t + sum0(c, d, e);
      t = sum1(a, f, g, h, w15 + load<u32>(k, 60));
      e += t;
      a = t + sum0(b, c, d);
      if (k == K + 192) break;
      w0 += next(w1, w9, w14);
      w1 += next(w2, w10, w15);
      w2 += next(w3, w11, w0);
      w3 += next(w4, w12, w1);
      w4 += next(w5, w13, w2);
      w5 += next(w6, w14, w3);
      w6 += next(w7, w15, w4);
      w7 += next(w8, w0, w5);
      w8 += next(w9, w1, w6);
      w9 += next(w10, w2, w7);
      w10 += next(w11, w3, w8);
      w11 += next(w12, w4, w9);
      w12 += next(w13, w5, w10);
      w13 += next(w14, w6, w11);
      w14 += next(w15, w7, w12);
      w15 += next(w0, w8, w13);
    }
    h0 += a;
    h1 += b;
    h2 += c;
    h3 += d;
    h4 += e;
    h5 += f;
    h6 += g;
    h7 += h;
    p += 64;
  }
  store<u32>(s, h0);
  store<u32>(s, h1, 16);
  store<u32>(s, h2, 32);
  store<u32>(s, h3, 48);
  store<u32>(s, h4, 64);
  store<u32>(s, h5, 80);
  store<u32>(s, h6, 96);
  store<u32>(s, h7, 112);
}
