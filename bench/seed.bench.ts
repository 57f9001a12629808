/**
 * Seeding a ledger: transactions are invented, hashed and written, 500 blocks to a durable transaction. The baseline is what no
 * way of hashing could save: the same rows, as they are, written by SQLite in transactions of the same size.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { seedLedger } from '@qldb-console/ledger';
import { compare, formatComparison } from './measure.ts';

const BLOCKS = 4_000;
const PER_TRANSACTION = 500;
/** A million blocks take minutes. */
const GOAL_PER_SECOND = 1_000_000 / 300;

const directory = mkdtempSync(join(tmpdir(), 'bench-seed-'));
let runs = 0;

/** Seeds a new data directory. @returns it */
async function seed(): Promise<string> {
  const dataDir = join(directory, String(runs++));
  const unused = { endpoint: 'http://127.0.0.1:1', region: 'us-east-1', maxLedgers: 5 };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { signal } = new AbortController();
  const options = { ledger: 'bench', blocks: BLOCKS, seed: 'bench', endpointOnly: false, dataDir, credentials, signal };
  for await (const _ of seedLedger({ ...unused, ...options }));
  return dataDir;
}

type Row = Record<string, null | number | string | Uint8Array>;
const source = new DatabaseSync(join(await seed(), 'ledger.sqlite'));
const rows = source.prepare('SELECT * FROM journal ORDER BY id').all() as Row[];
const columns = (source.prepare('PRAGMA table_info(journal)').all() as { name: string }[]).map(({ name }) => name);
source.close();

function writeRows(): void {
  const database = new DatabaseSync(join(directory, `${runs++}.sqlite`));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(`CREATE TABLE journal (id INTEGER PRIMARY KEY, ${columns.filter((name) => name !== 'id').join(', ')})`);
  const insert = database.prepare(
    `INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (let at = 0; at < rows.length; at += PER_TRANSACTION) {
    database.exec('BEGIN IMMEDIATE');
    for (const row of rows.slice(at, at + PER_TRANSACTION)) insert.run(...columns.map((name) => row[name] ?? null));
    database.exec('COMMIT');
  }
  database.close();
}

const result = await compare(`${BLOCKS} blocks seeded, SQLite alone with their rows`, seed, writeRows, {
  pairs: 5,
  seconds: 0.5,
});
const rate = Math.round(BLOCKS / result.ours);
console.log(formatComparison(result));
console.log(
  `  ${rate} blocks per second, a million in ${Math.round(1_000_000 / rate)} s  (goal 300 s: ${rate >= GOAL_PER_SECOND ? 'met' : 'MISSED'})`,
);
rmSync(directory, { recursive: true });
if (rate < GOAL_PER_SECOND) process.exitCode = 1;
