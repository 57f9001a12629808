import { decodeBase64Bytes } from '../base64.ts';
import { hasClass, SPACE } from './characters.ts';
import type { TextCursor } from './cursor.ts';
import { readEscape } from './escapes.ts';
import { isLongQuote } from './strings.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;
const CLOSE = 0x7d;

/**
 * Reads `{{ … }}`; the cursor stands on the first brace and is left behind the last one. Comments do not exist inside.
 *
 * @throws JournalError 'ion-invalid-base64', 'ion-invalid-escape', 'ion-syntax', 'unexpected-end'
 */
export function readLob(cursor: TextCursor): { type: 'clob' | 'blob'; bytes: Uint8Array } {
  cursor.pos += 2;
  cursor.skipSpace();
  if (cursor.byte(cursor.pos) === DOUBLE_QUOTE) {
    const bytes: number[] = [];
    readClobText(cursor, bytes, false);
    expectClose(cursor);
    return { type: 'clob', bytes: Uint8Array.from(bytes) };
  }
  if (isLongQuote(cursor, cursor.pos)) {
    const bytes: number[] = [];
    while (isLongQuote(cursor, cursor.pos)) {
      readClobText(cursor, bytes, true);
      cursor.skipSpace();
    }
    expectClose(cursor);
    return { type: 'clob', bytes: Uint8Array.from(bytes) };
  }
  return { type: 'blob', bytes: readBase64(cursor) };
}

function expectClose(cursor: TextCursor): void {
  cursor.skipSpace();
  for (let i = 0; i < 2; i++) {
    if (cursor.byte(cursor.pos) !== CLOSE) cursor.expected('"}}"');
    cursor.pos++;
  }
}

/** Reads base64 up to and with `}}`, white space skipped. */
function readBase64(cursor: TextCursor): Uint8Array {
  const start = cursor.pos;
  let end = start;
  while (end < cursor.end && cursor.bytes[end] !== CLOSE) end++;
  const digits = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    const code = cursor.bytes[at] as number;
    if (!hasClass(code, SPACE)) digits[length++] = code;
  }
  const bytes = decodeBase64Bytes(digits, length);
  if (typeof bytes === 'number') {
    const at = sourceOffset(cursor, start, end, bytes);
    if (at === cursor.end) return cursor.expected('"}}"', at);
    return cursor.fail('ion-invalid-base64', describeBase64(bytes, length), at);
  }
  cursor.pos = end;
  expectClose(cursor);
  return bytes;
}

function describeBase64(index: number, length: number): string {
  if (index === length) return 'The base64 text stops in the middle of a group: characters or padding "=" are missing';
  return 'This is no valid base64 character here';
}

/** Source offset of the base64 character with `index`, white space not counted. */
function sourceOffset(cursor: TextCursor, start: number, end: number, index: number): number {
  let seen = 0;
  for (let at = start; at < end; at++) {
    if (hasClass(cursor.bytes[at] as number, SPACE)) continue;
    if (seen === index) return at;
    seen++;
  }
  return end;
}

/** Reads one quoted part of a clob into `out`; the cursor stands on its opening quote. */
function readClobText(cursor: TextCursor, out: number[], long: boolean): void {
  cursor.pos += long ? 3 : 1;
  for (;;) {
    const code = cursor.byte(cursor.pos);
    if (long ? isLongQuote(cursor, cursor.pos) : code === DOUBLE_QUOTE) {
      cursor.pos += long ? 3 : 1;
      return;
    }
    if (code === BACKSLASH) {
      const escaped = readEscape(cursor, false, false);
      if (escaped >= 0) out.push(escaped);
    } else if (long && code === RETURN) {
      out.push(NEWLINE);
      cursor.pos += cursor.byte(cursor.pos + 1) === NEWLINE ? 2 : 1;
    } else if ((code >= 0x20 && code < 0x7f) || isClobSpace(code, long)) {
      out.push(code);
      cursor.pos++;
    } else if (code < 0) {
      cursor.expected('the closing quote');
    } else {
      cursor.fail('ion-syntax', `A clob cannot hold ${cursor.describe(cursor.pos)} unescaped`);
    }
  }
}

function isClobSpace(code: number, long: boolean): boolean {
  return hasClass(code, SPACE) && (long || (code !== NEWLINE && code !== RETURN));
}
