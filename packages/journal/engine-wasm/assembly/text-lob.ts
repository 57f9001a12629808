// Blobs of Ion text.
import { head, rawBytes, tail } from './emit';
import { BLOB, FAIL, o, p, setP, setText } from './state';
import { BASE64, CLOSE_BRACE, is, SPACE } from './text-bytes';

/** A blob. Its bytes lie behind what is written until the next value is read. */
export function lob(): i32 {
  let q = p + 2;
  let c = <u32>load<u8>(q);
  while (is(c, SPACE)) c = load<u8>(++q);
  let stop = q;
  while (c != CLOSE_BRACE && c != 0) {
    if (is(c, SPACE)) break;
    c = load<u8>(++stop);
  }
  const raw = o + 2 * (stop - q) + 64;
  let w = raw;
  let left = <i32>(stop - q);
  if ((left & 3) != 0) return FAIL;
  while (left > 4) {
    const a = <u32>load<u8>(BASE64 + load<u8>(q));
    const b = <u32>load<u8>(BASE64 + load<u8>(q, 1));
    const d = <u32>load<u8>(BASE64 + load<u8>(q, 2));
    const e = <u32>load<u8>(BASE64 + load<u8>(q, 3));
    if ((a | b | d | e) > 63) return FAIL;
    store<u32>(w, bswap((a << 26) | (b << 20) | (d << 14) | (e << 8)));
    w += 3;
    q += 4;
    left -= 4;
  }
  if (left == 4) {
    const a = <u32>load<u8>(BASE64 + load<u8>(q));
    const b = <u32>load<u8>(BASE64 + load<u8>(q, 1));
    if ((a | b) > 63) return FAIL;
    const equal: u8 = 0x3d;
    if (load<u8>(q, 3) != equal) {
      const d = <u32>load<u8>(BASE64 + load<u8>(q, 2));
      const e = <u32>load<u8>(BASE64 + load<u8>(q, 3));
      if ((d | e) > 63) return FAIL;
      store<u32>(w, bswap((a << 26) | (b << 20) | (d << 14) | (e << 8)));
      w += 3;
    } else if (load<u8>(q, 2) != equal) {
      const d = <u32>load<u8>(BASE64 + load<u8>(q, 2));
      if (d > 63 || (d & 3) != 0) return FAIL;
      store<u16>(w, bswap(<u16>((a << 10) | (b << 4) | (d >> 2))));
      w += 2;
    } else {
      if ((b & 15) != 0) return FAIL;
      store<u8>(w, (a << 2) | (b >> 4));
      w += 1;
    }
    q += 4;
  }
  c = load<u8>(q);
  while (is(c, SPACE)) c = load<u8>(++q);
  if (load<u16>(q) != 0x7d7d) return FAIL;
  setP(q + 2);
  head(0xa0);
  rawBytes(raw, w - raw);
  setText(raw, w - raw);
  tail();
  return BLOB;
}
