// SHA-256 (FIPS 180-4), four messages at a time in the lanes of 128-bit vectors, and one at a time.

const K: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const W: usize = memory.data(1024, 16);
const SINGLE_W: usize = memory.data(256, 16);
/** State: word i of lane l at 16·i + 4·l. */
export const STATE: usize = memory.data(128, 16);

// @ts-ignore: decorator
@inline
function rotr4(x: v128, n: i32): v128 {
  return v128.or(i32x4.shr_u(x, n), i32x4.shl(x, 32 - n));
}
// @ts-ignore: decorator
@inline
function big0(x: v128): v128 {
  return v128.xor(v128.xor(rotr4(x, 2), rotr4(x, 13)), rotr4(x, 22));
}
// @ts-ignore: decorator
@inline
function big1(x: v128): v128 {
  return v128.xor(v128.xor(rotr4(x, 6), rotr4(x, 11)), rotr4(x, 25));
}
// @ts-ignore: decorator
@inline
function small0(x: v128): v128 {
  return v128.xor(v128.xor(rotr4(x, 7), rotr4(x, 18)), i32x4.shr_u(x, 3));
}
// @ts-ignore: decorator
@inline
function small1(x: v128): v128 {
  return v128.xor(v128.xor(rotr4(x, 17), rotr4(x, 19)), i32x4.shr_u(x, 10));
}
// @ts-ignore: decorator
@inline
function words(at: usize): v128 {
  const x = v128.load(at);
  return v128.shuffle<u8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

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

/** One 64-byte block of each lane. */
export function compress4(p0: usize, p1: usize, p2: usize, p3: usize): void {
  for (let i: usize = 0; i < 64; i += 16) {
    const x0 = words(p0 + i);
    const x1 = words(p1 + i);
    const x2 = words(p2 + i);
    const x3 = words(p3 + i);
    const t0 = v128.shuffle<u32>(x0, x1, 0, 4, 1, 5);
    const t1 = v128.shuffle<u32>(x0, x1, 2, 6, 3, 7);
    const t2 = v128.shuffle<u32>(x2, x3, 0, 4, 1, 5);
    const t3 = v128.shuffle<u32>(x2, x3, 2, 6, 3, 7);
    const to = W + 4 * i;
    v128.store(to, v128.shuffle<u32>(t0, t2, 0, 1, 4, 5));
    v128.store(to, v128.shuffle<u32>(t0, t2, 2, 3, 6, 7), 16);
    v128.store(to, v128.shuffle<u32>(t1, t3, 0, 1, 4, 5), 32);
    v128.store(to, v128.shuffle<u32>(t1, t3, 2, 3, 6, 7), 48);
  }
  let w2 = v128.load(W, 14 * 16);
  let w1 = v128.load(W, 15 * 16);
  for (let at = W; at < W + 48 * 16; at += 32) {
    w2 = i32x4.add(
      i32x4.add(v128.load(at), small0(v128.load(at, 16))),
      i32x4.add(v128.load(at, 9 * 16), small1(w2)),
    );
    v128.store(at, w2, 256);
    w1 = i32x4.add(
      i32x4.add(v128.load(at, 16), small0(v128.load(at, 32))),
      i32x4.add(v128.load(at, 10 * 16), small1(w1)),
    );
    v128.store(at, w1, 272);
  }
  let a = v128.load(STATE);
  let b = v128.load(STATE, 16);
  let c = v128.load(STATE, 32);
  let d = v128.load(STATE, 48);
  let e = v128.load(STATE, 64);
  let f = v128.load(STATE, 80);
  let g = v128.load(STATE, 96);
  let h = v128.load(STATE, 112);
  let k = K;
  let t: v128;
  for (let w = W; w < W + 1024; w += 128) {
    t = i32x4.add(i32x4.add(i32x4.add(h, big1(e)), v128.bitselect(f, g, e)), i32x4.add(v128.load(w, 0), v128.load32_splat(k, 0)));
    d = i32x4.add(d, t);
    h = i32x4.add(t, i32x4.add(big0(a), v128.bitselect(c, a, v128.xor(a, b))));
    t = i32x4.add(i32x4.add(i32x4.add(g, big1(d)), v128.bitselect(e, f, d)), i32x4.add(v128.load(w, 16), v128.load32_splat(k, 4)));
    c = i32x4.add(c, t);
    g = i32x4.add(t, i32x4.add(big0(h), v128.bitselect(b, h, v128.xor(h, a))));
    t = i32x4.add(i32x4.add(i32x4.add(f, big1(c)), v128.bitselect(d, e, c)), i32x4.add(v128.load(w, 32), v128.load32_splat(k, 8)));
    b = i32x4.add(b, t);
    f = i32x4.add(t, i32x4.add(big0(g), v128.bitselect(a, g, v128.xor(g, h))));
    t = i32x4.add(i32x4.add(i32x4.add(e, big1(b)), v128.bitselect(c, d, b)), i32x4.add(v128.load(w, 48), v128.load32_splat(k, 12)));
    a = i32x4.add(a, t);
    e = i32x4.add(t, i32x4.add(big0(f), v128.bitselect(h, f, v128.xor(f, g))));
    t = i32x4.add(i32x4.add(i32x4.add(d, big1(a)), v128.bitselect(b, c, a)), i32x4.add(v128.load(w, 64), v128.load32_splat(k, 16)));
    h = i32x4.add(h, t);
    d = i32x4.add(t, i32x4.add(big0(e), v128.bitselect(g, e, v128.xor(e, f))));
    t = i32x4.add(i32x4.add(i32x4.add(c, big1(h)), v128.bitselect(a, b, h)), i32x4.add(v128.load(w, 80), v128.load32_splat(k, 20)));
    g = i32x4.add(g, t);
    c = i32x4.add(t, i32x4.add(big0(d), v128.bitselect(f, d, v128.xor(d, e))));
    t = i32x4.add(i32x4.add(i32x4.add(b, big1(g)), v128.bitselect(h, a, g)), i32x4.add(v128.load(w, 96), v128.load32_splat(k, 24)));
    f = i32x4.add(f, t);
    b = i32x4.add(t, i32x4.add(big0(c), v128.bitselect(e, c, v128.xor(c, d))));
    t = i32x4.add(i32x4.add(i32x4.add(a, big1(f)), v128.bitselect(g, h, f)), i32x4.add(v128.load(w, 112), v128.load32_splat(k, 28)));
    e = i32x4.add(e, t);
    a = i32x4.add(t, i32x4.add(big0(b), v128.bitselect(d, b, v128.xor(b, c))));
    k += 32;
  }
  v128.store(STATE, i32x4.add(v128.load(STATE), a));
  v128.store(STATE, i32x4.add(v128.load(STATE, 16), b), 16);
  v128.store(STATE, i32x4.add(v128.load(STATE, 32), c), 32);
  v128.store(STATE, i32x4.add(v128.load(STATE, 48), d), 48);
  v128.store(STATE, i32x4.add(v128.load(STATE, 64), e), 64);
  v128.store(STATE, i32x4.add(v128.load(STATE, 80), f), 80);
  v128.store(STATE, i32x4.add(v128.load(STATE, 96), g), 96);
  v128.store(STATE, i32x4.add(v128.load(STATE, 112), h), 112);
}

// @ts-ignore: decorator
@inline
function sum0(x: u32): u32 {
  return rotr(x, 2) ^ rotr(x, 13) ^ rotr(x, 22);
}
// @ts-ignore: decorator
@inline
function sum1(x: u32): u32 {
  return rotr(x, 6) ^ rotr(x, 11) ^ rotr(x, 25);
}

/** Blocks of one lane alone: what is left when the others have nothing more to do. */
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
    for (let i: usize = 0; i < 64; i += 4) store<u32>(SINGLE_W + i, bswap(load<u32>(p + i)));
    for (let at = SINGLE_W; at < SINGLE_W + 192; at += 4) {
      const x = load<u32>(at, 4);
      const y = load<u32>(at, 56);
      const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >> 3);
      const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >> 10);
      store<u32>(at, load<u32>(at) + s0 + load<u32>(at, 36) + s1, 64);
    }
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    let f = h5;
    let g = h6;
    let h = h7;
    let k = K;
    let t: u32;
    for (let w = SINGLE_W; w < SINGLE_W + 256; w += 32) {
    t = h + sum1(e) + (g ^ (e & (f ^ g))) + load<u32>(w, 0) + load<u32>(k, 0);
    d += t;
    h = t + sum0(a) + ((a & b) | (c & (a | b)));
    t = g + sum1(d) + (f ^ (d & (e ^ f))) + load<u32>(w, 4) + load<u32>(k, 4);
    c += t;
    g = t + sum0(h) + ((h & a) | (b & (h | a)));
    t = f + sum1(c) + (e ^ (c & (d ^ e))) + load<u32>(w, 8) + load<u32>(k, 8);
    b += t;
    f = t + sum0(g) + ((g & h) | (a & (g | h)));
    t = e + sum1(b) + (d ^ (b & (c ^ d))) + load<u32>(w, 12) + load<u32>(k, 12);
    a += t;
    e = t + sum0(f) + ((f & g) | (h & (f | g)));
    t = d + sum1(a) + (c ^ (a & (b ^ c))) + load<u32>(w, 16) + load<u32>(k, 16);
    h += t;
    d = t + sum0(e) + ((e & f) | (g & (e | f)));
    t = c + sum1(h) + (b ^ (h & (a ^ b))) + load<u32>(w, 20) + load<u32>(k, 20);
    g += t;
    c = t + sum0(d) + ((d & e) | (f & (d | e)));
    t = b + sum1(g) + (a ^ (g & (h ^ a))) + load<u32>(w, 24) + load<u32>(k, 24);
    f += t;
    b = t + sum0(c) + ((c & d) | (e & (c | d)));
    t = a + sum1(f) + (h ^ (f & (g ^ h))) + load<u32>(w, 28) + load<u32>(k, 28);
    e += t;
    a = t + sum0(b) + ((b & c) | (d & (b | c)));
      k += 32;
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
