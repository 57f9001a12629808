import { ID_BYTES, REVISION_FLAGS } from '../../engine/fact-table.ts';
import { type DocumentSlots, sameId } from './document-slots.ts';
import type { IndexRows } from './rows.ts';
import type { DocumentSummary } from './types.ts';

/** Documents of one answer. */
const MOST_LISTED = 1000;
/** Seven bits of each of the first three characters of an id. */
const KEYS = 1 << 21;

/** Rows of the last revisions of the documents of a table, in the order of the documents' ids. */
export function documentRows(
  rows: IndexRows,
  slots: DocumentSlots,
  isOfTable: (table: number) => boolean,
): Uint32Array {
  const found: number[] = [];
  for (const row of slots.lastRows()) {
    const page = rows.revisions.page(row);
    if (isOfTable(page.table[rows.revisions.at(row)] as number)) found.push(row);
  }
  return sortById(rows, Uint32Array.from(found));
}

/** By three characters in one pass, then the few that share them. */
function sortById(rows: IndexRows, unsorted: Uint32Array): Uint32Array {
  const keyOf = (row: number) => {
    const ids = rows.revisions.page(row).documentId;
    const at = rows.revisions.at(row) * ID_BYTES;
    return ((ids[at] as number) << 14) | ((ids[at + 1] as number) << 7) | (ids[at + 2] as number);
  };
  const keys = Uint32Array.from(unsorted, keyOf);
  const ends = new Uint32Array(KEYS + 1);
  for (const key of keys) ends[key + 1] = (ends[key + 1] as number) + 1;
  for (let key = 0; key < KEYS; key++) ends[key + 1] = (ends[key + 1] as number) + (ends[key] as number);
  const sorted = new Uint32Array(unsorted.length);
  const next = ends.slice();
  for (const [i, row] of unsorted.entries()) {
    const key = keys[i] as number;
    sorted[next[key] as number] = row;
    next[key] = (next[key] as number) + 1;
  }
  for (let from = 0; from < sorted.length; ) {
    const to = ends[keyOf(sorted[from] as number) + 1] as number;
    if (to - from > 1) sorted.subarray(from, to).sort((a, b) => compareIds(rows, a, b));
    from = to;
  }
  return sorted;
}

function compareIds(rows: IndexRows, a: number, b: number): number {
  const left = rows.revisions.page(a).documentId;
  const right = rows.revisions.page(b).documentId;
  const at = rows.revisions.at(a) * ID_BYTES;
  const bt = rows.revisions.at(b) * ID_BYTES;
  for (let i = 0; i < ID_BYTES; i++) {
    const difference = (left[at + i] as number) - (right[bt + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The documents whose last revisions stand in these rows. */
export function summariesOf(rows: IndexRows, lastRows: Uint32Array): DocumentSummary[] {
  const listed = lastRows.subarray(0, MOST_LISTED);
  const { counts, flags: all } = lookAtAll(rows, listed);
  return Array.from(listed, (row, i) => {
    const { index, documentId = '', version, flags } = rows.revision(row);
    return {
      documentId,
      revisions: counts[i] as number,
      lastVersion: version,
      deleted: (flags & REVISION_FLAGS.deleted) !== 0,
      flags: all[i] as number,
      lastBlock: index,
    };
  });
}

/** How many revisions each of the documents has, and their flags, in one pass over all: most are told by two characters. */
function lookAtAll(rows: IndexRows, documents: Uint32Array): { counts: Uint32Array; flags: Uint8Array } {
  const counts = new Uint32Array(documents.length);
  const flags = new Uint8Array(documents.length);
  const candidates = new Map<number, number[]>();
  const isCandidate = new Uint8Array(1 << 16);
  const keyOf = (ids: Uint8Array, at: number) => ((ids[at + 20] as number) << 8) | (ids[at + 21] as number);
  for (const [i, row] of documents.entries()) {
    const key = keyOf(rows.revisions.page(row).documentId, rows.revisions.at(row) * ID_BYTES);
    isCandidate[key] = 1;
    const same = candidates.get(key);
    if (same === undefined) candidates.set(key, [i]);
    else same.push(i);
  }
  for (const { page, count } of rows.revisions.parts(0, rows.revisions.size)) {
    const ids = page.documentId;
    for (let row = 0, at = 0; row < count; row++, at += ID_BYTES) {
      const key = keyOf(ids, at);
      if (isCandidate[key] === 0) continue;
      for (const i of candidates.get(key) ?? []) {
        const last = documents[i] as number;
        if (sameId(ids, at, rows.revisions.page(last).documentId, rows.revisions.at(last) * ID_BYTES)) {
          counts[i] = (counts[i] as number) + 1;
          flags[i] = (flags[i] as number) | (page.flags[row] as number);
          break;
        }
      }
    }
  }
  return { counts, flags };
}
