import { JournalError } from '../errors.ts';

// ignoreBOM keeps a leading U+FEFF: it is content, and dropping it would change what is hashed.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** UTF-8 bytes of `text`. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Text of UTF-8 `bytes`; a byte order mark is kept as U+FEFF.
 *
 * @throws JournalError 'invalid-utf8' at the first byte that belongs to no character
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const invalid = findInvalidUtf8(bytes, 0, bytes.length);
  if (invalid !== -1) throw new JournalError('invalid-utf8', 'These bytes are not UTF-8 text', invalid);
  return decoder.decode(bytes);
}

/** Text of bytes that are known to be valid UTF-8. */
export function decodeValidUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Whether every byte of `[start, end)` is below 0x80. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let i = start; i < end; i++) seen |= bytes[i] as number;
  return seen < 0x80;
}

/**
 * Index of the first byte in `[start, end)` that starts no well-formed character, or -1. Overlong forms, surrogates and
 * code points above U+10FFFF are not well-formed (Unicode standard, table 3-7).
 */
export function findInvalidUtf8(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === 0 || i + length > end) return i;
    const second = bytes[i + 1] as number;
    if (second < lowestSecond(lead) || second > highestSecond(lead)) return i;
    for (let k = 2; k < length; k++) {
      if (((bytes[i + k] as number) & 0xc0) !== 0x80) return i;
    }
    i += length;
  }
  return -1;
}

/** Bytes of the character that starts with `lead`; 0 for a byte that starts none. */
export function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  if (lead === 0xf0) return 0x90;
  return 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  if (lead === 0xf4) return 0x8f;
  return 0xbf;
}
