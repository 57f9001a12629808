import { JournalError, type JournalErrorCode } from '../../errors.ts';
import { decodeValidUtf8, findInvalidUtf8, isAscii, sequenceLength } from '../utf8.ts';
import { hasClass, SPACE, STOP } from './characters.ts';

const SLASH = 0x2f;
const STAR = 0x2a;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** A position in UTF-8 text, with what every token reader needs. Offsets are bytes, as errors and ranges want them. */
export class TextCursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  pos = 0;
  /** The whole source as a string when it is pure ASCII: byte offsets are then string offsets, and a slice is cheap. */
  private readonly ascii: string | undefined;

  /** @throws JournalError 'invalid-utf8' */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
    if (isAscii(bytes, 0, bytes.length)) {
      this.ascii = decodeValidUtf8(bytes);
    } else {
      const invalid = findInvalidUtf8(bytes, 0, bytes.length);
      if (invalid !== -1) throw new JournalError('invalid-utf8', 'The text is not valid UTF-8', invalid);
      // A byte order mark is no Ion, but editors put one at the start of a file.
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.pos = 3;
    }
  }

  /** The byte at `at`, -1 behind the end. */
  byte(at: number): number {
    return at < this.end ? (this.bytes[at] as number) : -1;
  }

  /** The text of `[start, end)`. It may share memory with the text of the whole source. */
  slice(start: number, end: number): string {
    if (this.ascii !== undefined) return this.ascii.slice(start, end);
    return decodeValidUtf8(this.bytes.subarray(start, end));
  }

  fail(code: JournalErrorCode, message: string, at = this.pos): never {
    throw new JournalError(code, message, at);
  }

  /** The error for "something else stands here", which is 'unexpected-end' when nothing does. */
  expected(what: string, at = this.pos): never {
    const code = at < this.end ? 'ion-syntax' : 'unexpected-end';
    return this.fail(code, `Expected ${what}, found ${this.describe(at)}`, Math.min(at, this.end));
  }

  /** The character at `at` as a message shows it: whatever could hide or disturb text only by its number. */
  describe(at: number): string {
    const code = this.byte(at);
    if (code < 0) return 'the end of the input';
    if (code > 0x20 && code < 0x7f) return `"${String.fromCharCode(code)}"`;
    const character = decodeValidUtf8(this.bytes.subarray(at, at + sequenceLength(code))).codePointAt(0) as number;
    return `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
  }

  /** White space only: comments are not comments inside `{{ }}`. */
  skipSpace(): void {
    let at = this.pos;
    while (at < this.end && hasClass(this.bytes[at] as number, SPACE)) at++;
    this.pos = at;
  }

  /** White space and comments. */
  skipBlank(): void {
    for (;;) {
      this.skipSpace();
      if (this.byte(this.pos) !== SLASH) return;
      const next = this.byte(this.pos + 1);
      if (next === SLASH) this.skipLineComment();
      else if (next === STAR) this.skipBlockComment();
      else return;
    }
  }

  /** Whether a number or keyword may end at `at`. */
  isStop(at: number): boolean {
    const code = this.byte(at);
    if (code < 0 || hasClass(code, STOP)) return true;
    if (code !== SLASH) return false;
    const next = this.byte(at + 1);
    return next === SLASH || next === STAR;
  }

  private skipLineComment(): void {
    let at = this.pos + 2;
    for (; at < this.end; at++) {
      const code = this.bytes[at] as number;
      if (code === NEWLINE || code === RETURN) break;
    }
    this.pos = at;
  }

  private skipBlockComment(): void {
    for (let at = this.pos + 2; at + 1 < this.end; at++) {
      if (this.bytes[at] === STAR && this.bytes[at + 1] === SLASH) {
        this.pos = at + 2;
        return;
      }
    }
    this.fail('unexpected-end', 'A comment "/*" is never closed', this.pos);
  }
}
