const NUMBER = /^[0-9]{1,16}$/;
/** Letters of base64 with and without the address alphabet, of hex, and of ids. */
const LETTERS = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** As short as the beginning of a hash may be. */
const SHORTEST_HASH = 6;
const LONGEST = 64;

/** Why nothing can be looked for by that text, or undefined where it can. */
export function sayWhatToFind(text: string): string | undefined {
  if (NUMBER.test(text)) return undefined;
  if (text.length < SHORTEST_HASH)
    return `The beginning of a hash has ${SHORTEST_HASH} characters at least; an id has 22.`;
  if (text.length > LONGEST || !LETTERS.test(text)) return 'This is no number, no id and no hash.';
  return undefined;
}

/** The block number that a text is; it may be the beginning of a hash too. */
export function numberToFind(text: string): number | undefined {
  const number = NUMBER.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}
