// What an index of the journal notes of blocks, as columns that can be taken over as they are: a row per revision, written
// while it is read, and a row per block of a run. See src/engine/fact-table.ts.
import { FACT_BYTES, FACTS, FACTS_CAPACITY, ROWS } from './layout';

// Columns of blocks.
const START: usize = ROWS;
const SEQUENCE_NO: usize = START + <usize>FACTS_CAPACITY * 8;
const TIME: usize = SEQUENCE_NO + <usize>FACTS_CAPACITY * 8;
const LENGTH: usize = TIME + <usize>FACTS_CAPACITY * 8;
const REVISIONS: usize = LENGTH + <usize>FACTS_CAPACITY * 4;
const BLOCK_HASH: usize = REVISIONS + <usize>FACTS_CAPACITY * 4;
const TRANSACTION: usize = BLOCK_HASH + <usize>FACTS_CAPACITY * 32;
const FLAGS: usize = TRANSACTION + <usize>FACTS_CAPACITY * 22;

// Columns of revisions.
const ROWS_CAPACITY: i32 = 24576;
const VERSION: usize = ROWS + 0x80000;
const REVISION_HASH: usize = VERSION + <usize>ROWS_CAPACITY * 8;
const DOCUMENT: usize = REVISION_HASH + <usize>ROWS_CAPACITY * 8;
const TABLE: usize = DOCUMENT + <usize>ROWS_CAPACITY * 22;
const REVISION_FLAGS: usize = TABLE + <usize>ROWS_CAPACITY * 2;

// Names of tables: where id and name lie (u32) and how long they are (u32), and their texts, escaped as hashes want them.
const TABLES: usize = ROWS + 0x180000;
const TABLES_CAPACITY: i32 = 1024;
const TABLE_TEXT: usize = TABLES + <usize>TABLES_CAPACITY * 16;
/** Bytes of id and name; QLDB allows 22 and 128. What is longer is left to the specification. */
const MAX_NAMES: usize = 256;

/** Revisions and documents that a block may have (see block.ts and shape.ts). */
const MOST_OF_BLOCK: i32 = 1024;
const MOST_DOCUMENTS: i32 = 128;

// Places in the facts of a block.
export const TRANSACTION_AT: usize = 160;
export const FIRST_ROW_AT: usize = 184;
export const FLAGS_AT: usize = 188;

export let rows: i32 = 0;
let tables: i32 = 0;
let text: usize = TABLE_TEXT;
/** Most often the same table as before. */
let lastTable: i32 = 0;

const UNKNOWN_TABLE: i32 = 0xffff;

export function rowsAt(): usize {
  return ROWS;
}
export function tablesAt(): usize {
  return TABLES;
}

export function resetRows(): void {
  rows = 0;
  tables = 0;
  text = TABLE_TEXT;
  lastTable = 0;
}
export function cutRows(count: i32): void {
  rows = count;
}
/** Whether there is room for any block. */
export function hasRows(): bool {
  return rows + MOST_OF_BLOCK <= ROWS_CAPACITY && tables + MOST_DOCUMENTS <= TABLES_CAPACITY;
}

// @ts-ignore: decorator
@inline
function copyId(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
  store<u64>(to, load<u64>(from, 14), 14);
}

/** A revision that has metadata. `deleted`: 1 for a delete, else 0. Its table is told later. */
export function addRevision(id: usize, version: u64, hash: usize, deleted: i32): void {
  store<f64>(VERSION + (<usize>rows << 3), <f64>version);
  copyId(DOCUMENT + <usize>rows * 22, id);
  add(hash, deleted);
}
/** A revision of which there is only the hash. */
export function addBare(hash: usize): void {
  store<f64>(VERSION + (<usize>rows << 3), NaN);
  memory.fill(DOCUMENT + <usize>rows * 22, 0, 22);
  add(hash, 4);
}
function add(hash: usize, flags: i32): void {
  store<u64>(REVISION_HASH + (<usize>rows << 3), load<u64>(hash));
  store<u16>(TABLE + (<usize>rows << 1), <u16>UNKNOWN_TABLE);
  store<u8>(REVISION_FLAGS + <usize>rows, <u8>flags);
  rows++;
}
export function isBare(row: i32): bool {
  return load<u8>(REVISION_FLAGS + <usize>row) == 4;
}
export function setTable(row: i32, table: i32): void {
  store<u16>(TABLE + (<usize>row << 1), <u16>table);
}

/** Number of a table in this window; −1 when its names are too long. */
export function tableNumber(id: usize, idLength: usize, name: usize, nameLength: usize): i32 {
  if (tables > 0 && isTable(lastTable, id, idLength, name, nameLength)) return lastTable;
  for (let i = 0; i < tables; i++) {
    if (isTable(i, id, idLength, name, nameLength)) {
      lastTable = i;
      return i;
    }
  }
  if (idLength + nameLength > MAX_NAMES) return -1;
  const entry = TABLES + (<usize>tables << 4);
  store<u32>(entry, <u32>text);
  store<u32>(entry, <u32>idLength, 4);
  memory.copy(text, id, idLength);
  text += idLength;
  store<u32>(entry, <u32>text, 8);
  store<u32>(entry, <u32>nameLength, 12);
  memory.copy(text, name, nameLength);
  text += nameLength;
  lastTable = tables;
  return tables++;
}
function isTable(index: i32, id: usize, idLength: usize, name: usize, nameLength: usize): bool {
  const entry = TABLES + (<usize>index << 4);
  if (load<u32>(entry, 4) != <u32>idLength || load<u32>(entry, 12) != <u32>nameLength) return false;
  return sameBytes(load<u32>(entry), id, idLength) && sameBytes(load<u32>(entry, 8), name, nameLength);
}
function sameBytes(a: usize, b: usize, length: usize): bool {
  let i: usize = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return false;
  for (; i < length; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

/** Notes what of a sound block is not among its other facts. */
export function noteBlock(facts: usize, transaction: usize, firstRow: i32, flags: i32): void {
  copyId(facts + TRANSACTION_AT, transaction);
  store<i32>(facts, firstRow, FIRST_ROW_AT);
  store<i32>(facts, flags, FLAGS_AT);
}

/**
 * Writes the columns of the blocks `[from, to)`, all of them sound. `base`: where the window begins.
 *
 * @returns the row of the first revision; those of the others follow it
 */
export function blockRows(from: i32, to: i32, base: f64): i32 {
  for (let i = from; i < to; i++) {
    const facts = FACTS + <usize>i * FACT_BYTES;
    const row = <usize>(i - from);
    const start = load<u32>(facts, 4);
    store<f64>(START + (row << 3), base + <f64>start);
    store<u32>(LENGTH + (row << 2), load<u32>(facts, 8) - start);
    store<f64>(SEQUENCE_NO + (row << 3), <f64>load<u64>(facts, 16));
    store<f64>(TIME + (row << 3), milliseconds(load<u64>(facts, 24)));
    store<u32>(REVISIONS + (row << 2), load<u32>(facts, 128));
    memory.copy(BLOCK_HASH + (row << 5), facts + 32, 32);
    copyId(TRANSACTION + row * 22, facts + TRANSACTION_AT);
    store<u16>(FLAGS + (row << 1), load<u16>(facts, FLAGS_AT));
  }
  return load<i32>(FACTS + <usize>from * FACT_BYTES, FIRST_ROW_AT);
}

/** Milliseconds since 1970 of a time as emit.ts puts it together. */
function milliseconds(key: u64): f64 {
  const day = <i64>((key >> 41) & 31);
  const month = <i64>((key >> 46) & 15);
  // Years begin in March here, so that the day that some years have more is the last one.
  const year = <i64>(key >> 50) - (month <= 2 ? 1 : 0);
  const era = (year >= 0 ? year : year - 399) / 400;
  const ofEra = year - era * 400;
  const ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const days = era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
  const hour = <i64>((key >> 36) & 31);
  const minute = <i64>((key >> 30) & 63);
  const second = <i64>((key >> 24) & 63);
  const fraction = <i64>((key & 0xffffff) / 10000);
  return <f64>((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction);
}
