/** What an ASCII byte may be in Ion text; classes are bits, so that one table lookup answers. */
export const SPACE = 1;
export const DIGIT = 2;
export const IDENTIFIER_START = 4;
export const IDENTIFIER_PART = 8;
export const OPERATOR = 16;
/** Ends a number or keyword. A comment ends it too, which takes a second character to see. */
export const STOP = 32;
export const HEX_DIGIT = 64;

const CLASSES = new Uint8Array(256);
function mark(characters: string, bits: number): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    CLASSES[code] = (CLASSES[code] as number) | bits;
  }
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
mark(' \t\n\r\v\f', SPACE | STOP);
mark('{}[](),"\'', STOP);
mark('0123456789', DIGIT | IDENTIFIER_PART | HEX_DIGIT);
mark(`${LETTERS}_$`, IDENTIFIER_START | IDENTIFIER_PART);
mark('abcdefABCDEF', HEX_DIGIT);
mark('!#%&*+-./;<=>?@^`|~', OPERATOR);

/** `code` may be -1 (end of input), which has no class. */
export function hasClass(code: number, bits: number): boolean {
  return code >= 0 && ((CLASSES[code] as number) & bits) !== 0;
}
