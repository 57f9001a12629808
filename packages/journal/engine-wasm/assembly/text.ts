// Reads Ion text and writes its Ion hash serialisation, in one pass. Whatever is not plainly well-formed, or rare, fails:
// then the specification reads it. Sixteen zero bytes stand behind the input, which no token can contain.
import { addStruct, beginMessage, endMessage, firstSegmentStart, head, tail } from './emit';
import { hasRoom, heightOf, linkField } from './jobs';
import { afterField, afterItem, beginField, endStruct, itemKind, valueKind } from './shape';
import {
  arenaFull,
  FAIL,
  firstHole,
  firstSegmentEnd,
  height,
  lastHole,
  LIST,
  MAX_DEPTH,
  MAX_VALUES,
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
  blank,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  is,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  START,
} from './text-bytes';
import { lob } from './text-lob';
import { number } from './text-numbers';
import { quoted } from './text-strings';
import { fieldName, keywordValue, symbol } from './text-words';

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
}
