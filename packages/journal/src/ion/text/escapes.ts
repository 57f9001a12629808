import { HEX_DIGIT, hasClass } from './characters.ts';
import type { TextCursor } from './cursor.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** What `\` followed by one character stands for (Ion specification, "Escape Characters"). */
const SINGLE = new Map<number, number>(
  [
    ['0', 0x00],
    ['a', 0x07],
    ['b', 0x08],
    ['t', 0x09],
    ['n', 0x0a],
    ['f', 0x0c],
    ['r', 0x0d],
    ['v', 0x0b],
    ['"', 0x22],
    ["'", 0x27],
    ['?', 0x3f],
    ['\\', 0x5c],
    ['/', 0x2f],
  ].map(([character, code]) => [(character as string).charCodeAt(0), code as number]),
);

/**
 * Reads one escape sequence; the cursor stands on the backslash and is left behind the sequence.
 *
 * @param unicode  whether `\u` and `\U` exist: not in a clob, which holds bytes
 * @param pairs    whether two `\u` escapes may form a surrogate pair: JSON needs it, strict Ion rejects surrogates
 * @returns the code point, or -1 for an escaped line break, which stands for nothing
 * @throws JournalError 'ion-invalid-escape' at the backslash, 'unexpected-end'
 */
export function readEscape(cursor: TextCursor, unicode: boolean, pairs: boolean): number {
  const start = cursor.pos;
  const code = cursor.byte(start + 1);
  const single = SINGLE.get(code);
  if (single !== undefined) {
    cursor.pos = start + 2;
    return single;
  }
  switch (code) {
    case -1:
      return cursor.expected('a character after "\\"', start + 1);
    case NEWLINE:
      cursor.pos = start + 2;
      return -1;
    case RETURN:
      cursor.pos = start + (cursor.byte(start + 2) === NEWLINE ? 3 : 2);
      return -1;
    case 0x78: // x
      return readHex(cursor, start, 2);
    case LOWER_U:
      if (unicode) return readUnicode(cursor, start, 4, pairs);
      break;
    case 0x55: // U
      if (unicode) return readUnicode(cursor, start, 8, pairs);
      break;
  }
  return cursor.fail(
    'ion-invalid-escape',
    `"\\" followed by ${cursor.describe(start + 1)} is no escape sequence here`,
    start,
  );
}

function readUnicode(cursor: TextCursor, start: number, digits: number, pairs: boolean): number {
  const code = readHex(cursor, start, digits);
  if (code > 0x10ffff) return cursor.fail('ion-invalid-escape', 'The escaped code point is above U+10FFFF', start);
  if (code < 0xd800 || code > 0xdfff) return code;
  const mayPair = pairs && code < 0xdc00 && cursor.byte(cursor.pos) === BACKSLASH;
  if (mayPair && cursor.byte(cursor.pos + 1) === LOWER_U) {
    const low = readHex(cursor, cursor.pos, 4);
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  }
  return cursor.fail('ion-invalid-escape', 'An escaped surrogate is no character of its own', start);
}

function readHex(cursor: TextCursor, start: number, digits: number): number {
  const from = start + 2;
  for (let at = from; at < from + digits; at++) {
    const code = cursor.byte(at);
    if (code < 0) cursor.expected('a hexadecimal digit', at);
    if (!hasClass(code, HEX_DIGIT)) {
      cursor.fail('ion-invalid-escape', `The escape sequence needs ${digits} hexadecimal digits`, start);
    }
  }
  cursor.pos = from + digits;
  return Number.parseInt(cursor.slice(from, from + digits), 16);
}
