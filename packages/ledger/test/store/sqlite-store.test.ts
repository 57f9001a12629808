import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore, ServiceError } from '../../src/index.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { StoreConflict } from '../../src/store/store.ts';
import { startEngine, startLedger } from '../support/engine.ts';
import { LEDGER, transaction } from '../support/journal.ts';
import { tempDir } from '../support/temp-dir.ts';

const storeModule = new URL('../../src/index.ts', import.meta.url).href;

async function serviceErrorOf(work: Promise<unknown>): Promise<ServiceError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ServiceError)) throw new Error(`no ServiceError: ${String(error)}`);
  return error;
}

describe('data directory', () => {
  it('belongs to one process; a second one is told which directory and which process', async () => {
    const directory = tempDir();
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(storeModule)}).then(async (m) => { await m.openSqliteStore(${JSON.stringify(directory)}); console.log('open'); setInterval(() => {}, 1000); })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');

    const error = await serviceErrorOf(openSqliteStore(directory));
    expect(error.code).toBe('data-locked');
    expect(error.message).toContain(directory);
    expect(error.message).toContain(`pid ${holder.pid}`);

    // The lock ends with its holder, however that ends; nothing has to be cleaned up.
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await openSqliteStore(directory);
    await store[Symbol.asyncDispose]();
  });

  it('is locked within one process as well, and free again after closing', async () => {
    const directory = tempDir();
    const first = await openSqliteStore(directory);
    expect((await serviceErrorOf(openSqliteStore(directory))).code).toBe('data-locked');
    await first[Symbol.asyncDispose]();
    await (await openSqliteStore(directory))[Symbol.asyncDispose]();
  });

  it('that is a file is refused by name', async () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, 'x');
    const error = await serviceErrorOf(openSqliteStore(file));
    expect(error.code).toBe('data-unusable');
    expect(error.message).toContain(file);
  });

  it('with a file that is no database is refused and left as it is', async () => {
    const directory = tempDir();
    writeFileSync(
      join(directory, 'ledger.sqlite'),
      'something else entirely, and long enough to be looked at'.repeat(20),
    );
    const error = await serviceErrorOf(openSqliteStore(directory));
    expect(error.code).toBe('data-unusable');
    expect(readFileSync(join(directory, 'ledger.sqlite'), 'utf8')).toContain('something else');
    // The lock was given back.
    expect((await serviceErrorOf(openSqliteStore(directory))).code).toBe('data-unusable');
  });

  it('of a newer version is refused, not downgraded', async () => {
    const directory = tempDir();
    await (await openSqliteStore(directory))[Symbol.asyncDispose]();
    const database = new Database(join(directory, 'ledger.sqlite'));
    database.pragma('user_version = 99');
    database.close();
    const error = await serviceErrorOf(openSqliteStore(directory));
    expect(error.code).toBe('data-newer');
    expect(error.message).toMatch(/schema 99, known here: \d+\)/);
  });
});

describe('durability', () => {
  it('is full on every open, not only on the first', () => {
    const directory = tempDir();
    for (let opened = 0; opened < 2; opened += 1) {
      const database = openDatabase(directory);
      expect(database.pragma('synchronous', { simple: true })).toBe(2);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(database.pragma('locking_mode', { simple: true })).toBe('exclusive');
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
      database.close();
    }
  });

  it('keeps redacted data in no file', async () => {
    const directory = tempDir();
    const { engine, store } = await startEngine(directory);
    await engine.createLedger(LEDGER);
    await engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    const documentId = 'D'.repeat(22);
    await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId, data: '{v:"to be forgotten"}' }));
    await engine.commit('test', transaction({ op: 'update', table: 'A', documentId, data: '{v:"kept"}' }));
    const found = () =>
      execFileSync('sh', ['-c', `cat ${directory}/ledger.sqlite* | grep -c "to be forgotten" || true`], {
        encoding: 'utf8',
      });
    expect(Number(found())).toBeGreaterThan(0);
    await engine.commit('test', transaction({ op: 'redact', table: 'A', documentId, sequenceNo: 2 }));
    expect(Number(found())).toBe(0);
    await store[Symbol.asyncDispose]();
    expect(Number(found())).toBe(0);
  });
});

describe('append', () => {
  it('is refused when the journal has another size than it was computed for, and changes nothing', async () => {
    const { engine, store } = await startLedger();
    const ledger = await engine.ledger('test');
    const block = await store.block(ledger.id, 1);
    if (!block) throw new Error('no block 1');
    const append = {
      expectedSize: 1,
      blocks: [block],
      nodes: [],
      documents: [],
      tables: [],
      redactions: [],
    };
    await expect(store.append(ledger.id, append)).rejects.toThrow(StoreConflict);
    expect((await engine.ledger('test')).size).toBe(2);
  });

  it('is all or nothing: a failing row leaves no block and no document', async () => {
    const directory = tempDir();
    const { engine, store } = await startEngine(directory);
    const ledger = await engine.createLedger(LEDGER);
    const block = await store.block(ledger.id, 0);
    if (!block) throw new Error('no genesis block');
    const document = { documentId: 'D'.repeat(22), tableId: 'T'.repeat(22), sequenceNo: 1, deleted: false };
    const append = {
      expectedSize: 1,
      blocks: [{ block: { ...block.block, sequenceNo: 1 }, revisions: [] }],
      nodes: [{ level: 1, index: 0, hash: block.block.blockHash }],
      documents: [
        { ...document, version: 0 },
        { ...document, version: null as unknown as number },
      ],
      tables: [],
      redactions: [],
    };
    await expect(store.append(ledger.id, append)).rejects.toThrow(/NOT NULL/);
    expect((await engine.ledger('test')).size).toBe(1);
    await store[Symbol.asyncDispose]();
    const database = new Database(join(directory, 'ledger.sqlite'), { readonly: true });
    onTestFinished(() => void database.close());
    const count = (table: string) => (database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
    expect([count('journal'), count('documents')]).toEqual([1, 0]);
  });
});

describe('purge', () => {
  it('removes every row of a ledger that is gone, in small steps, and of no other', async () => {
    const directory = tempDir();
    const { engine, store, clock } = await startEngine(directory);
    for (const name of ['test', 'other']) {
      await engine.createLedger({ ...LEDGER, name });
      await engine.commit(name, transaction({ op: 'create-table', table: 'A' }));
      for (let n = 0; n < 9; n += 1)
        await engine.commit(name, transaction({ op: 'insert', table: 'A', data: `{n:${n}}` }));
    }
    await engine.deleteLedger('test');
    let steps = 1;
    while (await store.purge(clock.time, 3)) steps += 1;
    expect(steps).toBeGreaterThan(8);
    await store[Symbol.asyncDispose]();
    const database = new Database(join(directory, 'ledger.sqlite'), { readonly: true });
    onTestFinished(() => void database.close());
    for (const table of ['journal', 'documents', 'user_tables']) {
      const ledgers = database.prepare(`SELECT DISTINCT ledger_id AS id FROM ${table}`).all();
      expect({ table, ledgers }).toEqual({ table, ledgers: [{ id: 2 }] });
    }
    expect(database.prepare('SELECT name FROM ledgers').all()).toEqual([{ name: 'other' }]);
  });
});
