import type { LedgerSummary } from '@qldb-console/contract';
import { LEDGER_STATES } from './ledger-state.ts';

export const FILTER_PROPERTIES = ['name', 'state', 'creationTime'] as const;
export type FilterProperty = (typeof FILTER_PROPERTIES)[number];
const OPERATORS = ['!:', '!=', '<=', '>=', ':', '=', '<', '>'] as const;
export type FilterOperator = (typeof OPERATORS)[number];
/** `property` absent: any of them. */
export interface FilterToken {
  readonly property: FilterProperty | undefined;
  readonly operator: FilterOperator;
  readonly value: string;
}
export interface LedgerFilter {
  readonly tokens: readonly FilterToken[];
  /** Whether a ledger must match all tokens or any. */
  readonly match: 'all' | 'any';
}
export const NO_FILTER: LedgerFilter = { tokens: [], match: 'all' };

const SEPARATORS = { all: ';', any: '|' } as const;

/** The filter as it stands in the address: `name:reg;state=ACTIVE` (all) or `name:reg|name:audit` (any). */
export function formatFilter({ tokens, match }: LedgerFilter): string | undefined {
  if (tokens.length === 0) return undefined;
  return tokens
    .map(
      ({ property, operator, value }) => `${property ?? ''}${operator}${value.replace(/[%;|]/g, encodeURIComponent)}`,
    )
    .join(SEPARATORS[match]);
}

/** The inverse of `formatFilter`; parts that make no sense are dropped. */
export function parseFilter(text: string | undefined): LedgerFilter {
  if (!text) return NO_FILTER;
  const match = text.includes(SEPARATORS.any) ? 'any' : 'all';
  return { tokens: text.split(SEPARATORS[match]).flatMap(parseToken), match };
}

function parseToken(text: string): FilterToken[] {
  const property = FILTER_PROPERTIES.find((name) => text.startsWith(name));
  const rest = text.slice(property?.length ?? 0);
  const operator = OPERATORS.find((sign) => rest.startsWith(sign));
  if (operator === undefined) return [];
  try {
    return [{ property, operator, value: decodeURIComponent(rest.slice(operator.length)) }];
  } catch {
    return [];
  }
}

export function matchesFilter(ledger: LedgerSummary, { tokens, match }: LedgerFilter): boolean {
  if (tokens.length === 0) return true;
  const holds = (token: FilterToken) => matchesToken(ledger, token);
  return match === 'all' ? tokens.every(holds) : tokens.some(holds);
}

function matchesToken(ledger: LedgerSummary, { property, operator, value }: FilterToken): boolean {
  const wanted = value.toLowerCase();
  const texts = (property === undefined ? FILTER_PROPERTIES : [property]).flatMap((name) => textsOf(ledger, name));
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

/** What a reader may type to mean that property: the word on screen and the one of the API. */
function textsOf(ledger: LedgerSummary, property: FilterProperty): string[] {
  if (property === 'state') return [LEDGER_STATES[ledger.state].word.toLowerCase(), ledger.state.toLowerCase()];
  return [ledger[property].toLowerCase()];
}

export interface LedgerSort {
  readonly by: FilterProperty;
  readonly descending: boolean;
}

/** A sorted copy; `undefined` keeps the order of the service. Equal values are ordered by name. */
export function sortLedgers(ledgers: readonly LedgerSummary[], sort: LedgerSort | undefined): LedgerSummary[] {
  if (!sort) return [...ledgers];
  const sign = sort.descending ? -1 : 1;
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return ledgers.toSorted((a, b) => sign * compare(a[sort.by], b[sort.by]) || compare(a.name, b.name));
}
