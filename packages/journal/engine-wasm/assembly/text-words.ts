// Words of Ion text: field names, symbols, and keywords.
import { emitFloat, head, tail } from './emit';
import { BOOL, FAIL, FLOAT, NULL, o, p, setO, setP, setText } from './state';
import { blank, COLON, DOLLAR, DOT, DOUBLE_QUOTE, is, PART, QUOTE, START } from './text-bytes';
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
export function fieldName(): bool {
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

/** A symbol at the cursor, written as one. @returns 1 as an annotation, 0 as a value, −1 for a keyword, −2 for none */
export function symbol(): i32 {
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

export function keywordValue(): i32 {
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
