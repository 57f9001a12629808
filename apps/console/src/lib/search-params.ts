/**
 * The query part of an address, read by hand: every value is text until a route asks for something else. A value that is
 * missing or makes no sense counts as absent, so that an old or mistyped link still opens the page.
 */
export type SearchParams = Record<string, unknown>;

export function parseSearch(search: string): SearchParams {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Leaves out everything absent; keeps the order in which the values were given. */
export function formatSearch(values: SearchParams): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Text that is not empty and not longer than `max` characters. */
export function textParam(value: unknown, max = 4096): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= max ? value : undefined;
}

/** A whole number from 0 to 2^53 − 1, written in decimal digits. */
export function wholeNumberParam(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

export function oneOfParam<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

/** Drops the absent values, so that equal searches are equal objects. */
export function definedOnly<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
