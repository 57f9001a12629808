import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { childrenOf, isAlive, startProduct } from './support/product.ts';
import { start } from './support/run.ts';

const ledgersOf = async (url: string) => {
  const answer = await fetch(`${url}/api/connections/embedded/ledgers`);
  return ((await answer.json()) as { ledgers: { name: string }[] }).ledgers.map(({ name }) => name);
};

describe('start', () => {
  it('runs the console and the ledger service in two processes, with the sample ledger, and says how to reach both', async () => {
    await using product = await startProduct([], { LEDGER_SAMPLE: 'on' });
    expect(await ledgersOf(product.url)).toEqual(['vehicle-registration']);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    const processes = childrenOf(product.child.pid);
    expect(processes).toHaveLength(1);
    expect(product.stdout()).toContain(
      `AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws qldb list-ledgers --endpoint-url ${product.ledgerUrl} --region us-east-1`,
    );
    expect(product.stdout()).toContain(product.dataDir);
    expect(product.stderr()).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends both processes in order on %s', async (signal) => {
    await using product = await startProduct();
    const [ledger = -1] = childrenOf(product.child.pid);
    product.child.kill(signal);
    const { code, stderr } = await product.ended;
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(isAlive(ledger)).toBe(false);
    // Closed in order, SQLite leaves no journal behind.
    expect((await readdir(product.dataDir)).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  });

  it('does not leave the ledger service behind when it is killed', async () => {
    await using product = await startProduct();
    const [ledger = -1] = childrenOf(product.child.pid);
    product.child.kill('SIGKILL');
    expect((await product.ended).signal).toBe('SIGKILL');
    await expect.poll(() => isAlive(ledger), { timeout: 10_000 }).toBe(false);
  });

  it('reports that the ledger service ended, and ends too', async () => {
    await using product = await startProduct();
    const [ledger = -1] = childrenOf(product.child.pid);
    process.kill(ledger, 'SIGKILL');
    const { code, stderr } = await product.ended;
    expect(code).toBe(1);
    expect(stderr).toBe('The ledger service was ended by SIGKILL.\n');
  });

  it('says why the ledger service cannot start', async () => {
    await using product = await startProduct();
    const second = await start(['start'], { PORT: '0', LEDGER_PORT: '0', DATA_DIR: product.dataDir }).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(product.dataDir);
    expect(second.stderr).toContain('The ledger service ended with code');
    expect(second.stderr).not.toContain('    at ');
    // The first one has not noticed.
    expect(await ledgersOf(product.url)).toEqual([]);
  });

  it('does not print a secret key of the reader’s own', async () => {
    await using product = await startProduct([], {
      LEDGER_ACCESS_KEY_ID: 'MYKEY',
      LEDGER_SECRET_ACCESS_KEY: 'very-secret',
    });
    expect(product.stdout()).toContain('AWS_ACCESS_KEY_ID=MYKEY AWS_SECRET_ACCESS_KEY="$LEDGER_SECRET_ACCESS_KEY"');
    expect(product.stdout() + product.stderr()).not.toContain('very-secret');
    expect(await ledgersOf(product.url)).toEqual([]);
  });
});
