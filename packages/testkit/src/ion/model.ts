/**
 * Ion values as plain data, for tests that compare what a reader made of a text with what was written. Shaped after the
 * Ion data model; nothing in it says where a value stood.
 */

/** `undefined`: unknown text, `$0`. */
export interface ModelSymbol {
  readonly text: string | undefined;
}

export const MODEL_TYPES = [
  'null',
  'bool',
  'int',
  'float',
  'decimal',
  'timestamp',
  'symbol',
  'string',
  'clob',
  'blob',
  'list',
  'sexp',
  'struct',
] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

export interface ModelTimestamp {
  readonly type: 'timestamp';
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'second';
  /** Minutes; `undefined` is the unknown offset, and always that of a timestamp without a time. */
  readonly offset: number | undefined;
  /** Local time; what lies below the precision holds its smallest value. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits behind the point of the seconds. */
  readonly fraction: { readonly coefficient: bigint; readonly exponent: number } | undefined;
}

export type ModelValue = { readonly annotations: readonly ModelSymbol[] } & (
  | { readonly type: 'null'; readonly of: ModelType }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'decimal'; readonly negative: boolean; readonly coefficient: bigint; readonly exponent: number }
  | ModelTimestamp
  | { readonly type: 'symbol'; readonly text: string | undefined }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'clob'; readonly bytes: Uint8Array }
  | { readonly type: 'blob'; readonly bytes: Uint8Array }
  | { readonly type: 'list'; readonly items: readonly ModelValue[] }
  | { readonly type: 'sexp'; readonly items: readonly ModelValue[] }
  | { readonly type: 'struct'; readonly fields: readonly { readonly name: ModelSymbol; readonly value: ModelValue }[] }
);
