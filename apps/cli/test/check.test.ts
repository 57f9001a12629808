import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@qldb-console/ledger';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from './support/run.ts';

/** A data directory with the ledger `cars` of 41 blocks. */
async function seeded(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cli-check-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  // No service answers at a port where nothing can listen.
  const environment = { LEDGER_PORT: '1' };
  const { code } = await run(
    ['seed', '--ledger', 'cars', '--blocks', '40', '--seed', 'a', '--data-dir', dataDir],
    environment,
  );
  expect(code).toBe(0);
  return dataDir;
}

/** Writes over the hash of a block. */
function spoil(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'ledger.sqlite'));
  database.exec('UPDATE journal SET block_hash = zeroblob(32) WHERE sequence_no = 17');
  database.close();
}

describe('check', () => {
  it('says that a data directory is sound, with the digest, and answers 0', async () => {
    const { code, stdout } = await run(['check', '--data-dir', await seeded()]);
    expect(stdout).toMatch(
      /^cars: sound\. 41 blocks, \d+ revisions hashed again; .*\n {2}digest [\w+/]{43}= \(tip 40\)\n$/,
    );
    expect(code).toBe(0);
  });

  it('says what is damaged and where, and answers 1, as text and as JSON', async () => {
    const dataDir = await seeded();
    spoil(dataDir);
    const text = await run(['check', '--data-dir', dataDir, '--ledger', 'cars', '--threads', '1']);
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/^cars: \d+ problems in 41 blocks\.\n/);
    expect(text.stdout).toContain('  block 17: ');
    expect(text.stdout).toContain(`    stored    ${'A'.repeat(43)}=\n`);
    const json = await run(['check', '--data-dir', dataDir, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      exitCode: 1,
      ledgers: [{ ledger: 'cars', outcome: 'damaged', size: 41 }],
    });
  });

  it('answers 2 for what it cannot check: no data, a service on it, no such ledger, wrong use', async () => {
    const dataDir = await seeded();
    const refused = async (...args: string[]) => {
      const { code, stderr, stdout } = await run(['check', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await refused('--data-dir', join(dataDir, 'none'))).toContain('There is no data of the ledger service in');
    expect(await refused('--data-dir', dataDir, '--ledger', 'bikes')).toContain('There is no ledger bikes');
    expect(await refused('--data-dir', dataDir, '--threads', '0')).toContain('--threads is "0": must be 1 to 8.');
    await using _store = await openSqliteStore(dataDir);
    expect(await refused('--data-dir', dataDir)).toMatch(/is in use by another process \(pid \d+\)/);
  });
});
