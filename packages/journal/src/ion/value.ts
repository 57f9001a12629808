/**
 * Our own lossless tree of Ion values. ion-js cannot carry this: it rejects `$0`, loses byte offsets and
 * overflows its stack on deep input. Every value keeps the range of source bytes it was read from.
 *
 * Source: Ion 1.0 specification (https://amazon-ion.github.io/ion-docs/docs/spec.html).
 */

/** Half-open range `[start, end)` of byte offsets into the source handed to the reader. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Why a symbol other than `$0` has no known text: it stands in a shared symbol table that is not available here, or in
 * a gap of the local one. Two such symbols are equal when table and position agree (Ion symbols, "Data Model").
 */
export interface UnknownText {
  /** The symbol id as written: `$id`. */
  readonly id: number;
  /** Name of the shared symbol table; undefined for a gap in the local symbol table. */
  readonly table: string | undefined;
  /** Position in the shared symbol table, from 1; 0 for a gap. */
  readonly position: number;
}

/** A symbol. `text` is undefined where it is unknown: `$0`, or, when `unknown` is present, another one of these. */
export interface IonSymbolToken {
  readonly text: string | undefined;
  readonly unknown?: UnknownText;
}

export const ION_TYPES = [
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
export type IonType = (typeof ION_TYPES)[number];

interface IonBase {
  readonly annotations: readonly IonSymbolToken[];
  /** Range of the whole value, its annotations included; a field name is not part of it. */
  readonly range: ByteRange;
}

/** `null.T`: the plain `null` is `null.null`. */
export interface IonNull extends IonBase {
  readonly type: 'null';
  readonly of: IonType;
}
export interface IonBool extends IonBase {
  readonly type: 'bool';
  readonly value: boolean;
}
export interface IonInt extends IonBase {
  readonly type: 'int';
  readonly value: bigint;
}
export interface IonFloat extends IonBase {
  readonly type: 'float';
  readonly value: number;
}
/** `(negative ? -1 : 1) × coefficient × 10^exponent`; `coefficient` is never negative, so that `-0.` differs from `0.`. */
export interface IonDecimal extends IonBase {
  readonly type: 'decimal';
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}
export type TimestampPrecision = 'year' | 'month' | 'day' | 'minute' | 'second';
/**
 * Fields as written, i.e. in local time of `offset`. Fields below `precision` hold their smallest value.
 * `offset` in minutes; `undefined` = unknown (`-00:00`, and every timestamp without a time).
 * `fraction` = coefficient × 10^exponent seconds, exponent ≤ 0; `undefined` when no fraction was written.
 */
export interface IonTimestamp extends IonBase {
  readonly type: 'timestamp';
  readonly precision: TimestampPrecision;
  readonly offset: number | undefined;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: { readonly coefficient: bigint; readonly exponent: number } | undefined;
}
export interface IonSymbol extends IonBase {
  readonly type: 'symbol';
  readonly text: string | undefined;
  readonly unknown?: UnknownText;
}
export interface IonString extends IonBase {
  readonly type: 'string';
  readonly value: string;
}
export interface IonClob extends IonBase {
  readonly type: 'clob';
  readonly bytes: Uint8Array;
}
export interface IonBlob extends IonBase {
  readonly type: 'blob';
  readonly bytes: Uint8Array;
}
export interface IonList extends IonBase {
  readonly type: 'list';
  readonly items: readonly IonValue[];
}
export interface IonSexp extends IonBase {
  readonly type: 'sexp';
  readonly items: readonly IonValue[];
}
export interface IonField {
  readonly name: IonSymbolToken;
  /** Range of the field name as written. */
  readonly nameRange: ByteRange;
  readonly value: IonValue;
}
export interface IonStruct extends IonBase {
  readonly type: 'struct';
  /** In source order, duplicates kept. */
  readonly fields: readonly IonField[];
}
export type IonValue =
  | IonNull
  | IonBool
  | IonInt
  | IonFloat
  | IonDecimal
  | IonTimestamp
  | IonSymbol
  | IonString
  | IonClob
  | IonBlob
  | IonList
  | IonSexp
  | IonStruct;

export type IonFormat = 'text' | 'binary';
