/** `1 document`, `2 documents`. */
export function count(n: number, one: string, several = `${one}s`): string {
  return n === 1 ? `1 ${one}` : `${n} ${several}`;
}

/** The first few of a list that may be of any length. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, 3).join(', ');
  return items.length > 3 ? `${shown}, …` : shown;
}
