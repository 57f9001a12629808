import { awsCaptures, BLOCK_SHAPES, buildJournal, runSeed, seeded } from '@qldb-console/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { parseBlock } from '../../src/block/index.ts';
import { createPlainEngine } from '../../src/engine/engine.ts';
import { BLOCK_FLAGS, factBuffers, judgeChunk, REVISION_FLAGS } from '../../src/engine/index.ts';
import { encodeBase64, encodeUtf8 } from '../../src/ion/index.ts';
import { FUZZ } from './fuzz.ts';
import { damaged, objectOf, textsOf } from './journals.ts';
import { readableFacts } from './readable-facts.ts';
import { idOf, sealedJournal } from './sealed-journal.ts';
import { testedEngine } from './tested-path.ts';

const engine = await testedEngine();
const specification = createPlainEngine();
const FORMATS = ['text', 'binary'] as const;

afterAll(() => {
  expect(engine.accelerated, 'the module has failed').toBe(true);
});

const factsOf = (bytes: Uint8Array, by = engine, offset = 0) =>
  readableFacts(by.judge(bytes, { facts: true, object: 3, offset }).facts);

describe('tables of facts', () => {
  it('have what stands in the blocks, and where they stand', () => {
    const texts = textsOf(5, 60);
    const bytes = objectOf(texts, 'text');
    const { object, rows, left } = factsOf(bytes, engine, 10_000_000_000);
    expect({ object, left, rows: rows.length }).toEqual({ object: 3, left: { revisions: 0, rows: 0 }, rows: 60 });
    let seen = 0;
    for (const [index, row] of rows.entries()) {
      const at = (row.start as number) - 10_000_000_000;
      expect(new TextDecoder().decode(bytes.subarray(at, at + (row.length as number)))).toBe(texts[index]);
      const block = parseBlock(encodeUtf8(texts[index] as string));
      const { year, month, day, hour, minute, second, fraction } = block.blockTimestamp;
      const thousandths = Math.floor(
        Number(`0.${fraction?.coefficient.toString().padStart(-fraction.exponent, '0') ?? 0}`) * 1000,
      );
      expect(row).toMatchObject({
        sequenceNo: index,
        time: Date.UTC(year, month - 1, day, hour, minute, second, thousandths),
        blockHash: encodeBase64(block.blockHash),
        transactionId: block.transactionId,
        strand: block.address.strandId,
      });
      expect(((row.flags ?? 0) & BLOCK_FLAGS.noTransaction) !== 0).toBe(block.transactionInfo === undefined);
      expect(((row.flags ?? 0) & BLOCK_FLAGS.redaction) !== 0).toBe(block.redactionInfo !== undefined);
      expect((row.flags ?? 0) & (BLOCK_FLAGS.failed | BLOCK_FLAGS.finding | BLOCK_FLAGS.linkFailed)).toBe(0);
      const documents = new Map(block.transactionInfo?.documents.map((document) => [document.documentId, document]));
      expect(row.revisions).toHaveLength(block.revisions?.length ?? 0);
      for (const [i, revision] of (block.revisions ?? []).entries()) {
        const document = documents.get(revision.metadata?.id ?? '');
        expect(row.revisions[i]).toEqual({
          documentId: revision.metadata?.id ?? '\0'.repeat(22),
          version: revision.metadata?.version ?? Number.NaN,
          hash: Buffer.from(revision.hash).toString('hex', 0, 8),
          table: document && { id: document.tableId, name: document.tableName },
          flags: { document: 0, deleted: 1, redacted: 2, 'hash-only': 4, unrecognised: 4 }[revision.kind],
        });
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it.each(FORMATS)('are those of the specification for journals in Ion %s', (format) => {
    for (let seed = 1; seed <= 8 * FUZZ; seed++) {
      const bytes = objectOf(textsOf(seed, 40), format);
      expect(factsOf(bytes)).toEqual(factsOf(bytes, specification));
    }
  });

  it("are those of the specification for AWS's blocks", () => {
    for (const { ionText } of awsCaptures().blocks) {
      const bytes = encodeUtf8(ionText);
      expect(factsOf(bytes)).toEqual(factsOf(bytes, specification));
    }
  });

  it.each(FORMATS)('are those of the specification for damaged journals in Ion %s', (format) => {
    const random = seeded(runSeed());
    const seen = { flags: 0 };
    for (let round = 0; round < 40 * FUZZ; round++) {
      const seed = random.int(1e9);
      let bytes = objectOf(textsOf(seed, 12), format);
      for (let damage = 0; damage < 4; damage++) {
        bytes = damaged(bytes, random);
        const facts = factsOf(bytes);
        expect({ seed, round, facts }).toEqual({ seed, round, facts: factsOf(bytes, specification) });
        for (const { flags = 0 } of facts.rows) seen.flags |= flags;
      }
    }
    const { failed, unreadable, linkFailed } = BLOCK_FLAGS;
    expect(seen.flags & (failed | unreadable | linkFailed)).toBe(failed | unreadable | linkFailed);
  });

  it.each(FORMATS)('name tables by any names, in Ion %s', (format) => {
    const names = ['Zoë', '名', 'a\tb', 'it\'s "so"', '\u000b\u000c\u000e', '', 'x'.repeat(200), '\\', '😀'];
    const ids = ['', '1SUXCa3wwV0GD7kV78RbSg', 'another'];
    const tables = names.flatMap((name) => ids.map((id) => ({ id: JSON.stringify(id), name: JSON.stringify(name) })));
    const tooLong = { id: '"id"', name: JSON.stringify('y'.repeat(300)) };
    const texts = sealedJournal([
      ...[...tables, ...tables, tooLong].map((table) => ({ tables: [table] })),
      { tables: tables.toReversed() },
    ]);
    const bytes = objectOf(texts, format);
    const { verdict } = engine.judge(bytes);
    expect([verdict.faultCount, verdict.counts.deferred]).toEqual([0, 1]);
    const facts = factsOf(bytes);
    expect(facts.rows[1]?.revisions[0]?.table).toEqual({ id: ids[1], name: 'Zoë' });
    expect(facts).toEqual(factsOf(bytes, specification));
  });

  it.each(FORMATS)(
    'have more tables and more revisions than the module has room for at a time, in Ion %s',
    (format) => {
      const table = (number: number) => ({ id: `"${idOf('Tab', number)}"`, name: `"T${number}"` });
      const texts = sealedJournal([
        ...Array.from({ length: 300 }, (_, i) => ({ tables: [0, 1, 2, 3, 4].map((n) => table(5 * i + n)) })),
        ...Array.from({ length: 30 }, () => ({ bare: 1000 })),
        ...Array.from({ length: 300 }, (_, i) => ({ tables: [4, 3, 2].map((n) => table(5 * i + n)), bare: 1 })),
      ]);
      const bytes = objectOf(texts, format);
      const { verdict } = engine.judge(bytes);
      expect([verdict.faultCount, verdict.counts.deferred]).toEqual([0, 0]);
      const result = engine.judge(bytes, { facts: true, object: 3 });
      expect(result.facts?.tables).toHaveLength(1500);
      expect(readableFacts(result.facts)).toEqual(factsOf(bytes, specification));
    },
  );

  it.each(FORMATS)('tell times in milliseconds since 1970, in Ion %s', (format) => {
    const times = [
      ['0001-01-01T00:00:00Z', -62135596800000],
      ['0099-03-01T00:00:00.001Z', Date.parse('0099-03-01T00:00:00.001Z')],
      ['1600-02-29T12:00:00.5Z', Date.parse('1600-02-29T12:00:00.5Z')],
      ['1969-12-31T23:59:59.9999999Z', -1],
      ['1970-01-01T00:00:00.000Z', 0],
      ['2000-02-29T23:59:59.12Z', Date.parse('2000-02-29T23:59:59.12Z')],
      ['2019-09-16T19:37:05.3609999Z', Date.parse('2019-09-16T19:37:05.360Z')],
      ['2020-01-01T01:00:00.123456789Z', Date.parse('2020-01-01T01:00:00.123Z')],
      ['2020-03-01T00:30:00.1+01:00', Date.parse('2020-02-29T23:30:00.1Z')],
      ['2021-12-31T23:30:00-01:00', Date.parse('2022-01-01T00:30:00Z')],
      ['2022-05-06T07:08:09-00:00', Date.parse('2022-05-06T07:08:09Z')],
      ['2023-05-06T07:08Z', Number.NaN],
      ['2024-05-06', Number.NaN],
      ['9999-12-31T23:59:59.999Z', Date.parse('9999-12-31T23:59:59.999Z')],
    ] as const;
    const bytes = objectOf(sealedJournal(times.map(([time]) => ({ time }))), format);
    expect(engine.judge(bytes).verdict.counts.deferred).toBeLessThan(5);
    expect(factsOf(bytes).rows.map(({ time }) => time)).toEqual(times.map(([, time]) => time));
    expect(factsOf(bytes)).toEqual(factsOf(bytes, specification));
  });

  it('go on over many windows', () => {
    const data = () => `{text:"${'x'.repeat(400_000)}"}`;
    const shapes = Array.from({ length: 40 }, (_, i) => BLOCK_SHAPES[i % BLOCK_SHAPES.length] ?? 'insert');
    const { texts } = buildJournal({ seed: 3, shapes, data });
    for (const format of FORMATS) {
      const bytes = objectOf(texts, format);
      expect(bytes.length).toBeGreaterThan(6_500_000);
      expect(factsOf(bytes)).toEqual(factsOf(bytes, specification));
    }
  });

  it('flag what is wrong where it is wrong', () => {
    const texts = textsOf(4, 20);
    const at = texts.findIndex((text) => /version:[0-9]/.test(text));
    const changed = (texts[at] as string).replace(/version:[0-9]/, 'version:7');
    const { rows } = factsOf(objectOf(texts.toSpliced(at, 1, changed), 'text'));
    expect((rows[at]?.flags ?? 0) & BLOCK_FLAGS.failed).toBe(BLOCK_FLAGS.failed);
    expect(rows[at]?.revisions.some(({ flags = 0 }) => (flags & REVISION_FLAGS.failed) !== 0)).toBe(true);
    expect(rows.filter(({ flags = 0 }) => (flags & BLOCK_FLAGS.failed) !== 0)).toHaveLength(1);
    const without = factsOf(objectOf(texts.toSpliced(7, 1), 'text')).rows;
    expect(without.map(({ flags = 0 }) => (flags & BLOCK_FLAGS.linkFailed) !== 0).indexOf(true)).toBe(7);
    expect(without[7]?.sequenceNo).toBe(8);
    const broken = factsOf(objectOf(texts.toSpliced(7, 1, '{oops:1}'), 'text')).rows;
    expect(broken[7]).toMatchObject({
      sequenceNo: Number.NaN,
      time: Number.NaN,
      flags: BLOCK_FLAGS.unreadable,
      revisions: [],
    });
    expect(broken[8]?.sequenceNo).toBe(8);
  });

  it('are the same where each block was asked for, and where one of them is another one', () => {
    const texts = textsOf(6, 20);
    const parts = texts.toSpliced(9, 1, texts[3] as string).map((text) => encodeUtf8(`${text}\n`));
    let end = 0;
    const ends = parts.map(({ length }) => (end += length));
    const bytes = new Uint8Array(Buffer.concat(parts));
    const strandId = parseBlock(encodeUtf8(texts[0] as string)).address.strandId;
    const chunk = { bytes, source: 'ledger', offset: 0, facts: true, object: 3, asked: { strandId, from: 0, ends } };
    const facts = readableFacts(judgeChunk(engine, chunk).facts);
    const whole = factsOf(bytes);
    const flags = (whole.rows[9]?.flags ?? 0) | BLOCK_FLAGS.failed;
    const rows = whole.rows.map((row, at) => (at === 9 ? { ...row, flags } : row));
    // The place of an answer ends where the next one begins.
    expect(facts.rows.map((row) => ({ ...row, length: 0 }))).toEqual(rows.map((row) => ({ ...row, length: 0 })));
  });

  it('can be moved to another thread', () => {
    const facts = engine.judge(objectOf(textsOf(2, 30), 'text'), { facts: true, object: 3 }).facts;
    if (facts === undefined) throw new Error('no facts');
    const before = readableFacts(facts);
    const moved = structuredClone(facts, { transfer: factBuffers(facts) });
    expect(readableFacts(moved)).toEqual(before);
    expect(facts.start).toHaveLength(0);
  });

  it('are not made unless they are wanted', () => {
    const bytes = new Uint8Array(objectOf(textsOf(2, 3), 'text'));
    expect(engine.judge(bytes)).not.toHaveProperty('facts');
    expect(judgeChunk(engine, { bytes, source: '', offset: 0 })).not.toHaveProperty('facts');
  });
});
