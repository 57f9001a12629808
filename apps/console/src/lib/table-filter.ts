/** Filter and order of a list, as they stand in the address of a page. What can be filtered by is said by each list. */

const OPERATORS = ['!:', '!=', '<=', '>=', ':', '=', '<', '>'] as const;
export type FilterOperator = (typeof OPERATORS)[number];

/** One thing a list can be filtered by. */
export interface FilterProperty<T> {
  readonly id: string;
  /** As the reader sees it, e.g. `Created (UTC)`. */
  readonly label: string;
  /** Of the group of suggestions, e.g. `Creation times`. */
  readonly group: string;
  /** The first one is the default. */
  readonly operators: readonly FilterOperator[];
  /** What a reader may type to mean the value of an item, e.g. the word on screen and the one of the API. */
  readonly texts: (item: T) => readonly string[];
  /** Suggested values: those of the items, unless a fixed set is given; `false` = none. */
  readonly suggestions?: readonly string[] | false;
}
/** `property` absent: any of them. */
export interface FilterToken {
  readonly property: string | undefined;
  readonly operator: FilterOperator;
  readonly value: string;
}
export interface TableFilter {
  readonly tokens: readonly FilterToken[];
  /** Whether an item must match all tokens or any. */
  readonly match: 'all' | 'any';
}
const NO_FILTER: TableFilter = { tokens: [], match: 'all' };

const SEPARATORS = { all: ';', any: '|' } as const;

/** The filter as it stands in the address: `name:reg;status=ACTIVE` (all) or `name:reg|name:audit` (any). */
export function formatTableFilter({ tokens, match }: TableFilter): string | undefined {
  if (tokens.length === 0) return undefined;
  return tokens
    .map(
      ({ property, operator, value }) => `${property ?? ''}${operator}${value.replace(/[%;|]/g, encodeURIComponent)}`,
    )
    .join(SEPARATORS[match]);
}

/** The inverse of `formatTableFilter`; parts that make no sense, or name a property there is not, are dropped. */
export function parseTableFilter(
  text: string | undefined,
  properties: readonly { readonly id: string }[],
): TableFilter {
  if (!text) return NO_FILTER;
  const match = text.includes(SEPARATORS.any) ? 'any' : 'all';
  return { tokens: text.split(SEPARATORS[match]).flatMap((part) => parseToken(part, properties)), match };
}

function parseToken(text: string, properties: readonly { readonly id: string }[]): FilterToken[] {
  const name = /^[A-Za-z]*/.exec(text)?.[0] ?? '';
  if (name !== '' && !properties.some(({ id }) => id === name)) return [];
  const rest = text.slice(name.length);
  const operator = OPERATORS.find((sign) => rest.startsWith(sign));
  if (operator === undefined) return [];
  try {
    const value = decodeURIComponent(rest.slice(operator.length));
    return [{ property: name === '' ? undefined : name, operator, value }];
  } catch {
    return [];
  }
}

export function matchesTableFilter<T>(
  item: T,
  { tokens, match }: TableFilter,
  properties: readonly FilterProperty<T>[],
): boolean {
  if (tokens.length === 0) return true;
  const holds = (token: FilterToken) => matchesToken(item, token, properties);
  return match === 'all' ? tokens.every(holds) : tokens.some(holds);
}

function matchesToken<T>(
  item: T,
  { property, operator, value }: FilterToken,
  properties: readonly FilterProperty<T>[],
): boolean {
  const wanted = value.toLowerCase();
  const texts = properties
    .filter(({ id }) => property === undefined || id === property)
    .flatMap((one) => one.texts(item).map((text) => text.toLowerCase()));
  switch (operator) {
    case ':':
      return texts.some((text) => text.includes(wanted));
    case '!:':
      return texts.every((text) => !text.includes(wanted));
    case '=':
      return texts.includes(wanted);
    case '!=':
      return !texts.includes(wanted);
    // ISO 8601 in UTC sorts as text; a shorter time stands for its beginning.
    case '<':
      return texts.some((text) => text < wanted);
    case '<=':
      return texts.some((text) => text <= wanted);
    case '>':
      return texts.some((text) => text > wanted);
    case '>=':
      return texts.some((text) => text >= wanted);
  }
}

/**
 * A sorted copy.
 *
 * @param textOf what is compared, as text; `undefined` keeps the order of the service
 * @param idOf   orders items of equal text, so that the order never depends on how they came
 */
export function sortItems<T>(
  items: readonly T[],
  textOf: ((item: T) => string) | undefined,
  descending: boolean,
  idOf: (item: T) => string,
): T[] {
  if (!textOf) return [...items];
  const sign = descending ? -1 : 1;
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return items.toSorted((a, b) => sign * compare(textOf(a), textOf(b)) || compare(idOf(a), idOf(b)));
}
