import { type ByteRange, field, type IonValue, JournalError, readIonText } from '@qldb-console/journal';

/** Fields of AWS's answers that hold Ion as a JSON string, besides `IonText` itself. */
const HOLDS_ION = new Set([
  'IonText',
  'Block',
  'Revision',
  'Proof',
  'BlockAddress',
  'DigestTipAddress',
  'digestTipAddress',
]);

/**
 * Finds the JSON string whose Ion text a path leads into.
 *
 * @param path e.g. `Revision.IonText.metadata.id`
 * @returns the bytes between its quotes, or undefined when the path leads into no embedded Ion text
 */
export function embeddedText(source: Uint8Array, path: string): ByteRange | undefined {
  let value = readJson(source);
  for (const segment of path.split(/[.[]/)) {
    if (value?.type !== 'struct') return undefined;
    const next: IonValue | undefined = field(value, segment)?.value;
    if (next?.type === 'string')
      return HOLDS_ION.has(segment) ? { start: next.range.start + 1, end: next.range.end - 1 } : undefined;
    value = next;
  }
  // A path may stop at the holder: `Proof` for `{"Proof":{"IonText":"…"}}`.
  const inner = value?.type === 'struct' ? field(value, 'IonText')?.value : undefined;
  return inner?.type === 'string' ? { start: inner.range.start + 1, end: inner.range.end - 1 } : undefined;
}

/**
 * Where a byte of the Ion text stands in the JSON around it.
 *
 * @param within bytes of the JSON string between its quotes
 * @param offset byte offset into the UTF-8 of the text the string stands for
 */
export function offsetInJson(source: Uint8Array, within: ByteRange, offset: number): number {
  let at = within.start;
  let decoded = 0;
  while (at < within.end && decoded < offset) {
    if (source[at] !== 0x5c) {
      at += 1;
      decoded += 1;
    } else if (source[at + 1] === 0x75) {
      const [units, bytes] = unicodeEscape(source, at);
      at += units * 6;
      decoded += bytes;
    } else {
      at += 2;
      decoded += 1;
    }
  }
  return Math.min(at, within.end);
}

/** How many `\uXXXX` make one character at this place, and how many bytes of UTF-8 the character has. */
function unicodeEscape(source: Uint8Array, at: number): [units: number, bytes: number] {
  const code = hexAt(source, at + 2);
  const pairs = code >= 0xd800 && code <= 0xdbff && source[at + 6] === 0x5c && source[at + 7] === 0x75;
  if (pairs) return [2, 4];
  return [1, code < 0x80 ? 1 : code < 0x800 ? 2 : 3];
}

function hexAt(source: Uint8Array, at: number): number {
  return Number.parseInt(String.fromCharCode(...source.subarray(at, at + 4)), 16);
}

function readJson(source: Uint8Array): IonValue | undefined {
  try {
    return readIonText(source, { json: true })[0];
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}
