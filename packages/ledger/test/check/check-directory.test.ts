// What is stored, judged as it lies there: healthy, and with one thing about it changed behind the service's back.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BlockChunk, createEngine, judgeChunk } from '@qldb-console/journal/engine';
import { runSeed, seeded } from '@qldb-console/testkit';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { checkDirectory, type LedgerCheck } from '../../src/index.ts';
import { seedDirectory } from '../../src/seed/seed-directory.ts';
import type { LedgerRow } from '../../src/store/rows.ts';
import { openStoreToRead } from '../../src/store/sqlite/sqlite-store.ts';
import { startEngine } from '../support/engine.ts';
import { LEDGER, transaction } from '../support/journal.ts';
import { startService } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';

const BLOCKS = 700;

/** A data directory with one ledger, `test`, of invented transactions, redactions among them. */
async function seededDirectory(blocks = BLOCKS): Promise<string> {
  const dataDir = tempDir();
  const options = { ledger: 'test', endpoint: '', endpointOnly: false, dataDir, region: '', maxLedgers: 5 };
  const credentials = { accessKeyId: '', secretAccessKey: '' };
  const signal = new AbortController().signal;
  const seed = String(runSeed());
  for await (const _ of seedDirectory({ ...options, blocks, seed, credentials, signal }));
  return dataDir;
}

async function check(dataDir: string, ledger?: string): Promise<LedgerCheck[]> {
  const found: LedgerCheck[] = [];
  for await (const each of checkDirectory({ dataDir, ledger, threads: 1 })) found.push(each);
  return found;
}

async function checkOne(dataDir: string): Promise<LedgerCheck> {
  const [found, ...more] = await check(dataDir);
  expect(more).toEqual([]);
  return found as LedgerCheck;
}

function change(dataDir: string, work: (database: Database.Database) => void): void {
  const database = new Database(join(dataDir, 'ledger.sqlite'));
  work(database);
  database.close();
}

/** Flips one bit of what a column of a block's row holds. @returns how to take it back; undefined where the column holds nothing */
function flipBit(database: Database.Database, column: string, sequenceNo: number, bit: number) {
  const row = database.prepare(`SELECT ${column} AS value FROM journal WHERE sequence_no = ?`).get(sequenceNo);
  const { value } = row as { value: Buffer | string | number | null };
  const write = database.prepare(`UPDATE journal SET ${column} = ? WHERE sequence_no = ?`);
  if (value === null || (typeof value !== 'number' && value.length === 0)) return undefined;
  if (typeof value === 'number') write.run(value + 2 ** (bit % 30), sequenceNo);
  else {
    const bytes = Buffer.from(value as string, 'utf8');
    const at = (bit >> 3) % bytes.length;
    bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7));
    write.run(typeof value === 'string' ? bytes.toString('latin1') : bytes, sequenceNo);
  }
  return () => void write.run(value, sequenceNo);
}

describe('checking a data directory', () => {
  it('finds a journal sound as the service wrote it, with the digest that the service answers', async () => {
    const dataDir = await seededDirectory();
    const found = await checkOne(dataDir);
    expect(found).toMatchObject({ ledger: 'test', outcome: 'sound', problems: [], size: BLOCKS + 1 });
    expect(found.counts).toMatchObject({ blocks: BLOCKS + 1, unreadable: 0, deferred: 0 });
    expect(found.counts.rehashed).toBeGreaterThan(BLOCKS / 2);
    const { engine, store } = await startEngine(dataDir);
    const digest = await engine.journal.digest(await engine.ledger('test'), BLOCKS + 1);
    await store[Symbol.asyncDispose]();
    expect(found.digest).toBe(Buffer.from(digest).toString('base64'));
  });

  it('finds tables, indexes, deletes and redactions sound', async () => {
    const dataDir = tempDir();
    const { engine, store } = await startEngine(dataDir);
    await engine.createLedger(LEDGER);
    await engine.commit(
      'test',
      transaction({ op: 'create-table', table: 'A' }, { op: 'create-index', table: 'A', field: 'x' }),
    );
    const inserted = await engine.commit(
      'test',
      transaction({ op: 'insert', table: 'A', data: '{x:1}' }, { op: 'insert', table: 'A', data: '{}' }),
    );
    const [one, two] = inserted.appended.revisions.map(({ document }) => document?.documentId as string);
    await engine.commit(
      'test',
      transaction({ op: 'update', table: 'A', documentId: one as string, data: "{x:a::2.50,y:{{AAAA}},z:'q r'}" }),
    );
    await engine.commit('test', transaction({ op: 'delete', table: 'A', documentId: two as string }));
    await engine.commit('test', transaction({ op: 'redact', table: 'A', documentId: one as string, sequenceNo: 2 }));
    await engine.commit('test', transaction({ op: 'drop-table', table: 'A' }));
    await store[Symbol.asyncDispose]();
    expect(await checkOne(dataDir)).toMatchObject({ outcome: 'sound', counts: { redacted: 1, deleted: 1 } });
  });

  it('finds one flipped bit wherever it lies, and says in which block', async () => {
    const columns = ['block_timestamp', 'block_hash', 'nodes', 'transaction_id', 'entries_hash', 'previous_block_hash'];
    columns.push('entries', 'transaction_info', 'revisions');
    const random = seeded(runSeed());
    const dataDir = await seededDirectory(60);
    const database = new Database(join(dataDir, 'ledger.sqlite'));
    await using store = await openStoreToRead(dataDir);
    const engine = await createEngine();
    const workers = [{ judge: async (chunk: BlockChunk) => judgeChunk(engine, chunk) }];
    const ledger = (await store.findLedger('test', Date.now())) as LedgerRow;
    let tried = 0;
    for (const column of columns)
      for (let times = 0; times < 12; times++) {
        const [sequenceNo, bit] = [1 + random.int(59), random.int(100_000)];
        const takeBack = flipBit(database, column, sequenceNo, bit);
        if (takeBack === undefined) continue;
        tried += 1;
        const { outcome, problems } = await checkLedger(store, ledger, { workers });
        const what = `${column} of block ${sequenceNo}, bit ${bit}`;
        expect(outcome, what).toBe('damaged');
        expect(
          problems.map((problem) => problem.sequenceNo),
          what,
        ).toContain(sequenceNo);
        takeBack();
      }
    database.close();
    expect(tried).toBeGreaterThan(70);
    expect((await checkLedger(store, ledger, { workers })).outcome).toBe('sound');
  });

  it('finds a node of the history tree that was changed, and one that is gone', async () => {
    const dataDir = await seededDirectory(40);
    change(dataDir, (database) => {
      database.exec('UPDATE journal SET nodes = randomblob(length(nodes)) WHERE sequence_no = 7');
      database.exec('UPDATE journal SET nodes = NULL WHERE sequence_no = 31');
    });
    const { outcome, problems, digest } = await checkOne(dataDir);
    expect(outcome).toBe('damaged');
    const tree = problems.filter(({ kind }) => kind === 'tree').map(({ sentence }) => sentence);
    expect(tree).toEqual([
      ...['6 to 7', '4 to 7', '0 to 7'].map(
        (span) => `the node of the history tree over blocks ${span} is not what their hashes give`,
      ),
      ...['30 to 31', '28 to 31', '24 to 31', '16 to 31', '0 to 31'].map(
        (span) => `the node of the history tree over blocks ${span} is missing`,
      ),
    ]);
    // The blocks are all right, and so is the digest that is computed of them; the one that would be answered is not.
    expect(problems.filter(({ kind }) => kind !== 'tree').map(({ kind }) => kind)).toEqual(['digest']);
    expect(digest).toMatch(/^[\w+/]{43}=$/);
  });

  it('finds that the end of a journal was cut off', async () => {
    const dataDir = await seededDirectory(60);
    change(dataDir, (database) => void database.exec('DELETE FROM journal WHERE sequence_no > 50'));
    const { outcome, problems, size } = await checkOne(dataDir);
    expect({ outcome, size }).toEqual({ outcome: 'damaged', size: 51 });
    expect(problems.map(({ kind }) => kind)).toEqual(['end']);
    expect(problems[0]?.sentence).toMatch(/^the journal ends with block 50, but documents speak of block (5[1-9]|60)/);
  });

  it('finds blocks that are missing from the middle, however many, and judges the others', async () => {
    const dataDir = await seededDirectory();
    change(
      dataDir,
      (database) => void database.exec('DELETE FROM journal WHERE sequence_no BETWEEN 10 AND 612 OR sequence_no = 5'),
    );
    const { problems, problemCount, counts, digest } = await checkOne(dataDir);
    expect(counts.blocks).toBe(BLOCKS + 1 - 604);
    expect(problemCount).toBeGreaterThanOrEqual(604);
    const missing = problems.filter(({ sentence }) => sentence === 'the block is missing from the store');
    expect(missing.map(({ sequenceNo }) => sequenceNo).slice(0, 3)).toEqual([5, 10, 11]);
    expect(digest).toBeUndefined();
  });

  it('finds a block that was replaced with all its own hashes right', async () => {
    const dataDir = await seededDirectory(30);
    change(dataDir, (database) => {
      const other = 'FROM journal AS o WHERE o.sequence_no = 21';
      const columns = ['block_hash', 'entries_hash', 'previous_block_hash', 'entries', 'transaction_info', 'revisions'];
      const set = columns.map((column) => `${column} = (SELECT o.${column} ${other})`).join(', ');
      database.exec(`UPDATE journal SET ${set} WHERE sequence_no = 20`);
    });
    const { problems } = await checkOne(dataDir);
    const kinds = new Set(problems.map(({ kind, sequenceNo }) => `${kind} ${sequenceNo}`));
    expect([...kinds]).toEqual(expect.arrayContaining(['entries 20', 'link 20', 'link 21', 'tree 21']));
  });

  it('reads what a service that was killed left in the log', async () => {
    const { service, dataDir } = await startService({ judged: false });
    await service.engine.createLedger(LEDGER);
    await service.engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    const copy = tempDir();
    // As a crash leaves it: the database file without what is still in the log, and the log.
    for (const name of ['ledger.sqlite', 'ledger.sqlite-wal']) copyFileSync(join(dataDir, name), join(copy, name));
    expect(await checkOne(copy)).toMatchObject({ outcome: 'sound', size: 2 });
  });
});

describe('checking refuses, with the reason,', () => {
  const refusal = async (dataDir: string, ledger?: string) => {
    const error = await check(dataDir, ledger).catch((thrown: unknown) => thrown);
    return error as Error & { code?: string };
  };

  it('a directory that a service has open', async () => {
    const { dataDir } = await startService();
    expect(await refusal(dataDir)).toMatchObject({ name: 'ServiceError', code: 'data-locked' });
  });

  it('a directory without data, which it leaves without', async () => {
    const dataDir = tempDir();
    expect(await refusal(join(dataDir, 'x'))).toMatchObject({ code: 'data-unusable' });
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-unusable' });
  });

  it('data of another version', async () => {
    const dataDir = await seededDirectory(1);
    change(dataDir, (database) => void database.pragma('user_version = 5'));
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-older' });
    change(dataDir, (database) => void database.pragma('user_version = 1000'));
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-newer' });
  });

  it('a database file that is none any more, or broken inside', async () => {
    const dataDir = await seededDirectory(300);
    const file = join(dataDir, 'ledger.sqlite');
    change(dataDir, (database) => void database.pragma('journal_mode = DELETE'));
    const bytes = readFileSync(file);
    const broken = Buffer.from(bytes);
    // Pages behind those of the schema: their headers say what a page is.
    for (let page = 12; page * 4096 < broken.length; page++) broken.fill(0xa5, page * 4096, page * 4096 + 64);
    writeFileSync(file, broken);
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-damaged' });
    writeFileSync(file, Buffer.alloc(bytes.length, 'x'));
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-damaged' });
  });

  it('a ledger that is not there, and one without any block', async () => {
    const dataDir = await seededDirectory(3);
    expect(await refusal(dataDir, 'other')).toMatchObject({ code: 'no-ledger' });
    change(dataDir, (database) => void database.exec('DELETE FROM journal'));
    expect(await refusal(dataDir)).toMatchObject({ code: 'data-damaged' });
  });
});
