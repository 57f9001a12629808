import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childrenOf, commandOf, isAlive, startProduct } from './support/product.ts';
import { run, start } from './support/run.ts';

const OWN = { 'x-qldb-console': '1', 'content-type': 'application/json' };
const connectionsOf = async (url: string) => {
  const answer = await fetch(`${url}/api/connections`);
  return ((await answer.json()) as { connections: Record<string, unknown>[] }).connections;
};
const test = async (url: string, connection: string) => {
  const answer = await fetch(`${url}/api/connections/${connection}/test`, { method: 'POST', headers: OWN });
  return (await answer.json()) as { outcome: string; message: string; s3: unknown; kinesis: unknown };
};

describe('start', () => {
  it('uses the local stand-ins for the embedded service, and keeps what was exported over a restart', async () => {
    await using product = await startProduct([], { LEDGER_SAMPLE: 'on', LEDGER_STATE_DELAY_MS: '0' });
    expect(await connectionsOf(product.url)).toMatchObject([
      { id: 'embedded', local: true, s3Endpoint: product.s3Url, kinesisEndpoint: product.kinesisUrl },
    ]);
    expect(await test(product.url, 'embedded')).toMatchObject({
      outcome: 'ok',
      s3: { outcome: 'ok' },
      kinesis: { outcome: 'ok' },
    });
    const path = '/api/connections/embedded/ledgers/vehicle-registration/journal-s3-exports';
    const created = await fetch(product.url + path, {
      method: 'POST',
      headers: OWN,
      body: JSON.stringify({
        inclusiveStartTime: '2025-01-01T00:00:00.000Z',
        exclusiveEndTime: '2025-01-08T00:00:00.000Z',
        bucket: 'local-exports',
        prefix: 'kept',
        encryption: 'NO_ENCRYPTION',
        roleArn: 'arn:aws:iam::000000000000:role/local',
      }),
    });
    const { exportId } = (await created.json()) as { exportId: string };
    const contents = async (url: string) => {
      const answer = await fetch(`${url}${path}/${exportId}/contents`);
      return (await answer.json()) as { objects: { key: string; listed: boolean }[]; completedManifests: unknown[] };
    };
    await expect.poll(async () => (await contents(product.url)).completedManifests.length).toBe(1);
    const before = await contents(product.url);
    expect(before.objects.length).toBeGreaterThan(1);
    product.child.kill('SIGTERM');
    await product.ended;
    await using again = await startProduct([], { DATA_DIR: product.dataDir });
    expect(await contents(again.url)).toEqual(before);
  });

  it('starts only those stand-ins that are needed', async () => {
    await using own = await startProduct([], {
      LEDGER_S3_ENDPOINT: 'http://127.0.0.1:9',
      LEDGER_KINESIS_ENDPOINT: 'aws',
    });
    expect(childrenOf(own.child.pid).map(commandOf)).toEqual(['ledger']);
    expect(own.stdout()).toContain('S3               http://127.0.0.1:9\n');
    expect(own.stdout()).toContain("Kinesis          AWS's own (region us-east-1)\n");
    await using half = await startProduct(['--s3-endpoint', 'http://127.0.0.1:9']);
    expect(childrenOf(half.child.pid).map(commandOf).sort()).toEqual(['ledger', 'local-endpoints']);
    expect(half.s3Url).toBeUndefined();
    expect(await connectionsOf(half.url)).toMatchObject([{ local: false, kinesisEndpoint: half.kinesisUrl }]);
  });

  it('has the connections of a file beside the embedded service, and names each mistake in it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cli-connections-'));
    const file = join(directory, 'console.json');
    const write = (entries: unknown[]) => writeFile(file, JSON.stringify({ connections: entries }));
    await write([
      { id: 'nowhere', name: 'Nowhere', endpoint: 'http://127.0.0.1:9', region: 'eu-west-1', profile: 'none' },
    ]);
    {
      await using product = await startProduct(['--config', file], {
        AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
        AWS_CONFIG_FILE: '/nowhere',
        AWS_EC2_METADATA_DISABLED: 'true',
      });
      expect(product.stdout()).toContain('Connections      1 more from --config');
      expect((await connectionsOf(product.url)).map(({ id }) => id)).toEqual(['embedded', 'nowhere']);
      expect(await test(product.url, 'nowhere')).toMatchObject({ outcome: 'no-credentials' });
      expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    }
    await write([{ id: 'a', region: 'Mars One' }, { id: 'a' }]);
    const { code, stderr } = await run(['start', '--config', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      '  console.json, connection 1: region is "Mars One": a region is written like us-east-1.\n',
    );
    expect(stderr).toContain('  console.json, connection 2: region is missing;');
    await rm(directory, { recursive: true, force: true });
  });
});

describe('local-endpoints', () => {
  it('runs alone until it is told to stop, and closes what it kept', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'cli-local-'));
    const running = start(['local-endpoints'], { LOCAL_S3_PORT: '0', LOCAL_KINESIS_PORT: 'off', DATA_DIR: dataDir });
    await expect.poll(running.stdout).toContain('Data in');
    expect(running.stdout()).toMatch(
      /^Local S3 on http:\/\/127\.0\.0\.1:\d+ \(bucket local-exports\)\nData in .*; for this machine only/,
    );
    const second = await run(['local-endpoints'], { LOCAL_S3_PORT: '0', LOCAL_KINESIS_PORT: 'off', DATA_DIR: dataDir });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^The directory .*local-s3 is in use by another process\. Stop it, or choose another directory with DATA_DIR\.\n$/,
    );
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
    expect(isAlive(running.child.pid ?? 0)).toBe(false);
    await rm(dataDir, { recursive: true, force: true });
  });

  it('names every wrong setting', async () => {
    const { code, stderr } = await run(['local-endpoints', '--s3-port', 'x'], { LEDGER_ACCOUNT_ID: '12' });
    expect(code).toBe(2);
    expect(stderr).toContain('--s3-port is "x": must be a whole number from 0 to 65535 (0 = any free one), or off.');
    expect(stderr).toContain('LEDGER_ACCOUNT_ID is "12": must be 12 digits.');
    expect(stderr).not.toContain('    at ');
  });
});
