import { BLOCK_FLAGS, REVISION_FLAGS } from '@qldb-console/journal/engine';
import type { CoverageRange } from '@qldb-console/journal/judgement';
import { describe, expect, it } from 'vitest';
import {
  historyEntries,
  missingBehind,
  revisionStanding,
  summariseHistory,
} from '../src/features/archives/documents/history.ts';
import { chosenTable, tableIdOf, tableParam } from '../src/features/archives/documents/unknown-table.ts';
import type { ArchiveRevision } from '../src/workers/archive/calls.ts';
import { documentsOf } from '../src/workers/archive/document-list.ts';

const revision = (version: number | undefined, sequenceNo: number, flags = 0, blockFlags = 0): ArchiveRevision => ({
  row: sequenceNo,
  sequenceNo,
  time: 0,
  transactionId: undefined,
  index: 0,
  documentId: 'D',
  version,
  hash: new Uint8Array(8),
  table: undefined,
  flags,
  blockFlags,
});
const range = (from: number, to: number, state: CoverageRange['state']): CoverageRange => ({ from, to, state });
const verdict = (...coverage: CoverageRange[]) => ({ coverage, horizon: undefined });
const shown = (history: ArchiveRevision[], known = verdict(), start = 0) =>
  historyEntries(history, [0, history.length], known, start).map((entry) =>
    entry.kind === 'gap'
      ? `gap ${entry.first}-${entry.last}: ${entry.why}`
      : `${entry.revision.version}${entry.again ? ' again' : ''}`,
  );

describe('the history of a document', () => {
  it('names versions that no block has, and which blocks may have had them', () => {
    const history = [revision(0, 3), revision(1, 9), revision(4, 20)];
    expect(
      shown(history, verdict(range(0, 10, 'chained'), range(10, 15, 'missing'), range(15, 21, 'chained'))),
    ).toEqual(['0', '1', 'gap 2-3: Blocks 10–14 are missing in between: they may be there.', '4']);
    expect(shown(history, verdict(range(12, 13, 'missing')))[2]).toContain('Block 12 is missing in between');
    expect(shown(history, verdict(range(0, 9, 'chained'), range(12, 13, 'altered')))[2]).toBe(
      'gap 2-3: Block 12 is not as written, in between: they may have been there.',
    );
    expect(shown(history, verdict(range(0, 30, 'chained')))[2]).toContain('No block is missing in between');
    // Missing blocks elsewhere explain nothing.
    expect(shown(history, verdict(range(5, 10, 'missing')))[2]).toContain('No block is missing in between');
    expect(shown(history, verdict(range(21, 30, 'missing')))[2]).toContain('No block is missing in between');
  });

  it('says that an archive begins later than the document, and that nothing is known while judging is under way', () => {
    expect(shown([revision(2, 70)], verdict(range(50, 71, 'chained')), 50)).toEqual([
      'gap 0-1: The archive begins with block 50: they may be in earlier blocks.',
      '2',
    ]);
    const [gap] = historyEntries([revision(2, 70)], [0, 1], undefined, 0);
    expect(gap).toMatchObject({ kind: 'gap', why: expect.stringContaining('is known when all are judged') });
  });

  it('marks a version that was there before, and takes revisions without version as they come', () => {
    expect(shown([revision(0, 1), revision(1, 2), revision(1, 3), revision(undefined, 4), revision(2, 5)])).toEqual([
      '0',
      '1',
      '1 again',
      'undefined',
      '2',
    ]);
  });

  it('shows a page of it with what stands in front of that page', () => {
    const history = [revision(0, 1), revision(1, 2), revision(3, 4), revision(4, 5)];
    const page = historyEntries(history, [2, 4], verdict(), 0);
    expect(page.map(({ kind }) => kind)).toEqual(['gap', 'revision', 'revision']);
    expect(page[1]).toMatchObject({ before: history[1] });
  });

  it.each([
    ['Altered', REVISION_FLAGS.failed | REVISION_FLAGS.redacted, 0],
    ['From JSON', 0, BLOCK_FLAGS.json],
    ['Redacted, from JSON', REVISION_FLAGS.redacted, BLOCK_FLAGS.json],
    ['Deleted, from JSON', REVISION_FLAGS.deleted, BLOCK_FLAGS.json],
    ['Redacted', REVISION_FLAGS.redacted | REVISION_FLAGS.finding, 0],
    ['Incomplete', REVISION_FLAGS.finding, 0],
    ['Deleted', REVISION_FLAGS.deleted, 0],
    ['Re-hashed', 0, BLOCK_FLAGS.finding],
  ])('calls a revision %s', (word, flags, blockFlags) => {
    expect(revisionStanding(revision(0, 1, flags, blockFlags)).word).toBe(word);
  });

  it('sums it up in a sentence, and says how far something from outside fixes it', () => {
    const history = [
      revision(0, 3),
      revision(1, 9, REVISION_FLAGS.redacted),
      revision(2, 20, REVISION_FLAGS.failed),
      revision(4, 30, REVISION_FLAGS.deleted),
    ];
    expect(summariseHistory(history, { coverage: [], horizon: 20 })).toEqual({
      tone: 'error',
      headline:
        '4 revisions, versions 0–4: 1 hashed again here, 1 for its deletion, 1 redacted, 1 altered; versions are missing',
      scope: 'The blocks of 3 of them are up to block 20, the last one that a digest from outside fixes.',
    });
    expect(summariseHistory(history.slice(0, 1), { coverage: [], horizon: 3 })).toMatchObject({
      tone: 'success',
      scope: 'All their blocks are up to block 3, the last one that a digest from outside fixes.',
    });
    expect(summariseHistory(history.slice(0, 1), verdict()).scope).toContain('could have been made anew');
    expect(summariseHistory(history.slice(0, 1), undefined).scope).toContain('not judged to its end');
  });

  it('tells that later revisions may be missing, unless the document was deleted', () => {
    const missing = verdict(range(10, 12, 'missing'));
    expect(missingBehind([revision(0, 3)], missing)).toBe(
      'Blocks 10–11 are missing: there may be later revisions in them.',
    );
    expect(missingBehind([revision(0, 3, REVISION_FLAGS.deleted)], missing)).toBeUndefined();
    expect(missingBehind([revision(0, 13)], missing)).toBeUndefined();
  });
});

describe('the documents of a table', () => {
  const ids = ['aa1', 'ab1', 'ab2', 'ab3', 'b', 'c'];
  const index = {
    tables: () => [{ id: 'T', name: 'Table', documents: ids.length, revisions: 9 }],
    documents: (_id: string, { from = 0, count = 100 } = {}) =>
      ids.slice(from, from + count).map((documentId, i) => ({
        documentId,
        revisions: 1,
        lastVersion: 0,
        deleted: false,
        flags: 0,
        lastBlock: from + i,
      })),
    documentIdAt: (_id: string, place: number) => ids[place],
    row: (row: number) => ({ sequenceNo: row * 2, time: row }) as ReturnType<Parameters<typeof documentsOf>[0]['row']>,
  };
  const asked = (prefix: string | undefined, from = 0, count = 10) => {
    const { total, items } = documentsOf(index, { tableId: 'T', prefix, from, count }, 100);
    return [total, items.map(({ documentId, lastSequenceNo }) => `${documentId} ${lastSequenceNo}`)];
  };

  it('are found by the beginning of their ids', () => {
    expect(asked(undefined, 4)).toEqual([6, ['b 8', 'c 10']]);
    expect(asked('ab')).toEqual([3, ['ab1 2', 'ab2 4', 'ab3 6']]);
    expect(asked('ab', 2, 5)).toEqual([3, ['ab3 6']]);
    expect(asked('ab3')).toEqual([1, ['ab3 6']]);
    expect(asked('c')).toEqual([1, ['c 10']]);
    for (const none of ['A', 'ab4', 'aa11', 'd', '~']) expect(asked(none)).toEqual([0, []]);
    expect(asked('ab', 7)).toEqual([3, []]);
  });
});

describe('the table that an address names', () => {
  const table = (id: string, documents: number) => ({ id, name: id, documents, revisions: documents });
  const tables = [table('A', 0), table('B', 2), table('', 1)];
  it('is that one, or the first one that has documents', () => {
    expect(chosenTable(tables, undefined)?.id).toBe('B');
    expect(chosenTable(tables, 'A')?.id).toBe('A');
    expect(chosenTable(tables, tableParam(''))?.id).toBe('');
    expect(chosenTable(tables, 'no such')?.id).toBe('B');
    expect(chosenTable([], 'A')).toBeUndefined();
    // Addresses leave empty texts out.
    expect(tableParam('')).not.toBe('');
    expect(tableIdOf(tableParam('93ntrviEFX9KGzdvSLQq6p'))).toBe('93ntrviEFX9KGzdvSLQq6p');
  });
});
