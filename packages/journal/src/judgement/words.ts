/** `1 block`, `2,500 blocks`. */
export const many = (n: number, one: string, more = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : more}`;

export const verb = (n: number, one: string, more: string): string => (n === 1 ? one : more);

export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `block 5`, `blocks 5–9`: first and last. */
export function blockRange([from, to]: readonly [number, number]): string {
  return from === to ? `block ${from}` : `blocks ${from}–${to}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listing(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
