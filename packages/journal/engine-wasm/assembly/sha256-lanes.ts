// SHA-256, four messages at a time in the lanes of 128-bit vectors.
import { K, STATE } from './sha256';

const W: usize = memory.data(1024, 16);

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
