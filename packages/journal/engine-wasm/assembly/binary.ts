// Reads Ion binary and writes its Ion hash serialisation, in one pass. Whatever is not plainly well-formed, or rare, fails:
// then the specification reads it.
import { copy16, copyManyPrintable, copyPrintable, LONG_RUN } from './bytes16';
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
  CLOB,
  DECIMAL,
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
  SEXP,
  STRING,
  STRUCT,
  SYMBOL,
  TIMESTAMP,
  values,
} from './state';
import { endSymbol, newSymbol, symbolAt, symbolCount, symbolLength } from './symbols';
import { setAnnotated } from './text';
import { unusual, unusualEnd } from './text-strings';

/** End of the container being read. */
export let limit: usize = 0;
export function setLimit(value: usize): void {
  limit = value;
}

/** Set by {@link readHead}: type code, low half of the descriptor, and end of the value; the cursor stands on its content. */
let code: u32 = 0;
let low: u32 = 0;
let valueEnd: usize = 0;

const BAD: u32 = 0xffffffff;

/** A VarUInt below 2^28 that ends before `stop`. @returns BAD for any other */
// @ts-ignore: decorator
@inline
function varUInt(stop: usize): u32 {
  let q = p;
  let value: u32 = 0;
  let byte: u32 = 0;
  do {
    if (q >= stop || value >= 1 << 21) return BAD;
    byte = load<u8>(q++);
    value = (value << 7) | (byte & 0x7f);
  } while (byte < 0x80);
  setP(q);
  return value;
}

/** @returns false when it does not fit before `stop` or does not exist */
// @ts-ignore: decorator
@inline
function readHead(stop: usize): bool {
  if (p >= stop) return false;
  const descriptor = <u32>load<u8>(p);
  setP(p + 1);
  code = descriptor >> 4;
  low = descriptor & 15;
  let length = low;
  if (low == 14 || (code == 13 && low == 1)) {
    length = varUInt(stop);
    if (length == BAD || (low == 1 && length == 0)) return false;
  } else if (low == 15 || code == 1) length = 0;
  valueEnd = p + length;
  return valueEnd <= stop && code != 15;
}

/** Reads a value into the message being written; it must end at or before {@link limit}. @returns its type, or FAIL */
export function binaryValue(kind: i32, depth: i32): i32 {
  setValues(values + 1);
  if (!readHead(limit)) return FAIL;
  return code == 14 ? annotatedValue(kind, depth) : content(kind, depth);
}

function annotatedValue(kind: i32, depth: i32): i32 {
  if (low < 3 || low == 15) return FAIL;
  const stop = valueEnd;
  const length = varUInt(stop);
  const namesEnd = p + length;
  if (length == BAD || length == 0 || namesEnd >= stop) return FAIL;
  head(0xe0);
  while (p < namesEnd) {
    setValues(values + 1);
    const id = varUInt(namesEnd);
    if (id == BAD || id >= <u32>symbolCount) return FAIL;
    putSymbol(id);
  }
  if (!readHead(stop) || valueEnd != stop || code == 14) return FAIL;
  const type = content(kind, depth);
  if (type != FAIL) tail();
  setAnnotated(true);
  return type;
}

// @ts-ignore: decorator
@inline
function putSymbol(id: i32): void {
  const from = symbolAt(id);
  const length = symbolLength(id);
  for (let i: usize = 0; i < length; i += 16) copy16(from + i, o + i);
  setO(o + length);
}

/** What the head that was read last announces. */
function content(kind: i32, depth: i32): i32 {
  const from = p;
  const stop = valueEnd;
  const length = stop - from;
  if (low == 15) {
    head(((code == 3 ? 2 : code) << 4) | 0x0f);
    tail();
    return NULL;
  }
  switch (code) {
    case 1:
      if (low > 1) return FAIL;
      head(0x10 | low);
      tail();
      return BOOL;
    case 2:
    case 3:
      return int(from, length);
    case 4:
      setP(stop);
      if (length == 0) emitFloat(0);
      else if (length == 4) emitFloat(<f64>reinterpret<f32>(bswap(load<u32>(from))));
      else if (length == 8) emitFloat(reinterpret<f64>(bswap(load<u64>(from))));
      else return FAIL;
      return FLOAT;
    case 5:
      return decimal(stop);
    case 6:
      return timestamp(stop);
    case 7: {
      if (length > 4) return FAIL;
      const id = magnitude(from, stop);
      if (id >= <u64>symbolCount) return FAIL;
      setP(stop);
      putSymbol(<i32>id);
      return SYMBOL;
    }
    case 8: {
      head(0x80);
      const at = o;
      const to = utf8(from, stop, at);
      if (to == 0) return FAIL;
      setO(to);
      setP(stop);
      setText(at, to - at);
      tail();
      return STRING;
    }
    case 9:
    case 10:
      head(code << 4);
      rawBytes(from, length);
      tail();
      setP(stop);
      setText(from, length);
      return code == 9 ? CLOB : BLOB;
    case 11:
    case 12:
      return sequence(kind, depth, stop);
    case 13:
      return struct(kind, depth, stop);
    default:
      return FAIL;
  }
}

/** At most eight bytes, big-endian. */
// @ts-ignore: decorator
@inline
function magnitude(from: usize, stop: usize): u64 {
  let value: u64 = 0;
  for (; from < stop; from++) value = (value << 8) | load<u8>(from);
  return value;
}

function int(from: usize, length: usize): i32 {
  const negative = code == 3;
  const stop = from + length;
  while (from < stop && load<u8>(from) == 0) from++;
  if (negative && from == stop) return FAIL;
  setP(stop);
  if (stop - from <= 8) {
    const value = magnitude(from, stop);
    setInt(value, negative);
    emitInt(value, negative);
    return INT;
  }
  // So many are within the specification's limit on digits for certain.
  if (length > 8000) return FAIL;
  setInt(u64.MAX_VALUE, negative);
  head(negative ? 0x30 : 0x20);
  rawBytes(from, stop - from);
  tail();
  return INT;
}

let varNegative: bool = false;

/** Magnitude of a VarInt below 2^27. @returns BAD for any other */
function varInt(stop: usize): u32 {
  let q = p;
  if (q >= stop) return BAD;
  let byte = <u32>load<u8>(q++);
  varNegative = (byte & 0x40) != 0;
  let value = byte & 0x3f;
  while (byte < 0x80) {
    if (q >= stop || value >= 1 << 20) return BAD;
    byte = load<u8>(q++);
    value = (value << 7) | (byte & 0x7f);
  }
  setP(q);
  return value;
}

function decimal(stop: usize): i32 {
  if (p == stop) {
    emitDecimal(false, 0, 0);
    return DECIMAL;
  }
  const exponent = varInt(stop);
  if (exponent == BAD || stop - p > 8) return FAIL;
  const down = varNegative;
  const negative = p < stop && load<u8>(p) >= 0x80;
  let value = magnitude(p, stop);
  if (negative) value ^= (<u64>0x80) << (8 * (stop - p - 1));
  setP(stop);
  emitDecimal(negative, value, down ? -<i32>exponent : <i32>exponent);
  return DECIMAL;
}

function timestamp(stop: usize): i32 {
  const offset = varInt(stop);
  if (offset >= 1440) return FAIL;
  const unknown = varNegative && offset == 0;
  const signed = varNegative ? -<i32>offset : <i32>offset;
  const year = varUInt(stop);
  if (year > 9999) return FAIL;
  let precision = YEAR;
  let month: u32 = 1;
  let day: u32 = 1;
  let hour: u32 = 0;
  let minute: u32 = 0;
  let second: u32 = 0;
  let fraction: u64 = 0;
  let digits = 0;
  if (p < stop) {
    precision = MONTH;
    month = varUInt(stop);
  }
  if (p < stop) {
    precision = DAY;
    day = varUInt(stop);
  }
  if (p < stop) {
    precision = MINUTE;
    hour = varUInt(stop);
    minute = varUInt(stop);
  }
  if (p < stop) {
    precision = SECOND;
    second = varUInt(stop);
  }
  if ((month | day | hour | minute | second) > 63) return FAIL;
  if (p < stop) {
    const exponent = varInt(stop);
    if (exponent == BAD || stop - p > 8) return FAIL;
    const down = varNegative;
    const negative = p < stop && load<u8>(p) >= 0x80;
    fraction = magnitude(p, stop);
    if (negative) fraction ^= (<u64>0x80) << (8 * (stop - p - 1));
    if (negative && fraction != 0) return FAIL;
    if (down && exponent > 0) {
      digits = <i32>exponent;
      if (digits > 18) return FAIL;
      let one: u64 = 1;
      for (let i = 0; i < digits; i++) one *= 10;
      if (fraction >= one) return FAIL;
    } else if (fraction != 0) return FAIL;
  }
  if (p > stop) return FAIL;
  setP(stop);
  const zone = precision < MINUTE || unknown ? NO_OFFSET : signed;
  return emitTimestamp(true, precision, zone, year, month, day, hour, minute, second, fraction, digits)
    ? TIMESTAMP
    : FAIL;
}

/** Copies valid UTF-8, markers escaped. @returns the end of the copy, 0 for what is not UTF-8 */
function utf8(from: usize, stop: usize, to: usize): usize {
  let q = from;
  let run = 0;
  while (q < stop) {
    const n = copyPrintable(q, to);
    if (q + n >= stop) return to + (stop - q);
    q += n;
    to += n;
    if (n == 16) {
      if (++run == LONG_RUN) {
        const many = copyManyPrintable(q, stop, to);
        q += many;
        to += many;
      }
      continue;
    }
    run = 0;
    const c = <u32>load<u8>(q);
    if (c >= 0x80) {
      const after = unusual(q, to);
      if (after == 0 || after > stop) return 0;
      q = after;
      to = unusualEnd;
    } else {
      if (c == 0x0b || c == 0x0c || c == 0x0e) store<u8>(to++, 0x0c);
      store<u8>(to++, c);
      q++;
    }
  }
  return to;
}

function sequence(kind: i32, depth: i32, stop: usize): i32 {
  if (depth >= MAX_DEPTH) return FAIL;
  const isList = code == 11;
  head(code << 4);
  const outer = limit;
  limit = stop;
  const items = isList ? itemKind(kind) : 0;
  while (p < stop) {
    const type = binaryValue(items, depth + 1);
    if (type == FAIL) return FAIL;
    if (kind != 0 && isList && !afterItem(kind, type)) return FAIL;
    if (arenaFull() || !hasRoom() || values > MAX_VALUES) return FAIL;
  }
  limit = outer;
  tail();
  return isList ? LIST : SEXP;
}

function struct(kind: i32, depth: i32, stop: usize): i32 {
  if (depth >= MAX_DEPTH) return FAIL;
  head(0xd0);
  const savedStart = segmentStart;
  const savedEnd = o;
  const savedFirstStart = firstSegmentStart;
  const savedFirstEnd = firstSegmentEnd;
  const savedFirstHole = firstHole;
  const savedLastHole = lastHole;
  const savedHeight = height;
  const outer = limit;
  limit = stop;
  let first: i32 = -1;
  let previous: i32 = -1;
  let count = 0;
  let highest: i32 = -1;
  let seen: u32 = 0;
  while (p < stop) {
    beginMessage();
    const id = varUInt(stop);
    if (id >= <u32>symbolCount) return FAIL;
    putSymbol(id);
    let name: i32 = 0;
    if (kind != 0) {
      setText(symbolAt(id) + 2, symbolLength(id) - 3);
      name = beginField(kind);
      if (name < 0) return FAIL;
      const bit: u32 = name > 0 ? 1 << name : 0;
      if ((seen & bit) != 0) return FAIL;
      seen |= bit;
    }
    const type = binaryValue(kind == 0 ? 0 : valueKind(kind, name), depth + 1);
    if (type == FAIL) return FAIL;
    if (kind != 0 && !afterField(kind, name, type)) return FAIL;
    const job = endMessage();
    if (previous < 0) first = job;
    else linkField(previous, job);
    previous = job;
    count++;
    highest = max(highest, heightOf(job));
    if (arenaFull() || !hasRoom() || values > MAX_VALUES) return FAIL;
  }
  limit = outer;
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

// Reading of containers outside of what is hashed. How deep they are is fixed by the format of blocks.

const LIMITS: usize = memory.data(64, 4);
let open: usize = 0;

/** Before a block is read. */
export function closeAll(stop: usize): void {
  open = 0;
  limit = stop;
}

function openContainer(wanted: u32): bool {
  if (!readHead(limit) || code != wanted || low == 15) return false;
  store<u32>(LIMITS + 4 * open, <u32>limit);
  open++;
  limit = valueEnd;
  return true;
}
export function openBinaryStruct(): bool {
  return openContainer(13);
}
export function openBinaryList(): bool {
  return openContainer(11);
}

/** Moves to the value of the next field. @returns 1, 0 at the end of the struct, −1 when it fails */
export function nextBinaryField(): i32 {
  if (nextBinaryItem() == 0) return 0;
  const id = varUInt(limit);
  if (id >= <u32>symbolCount) return -1;
  setText(symbolAt(id) + 2, symbolLength(id) - 3);
  setValues(values + 1);
  return 1;
}
export function nextBinaryItem(): i32 {
  if (p < limit) return 1;
  open--;
  limit = load<u32>(LIMITS + 4 * open);
  return 0;
}

// Top level.

/** Reads the head of a top-level value. @returns the end of the value, 0 when the head is not there whole */
export function topLevelEnd(stop: usize): usize {
  const from = p;
  const descriptor = <u32>load<u8>(p);
  setP(p + 1);
  let length = descriptor & 15;
  if (length == 14 || descriptor == 0xd1) {
    length = varUInt(stop);
    if (length == BAD) length = <u32>(stop - from) + 1;
  } else if (length == 15) length = 0;
  const result = p + length;
  setP(from);
  return result;
}

/**
 * A local symbol table that ends at `stop`: only strings in `symbols`, and no imports but that of the table before it.
 *
 * @returns 1 when it adds to the table there is, 2 when it replaces it (call {@link addSymbols} then), 0 for any other value
 */
export function symbolTable(stop: usize): i32 {
  if (!readHead(stop) || code != 14) return 0;
  const length = varUInt(stop);
  if (length != 1 || load<u8>(p) != 0x83) return 0;
  setP(p + 1);
  if (!readHead(stop) || code != 13 || low == 15 || valueEnd != stop) return 0;
  let how = 2;
  symbolList = 0;
  let imports = false;
  while (p < stop) {
    const name = varUInt(stop);
    if (!readHead(stop) || low == 15) return 0;
    if (name == 6) {
      if (imports || code != 7 || magnitude(p, min(valueEnd, p + 4)) != 3) return 0;
      imports = true;
      how = 1;
    } else if (name == 7) {
      if (symbolList != 0 || code != 11) return 0;
      symbolList = p;
      symbolListEnd = valueEnd;
    } else return 0;
    setP(valueEnd);
  }
  return how;
}
let symbolList: usize = 0;
let symbolListEnd: usize = 0;

/** Adds the symbols of the table read last. @returns false when they cannot all be added */
export function addSymbols(): bool {
  if (symbolList == 0) return true;
  setP(symbolList);
  while (p < symbolListEnd) {
    if (!readHead(symbolListEnd) || code != 8 || low == 15) return false;
    const to = newSymbol(valueEnd - p);
    if (to == 0) return false;
    const stop = utf8(p, valueEnd, to);
    if (stop == 0) return false;
    endSymbol(stop);
    setP(valueEnd);
  }
  return true;
}
