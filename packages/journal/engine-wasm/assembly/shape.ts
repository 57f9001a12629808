// What is read out of the hashed structs of a block while they are hashed: transactionInfo, metadata, data. Each struct
// or list whose content means something has a kind; all others have kind 0.
import { alphanumeric16 } from './bytes16';
import { LISTS } from './layout';
import { tableNumber } from './rows';
import {
  BLOB,
  INT,
  intNegative,
  intValue,
  LIST,
  STRING,
  STRUCT,
  textAt,
  textLength,
  timeKey,
  TIMESTAMP,
} from './state';

export const INFO: i32 = 1;
export const STATEMENTS: i32 = 2;
export const STATEMENT: i32 = 3;
export const DOCUMENTS: i32 = 4;
export const DOCUMENT: i32 = 5;
export const INDEXES: i32 = 6;
export const METADATA: i32 = 7;
export const DATA: i32 = 8;

const MAX_SAFE: u64 = 9007199254740991;

/** Documents that a transaction may name here; QLDB's limit is 40. */
export const MAX_DOCUMENTS: i32 = 128;
/** Addresses of their ids. */
export const DOCUMENT_IDS: usize = LISTS;
/** The numbers of their tables, in the same order. */
export const DOCUMENT_TABLES: usize = LISTS + 0x200;

export let statements: i32 = 0;
export let documents: i32 = 0;
/** Largest index of a statement that a document names; −1 when none does. */
export let highestIndex: i64 = -1;
/** Latest start of a statement. */
export let lastStart: u64 = 0;

let tableName: usize = 0;
let tableNameLength: usize = 0;
let tableId: usize = 0;
let tableIdLength: usize = 0;

export let revisionId: usize = 0;
export let revisionVersion: u64 = 0;
export let revisionTransaction: usize = 0;
export let revisionTime: u64 = 0;
/** Fields of `data` that metadata has too. */
export let dataNames: i32 = 0;

export function resetInfo(): void {
  statements = 0;
  documents = 0;
  highestIndex = -1;
  lastStart = 0;
}
export function resetData(): void {
  dataNames = 0;
}

// @ts-ignore: decorator
@inline
export function short(at: usize, length: usize, expected: u64): bool {
  return (load<u64>(at) << (64 - 8 * length)) == expected << (64 - 8 * length);
}
/** Text of 9 to 16 bytes: its first eight and its last eight. */
// @ts-ignore: decorator
@inline
export function long(at: usize, length: usize, first: u64, last: u64): bool {
  return load<u64>(at) == first && load<u64>(at + length - 8) == last;
}

/** 22 letters and digits. */
export function isId(at: usize, length: usize): bool {
  if (length != 22) return false;
  return alphanumeric16(at) && alphanumeric16(at + 6);
}
export function sameId(a: usize, b: usize): bool {
  return load<u64>(a) == load<u64>(b) && load<u64>(a, 8) == load<u64>(b, 8) && load<u64>(a, 14) == load<u64>(b, 14);
}

/** Whether the text of the last value is an id. */
// @ts-ignore: decorator
@inline
export function lastIsId(type: i32): bool {
  return type == STRING && isId(textAt, textLength);
}
/** Whether the last value is a whole number from 0 to 2^53 − 1. */
// @ts-ignore: decorator
@inline
export function lastIsCount(type: i32): bool {
  return type == INT && !intNegative && intValue <= MAX_SAFE;
}

/** A field name was read. @returns its number in a struct of that kind, 0 for a name without meaning, −1 for a wrong one */
export function beginField(kind: i32): i32 {
  const at = textAt;
  const length = textLength;
  switch (kind) {
    case INFO:
      if (length == 10 && long(at, 10, 0x6e656d6574617473, 0x73746e656d657461)) return 1;
      if (length == 9 && long(at, 9, 0x746e656d75636f64, 0x73746e656d75636f)) return 2;
      return 0;
    case STATEMENT:
      if (length == 9 && long(at, 9, 0x6e656d6574617473, 0x746e656d65746174)) return 1;
      if (length == 9 && long(at, 9, 0x6d69547472617473, 0x656d695474726174)) return 2;
      if (length == 15 && long(at, 15, 0x6e656d6574617473, 0x747365676944746e)) return 3;
      return 0;
    case DOCUMENTS:
      if (!isId(at, length) || documents >= MAX_DOCUMENTS) return -1;
      store<u32>(DOCUMENT_IDS + (<usize>documents << 2), <u32>at);
      documents++;
      return 0;
    case DOCUMENT:
      if (length == 9 && long(at, 9, 0x6d614e656c626174, 0x656d614e656c6261)) return 1;
      if (length == 7 && short(at, 7, 0x6449656c626174)) return 2;
      if (length == 10 && long(at, 10, 0x6e656d6574617473, 0x73746e656d657461)) return 3;
      return 0;
    case METADATA:
      if (length == 2 && short(at, 2, 0x6469)) return 1;
      if (length == 7 && short(at, 7, 0x6e6f6973726576)) return 2;
      if (length == 6 && short(at, 6, 0x656d69547874)) return 3;
      if (length == 4 && short(at, 4, 0x64497874)) return 4;
      return 0;
    case DATA:
      if (length == 6 && short(at, 6, 0x656d69547874)) dataNames |= 1;
      else if (length == 4 && short(at, 4, 0x64497874)) dataNames |= 2;
      return 0;
    default:
      return 0;
  }
}

/** Kind of the value of a field. */
export function valueKind(kind: i32, name: i32): i32 {
  if (kind == INFO) return name == 1 ? STATEMENTS : name == 2 ? DOCUMENTS : 0;
  if (kind == DOCUMENTS) return DOCUMENT;
  if (kind == DOCUMENT && name == 3) return INDEXES;
  return 0;
}
export function itemKind(kind: i32): i32 {
  return kind == STATEMENTS ? STATEMENT : 0;
}

/** Whether the value of a field, which was read last, is of the type that the field must have. */
export function afterField(kind: i32, name: i32, type: i32): bool {
  switch (kind) {
    case INFO:
      return name == 0 || type == (name == 1 ? LIST : STRUCT);
    case STATEMENT:
      if (name == 1) return type == STRING && !mayRedact();
      if (name == 2) {
        if (type != TIMESTAMP || timeKey == 0) return false;
        lastStart = max(lastStart, timeKey);
        return true;
      }
      return name != 3 || (type == BLOB && textLength == 32);
    case DOCUMENTS: {
      if (type != STRUCT) return false;
      const table = tableNumber(tableId, tableIdLength, tableName, tableNameLength);
      store<i32>(DOCUMENT_TABLES + (<usize>(documents - 1) << 2), table);
      return table >= 0;
    }
    case DOCUMENT:
      if (name == 1) {
        tableName = textAt;
        tableNameLength = textLength;
      } else if (name == 2) {
        tableId = textAt;
        tableIdLength = textLength;
      }
      return name == 0 || type == (name == 3 ? LIST : STRING);
    case METADATA:
      if (name == 1) {
        revisionId = textAt;
        return lastIsId(type);
      }
      if (name == 2) {
        revisionVersion = intValue;
        return lastIsCount(type);
      }
      if (name == 3) {
        revisionTime = timeKey;
        return type == TIMESTAMP && timeKey != 0;
      }
      if (name == 4) {
        revisionTransaction = textAt;
        return lastIsId(type);
      }
      return true;
    default:
      return true;
  }
}

export function afterItem(kind: i32, type: i32): bool {
  if (kind == STATEMENTS) {
    statements++;
    return type == STRUCT;
  }
  if (kind == INDEXES) {
    if (!lastIsCount(type)) return false;
    highestIndex = max(highestIndex, <i64>intValue);
  }
  return true;
}

/** Whether a struct has all fields it must have. Bit n of `seen` stands for name n. */
export function endStruct(kind: i32, seen: u32): bool {
  if (kind == STATEMENT || kind == DOCUMENT) return seen == 0b1110;
  if (kind == METADATA) return seen == 0b11110;
  return true;
}

/**
 * Whether the statement read last may ask for a redaction: then the block must have redactionInfo, which is left to the
 * specification. It begins with EXEC, behind white space, of which there are kinds outside ASCII too.
 */
function mayRedact(): bool {
  let q = textAt;
  const stop = q + textLength;
  // Bytes 0B and 0C stand behind an escape, which is 0C itself.
  while (q < stop && (load<u8>(q) == 0x20 || <u32>load<u8>(q) - 9 < 5)) q++;
  if (q >= stop) return false;
  if (load<u8>(q) >= 0x80) return true;
  return stop - q >= 4 && (load<u32>(q) | 0x20202020) == 0x63657865;
}
