/** Characters that no POSIX shell, and not zsh either, gives a meaning; `=` and `~` have one at the beginning. */
const PLAIN = /^[A-Za-z0-9_/.:@%+,-][A-Za-z0-9_/.:@%+=,-]*$/;

/**
 * A text as one word for a POSIX shell: as it is where that is safe, else in single quotes, inside which nothing is
 * special but the quote itself (POSIX.1-2024, Shell Command Language, 2.2.2).
 */
export function shellQuote(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
