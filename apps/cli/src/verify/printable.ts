/**
 * Text of the evidence as it may stand in a terminal: control characters (escape sequences could repaint a red verdict
 * green), direction overrides and other invisible characters are written as escapes.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
