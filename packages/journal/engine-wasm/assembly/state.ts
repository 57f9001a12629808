// What reading shares: where it reads, where it writes, and what the last value was. Globals, since a value is read by
// one recursive function and nothing may be allocated on the way.
import { ARENA_LIMIT } from './layout';

/** Types of values; 0 is "give this block to the specification". */
export const FAIL: i32 = 0;
export const NULL: i32 = 1;
export const BOOL: i32 = 2;
export const INT: i32 = 3;
export const FLOAT: i32 = 4;
export const DECIMAL: i32 = 5;
export const TIMESTAMP: i32 = 6;
export const SYMBOL: i32 = 7;
export const STRING: i32 = 8;
export const CLOB: i32 = 9;
export const BLOB: i32 = 10;
export const LIST: i32 = 11;
export const SEXP: i32 = 12;
export const STRUCT: i32 = 13;

/** Containers deeper than this are the specification's. */
export const MAX_DEPTH: i32 = 100;
/** Values and annotations in a block; the specification reads a million. */
export const MAX_VALUES: i32 = 900000;

/** Next byte to read, and the end of what may be read. */
export let p: usize = 0;
export let end: usize = 0;
/** Next byte to write. */
export let o: usize = 0;
export let values: i32 = 0;

/** Of the last string, blob or field name: where its bytes stand (strings: escaped as hashes want it) and their number. */
export let textAt: usize = 0;
export let textLength: usize = 0;
/** Of the last int: its magnitude, and whether it is above zero or zero. */
export let intValue: u64 = 0;
export let intNegative: bool = false;
/** Of the last timestamp: a number that grows with time, or 0 when it is none that can be compared here. */
export let timeKey: u64 = 0;

/** The message being written: its first segment, its holes, its height. */
export let segmentStart: usize = 0;
export let firstSegmentEnd: usize = 0;
export let firstHole: i32 = -1;
export let lastHole: i32 = -1;
export let height: i32 = 0;

// @ts-ignore: decorator
@inline export function setP(value: usize): void { p = value; }
// @ts-ignore: decorator
@inline export function setEnd(value: usize): void { end = value; }
// @ts-ignore: decorator
@inline export function setO(value: usize): void { o = value; }
// @ts-ignore: decorator
@inline export function setValues(value: i32): void { values = value; }
// @ts-ignore: decorator
@inline export function setText(at: usize, length: usize): void { textAt = at; textLength = length; }
// @ts-ignore: decorator
@inline export function setInt(value: u64, negative: bool): void { intValue = value; intNegative = negative; }
// @ts-ignore: decorator
@inline export function setTimeKey(value: u64): void { timeKey = value; }
// @ts-ignore: decorator
@inline export function setMessage(start: usize, firstEnd: usize, first: i32, last: i32, h: i32): void {
  segmentStart = start;
  firstSegmentEnd = firstEnd;
  firstHole = first;
  lastHole = last;
  height = h;
}
// @ts-ignore: decorator
@inline export function arenaFull(): bool { return o > ARENA_LIMIT; }
