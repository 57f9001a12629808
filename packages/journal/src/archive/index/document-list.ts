import { ID_BYTES, REVISION_FLAGS } from '../../engine/fact-table.ts';
import { sameId } from './document-slots.ts';
import type { IndexRows } from './rows.ts';
import type { DocumentSummary } from './types.ts';

/** The documents whose last revisions stand in these rows. */
export function summariesOf(rows: IndexRows, lastRows: Uint32Array): DocumentSummary[] {
  const { counts, flags: all } = lookAtAll(rows, lastRows);
  return Array.from(lastRows, (row, i) => {
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
