// Borders of top-level values of Ion text, by quotes, comments and brackets alone, as the specification finds them.
import { untilLobEnd, untilQuote, untilStructure } from './bytes16';
import { end } from './state';
import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, DOUBLE_QUOTE, OPEN_BRACE, OPEN_BRACKET, QUOTE, SLASH, STAR } from './text-bytes';

/** Skips a struct by its brackets alone, as the specification finds the borders of values. @returns its end, 0 for none */
export function skipText(from: usize): usize {
  let q = from;
  let depth = 0;
  for (;;) {
    // Everything that matters is one of these; the rest is jumped over.
    const n = untilStructure(q);
    q += n;
    if (n == 16) continue;
    const c = <u32>load<u8>(q);
    if (q >= end) return 0;
    if (c == DOUBLE_QUOTE || c == QUOTE) {
      q = c == QUOTE && load<u16>(q, 1) == 0x2727 ? skipLong(q + 3) : skipQuoted(q + 1, c);
      if (q == 0) return 0;
    } else if (c == SLASH) {
      const after = <u32>load<u8>(q, 1);
      q++;
      if (after == SLASH) {
        while (q < end && load<u8>(q) != 0x0a && load<u8>(q) != 0x0d) q++;
      } else if (after == STAR) {
        q++;
        while (load<u16>(q) != 0x2f2a) {
          if (q >= end) return 0;
          q++;
        }
        q += 2;
      }
    } else if (c == OPEN_BRACE && load<u8>(q, 1) == <u8>OPEN_BRACE) {
      q = skipLob(q + 2);
      if (q == 0) return 0;
      if (depth == 0) return q;
    } else if (c == OPEN_BRACE || c == OPEN_BRACKET || c == 0x28) {
      depth++;
      q++;
    } else if (c == CLOSE_BRACE || c == CLOSE_BRACKET || c == 0x29) {
      q++;
      if (--depth == 0) return q;
    } else q++;
  }
  return 0;
}

function skipQuoted(q: usize, quote: u32): usize {
  for (;;) {
    const n = untilQuote(q, quote);
    q += n;
    if (q >= end) return 0;
    if (n == 16) continue;
    if (load<u8>(q) == <u8>quote) return q + 1;
    q += 2;
  }
  return 0;
}

function skipLong(q: usize): usize {
  while (q < end) {
    const c = <u32>load<u8>(q);
    if (c == BACKSLASH) q++;
    else if (c == QUOTE && load<u16>(q, 1) == 0x2727) return q + 3;
    q++;
  }
  return 0;
}

function skipLob(q: usize): usize {
  while (q < end) {
    // Base64, most often to its end.
    const n = untilLobEnd(q);
    q += n;
    if (n == 16) continue;
    if (q >= end) return 0;
    const c = <u32>load<u8>(q);
    if (c == DOUBLE_QUOTE) q = skipQuoted(q + 1, c);
    else if (c == QUOTE && load<u16>(q, 1) == 0x2727) q = skipLong(q + 3);
    else if (c == CLOSE_BRACE && load<u8>(q, 1) == <u8>CLOSE_BRACE) return q + 2;
    else q++;
    if (q == 0) return 0;
  }
  return 0;
}
