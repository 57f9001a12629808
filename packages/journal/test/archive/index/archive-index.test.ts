import { BLOCK_SHAPES, buildJournal, checkProperty, randomJournal, runSeed, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveIndex, type RevisionRow } from '../../../src/archive/index.ts';
import { createEngine, type FactTable, REVISION_FLAGS } from '../../../src/engine/index.ts';
import { encodeUtf8 } from '../../../src/ion/index.ts';
import { readableFacts } from '../../engine/readable-facts.ts';
import { idOf } from '../../engine/sealed-journal.ts';
import { madeFacts } from './made-facts.ts';

const engine = await createEngine();

/** The facts of texts, in tables of some blocks each; each is of an object of its own. */
function tablesOf(texts: readonly string[], perTable = texts.length): FactTable[] {
  const tables: FactTable[] = [];
  for (let at = 0; at < texts.length; at += perTable) {
    const bytes = encodeUtf8(texts.slice(at, at + perTable).join('\n'));
    const { facts } = engine.judge(bytes, { facts: true, object: tables.length });
    if (facts !== undefined) tables.push(facts);
  }
  return tables;
}

function indexOf(tables: readonly FactTable[]): ArchiveIndex {
  const index = new ArchiveIndex();
  for (const table of tables) index.append(table);
  return index;
}

const contentOf = (index: ArchiveIndex) =>
  Array.from({ length: index.blocks }, (_, row) => ({ ...index.row(row), of: index.revisionsOf(row) }));

describe('the index of an archive', () => {
  it('has what its tables have, block by block', () => {
    const { texts, strandId } = randomJournal(3, 60);
    const tables = tablesOf(texts.toSpliced(20, 1, '{oops'), 7);
    const index = indexOf(tables);
    const rows = tables.flatMap((table) => readableFacts(table).rows.map((row) => ({ ...row, object: table.object })));
    expect(index.blocks).toBe(60);
    for (const [at, { row, of }] of contentOf(index)
      .map(({ of, ...row }) => ({ row, of }))
      .entries()) {
      const { sequenceNo, time, blockHash, transactionId, revisions, strand, ...rest } = rows[
        at
      ] as (typeof rows)[number];
      expect(row).toMatchObject({
        ...rest,
        index: at,
        revisions: revisions.length,
        strandId: at === 20 ? undefined : strandId,
      });
      expect(row.sequenceNo).toBe(at === 20 ? undefined : sequenceNo);
      expect(row.time).toBe(at === 20 ? undefined : time);
      expect(Buffer.from(row.blockHash).toString('base64')).toBe(blockHash);
      expect(row.transactionId).toBe(at === 20 ? undefined : transactionId);
      expect(of).toHaveLength(revisions.length);
      for (const [position, { documentId, version, hash, table, flags }] of revisions.entries()) {
        const { hash: bytes, ...revision } = of[position] as RevisionRow;
        expect(Buffer.from(bytes).toString('hex')).toBe(hash);
        const isBare = ((flags ?? 0) & REVISION_FLAGS.bare) !== 0;
        expect(revision).toEqual({
          index: at,
          position,
          documentId: isBare ? undefined : documentId,
          version: isBare ? undefined : version,
          table,
          flags,
        });
      }
    }
    for (const bad of [-1, 60, 0.5, Number.NaN]) expect(() => index.row(bad)).toThrow(RangeError);
    expect(() => index.revisionsOf(60)).toThrow(RangeError);
  });

  it('finds documents, transactions and hashes', () => {
    const { texts } = randomJournal(5, 80);
    const index = indexOf(tablesOf(texts, 9));
    let documents = 0;
    for (const { index: row, transactionId, blockHash, of } of contentOf(index)) {
      expect(index.find(` ${transactionId} `)).toContainEqual({ kind: 'transaction', transactionId, index: row });
      const base64 = Buffer.from(blockHash).toString('base64');
      const hex = Buffer.from(blockHash).toString('hex');
      for (const text of [base64, base64.slice(0, 43), base64.slice(0, 7), hex, hex.toUpperCase(), hex.slice(0, 9)]) {
        expect(index.find(text), text).toContainEqual({ kind: 'block', index: row });
      }
      const last = base64[9] === 'A' ? 'B' : 'A';
      expect(index.find(base64.slice(0, 9) + last)).not.toContainEqual({ kind: 'block', index: row });
      for (const revision of of) {
        const hash = Buffer.from(revision.hash).toString('hex');
        expect(index.find(`${hash}0123456789`)).toContainEqual({ kind: 'revision', revision });
        const { documentId } = revision;
        if (documentId === undefined) continue;
        documents++;
        const revisions = index.history(documentId).length;
        expect(revisions).toBeGreaterThan(0);
        expect(index.find(documentId)).toContainEqual({ kind: 'document', documentId, revisions });
      }
    }
    expect(documents).toBeGreaterThan(20);
    for (const nothing of ['', 'abc', 'JUJgkIcNbhS2goq8RqLuZ5', '?'.repeat(22), 'z'.repeat(100), 'ü'.repeat(8)]) {
      expect(index.find(nothing)).toEqual([]);
    }
  });

  it('lists tables, their documents, and their histories', () => {
    checkProperty(
      fc.property(fc.nat(), (seed) => {
        const random = seeded(seed);
        const shapes = Array.from({ length: 60 }, () => random.pick(BLOCK_SHAPES));
        const index = indexOf(tablesOf(buildJournal({ seed, shapes }).texts, 1 + random.int(20)));
        const revisions = contentOf(index).flatMap(({ of }) => of);
        const ids = new Set(revisions.flatMap(({ documentId }) => documentId ?? []));
        const last = new Map(revisions.map((revision) => [revision.documentId, revision]));
        let listed = 0;
        for (const { id, name, documents, revisions: many } of index.tables()) {
          const own = [...ids].filter((each) => (last.get(each)?.table?.id ?? '') === id).sort();
          expect(revisions.filter(({ table }) => table?.id === id && table.name === name)).toHaveLength(many);
          expect(documents).toBe(own.length);
          const found = index.documents(id, { count: 1000 });
          expect(found.map(({ documentId }) => documentId)).toEqual(own);
          expect(own.map((_, place) => index.documentIdAt(id, place))).toEqual(own);
          expect([index.documentIdAt(id, -1), index.documentIdAt(id, own.length)]).toEqual([undefined, undefined]);
          expect(index.documents(id, { from: 1, count: 2 })).toEqual(found.slice(1, 3));
          listed += found.length;
          for (const { documentId, revisions: count, lastVersion, deleted, flags: all, lastBlock } of found) {
            const history = index.history(documentId);
            expect(history).toEqual(revisions.filter((revision) => revision.documentId === documentId));
            const { index: block, version, flags } = history.at(-1) as RevisionRow;
            expect([count, lastVersion, deleted, all, lastBlock]).toEqual([
              history.length,
              version,
              (flags & REVISION_FLAGS.deleted) !== 0,
              history.reduce((sum, each) => sum | each.flags, 0),
              block,
            ]);
          }
        }
        expect(listed).toBe(ids.size);
      }),
      15,
    );
    expect(new ArchiveIndex().history('JUJgkIcNbhS2goq8RqLuZ5')).toEqual([]);
  });

  it('lists documents of tables that are told late, twice, or not at all', () => {
    const index = new ArchiveIndex();
    const tables = [
      { id: 'A', name: 'one' },
      { id: 'A', name: 'two' },
      { id: 'B', name: 'one' },
    ];
    const [first, second, third] = [idOf('Doc', 1), idOf('Doc', 2), idOf('Doc', 3)];
    index.append(
      madeFacts([{ sequenceNo: 0, revisions: [{ id: first }, { id: second, table: 0 }, { id: third }] }], { tables }),
    );
    index.append(
      madeFacts(
        [
          {
            sequenceNo: 1,
            revisions: [
              { id: first, table: 2, version: 5 },
              { id: second, table: 1 },
            ],
          },
        ],
        { tables },
      ),
    );
    expect(index.tables()).toEqual([
      { id: 'A', name: 'one', documents: 0, revisions: 1 },
      { id: 'A', name: 'two', documents: 1, revisions: 1 },
      { id: 'B', name: 'one', documents: 1, revisions: 1 },
      { id: '', name: '', documents: 1, revisions: 2 },
    ]);
    const ids = (table: string) => index.documents(table).map(({ documentId, revisions }) => [documentId, revisions]);
    expect([ids('A'), ids('B'), ids(''), ids('C')]).toEqual([[[second, 2]], [[first, 2]], [[third, 1]], []]);
  });

  it('keeps the documents apart when there are very many, in order', () => {
    const random = seeded(runSeed());
    const ids = Array.from({ length: 30_000 }, (_, i) => idOf(String.fromCharCode(97 + random.int(26)), i));
    const shuffled = ids.toSorted(() => random.int(3) - 1);
    const index = new ArchiveIndex();
    const tables = [{ id: 'T', name: 'T' }];
    for (const version of [0, 1]) {
      const blocks = shuffled.map((id, i) => ({ sequenceNo: i, revisions: [{ id, version, table: 0 }] }));
      index.append(madeFacts(blocks, { tables }));
    }
    expect(index.tables()).toEqual([{ id: 'T', name: 'T', documents: 30_000, revisions: 60_000 }]);
    const sorted = ids.toSorted();
    for (const from of [0, 12_345, 29_990]) {
      expect(index.documents('T', { from, count: 50 }).map(({ documentId }) => documentId)).toEqual(
        sorted.slice(from, from + 50),
      );
    }
    expect(
      index.documents('T', { count: 5 }).every(({ revisions, lastVersion }) => revisions === 2 && lastVersion === 1),
    ).toBe(true);
    expect(index.history(ids[17] as string).map(({ version }) => version)).toEqual([0, 1]);
  });

  it('can be stored in chunks, and taken up from them', () => {
    const random = seeded(runSeed());
    const { texts } = randomJournal(6, 80);
    const index = indexOf(tablesOf(texts, 11));
    const made = Array.from({ length: 20_000 }, (_, i) => ({
      sequenceNo: random.oneIn(50) ? Number.NaN : 80 + i,
      flags: random.int(1024),
      revisions: Array.from({ length: random.int(4) }, () => ({
        id: idOf('Doc', random.int(5000)),
        table: random.int(3),
        version: i,
      })),
    }));
    const tables = [1, 2, 3].map((n) => ({ id: `T${n}`, name: `N${n}` }));
    const strands = [index.row(0).strandId ?? ''];
    index.append(madeFacts(made.slice(0, 7000), { object: 5, tables, strands }));
    const early = [...index.toChunks()];
    index.append(madeFacts(made.slice(7000), { object: 6, tables: tables.toReversed(), strands }));
    const stored = structuredClone([...index.toChunks()]);
    const again = ArchiveIndex.fromChunks(stored);
    expect(contentOf(again)).toEqual(contentOf(index));
    expect([
      again
        .tables()
        .map(({ documents }) => documents)
        .sort(),
      again.numbers(),
    ]).toEqual([
      index
        .tables()
        .map(({ documents }) => documents)
        .sort(),
      index.numbers(),
    ]);
    // What was stored of full chunks stays as it is.
    const later = [...index.toChunks(7080)];
    const kept = early.filter(({ from }) => from < (later[0]?.from ?? 0));
    expect(contentOf(ArchiveIndex.fromChunks([...kept, ...later]))).toEqual(contentOf(index));
    expect(later[0]?.from).toBeLessThanOrEqual(7080);
    const [one, two] = stored;
    if (one === undefined || two === undefined) throw new Error('too few chunks');
    expect(() => ArchiveIndex.fromChunks([two])).toThrow(RangeError);
    expect(() => ArchiveIndex.fromChunks([{ ...one, objects: new Int32Array(3) }])).toThrow(RangeError);
    const facts = { ...one.facts, revisions: one.facts.revisions.map((each) => each + 1) };
    expect(() => ArchiveIndex.fromChunks([{ ...one, facts }])).toThrow(RangeError);
  });

  it('takes at most 200 bytes for a block of two revisions, each of another document', () => {
    const index = new ArchiveIndex();
    const tables = [{ id: 'T', name: 'T' }];
    const count = 6 * 8192;
    for (let from = 0; from < count; from += 4096) {
      const blocks = Array.from({ length: 4096 }, (_, i) => {
        const sequenceNo = from + i;
        return { sequenceNo, revisions: [0, 1].map((n) => ({ id: idOf('D', 2 * sequenceNo + n), table: 0 })) };
      });
      index.append(madeFacts(blocks, { tables }));
    }
    expect(index.revisions).toBe(2 * count);
    expect(index.bytes / count).toBeLessThanOrEqual(200);
    expect(index.bytes / count).toBeGreaterThan(150);
  });
});
