import { JournalError } from '../errors.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const STAR = 0x2a;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Finds where top-level values of Ion text end, without reading them: only quotes, comments and brackets are looked at.
 * What stands between them is for the reader to judge.
 */
export class TextSkipper {
  pos: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes;
    this.pos = start;
  }

  /** White space and comments. */
  skipBlank(): void {
    const { bytes } = this;
    for (;;) {
      while (this.pos < bytes.length && isSpace(bytes[this.pos] as number)) this.pos++;
      if (bytes[this.pos] !== SLASH || !this.skipComment()) return;
    }
  }

  /**
   * One value with its annotations; the cursor stands on its first byte and is left behind its last.
   *
   * @throws JournalError 'unexpected-end' when a quote, comment or bracket is never closed; `at` is where it opens
   */
  skipValue(): void {
    for (;;) {
      const code = this.bytes[this.pos];
      const long = this.isLongQuote(this.pos);
      if (code === OPEN_BRACE || code === OPEN_BRACKET || code === OPEN_PAREN) this.skipContainer();
      else if (long) this.skipLongString();
      else if (code === QUOTE || code === DOUBLE_QUOTE) this.skipQuoted(code);
      else this.skipToken();
      // Only a symbol can be an annotation.
      if (long || code === OPEN_BRACE || code === OPEN_BRACKET || code === OPEN_PAREN || code === DOUBLE_QUOTE) return;
      const end = this.pos;
      this.skipBlank();
      if (this.bytes[this.pos] !== COLON || this.bytes[this.pos + 1] !== COLON) {
        this.pos = end;
        return;
      }
      this.pos += 2;
      this.skipBlank();
      if (this.pos >= this.bytes.length) this.fail('After an annotation there is no value', end);
    }
  }

  /** A list, s-expression, struct, or lob. Which bracket closes which is for the reader to judge. */
  private skipContainer(): void {
    const { bytes } = this;
    const start = this.pos;
    let depth = 0;
    while (this.pos < bytes.length) {
      const code = bytes[this.pos];
      switch (code) {
        case DOUBLE_QUOTE:
          this.skipQuoted(DOUBLE_QUOTE);
          continue;
        case QUOTE:
          if (this.isLongQuote(this.pos)) this.skipLong();
          else this.skipQuoted(QUOTE);
          continue;
        case SLASH:
          if (!this.skipComment()) this.pos++;
          continue;
        case OPEN_BRACE:
          if (bytes[this.pos + 1] === OPEN_BRACE) {
            this.skipLob();
            if (depth === 0) return;
            continue;
          }
          depth++;
          break;
        case OPEN_BRACKET:
        case OPEN_PAREN:
          depth++;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
        case CLOSE_PAREN:
          depth--;
          if (depth === 0) {
            this.pos++;
            return;
          }
      }
      this.pos++;
    }
    this.fail('A value is never closed', start);
  }

  /** `{{ … }}`: in base64 `//` is no comment, and in a clob braces may stand between quotes. */
  private skipLob(): void {
    const { bytes } = this;
    const start = this.pos;
    this.pos += 2;
    while (this.pos < bytes.length) {
      const code = bytes[this.pos];
      if (code === DOUBLE_QUOTE) this.skipQuoted(DOUBLE_QUOTE);
      else if (code === QUOTE && this.isLongQuote(this.pos)) this.skipLong();
      else if (code === CLOSE_BRACE && bytes[this.pos + 1] === CLOSE_BRACE) {
        this.pos += 2;
        return;
      } else this.pos++;
    }
    this.fail('A blob or clob is never closed', start);
  }

  private skipQuoted(quote: number): void {
    const { bytes } = this;
    const start = this.pos;
    for (let at = start + 1; at < bytes.length; at++) {
      if (bytes[at] === BACKSLASH) at++;
      else if (bytes[at] === quote) {
        this.pos = at + 1;
        return;
      }
    }
    this.fail('A quote is never closed', start);
  }

  /** Long strings one after the other are one value, blanks and comments between them or not. */
  private skipLongString(): void {
    for (let end = this.pos; ; end = this.pos) {
      this.skipBlank();
      if (!this.isLongQuote(this.pos)) {
        this.pos = end;
        return;
      }
      this.skipLong();
    }
  }

  private skipLong(): void {
    const { bytes } = this;
    const start = this.pos;
    for (let at = start + 3; at < bytes.length; at++) {
      if (bytes[at] === BACKSLASH) at++;
      else if (bytes[at] === QUOTE && this.isLongQuote(at)) {
        this.pos = at + 3;
        return;
      }
    }
    this.fail('A long string is never closed', start);
  }

  private isLongQuote(at: number): boolean {
    return this.bytes[at] === QUOTE && this.bytes[at + 1] === QUOTE && this.bytes[at + 2] === QUOTE;
  }

  /** Whether a comment stands here, which is skipped then. */
  private skipComment(): boolean {
    const { bytes } = this;
    const start = this.pos;
    const next = bytes[start + 1];
    if (next === SLASH) {
      let at = start + 2;
      while (at < bytes.length && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at++;
      this.pos = at;
      return true;
    }
    if (next !== STAR) return false;
    for (let at = start + 2; at + 1 < bytes.length; at++) {
      if (bytes[at] === STAR && bytes[at + 1] === SLASH) {
        this.pos = at + 2;
        return true;
      }
    }
    return this.fail('A comment is never closed', start);
  }

  /** Number, keyword, symbol, or what is none of them: at least one byte. */
  private skipToken(): void {
    const { bytes } = this;
    // `+inf` ends where a word does too.
    const signed = bytes[this.pos] === PLUS || bytes[this.pos] === MINUS ? 1 : 0;
    const first = bytes[this.pos + signed];
    if (isIdentifier(first) && !isDigit(first)) {
      this.pos += signed;
      this.skipWord();
      return;
    }
    this.pos++;
    for (; this.pos < bytes.length && !endsToken(bytes[this.pos] as number); this.pos++) {
      // In a timestamp a colon stands alone.
      if (bytes[this.pos] === COLON && bytes[this.pos + 1] === COLON) return;
    }
  }

  /** A symbol or keyword ends where its characters do: `a-0` are two values. Only `null` goes on behind a point. */
  private skipWord(): void {
    const { bytes } = this;
    const start = this.pos;
    while (isIdentifier(bytes[this.pos])) this.pos++;
    if (bytes[this.pos] !== POINT || !isNull(bytes, start, this.pos)) return;
    this.pos++;
    while (isIdentifier(bytes[this.pos])) this.pos++;
  }

  private fail(message: string, at: number): never {
    throw new JournalError('unexpected-end', message, at);
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

function isIdentifier(code: number | undefined): boolean {
  if (code === undefined) return false;
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || isDigit(code) || code === 0x24 || code === 0x5f;
}

function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 4 && [0x6e, 0x75, 0x6c, 0x6c].every((code, at) => bytes[start + at] === code);
}

function endsToken(code: number): boolean {
  switch (code) {
    case DOUBLE_QUOTE:
    case QUOTE:
    case OPEN_PAREN:
    case CLOSE_PAREN:
    case SLASH:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
    case OPEN_BRACE:
    case CLOSE_BRACE:
    case 0x2c:
      return true;
    default:
      return isSpace(code);
  }
}
