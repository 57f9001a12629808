import type { TextCursor } from './cursor.ts';
import { readEscape } from './escapes.ts';

const TAB = 0x09;
const NEWLINE = 0x0a;
const VERTICAL_TAB = 0x0b;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const QUOTE = 0x27;
const BACKSLASH = 0x5c;

/** Whether `'''` stands at `at`. */
export function isLongQuote(cursor: TextCursor, at: number): boolean {
  return cursor.byte(at) === QUOTE && cursor.byte(at + 1) === QUOTE && cursor.byte(at + 2) === QUOTE;
}

/**
 * Reads `"…"` or `'…'`; the cursor stands on the opening quote and is left behind the closing one.
 *
 * @throws JournalError 'ion-syntax' for a raw control character, 'ion-invalid-escape', 'unexpected-end'
 */
export function readQuoted(cursor: TextCursor, pairs: boolean): string {
  const quote = cursor.byte(cursor.pos);
  let from = cursor.pos + 1;
  let at = from;
  let text = '';
  for (;;) {
    const code = cursor.byte(at);
    if (code === quote) {
      text += cursor.slice(from, at);
      cursor.pos = at + 1;
      return text;
    }
    if (code === BACKSLASH) {
      text += cursor.slice(from, at) + readEscapedText(cursor, at, pairs);
      from = at = cursor.pos;
    } else if (code < 0x20 && code !== TAB && code !== VERTICAL_TAB && code !== FORM_FEED) {
      return failInString(cursor, code, at);
    } else {
      at++;
    }
  }
}

/**
 * Reads one or more adjacent `'''…'''`, which are one string; blanks and comments may stand between them. The cursor
 * stands on the first quote and is left behind the last one. Raw line breaks are normalised to LF, as the
 * specification demands ("Strings and Clobs").
 */
export function readLong(cursor: TextCursor, pairs: boolean): string {
  let text = '';
  for (;;) {
    text += readLongSegment(cursor, pairs);
    const end = cursor.pos;
    cursor.skipBlank();
    if (!isLongQuote(cursor, cursor.pos)) {
      cursor.pos = end;
      return text;
    }
  }
}

function readLongSegment(cursor: TextCursor, pairs: boolean): string {
  let from = cursor.pos + 3;
  let at = from;
  let text = '';
  for (;;) {
    const code = cursor.byte(at);
    if (code === QUOTE && isLongQuote(cursor, at)) {
      text += cursor.slice(from, at);
      cursor.pos = at + 3;
      return text;
    }
    if (code === BACKSLASH) {
      text += cursor.slice(from, at) + readEscapedText(cursor, at, pairs);
      from = at = cursor.pos;
    } else if (code === RETURN) {
      text += `${cursor.slice(from, at)}\n`;
      from = at = at + (cursor.byte(at + 1) === NEWLINE ? 2 : 1);
    } else if (code < 0x20 && code !== TAB && code !== NEWLINE && code !== VERTICAL_TAB && code !== FORM_FEED) {
      return failInString(cursor, code, at);
    } else {
      at++;
    }
  }
}

function readEscapedText(cursor: TextCursor, at: number, pairs: boolean): string {
  cursor.pos = at;
  const code = readEscape(cursor, true, pairs);
  return code < 0 ? '' : String.fromCodePoint(code);
}

function failInString(cursor: TextCursor, code: number, at: number): never {
  if (code < 0) return cursor.expected('the closing quote', at);
  return cursor.fail('ion-syntax', `A string cannot hold ${cursor.describe(at)} unescaped`, at);
}
