// Reads Ion text and writes its Ion hash serialisation, in one pass. Whatever is not plainly well-formed, or rare, fails:
// then the specification reads it. Sixteen zero bytes stand behind the input, which no token can contain.
import { addStruct, beginMessage, emitFloat, endMessage, firstSegmentStart, head, rawBytes, tail } from './emit';
import { hasRoom, heightOf, linkField } from './jobs';
import { afterField, afterItem, beginField, endStruct, itemKind, valueKind } from './shape';
import {
  arenaFull,
  BLOB,
  BOOL,
  FAIL,
  firstHole,
  firstSegmentEnd,
  FLOAT,
  height,
  lastHole,
  LIST,
  MAX_DEPTH,
  MAX_VALUES,
  NULL,
  o,
  p,
  segmentStart,
  setO,
  setP,
  setText,
  setValues,
  STRING,
  STRUCT,
  SYMBOL,
  values,
} from './state';
import {
  BASE64,
  blank,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOLLAR,
  DOT,
  DOUBLE_QUOTE,
  is,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PART,
  QUOTE,
  SPACE,
  START,
} from './text-bytes';
import { number } from './text-numbers';
import { quoted } from './text-strings';

/** An unquoted word, copied. @returns its length */
// @ts-ignore: decorator
@inline
function copyWord(): usize {
  const from = p;
  let q = from;
  let w = o;
  let c = <u32>load<u8>(q);
  do {
    store<u8>(w++, c);
    c = load<u8>(++q);
  } while (is(c, PART));
  setP(q);
  setO(w);
  return q - from;
}

// @ts-ignore: decorator
@inline
function keyword(at: usize, length: usize): i32 {
  if (length == 4) {
    const word = load<u32>(at);
    return word == 0x6c6c756e ? 1 : word == 0x65757274 ? 2 : 0;
  }
  if (length == 5) return load<u32>(at) == 0x736c6166 && load<u8>(at, 4) == 0x65 ? 3 : 0;
  if (length == 3) return load<u16>(at) == 0x616e && load<u8>(at, 2) == 0x6e ? 4 : 0;
  return 0;
}

/** A word like `$10` stands for what a symbol table says. */
function isSymbolId(at: usize, length: usize): bool {
  if (load<u8>(at) != <u8>DOLLAR || length < 2) return false;
  for (let i: usize = 1; i < length; i++) if (<u32>load<u8>(at + i) - 0x30 > 9) return false;
  return true;
}

/** A field name as a symbol; where its text lies is noted. */
// @ts-ignore: decorator
@inline
function fieldName(): bool {
  const c = <u32>load<u8>(p);
  head(0x70);
  const at = o;
  if (is(c, START)) {
    const length = copyWord();
    if (keyword(at, length) != 0 || isSymbolId(at, length)) return false;
    setText(at, length);
  } else {
    if (!quotedName(c)) return false;
    setText(at, o - at);
  }
  tail();
  return true;
}

function quotedName(c: u32): bool {
  if (c != QUOTE && c != DOUBLE_QUOTE) return false;
  if (c == QUOTE && load<u16>(p, 1) == 0x2727) return false;
  setP(p + 1);
  return quoted(c);
}

/** Whether the last value read had annotations. */
export let annotated: bool = false;
export function setAnnotated(value: bool): void {
  annotated = value;
}

/** Reads a value into the message being written. @returns its type, or FAIL */
export function textValue(kind: i32, depth: i32): i32 {
  setValues(values + 1);
  const c = <u32>load<u8>(p);
  if (c == DOUBLE_QUOTE) {
    head(0x80);
    const at = o;
    setP(p + 1);
    if (!quoted(DOUBLE_QUOTE)) return FAIL;
    setText(at, o - at);
    tail();
    return STRING;
  }
  if (c - 0x30 < 10 || c == MINUS) return number(c);
  if (c == OPEN_BRACE) return load<u8>(p, 1) == <u8>OPEN_BRACE ? lob() : struct(kind, depth);
  if (is(c, START) || c == QUOTE) return word(kind, depth);
  if (c == OPEN_BRACKET) return list(kind, depth);
  return FAIL;
}

function struct(kind: i32, depth: i32): i32 {
  if (depth >= MAX_DEPTH) return FAIL;
  setP(p + 1);
  head(0xd0);
  const savedStart = segmentStart;
  const savedEnd = o;
  const savedFirstStart = firstSegmentStart;
  const savedFirstEnd = firstSegmentEnd;
  const savedFirstHole = firstHole;
  const savedLastHole = lastHole;
  const savedHeight = height;
  let first: i32 = -1;
  let previous: i32 = -1;
  let count = 0;
  let highest: i32 = -1;
  let seen: u32 = 0;
  let c = blank();
  while (c != CLOSE_BRACE) {
    beginMessage();
    if (!fieldName()) return FAIL;
    let name: i32 = 0;
    if (kind != 0) {
      name = beginField(kind);
      if (name < 0) return FAIL;
      const bit: u32 = name > 0 ? 1 << name : 0;
      if ((seen & bit) != 0) return FAIL;
      seen |= bit;
    }
    if (blank() != COLON) return FAIL;
    setP(p + 1);
    blank();
    const type = textValue(kind == 0 ? 0 : valueKind(kind, name), depth + 1);
    if (type == FAIL) return FAIL;
    if (kind != 0 && !afterField(kind, name, type)) return FAIL;
    const job = endMessage();
    if (previous < 0) first = job;
    else linkField(previous, job);
    previous = job;
    count++;
    highest = max(highest, heightOf(job));
    c = blank();
    if (c == COMMA) {
      setP(p + 1);
      c = blank();
    } else if (c != CLOSE_BRACE) return FAIL;
    if (arenaFull() || !hasRoom() || values > MAX_VALUES) return FAIL;
  }
  setP(p + 1);
  if (kind != 0 && !endStruct(kind, seen)) return FAIL;
  addStruct(
    savedStart,
    savedEnd,
    savedFirstStart,
    savedFirstEnd,
    savedFirstHole,
    savedLastHole,
    savedHeight,
    first,
    count,
    highest,
  );
  tail();
  return STRUCT;
}

function list(kind: i32, depth: i32): i32 {
  if (depth >= MAX_DEPTH) return FAIL;
  setP(p + 1);
  head(0xb0);
  const items = itemKind(kind);
  let c = blank();
  while (c != CLOSE_BRACKET) {
    const type = textValue(items, depth + 1);
    if (type == FAIL) return FAIL;
    if (kind != 0 && !afterItem(kind, type)) return FAIL;
    c = blank();
    if (c == COMMA) {
      setP(p + 1);
      c = blank();
    } else if (c != CLOSE_BRACKET) return FAIL;
    if (arenaFull() || !hasRoom() || values > MAX_VALUES) return FAIL;
  }
  setP(p + 1);
  tail();
  return LIST;
}

/** A symbol at the cursor, written as one. @returns 1 as an annotation, 0 as a value, −1 for a keyword, −2 for none */
function symbol(): i32 {
  const from = p;
  const to = o;
  head(0x70);
  const at = o;
  if (load<u8>(from) == <u8>QUOTE) {
    if (load<u16>(from, 1) == 0x2727) return -2;
    setP(from + 1);
    if (!quoted(QUOTE)) return -2;
  } else {
    const length = copyWord();
    if (keyword(at, length) != 0) {
      setP(from);
      setO(to);
      return -1;
    }
    if (isSymbolId(at, length)) return -2;
  }
  tail();
  if (blank() != COLON || load<u8>(p, 1) != <u8>COLON) return 0;
  setP(p + 2);
  blank();
  return 1;
}

/** What starts with a letter or a single quote: a keyword, a symbol, or a value with annotations. */
function word(kind: i32, depth: i32): i32 {
  const at = o;
  // Room for the head of a value with annotations, should it be one.
  setO(at + 2);
  let found = symbol();
  if (found <= 0) {
    if (found == -2) return FAIL;
    if (found == -1) {
      setO(at);
      return keywordValue();
    }
    memory.copy(at, at + 2, o - at - 2);
    setO(o - 2);
    return SYMBOL;
  }
  store<u16>(at, 0xe00b);
  let type = SYMBOL;
  do {
    setValues(values + 1);
    const c = <u32>load<u8>(p);
    if (!is(c, START) && c != QUOTE) {
      type = textValue(kind, depth);
      break;
    }
    found = symbol();
    if (found == -2) return FAIL;
    if (found == -1) type = keywordValue();
  } while (found == 1);
  if (type == FAIL) return FAIL;
  tail();
  annotated = true;
  return type;
  return FAIL;
}

function keywordValue(): i32 {
  const from = p;
  let q = from;
  while (is(load<u8>(q), PART)) q++;
  setP(q);
  switch (keyword(from, q - from)) {
    case 1:
      return nullValue();
    case 2:
      head(0x11);
      break;
    case 3:
      head(0x10);
      break;
    default:
      emitFloat(NaN);
      return FLOAT;
  }
  tail();
  return BOOL;
}

function nullValue(): i32 {
  let code: u32 = 0;
  if (load<u8>(p) == <u8>DOT) {
    const at = p + 1;
    let q = at;
    while (is(load<u8>(q), PART)) q++;
    const length = q - at;
    const word = load<u32>(at);
    if (length == 4) {
      code =
        word == 0x6c6c756e ? 1 : word == 0x6c6f6f62 ? 2 : word == 0x626f6c63 ? 10 : word == 0x626f6c62 ? 11 : word == 0x7473696c ? 12 : word == 0x70786573 ? 13 : 0;
    } else if (length == 3) code = (word & 0xffffff) == 0x746e69 ? 3 : 0;
    else if (length == 5) code = word == 0x616f6c66 && load<u8>(at, 4) == 0x74 ? 5 : 0;
    else if (length == 6) {
      const rest = load<u16>(at, 4);
      if (word == 0x69727473 && rest == 0x676e) code = 9;
      else if (word == 0x626d7973 && rest == 0x6c6f) code = 8;
      else if (word == 0x75727473 && rest == 0x7463) code = 14;
    } else if (length == 7) code = load<u64>(at) << 8 == 0x6c616d6963656400 ? 6 : 0;
    else if (length == 9) code = load<u64>(at) == 0x6d617473656d6974 && load<u8>(at, 8) == 0x70 ? 7 : 0;
    if (code == 0) return FAIL;
    code--;
    setP(q);
  }
  head((code << 4) | 0x0f);
  tail();
  return NULL;
}

/** A blob. Its bytes lie behind what is written until the next value is read. */
function lob(): i32 {
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

// Reading of containers outside of what is hashed.

/** Whether nothing of the container has been read yet. */
let fresh: bool = false;

/** The cursor must stand on a struct without annotations. */
export function textOpenStruct(): bool {
  if (load<u8>(p) != <u8>OPEN_BRACE || load<u8>(p, 1) == <u8>OPEN_BRACE) return false;
  setP(p + 1);
  fresh = true;
  return true;
}
export function textOpenList(): bool {
  if (load<u8>(p) != <u8>OPEN_BRACKET) return false;
  setP(p + 1);
  fresh = true;
  return true;
}

/** Moves to the value of the next field. @returns 1, 0 at the end of the struct, which is then skipped, −1 when it fails */
export function textNextField(): i32 {
  const more = next(CLOSE_BRACE);
  if (more != 1) return more;
  if (!fieldName() || blank() != COLON) return -1;
  setP(p + 1);
  blank();
  setValues(values + 1);
  return 1;
}
export function textNextItem(): i32 {
  return next(CLOSE_BRACKET);
}

function next(closer: u32): i32 {
  let c = blank();
  if (!fresh && c == COMMA) {
    setP(p + 1);
    c = blank();
    fresh = true;
  }
  if (c == closer) {
    setP(p + 1);
    fresh = false;
    return 0;
  }
  if (!fresh) return -1;
  fresh = false;
  return 1;
}

