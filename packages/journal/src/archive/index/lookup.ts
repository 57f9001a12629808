import { HASH_BYTES, type HASH_PREFIX_BYTES, ID_BYTES } from '../../engine/fact-table.ts';
import type { Pages } from './pages.ts';

/** The beginning of a hash: whole bytes, and the upper bits of one more. */
export interface HashPrefix {
  readonly bytes: Uint8Array;
  /** How many bits count. */
  readonly bits: number;
}

/** As many characters of a hash as are asked for, at least. */
const LEAST_CHARACTERS = 6;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = '0123456789abcdef';

/** What a text may be the beginning of, in base64 and in hex. */
export function hashPrefixes(text: string): HashPrefix[] {
  const prefixes: HashPrefix[] = [];
  if (text.length < LEAST_CHARACTERS) return prefixes;
  if (/^[A-Za-z0-9+/]{1,43}=?$/.test(text)) prefixes.push(prefixOf(text.replace('=', ''), BASE64, 6));
  if (/^[0-9a-f]{1,64}$/i.test(text)) prefixes.push(prefixOf(text.toLowerCase(), HEX, 4));
  return prefixes;
}

function prefixOf(text: string, alphabet: string, bitsEach: number): HashPrefix {
  // 43 characters of base64 are two bits more than a hash.
  const bits = Math.min(text.length * bitsEach, HASH_BYTES * 8);
  const bytes = new Uint8Array(Math.ceil((text.length * bitsEach) / 8));
  for (const [i, character] of [...text].entries()) {
    const value = alphabet.indexOf(character);
    for (let bit = 0; bit < bitsEach; bit++) {
      const at = i * bitsEach + bit;
      if ((value >> (bitsEach - 1 - bit)) & 1) bytes[at >> 3] = (bytes[at >> 3] as number) | (0x80 >> (at & 7));
    }
  }
  return { bytes: bytes.subarray(0, Math.ceil(bits / 8)), bits };
}

/** Rows whose hash begins so, the first `most` of them. `width`: bytes of each hash in the column. */
export function rowsOfPrefix<P extends Record<string, ArrayBufferView>>(
  pages: Pages<P>,
  columnOf: (page: P) => Uint8Array,
  width: typeof HASH_BYTES | typeof HASH_PREFIX_BYTES,
  prefix: HashPrefix,
  most: number,
): number[] {
  const bits = Math.min(prefix.bits, width * 8);
  const whole = bits >> 3;
  const [first, second] = prefix.bytes as unknown as [number, number];
  const rest = bits & 7;
  const mask = rest === 0 ? 0 : (0xff00 >> rest) & 0xff;
  const rows: number[] = [];
  for (const { page, count, first: from } of pages.parts(0, pages.size)) {
    const column = columnOf(page);
    for (let row = 0, at = 0; row < count; row++, at += width) {
      if (column[at] !== first || column[at + 1] !== second) continue;
      let i = 2;
      while (i < whole && column[at + i] === prefix.bytes[i]) i++;
      if (i < whole || (((column[at + whole] as number) ^ (prefix.bytes[whole] ?? 0)) & mask) !== 0) continue;
      rows.push(from + row);
      if (rows.length === most) return rows;
    }
  }
  return rows;
}

/** Rows that have that id, the first `most` of them. */
export function rowsOfId<P extends Record<string, ArrayBufferView>>(
  pages: Pages<P>,
  columnOf: (page: P) => Uint8Array,
  id: Uint8Array,
  most: number,
): number[] {
  const [first, second, third] = id as unknown as [number, number, number];
  const rows: number[] = [];
  for (const { page, count, first: from } of pages.parts(0, pages.size)) {
    const column = columnOf(page);
    for (let row = 0, at = 0; row < count; row++, at += ID_BYTES) {
      if (column[at] !== first || column[at + 1] !== second || column[at + 2] !== third) continue;
      let i = 3;
      while (i < ID_BYTES && column[at + i] === id[i]) i++;
      if (i < ID_BYTES) continue;
      rows.push(from + row);
      if (rows.length === most) return rows;
    }
  }
  return rows;
}

/** The bytes of an id of 22 letters and digits; `undefined` for any other text. */
export function idBytes(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9]{22}$/.test(text)) return undefined;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
