import { decodeBase64Range } from '../base64.ts';
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
  let spaces = 0;
  for (; end < cursor.end && cursor.bytes[end] !== CLOSE; end++) {
    if (hasClass(cursor.bytes[end] as number, SPACE)) spaces++;
  }
  const bytes = spaces === 0 ? decodeBase64Range(cursor.bytes, start, end) : decodeSpaced(cursor.bytes, start, end);
  if (typeof bytes === 'number') {
    if (bytes === cursor.end) return cursor.expected('"}}"', bytes);
    return cursor.fail('ion-invalid-base64', describeProblem(bytes === end), bytes);
  }
  cursor.pos = end;
  expectClose(cursor);
  return bytes;
}

/** Decodes without the white space; an index of an error counts it again. */
function decodeSpaced(source: Uint8Array, start: number, end: number): Uint8Array | number {
  const digits = source.subarray(start, end).filter((code) => !hasClass(code, SPACE));
  const decoded = decodeBase64Range(digits, 0, digits.length);
  if (typeof decoded !== 'number') return decoded;
  let left = decoded;
  for (let at = start; at < end; at++) {
    if (hasClass(source[at] as number, SPACE)) continue;
    if (left === 0) return at;
    left--;
  }
  return end;
}

function describeProblem(tooShort: boolean): string {
  if (tooShort) return 'The base64 text stops in the middle of a group: characters or padding "=" are missing';
  return 'This is no valid base64 character here';
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
