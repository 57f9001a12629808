import { describe, expect, it } from 'vitest';
import { Engine, type EngineError } from '../../src/index.ts';
import { startEngine, startLedger } from '../support/engine.ts';
import { expectSoundJournal, LEDGER, transaction } from '../support/journal.ts';

const insert = (n: number, table = 'A') => transaction({ op: 'insert', table, data: `{n:${n}}` });
const codeOf = (reason: unknown) => (reason as EngineError).code;

/** Sizes of the journal after each durable write. */
function writesOf(engine: Engine): number[] {
  const sizes: number[] = [];
  engine.onCommit((_ledger, size) => sizes.push(size));
  return sizes;
}

describe('commits of several callers at the same time', () => {
  it('are written together, a block for each, in the order they came', async () => {
    const { engine } = await startLedger();
    const writes = writesOf(engine);
    const committed = await Promise.all(Array.from({ length: 20 }, (_, n) => engine.commit('test', insert(n))));
    expect(committed.map(({ appended }) => appended.block.sequenceNo)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 2),
    );
    expect(committed.map(({ appended }) => appended.revisions[0]?.document?.data)).toEqual(
      Array.from({ length: 20 }, (_, n) => `{n:${n}}`),
    );
    expect(writes).toEqual([22]);
    await expectSoundJournal(engine, 'test');
  });

  it('are durable when they are answered', async () => {
    const { engine, store } = await startLedger();
    const sizes = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => {
        const { appended } = await engine.commit('test', insert(n));
        const ledger = await store.findLedger('test', engine.now());
        return [appended.block.sequenceNo, ledger?.size];
      }),
    );
    for (const [sequenceNo, size] of sizes) expect(size).toBeGreaterThan(sequenceNo as number);
  });

  it('are refused one by one: what one has changed before it was refused is nowhere in the others', async () => {
    const { engine } = await startLedger();
    const id = 'D'.repeat(22);
    const results = await Promise.allSettled([
      engine.commit('test', insert(1)),
      engine.commit('test', transaction({ op: 'create-table', table: 'C' }, { op: 'insert', table: 'X', data: '{}' })),
      engine.commit('test', insert(2, 'C')),
      engine.commit('test', transaction({ op: 'drop-table', table: 'B' }, { op: 'insert', table: 'A', data: '{n:' })),
      engine.commit('test', insert(3, 'B')),
      engine.commit('test', transaction({ op: 'insert', table: 'A', documentId: id, data: '{n:4}' })),
      engine.commit('test', transaction({ op: 'update', table: 'A', documentId: id, data: '{n:5}' })),
      engine.commit(
        'test',
        transaction({ op: 'create-index', table: 'A', field: 'n' }, { op: 'insert', table: 'X', data: '{}' }),
      ),
      engine.commit('test', transaction({ op: 'create-table', table: 'C' })),
    ]);
    expect(
      results.map((result) =>
        result.status === 'rejected' ? codeOf(result.reason) : result.value.appended.block.sequenceNo,
      ),
    ).toEqual([2, 'table-not-found', 'table-not-found', 'invalid-ion', 3, 4, 5, 'table-not-found', 6]);
    const { tables } = await engine.recentState(await engine.ledger('test'), 1);
    expect([...tables.values()].sort()).toEqual(['A', 'B', 'C']);
    await expectSoundJournal(engine, 'test');
  });

  it('do not mix with transactions that belong together: all of those are written or none', async () => {
    const { engine } = await startLedger();
    const results = await Promise.allSettled([
      engine.commit('test', insert(1)),
      engine.commitAll('test', [insert(2), insert(3, 'X')]),
      engine.commitAll('test', [insert(4), insert(5)]),
      engine.commit('test', insert(6)),
      engine.commitAll('test', []),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    const texts = await expectSoundJournal(engine, 'test');
    const numbers = texts.flatMap((text) => [...text.matchAll(/data:\{n:(\d)\}/g)].map(([, n]) => Number(n)));
    expect(numbers).toEqual([1, 4, 5, 6]);
  });

  it('go to their own ledgers', async () => {
    const { engine } = await startEngine();
    const names = ['one', 'two', 'three'];
    for (const name of names) {
      await engine.createLedger({ ...LEDGER, name });
      await engine.commit(name, transaction({ op: 'create-table', table: 'A' }));
    }
    await Promise.all(names.flatMap((name) => [1, 2, 3].map((n) => engine.commit(name, insert(n)))));
    for (const name of names) expect(await expectSoundJournal(engine, name)).toHaveLength(5);
  });

  it('are refused for a ledger that is not there, is being deleted, or is gone by then', async () => {
    const { engine } = await startLedger();
    const missing = await Promise.allSettled([engine.commit('none', insert(1)), engine.commit('none', insert(2))]);
    expect(missing.map((result) => result.status === 'rejected' && codeOf(result.reason))).toEqual([
      'ledger-not-found',
      'ledger-not-found',
    ]);
    const [deleted, ...commits] = await Promise.allSettled([
      engine.deleteLedger('test'),
      ...[1, 2, 3].map((n) => engine.commit('test', insert(n))),
    ]);
    expect(deleted?.status).toBe('fulfilled');
    await expect(engine.commit('test', insert(4))).rejects.toMatchObject({ code: 'ledger-not-found' });
    // Another ledger of that name begins from nothing, whatever was known of the one before.
    await engine.createLedger(LEDGER);
    await engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    const { appended } = await engine.commit('test', insert(5));
    expect([appended.block.sequenceNo, commits.length]).toEqual([2, 3]);
    await expectSoundJournal(engine, 'test');
  });

  it('are all refused when somebody else has appended meanwhile, and go on from there', async () => {
    const { engine, store } = await startLedger();
    await engine.commit('test', insert(1));
    const ids = { next: () => 'I'.repeat(22).replace(/^I/, String(++count % 10)) };
    let count = 0;
    const other = new Engine({ store, clock: () => engine.now(), ids, maxLedgers: 5, stateDelayMs: 0 });
    await other.commit('test', transaction({ op: 'create-table', table: 'C' }));
    const results = await Promise.allSettled([engine.commit('test', insert(2)), engine.commit('test', insert(3))]);
    expect(results.map((result) => result.status === 'rejected' && codeOf(result.reason))).toEqual([
      'conflict',
      'conflict',
    ]);
    expect((await engine.commit('test', insert(4, 'C'))).appended.block.sequenceNo).toBe(4);
    await expectSoundJournal(engine, 'test');
  });
});
