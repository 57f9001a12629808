import { expect, it, onTestFinished } from 'vitest';
import { addAccounts, startCeph, startGateway } from './ceph.ts';
import { isData, startFaultProxy } from './fault-proxy.ts';
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

// With a cluster of its own: one whose gateway was killed is slow for half a minute.
it('an export goes on when S3 dies in the middle and comes back', { timeout: 240_000 }, async () => {
  const ceph = await startCeph();
  onTestFinished(() => ceph.close());
  await addAccounts(ceph);
  const gateway = await startGateway(ceph);
  onTestFinished(() => gateway.kill());
  const proxy = await startFaultProxy(gateway.url);
  const s3 = s3Client(gateway.url);
  const { service, client } = await startExporting({ endpoint: proxy.url });
  await fillLedger(service, { blocks: 40, from: FROM, to: FROM + 40 * HOUR });
  const bucket = await newBucket(s3);
  let killed: Promise<void> | undefined;
  proxy.fault = (request) => {
    if (isData(request) && proxy.requests.filter(isData).length >= 10) killed ??= gateway.kill();
    return undefined;
  };
  const exportId = await beginExport(client, { bucket });
  await waitFor('S3 to be dead and asked again', () => killed !== undefined && proxy.requests.length > 30);
  expect((await describeExport(client, exportId)).Status).toBe('IN_PROGRESS');
  const again = await startGateway(ceph, gateway.port);
  onTestFinished(() => again.kill());
  expect((await readBucket(bucket, s3)).size).toBeLessThan(42);
  expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
  expect((await expectExported(service, exportId, { bucket, s3 })).keys).toHaveLength(40);
});
