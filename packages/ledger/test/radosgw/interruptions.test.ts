import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createClient, startService } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';
import { isCompleted, isData, startFaultProxy } from './fault-proxy.ts';
import {
  beginExport,
  describeExport,
  endOfExport,
  expectExported,
  fillLedger,
  newBucket,
  readBucket,
  s3Client,
  startExporting,
  waitFor,
} from './support.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2025, 2, 1);
const serviceModule = new URL('../../src/index.ts', import.meta.url).href;

describe('an export', () => {
  it.each(['ION_TEXT', 'ION_BINARY', 'JSON'] as const)(
    'in %s is completed by the next process when its own is killed, writing the same keys',
    async (OutputFormat) => {
      const dataDir = tempDir();
      const { service: filling } = await startService({ dataDir });
      await fillLedger(filling, { blocks: 60, from: FROM, to: FROM + 20 * HOUR });
      await filling.close();

      const proxy = await startFaultProxy();
      // Some objects are there, some have reached S3 but nobody knows, some have not.
      let seen = 0;
      proxy.fault = (request) => {
        if (!isData(request)) return undefined;
        seen += 1;
        if (seen === 9) return { slowMs: 60_000 };
        return seen > 9 ? 'hang' : undefined;
      };
      const code = `
        import { createLedgerService } from ${JSON.stringify(serviceModule)};
        const [dataDir, endpoint, credentials] = process.argv.slice(1);
        const s3 = { endpoint, region: 'us-east-1', credentials: JSON.parse(credentials) };
        const service = await createLedgerService({ dataDir, s3, stateDelayMs: 0 });
        await service.listen(0);
        console.log(service.url);`;
      const account = JSON.stringify(inject('radosgw').accounts.owner);
      const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir, proxy.url, account], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const [url] = (await once(child.stdout, 'data')) as [Buffer];
      const bucket = await newBucket();
      const exportId = await beginExport(createClient(String(url).trim()), { bucket, OutputFormat });
      await waitFor('the export to be in the middle', () => seen >= 10);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      const atKill = [...(await readBucket(bucket)).keys()];
      expect(atKill.length).toBeGreaterThan(1);
      expect(atKill.length).toBeLessThan(21);
      expect(atKill.filter((key) => key.endsWith('.completed.manifest'))).toEqual([]);

      const { service, client } = await startExporting({ dataDir });
      expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
      const { keys, objects } = await expectExported(service, exportId, { bucket });
      expect(keys).toHaveLength(20);
      expect(objects.size).toBe(22);
      expect([...objects.keys()]).toEqual(expect.arrayContaining(atKill));
    },
  );

  it('survives being killed again and again, wherever it is', async () => {
    const dataDir = tempDir();
    const first = await startExporting({ dataDir, judged: false });
    await fillLedger(first.service, { blocks: 30, from: FROM, to: FROM + 15 * HOUR });
    const bucket = await newBucket();
    await first.service.close();
    let exportId = '';
    for (let after = 0; after < 36; after += 5) {
      const proxy = await startFaultProxy();
      let reached = () => {};
      const stop = new Promise<void>((resolve) => {
        reached = resolve;
      });
      let writes = 0;
      proxy.fault = () => {
        writes += 1;
        if (writes <= Math.max(1, after)) return undefined;
        reached();
        return 'hang';
      };
      const { service, client } = await startExporting({ dataDir, endpoint: proxy.url, judged: false });
      if (exportId === '') exportId = await beginExport(client, { bucket });
      const ended = waitFor('the end', async () => (await describeExport(client, exportId)).Status !== 'IN_PROGRESS');
      await Promise.race([stop, ended]);
      ended.catch(() => undefined);
      if ((await describeExport(client, exportId)).Status === 'IN_PROGRESS') {
        const manifests = [...(await readBucket(bucket)).keys()].filter((key) => key.endsWith('.completed.manifest'));
        // A manifest may only be there when everything it names is.
        if (manifests.length > 0) await expectExported(service, exportId, { bucket });
      }
      const begun = performance.now();
      await service.close();
      expect(performance.now() - begun).toBeLessThan(40_000);
    }
    const { service, client } = await startExporting({ dataDir });
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    expect((await expectExported(service, exportId, { bucket })).keys).toHaveLength(15);
  });

  it('writes objects again that are lost or changed before its last manifest', async () => {
    const { service, client, advance } = await startExporting({ stateDelayMs: 120_000 });
    await fillLedger(service, { blocks: 10, from: FROM, to: FROM + 5 * HOUR });
    const bucket = await newBucket();
    const exportId = await beginExport(client, { bucket });
    const dataKeys = async () => [...(await readBucket(bucket)).keys()].filter((key) => key.endsWith('.ion'));
    await waitFor('all objects', async () => (await dataKeys()).length === 5);
    const [lost, changed] = await dataKeys();
    await s3Client().send(new DeleteObjectCommand({ Bucket: bucket, Key: lost }));
    await s3Client().send(new PutObjectCommand({ Bucket: bucket, Key: changed, Body: 'something else' }));
    advance(120_000);
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    expect((await expectExported(service, exportId, { bucket })).keys).toHaveLength(5);
  });

  it('is cancelled, without a manifest, when its objects disappear again and again', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 4, from: FROM, to: FROM + 2 * HOUR });
    const bucket = await newBucket();
    proxy.fault = async (request) => {
      if (request.method !== 'HEAD') return undefined;
      await s3Client().send(new DeleteObjectCommand({ Bucket: bucket, Key: request.key }));
      return undefined;
    };
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('CANCELLED');
    expect(proxy.requests.filter(isCompleted)).toEqual([]);
  });
});
