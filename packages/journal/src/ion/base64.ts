const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 0x3d;

/** Value of each character code, -1 for those outside the alphabet. */
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** Standard base64 with padding (RFC 4648 section 4), no line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  let out = '';
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number);
    out +=
      (ALPHABET[group >> 18] as string) +
      ALPHABET[(group >> 12) & 63] +
      ALPHABET[(group >> 6) & 63] +
      ALPHABET[group & 63];
  }
  const left = bytes.length - i;
  if (left === 1) {
    const group = bytes[i] as number;
    out += `${ALPHABET[group >> 2]}${ALPHABET[(group << 4) & 63]}==`;
  } else if (left === 2) {
    const group = ((bytes[i] as number) << 8) | (bytes[i + 1] as number);
    out += `${ALPHABET[group >> 10]}${ALPHABET[(group >> 4) & 63]}${ALPHABET[(group << 2) & 63]}=`;
  }
  return out;
}

/**
 * Bytes of standard base64 text. Padding is required and nothing else is tolerated: no white space, no URL alphabet,
 * and the unused bits of the last character must be zero, so that two different texts never mean the same bytes.
 *
 * @returns undefined when `text` is not canonical base64
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const codes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return undefined;
    codes[i] = code;
  }
  const result = decodeBase64Range(codes, 0, text.length);
  return typeof result === 'number' ? undefined : result;
}

/**
 * The same over the characters `[start, end)` of ASCII text.
 *
 * @returns the decoded bytes, or the index of the first character that makes it invalid (`end` when it stops short)
 */
export function decodeBase64Range(codes: Uint8Array, start: number, end: number): Uint8Array | number {
  let padding = 0;
  while (padding < 2 && end - padding > start && codes[end - 1 - padding] === PAD) padding++;
  const digitsEnd = end - padding;
  const out = new Uint8Array(((digitsEnd - start) * 3) >> 2);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = start; i < digitsEnd; i++) {
    const code = codes[i] as number;
    const value = code < 128 ? (VALUES[code] as number) : -1;
    if (value < 0) return i;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[at++] = (bits >> held) & 0xff;
    }
  }
  if ((end - start) % 4 !== 0) return end;
  if ((bits & ((1 << held) - 1)) !== 0) return digitsEnd - 1;
  return out;
}
