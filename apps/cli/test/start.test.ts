import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { childrenOf, commandOf, FREE_PORTS, isAlive, startProduct } from './support/product.ts';
import { start } from './support/run.ts';

const ledgersOf = async (url: string) => {
  const answer = await fetch(`${url}/api/connections/embedded/ledgers`);
  return ((await answer.json()) as { ledgers: { name: string }[] }).ledgers.map(({ name }) => name);
};

describe('start', () => {
  it('runs the console, the ledger service and the local stand-ins in three processes, with the sample ledger, and says how to reach them', async () => {
    await using product = await startProduct([], { LEDGER_SAMPLE: 'on' });
    expect(await ledgersOf(product.url)).toEqual(['vehicle-registration']);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    const processes = childrenOf(product.child.pid);
    expect(processes).toHaveLength(2);
    expect(product.stdout()).toContain(`${product.s3Url}  (local stand-in, this machine only; bucket local-exports)`);
    expect(product.stdout()).toContain(
      `${product.kinesisUrl}  (local stand-in, this machine only; stream local-journal)`,
    );
    expect(product.stdout()).toContain(
      `AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws qldb list-ledgers --endpoint-url ${product.ledgerUrl} --region us-east-1`,
    );
    expect(product.stdout()).toContain(product.dataDir);
    expect(product.stderr()).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends every process in order on %s', async (signal) => {
    await using product = await startProduct();
    const services = childrenOf(product.child.pid);
    product.child.kill(signal);
    const { code, stderr } = await product.ended;
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(services.filter(isAlive)).toEqual([]);
    // Closed in order, SQLite leaves no journal behind.
    expect(
      (await readdir(product.dataDir, { recursive: true })).filter((name) => /-(wal|shm|journal)$/.test(name)),
    ).toEqual([]);
  });

  it('leaves no service behind when it is killed', async () => {
    await using product = await startProduct();
    const services = childrenOf(product.child.pid);
    product.child.kill('SIGKILL');
    expect((await product.ended).signal).toBe('SIGKILL');
    await expect.poll(() => services.filter(isAlive)).toEqual([]);
  });

  it.each([
    ['ledger', 'The ledger service was ended by SIGKILL.\n'],
    ['local-endpoints', 'The process of the local stand-ins for S3 and Kinesis was ended by SIGKILL.\n'],
  ])('reports that the process %s ended, and ends too', async (command, message) => {
    await using product = await startProduct();
    const services = childrenOf(product.child.pid);
    process.kill(services.find((pid) => commandOf(pid) === command) ?? -1, 'SIGKILL');
    const { code, stderr } = await product.ended;
    expect(code).toBe(1);
    expect(stderr).toBe(message);
    expect(services.filter(isAlive)).toEqual([]);
  });

  it('says why the services cannot start', async () => {
    await using product = await startProduct();
    const second = await start(['start'], { ...FREE_PORTS, DATA_DIR: product.dataDir }).ended;
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(product.dataDir);
    expect(second.stderr).toMatch(
      /(The ledger service|The process of the local stand-ins for S3 and Kinesis) ended with code 1/,
    );
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
