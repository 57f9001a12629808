/**
 * Turns a byte range of a text into a selection in a text field that holds the text. A selection is counted in UTF-16
 * units, and text fields hold every line break as one character.
 *
 * @param text  the text as it was given, line breaks of any kind
 * @param start byte offset into its UTF-8, from 0; beyond the end means the end
 */
export function byteRangeToSelection(text: string, start: number, end: number): { start: number; end: number } {
  let bytes = 0;
  let characters = 0;
  let from: number | undefined;
  for (let i = 0; i < text.length; i++) {
    if (from === undefined && bytes >= start) from = characters;
    if (from !== undefined && bytes >= end) return { start: from, end: characters };
    const code = text.charCodeAt(i);
    bytes += utf8Bytes(code);
    if (code !== 0x0d || text.charCodeAt(i + 1) !== 0x0a) characters += 1;
  }
  return { start: from ?? characters, end: characters };
}

/** Bytes of one UTF-16 unit; each half of a surrogate pair stands for two of the four bytes. */
function utf8Bytes(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return (code & 0xf800) === 0xd800 ? 2 : 3;
}
