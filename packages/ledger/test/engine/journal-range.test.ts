import { describe, expect, it } from 'vitest';
import { START, startLedger, type TestEngine } from '../support/engine.ts';
import { blockTexts, transaction } from '../support/journal.ts';

const documentId = 'Document0000000000001A';

/** A journal with every shape of block: first, several statements, update, deletion, redaction, many revisions. */
async function variedLedger(): Promise<TestEngine> {
  const test = await startLedger();
  const { engine } = test;
  await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId, data: '{v:"Zoë"}' }));
  await engine.commit('test', transaction({ op: 'update', table: 'A', documentId, data: '{v:2.50}' }));
  const many = Array.from({ length: 40 }, (_, n) => ({ op: 'insert', table: 'B', data: `{n:${n}}` }) as const);
  await engine.commit('test', transaction(...many));
  await engine.commit('test', transaction({ op: 'redact', table: 'A', documentId, sequenceNo: 2 }));
  await engine.commit('test', transaction({ op: 'delete', table: 'A', documentId }));
  await engine.commit('test', { statements: [{ text: 'SELECT 1', parameters: [] }], mutations: [] });
  return test;
}

describe('readBlocks', () => {
  it('reads each block as GetBlock answers it', async () => {
    const { engine } = await variedLedger();
    const ledger = await engine.ledger('test');
    const blocks = await engine.journal.readBlocks(ledger, 0, { to: ledger.size });
    expect(blocks.map(({ ionText }) => new TextDecoder().decode(ionText))).toEqual(await blockTexts(engine, 'test'));
    expect(blocks.map(({ sequenceNo }) => sequenceNo)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(blocks.map(({ isSystem }) => isSystem)).toEqual([true, ...Array<boolean>(7).fill(false)]);
  });

  it('tells the document and the table of each revision, of dropped tables too', async () => {
    const { engine } = await variedLedger();
    await engine.commit('test', transaction({ op: 'drop-table', table: 'A' }));
    const ledger = await engine.ledger('test');
    const blocks = await engine.journal.readBlocks(ledger, 2, { to: 5 });
    const [first, , many] = blocks.map(({ revisions }) => revisions);
    expect(first).toEqual([{ documentId, tableId: expect.stringMatching(/^[0-9A-Za-z]{22}$/), tableName: 'A' }]);
    expect(many?.map(({ tableName }) => tableName)).toEqual(Array(40).fill('B'));
    const texts = await Promise.all([2, 3, 4].map((at) => engine.journal.block(ledger, at)));
    expect(blocks.map(({ revisions }) => revisions.map((revision) => revision.documentId))).toEqual(
      texts.map(({ revisions }) => revisions.map(({ document }) => document?.documentId)),
    );
  });

  it('joins without gap or repetition, whatever the limits', async () => {
    const { engine } = await variedLedger();
    const ledger = await engine.ledger('test');
    const whole = (await blockTexts(engine, 'test')).join('\n');
    for (const limits of [{ blocks: 1 }, { blocks: 3 }, { bytes: 1 }, { bytes: 2_500 }, { blocks: 0 }]) {
      const texts: string[] = [];
      for (let from = 0; from < ledger.size; ) {
        const blocks = await engine.journal.readBlocks(ledger, from, { to: ledger.size, ...limits });
        expect(blocks.length).toBeGreaterThan(0);
        texts.push(...blocks.map(({ ionText }) => new TextDecoder().decode(ionText)));
        from += blocks.length;
      }
      expect(texts.join('\n')).toBe(whole);
    }
  });

  it('keeps to its limits', async () => {
    const { engine } = await variedLedger();
    const ledger = await engine.ledger('test');
    const count = async (from: number, limits: { to: number; blocks?: number; bytes?: number }) =>
      (await engine.journal.readBlocks(ledger, from, limits)).length;
    expect(await count(1, { to: 3 })).toBe(2);
    expect(await count(1, { to: 8, blocks: 4 })).toBe(4);
    expect(await count(4, { to: 8, bytes: 5_000 })).toBe(1);
    expect(await count(3, { to: 3 })).toBe(0);
    expect(await count(5, { to: 3 })).toBe(0);
  });

  it('refuses a range that is not in the journal rather than leaving a gap', async () => {
    const { engine } = await variedLedger();
    const ledger = await engine.ledger('test');
    await expect(engine.journal.readBlocks(ledger, 8, { to: 9 })).rejects.toThrow(/missing/);
  });
});

describe('sequenceAt', () => {
  it('finds the first block that is not before a time', async () => {
    const { engine, clock } = await startLedger();
    for (const minutes of [1, 1, 1, 5, 9]) {
      clock.time = START + minutes * 60_000;
      await engine.commit('test', transaction({ op: 'insert', table: 'A', data: '{}' }));
    }
    const ledger = await engine.ledger('test');
    const times: number[] = [];
    for (let at = 0; at < ledger.size; at += 1)
      times.push((await engine.journal.block(ledger, at)).block.blockTimestamp);
    const wanted = [0, START - 1, ...times.flatMap((time) => [time - 1, time, time + 1]), Number.MAX_SAFE_INTEGER];
    for (const time of wanted) {
      const first = times.findIndex((timestamp) => timestamp >= time);
      expect({ time, at: await engine.journal.sequenceAt(ledger, time) }).toEqual({
        time,
        at: first === -1 ? ledger.size : first,
      });
    }
  });
});
