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

/** Longer than any name that a file or an object has: 4,096 bytes at most on Linux. */
const MOST_OF_NAME = 4_096;
const SHOWN_OF_NAME = 200;

/** A name as it may stand in a message: {@link printable}, and cut where nothing can have it. */
export function printableName(name: string): string {
  if (name.length <= MOST_OF_NAME) return printable(name);
  return `${printable(name.slice(0, SHOWN_OF_NAME))}… (${name.length} characters)`;
}
