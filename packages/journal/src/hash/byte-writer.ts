import { encodeUtf8 } from '../ion/utf8.ts';

const ESCAPE = 0x0c;

/** A byte buffer that grows. `length` may be set back to drop what was written last. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** One byte; a byte that looks like a marker gets an escape in front. */
  escapedByte(value: number): void {
    this.reserve(2);
    if (isMarker(value)) this.bytes[this.length++] = ESCAPE;
    this.bytes[this.length++] = value;
  }

  escaped(bytes: Uint8Array): void {
    this.reserve(2 * bytes.length);
    const out = this.bytes;
    let at = this.length;
    for (let i = 0; i < bytes.length; i++) {
      const value = bytes[i] as number;
      if (isMarker(value)) out[at++] = ESCAPE;
      out[at++] = value;
    }
    this.length = at;
  }

  /** UTF-8 of `text`, escaped. */
  escapedText(text: string): void {
    this.reserve(2 * text.length);
    const out = this.bytes;
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        this.escaped(encodeUtf8(text));
        return;
      }
      if (isMarker(code)) out[at++] = ESCAPE;
      out[at++] = code;
    }
    this.length = at;
  }
}

/** The begin, end and escape bytes of Ion hash. */
function isMarker(value: number): boolean {
  return value === 0x0b || value === 0x0e || value === ESCAPE;
}
