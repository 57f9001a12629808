// Reads Ion binary and writes its Ion hash serialisation, in one pass. Whatever is not plainly well-formed, or rare, fails:
// then the specification reads it.
import { BAD, code, limit, low, magnitude, readHead, setLimit, valueEnd, varUInt } from './binary-heads';
import { decimal, int, timestamp, utf8 } from './binary-scalars';
import { copy16 } from './bytes16';
import { addStruct, beginMessage, emitFloat, endMessage, firstSegmentStart, head, rawBytes, tail } from './emit';
import { hasRoom, heightOf, linkField } from './jobs';
import { afterField, afterItem, beginField, endStruct, itemKind, valueKind } from './shape';
import {
  arenaFull,
  BLOB,
  BOOL,
  CLOB,
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
  SEXP,
  STRING,
  STRUCT,
  SYMBOL,
  values,
} from './state';
import { symbolAt, symbolCount, symbolLength } from './symbols';
import { setAnnotated } from './text';

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

function sequence(kind: i32, depth: i32, stop: usize): i32 {
  if (depth >= MAX_DEPTH) return FAIL;
  const isList = code == 11;
  head(code << 4);
  const outer = limit;
  setLimit(stop);
  const items = isList ? itemKind(kind) : 0;
  while (p < stop) {
    const type = binaryValue(items, depth + 1);
    if (type == FAIL) return FAIL;
    if (kind != 0 && isList && !afterItem(kind, type)) return FAIL;
    if (arenaFull() || !hasRoom() || values > MAX_VALUES) return FAIL;
  }
  setLimit(outer);
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
  setLimit(stop);
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
  setLimit(outer);
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
