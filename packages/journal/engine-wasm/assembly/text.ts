// Reads Ion text and writes its Ion hash serialisation, in one pass. Whatever is not plainly well-formed, or rare, fails:
// then the specification reads it. Sixteen zero bytes stand behind the input, which no token can contain.
import {
  addStruct,
  beginMessage,
  DAY,
  emitDecimal,
  emitFloat,
  emitInt,
  emitTimestamp,
  endMessage,
  firstSegmentStart,
  head,
  MINUTE,
  MONTH,
  NO_OFFSET,
  rawBytes,
  SECOND,
  tail,
  YEAR,
} from './emit';
import { hasRoom, heightOf, linkField } from './jobs';
import { afterField, afterItem, beginField, endStruct, itemKind, valueKind } from './shape';
import {
  arenaFull,
  BLOB,
  BOOL,
  DECIMAL,
  end,
  FAIL,
  firstHole,
  firstSegmentEnd,
  FLOAT,
  height,
  INT,
  lastHole,
  LIST,
  MAX_DEPTH,
  MAX_VALUES,
  NULL,
  o,
  p,
  segmentStart,
  setInt,
  setO,
  setP,
  setText,
  setValues,
  STRING,
  STRUCT,
  SYMBOL,
  TIMESTAMP,
  values,
} from './state';

const QUOTE: u32 = 0x27;
const DOUBLE_QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const SLASH: u32 = 0x2f;
const STAR: u32 = 0x2a;
const COLON: u32 = 0x3a;
const COMMA: u32 = 0x2c;
const MINUS: u32 = 0x2d;
const DOT: u32 = 0x2e;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;
const OPEN_BRACKET: u32 = 0x5b;
const CLOSE_BRACKET: u32 = 0x5d;
const DOLLAR: u32 = 0x24;

const SPACE: u8 = 1;
const START: u8 = 4;
const PART: u8 = 8;
const STOP: u8 = 32;
const CLASSES: usize = memory.data(256, 16);
/** Value of base64 and hexadecimal digits, 0xff for all other bytes. */
const BASE64: usize = memory.data(256, 16);
const HEX: usize = memory.data(256, 16);
const POWERS: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]);

function mark(from: u32, to: u32, bits: u8): void {
  for (let i = from; i <= to; i++) store<u8>(CLASSES + i, load<u8>(CLASSES + i) | bits);
}
function digits(table: usize, from: u32, to: u32, value: u32): void {
  for (let i = from; i <= to; i++) store<u8>(table + i, <u8>(value + i - from));
}

export function initText(): void {
  mark(0x09, 0x0d, SPACE | STOP);
  mark(0x20, 0x20, SPACE | STOP);
  mark(0x22, 0x22, STOP);
  mark(0x27, 0x29, STOP);
  mark(0x2c, 0x2c, STOP);
  mark(0x5b, 0x5b, STOP);
  mark(0x5d, 0x5d, STOP);
  mark(0x7b, 0x7b, STOP);
  mark(0x7d, 0x7d, STOP);
  mark(0x30, 0x39, PART);
  mark(0x41, 0x5a, START | PART);
  mark(0x61, 0x7a, START | PART);
  mark(0x5f, 0x5f, START | PART);
  mark(DOLLAR, DOLLAR, START | PART);
  memory.fill(BASE64, 0xff, 256);
  digits(BASE64, 0x41, 0x5a, 0);
  digits(BASE64, 0x61, 0x7a, 26);
  digits(BASE64, 0x30, 0x39, 52);
  digits(BASE64, 0x2b, 0x2b, 62);
  digits(BASE64, 0x2f, 0x2f, 63);
  memory.fill(HEX, 0xff, 256);
  digits(HEX, 0x30, 0x39, 0);
  digits(HEX, 0x41, 0x46, 10);
  digits(HEX, 0x61, 0x66, 10);
}

// @ts-ignore: decorator
@inline
function is(c: u32, bits: u8): bool {
  return (load<u8>(CLASSES + c) & bits) != 0;
}

/** Skips white space and comments. @returns the byte it stands on then; 0 where nothing can be read */
// @ts-ignore: decorator
@inline
export function blank(): u32 {
  const c = <u32>load<u8>(p);
  return c > 0x20 && c != SLASH ? c : blankSlow();
}

function blankSlow(): u32 {
  let q = p;
  for (;;) {
    let c = <u32>load<u8>(q);
    while (is(c, SPACE)) c = load<u8>(++q);
    if (c != SLASH) {
      setP(q);
      return c;
    }
    c = load<u8>(++q);
    if (c == SLASH) {
      do {
        c = load<u8>(++q);
        if (c >= 0x80) return 0;
      } while (c != 0x0a && c != 0x0d && q < end);
    } else if (c == STAR) {
      q++;
      for (;;) {
        c = load<u8>(q++);
        if (c >= 0x80 || q >= end) return 0;
        if (c == STAR && load<u8>(q) == <u8>SLASH) break;
      }
      q++;
    } else return 0;
  }
  return 0;
}

/** Where the copy of the character ends that {@link unusual} copied. */
export let unusualEnd: usize = 0;

/** Content of a quoted string or symbol, up to the closing quote, which is skipped. */
// @ts-ignore: decorator
@inline
function quoted(quote: u32): bool {
  let q = p;
  let w = o;
  const low = i8x16.splat(0x20);
  const marks = i8x16.splat(<i8>quote);
  const escapes = i8x16.splat(0x5c);
  for (;;) {
    const x = v128.load(q);
    v128.store(w, x);
    // Bytes from 0x80 are negative, so one comparison finds them and the control characters.
    const special = v128.or(v128.or(i8x16.lt_s(x, low), i8x16.eq(x, marks)), i8x16.eq(x, escapes));
    const bits = i8x16.bitmask(special);
    if (bits == 0) {
      q += 16;
      w += 16;
      continue;
    }
    const n = <usize>ctz(bits);
    q += n;
    w += n;
    if (load<u8>(q) == <u8>quote) {
      setP(q + 1);
      setO(w);
      return true;
    }
    q = unusual(q, w);
    if (q == 0) return false;
    w = unusualEnd;
  }
  return false;
}

/** One character that cannot be copied as it is. @returns where the next one stands, or 0 */
export function unusual(q: usize, w: usize): usize {
  const c = <u32>load<u8>(q);
  if (c == 0x09) {
    store<u8>(w, 9);
    unusualEnd = w + 1;
    return q + 1;
  }
  if (c == 0x0b || c == 0x0c) {
    store<u16>(w, <u16>(0x0c | (c << 8)));
    unusualEnd = w + 2;
    return q + 1;
  }
  if (c == BACKSLASH) return escapeSequence(q, w);
  if (c < 0xc2) return 0;
  const second = <u32>load<u8>(q, 1);
  if (c < 0xe0) {
    if ((second & 0xc0) != 0x80) return 0;
    store<u16>(w, load<u16>(q));
    unusualEnd = w + 2;
    return q + 2;
  }
  const third = <u32>load<u8>(q, 2);
  if (c < 0xf0) {
    if ((second & 0xc0) != 0x80 || (third & 0xc0) != 0x80) return 0;
    if ((c == 0xe0 && second < 0xa0) || (c == 0xed && second > 0x9f)) return 0;
    store<u32>(w, load<u32>(q));
    unusualEnd = w + 3;
    return q + 3;
  }
  if (c > 0xf4 || (second & 0xc0) != 0x80 || (third & 0xc0) != 0x80 || (load<u8>(q, 3) & 0xc0) != 0x80) return 0;
  if ((c == 0xf0 && second < 0x90) || (c == 0xf4 && second > 0x8f)) return 0;
  store<u32>(w, load<u32>(q));
  unusualEnd = w + 4;
  return q + 4;
}

function escapeSequence(q: usize, w: usize): usize {
  const c = <u32>load<u8>(q, 1);
  let length = 0;
  let code: u32 = 0;
  switch (c) {
    case 0x22: // "
    case 0x27: // '
    case 0x2f: // /
    case 0x3f: // ?
    case 0x5c: // backslash
      code = c;
      break;
    case 0x30: // 0
      code = 0;
      break;
    case 0x61: // a
      code = 7;
      break;
    case 0x62: // b
      code = 8;
      break;
    case 0x74: // t
      code = 9;
      break;
    case 0x6e: // n
      code = 10;
      break;
    case 0x76: // v
      code = 11;
      break;
    case 0x66: // f
      code = 12;
      break;
    case 0x72: // r
      code = 13;
      break;
    case 0x78: // x
      length = 2;
      break;
    case 0x75: // u
      length = 4;
      break;
    case 0x55: // U
      length = 8;
      break;
    default:
      return 0;
  }
  q += 2;
  for (let i = 0; i < length; i++) {
    const digit = <u32>load<u8>(HEX + <usize>load<u8>(q++));
    if (digit == 0xff) return 0;
    code = (code << 4) | digit;
  }
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return 0;
  if (code < 0x80) {
    if (code == 0x0b || code == 0x0c || code == 0x0e) store<u8>(w++, 0x0c);
    store<u8>(w++, code);
  } else if (code < 0x800) {
    store<u8>(w++, 0xc0 | (code >> 6));
    store<u8>(w++, 0x80 | (code & 63));
  } else if (code < 0x10000) {
    store<u8>(w++, 0xe0 | (code >> 12));
    store<u8>(w++, 0x80 | ((code >> 6) & 63));
    store<u8>(w++, 0x80 | (code & 63));
  } else {
    store<u8>(w++, 0xf0 | (code >> 18));
    store<u8>(w++, 0x80 | ((code >> 12) & 63));
    store<u8>(w++, 0x80 | ((code >> 6) & 63));
    store<u8>(w++, 0x80 | (code & 63));
  }
  unusualEnd = w;
  return q;
}

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
    if (arenaFull() || values > MAX_VALUES) return FAIL;
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

// @ts-ignore: decorator
@inline
function ends(c: u32, q: usize): bool {
  return is(c, STOP) || (c == 0 && q >= end);
}

function number(c: u32): i32 {
  let q = p;
  const negative = c == MINUS;
  if (negative) c = load<u8>(++q);
  const from = q;
  const leading = c;
  let digit = c - 0x30;
  if (digit > 9) return FAIL;
  let value: u64 = 0;
  do {
    value = value * 10 + digit;
    c = load<u8>(++q);
    digit = c - 0x30;
  } while (digit < 10);
  let length = <i32>(q - from);
  if (length > 19) return FAIL;
  if (length == 4 && !negative && (c == 0x54 || c == MINUS)) return timestamp(<i32>value, q);
  if (leading == 0x30 && length > 1) return FAIL;
  if (ends(c, q)) {
    setP(q);
    setInt(value, negative && value != 0);
    emitInt(value, negative);
    return INT;
  }
  let fraction = 0;
  if (c == DOT) {
    c = load<u8>(++q);
    digit = c - 0x30;
    while (digit < 10) {
      value = value * 10 + digit;
      fraction++;
      c = load<u8>(++q);
      digit = c - 0x30;
    }
    if (length + fraction > 19) return FAIL;
    if (ends(c, q)) {
      setP(q);
      emitDecimal(negative, value, -fraction);
      return DECIMAL;
    }
  }
  const letter = c | 0x20;
  if (letter != 0x64 && letter != 0x65) return FAIL;
  c = load<u8>(++q);
  const down = c == MINUS;
  if (down || c == 0x2b) c = load<u8>(++q);
  let exponent = 0;
  length = 0;
  digit = c - 0x30;
  while (digit < 10) {
    exponent = exponent * 10 + digit;
    if (++length > 6) return FAIL;
    c = load<u8>(++q);
    digit = c - 0x30;
  }
  if (length == 0 || !ends(c, q)) return FAIL;
  setP(q);
  exponent = (down ? -exponent : exponent) - fraction;
  if (letter == 0x64) {
    emitDecimal(negative, value, exponent);
    return DECIMAL;
  }
  // Both are exact, so that the one operation rounds as it must; else the host rounds, as it does for the specification.
  let float: f64;
  if (value > 0x1fffffffffffff || exponent < -22 || exponent > 22) float = toNumber(from, q - from);
  else if (exponent < 0) float = <f64>value / load<f64>(POWERS + (<usize>-exponent << 3));
  else float = <f64>value * load<f64>(POWERS + (<usize>exponent << 3));
  emitFloat(negative ? -float : float);
  return FLOAT;
}

/** The number that the `length` bytes of decimal text at `at` stand for. */
// @ts-ignore: decorator
@external('host', 'toNumber')
declare function toNumber(at: usize, length: usize): f64;

// @ts-ignore: decorator
@inline
function two(q: usize): i32 {
  const a = <u32>load<u8>(q) - 0x30;
  const b = <u32>load<u8>(q, 1) - 0x30;
  return a > 9 || b > 9 ? 100 : <i32>(a * 10 + b);
}

/** The cursor `q` stands behind the year. */
function timestamp(year: i32, q: usize): i32 {
  if (load<u8>(q) == 0x54) return whole(q + 1, YEAR, year, 1, 1);
  const month = two(q + 1);
  q += 3;
  let c = <u32>load<u8>(q);
  if (c == 0x54) return whole(q + 1, MONTH, year, month, 1);
  if (c != MINUS) return FAIL;
  const day = two(q + 1);
  q += 3;
  c = load<u8>(q);
  if (c != 0x54) return whole(q, DAY, year, month, day);
  c = load<u8>(++q);
  if (ends(c, q)) return whole(q, DAY, year, month, day);
  const hour = two(q);
  const minute = two(q + 3);
  if (load<u8>(q, 2) != <u8>COLON) return FAIL;
  q += 5;
  let precision = MINUTE;
  let second = 0;
  let fraction: u64 = 0;
  let digits = 0;
  if (load<u8>(q) == <u8>COLON) {
    precision = SECOND;
    second = two(q + 1);
    q += 3;
    if (load<u8>(q) == <u8>DOT) {
      let digit = <u32>load<u8>(++q) - 0x30;
      while (digit < 10) {
        fraction = fraction * 10 + digit;
        if (++digits > 19) return FAIL;
        digit = <u32>load<u8>(++q) - 0x30;
      }
      if (digits == 0) return FAIL;
    }
  }
  c = load<u8>(q);
  let offset = 0;
  if (c == 0x5a) q++;
  else {
    if (c != MINUS && c != 0x2b) return FAIL;
    const hours = two(q + 1);
    const minutes = two(q + 4);
    if (load<u8>(q, 3) != <u8>COLON || hours > 23 || minutes > 59) return FAIL;
    offset = hours * 60 + minutes;
    if (c == MINUS) offset = offset == 0 ? NO_OFFSET : -offset;
    q += 6;
  }
  if (!ends(load<u8>(q), q)) return FAIL;
  setP(q);
  return emitTimestamp(false, precision, offset, year, month, day, hour, minute, second, fraction, digits)
    ? TIMESTAMP
    : FAIL;
}

/** A timestamp without a time of day. */
function whole(q: usize, precision: i32, year: i32, month: i32, day: i32): i32 {
  if (!ends(load<u8>(q), q)) return FAIL;
  setP(q);
  return emitTimestamp(false, precision, NO_OFFSET, year, month, day, 0, 0, 0, 0, 0) ? TIMESTAMP : FAIL;
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

/** Skips a struct by its brackets alone, as the specification finds the borders of values. @returns its end, 0 for none */
export function skipText(from: usize): usize {
  let q = from;
  let depth = 0;
  for (;;) {
    // Everything that matters is one of these; the rest is jumped over.
    const x = v128.load(q);
    const folded = v128.and(x, i8x16.splat(<i8>0xdf));
    const brackets = v128.or(i8x16.eq(folded, i8x16.splat(0x5b)), i8x16.eq(folded, i8x16.splat(0x5d)));
    const rounds = v128.or(i8x16.eq(x, i8x16.splat(0x28)), i8x16.eq(x, i8x16.splat(0x29)));
    const quotes = v128.or(i8x16.eq(x, i8x16.splat(0x22)), i8x16.eq(x, i8x16.splat(0x27)));
    const others = v128.or(i8x16.eq(x, i8x16.splat(0x2f)), i8x16.eq(x, i8x16.splat(0)));
    const bits = i8x16.bitmask(v128.or(v128.or(brackets, rounds), v128.or(quotes, others)));
    if (bits == 0) {
      q += 16;
      continue;
    }
    q += <usize>ctz(bits);
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
  const marks = i8x16.splat(<i8>quote);
  const escapes = i8x16.splat(0x5c);
  for (;;) {
    const x = v128.load(q);
    const bits = i8x16.bitmask(v128.or(i8x16.eq(x, marks), i8x16.eq(x, escapes)));
    if (bits == 0) {
      q += 16;
      if (q >= end) return 0;
      continue;
    }
    q += <usize>ctz(bits);
    if (q >= end) return 0;
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
    const c = <u32>load<u8>(q);
    if (c == DOUBLE_QUOTE) q = skipQuoted(q + 1, c);
    else if (c == QUOTE && load<u16>(q, 1) == 0x2727) q = skipLong(q + 3);
    else if (c == CLOSE_BRACE && load<u8>(q, 1) == <u8>CLOSE_BRACE) return q + 2;
    else q++;
    if (q == 0) return 0;
  }
  return 0;
}
