import { AbortMultipartUploadCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { LedgerService } from '../../src/index.ts';
import { blockTexts, LEDGER, transaction } from '../support/journal.ts';
import { tempDir } from '../support/temp-dir.ts';
import { KMS_KEY_ARN } from './ceph.ts';
import { type FaultProxy, isData, s3Error, startFaultProxy } from './fault-proxy.ts';
import {
  beginExport,
  endOfExport,
  newBucket,
  openUploads,
  readBucket,
  s3Client,
  startExporting,
  waitFor,
} from './support.ts';

const MIB = 1024 * 1024;

/** Blocks of nearly two mebibytes each, within one hour: objects of more than one part. */
async function fillWithLargeBlocks({ engine }: LedgerService, blocks: number): Promise<void> {
  const createdAt = Date.UTC(2025, 2, 1);
  await engine.createLedger({ ...LEDGER, createdAt });
  await engine.commitAll('test', [
    { ...transaction({ op: 'create-table', table: 'A' }), committedAt: createdAt },
    ...Array.from({ length: blocks }, (_, n) => {
      const documents = Array.from({ length: 15 }, (_, at) => `{n:${n},at:${at},text:"${'x'.repeat(127_000)}"}`);
      const inserts = documents.map((data) => ({ op: 'insert', table: 'A', data }) as const);
      return { ...transaction(...inserts), committedAt: createdAt };
    }),
  ]);
}

const isPart = ({ method, query }: FaultProxy['requests'][number]) => method === 'PUT' && query.has('partNumber');

/** What lies in the bucket is, byte by byte, the journal. */
async function expectWhole(service: LedgerService, bucket: string, sizes: number, blocks?: number): Promise<void> {
  const objects = await readBucket(bucket);
  const data = [...objects].filter(([key]) => key.endsWith('.ion')).sort(([a], [b]) => firstOf(a) - firstOf(b));
  expect(data).toHaveLength(sizes);
  const text = data.map(([, bytes]) => new TextDecoder().decode(bytes)).join('');
  const wanted = (await blockTexts(service.engine, 'test'))
    .slice(0, blocks)
    .map((block) => `${block}\n`)
    .join('');
  expect(text === wanted).toBe(true);
  const manifest = [...objects].find(([key]) => key.endsWith('.completed.manifest'));
  expect(new TextDecoder().decode(manifest?.[1])).toBe(`{keys:[${data.map(([key]) => `"${key}"`).join(',')}]}\n`);
}
const firstOf = (key: string) => Number(/\.(\d+)-\d+\.ion$/.exec(key)?.[1]);

it('large objects end at their size and are sent in parts, encrypted as wanted', async () => {
  const proxy = await startFaultProxy();
  const { service, client } = await startExporting({ endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 12);
  const bucket = await newBucket();
  const EncryptionConfiguration = { ObjectEncryptionType: 'SSE_KMS', KmsKeyArn: KMS_KEY_ARN } as const;
  const S3ExportConfiguration = { Bucket: bucket, Prefix: 'p', EncryptionConfiguration };
  const exportId = await beginExport(client, { bucket, S3ExportConfiguration });
  expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(service, bucket, 2);
  expect(await openUploads(bucket)).toBe(0);
  const begins = proxy.requests.filter(({ method, query }) => method === 'POST' && query.has('uploads'));
  expect(begins.map(({ headers }) => headers['x-amz-server-side-encryption'])).toEqual(['aws:kms']);
  expect(proxy.requests.filter(isPart).map(({ bytes }) => bytes)).toEqual([8 * MIB, 8 * MIB, expect.any(Number)]);
});

it('a part that does not arrive is sent again, and so is the end of an upload whose answer was lost', async () => {
  const proxy = await startFaultProxy();
  const { service, client } = await startExporting({ endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 9);
  const bucket = await newBucket();
  let parts = 0;
  let ends = 0;
  proxy.fault = (request) => {
    if (isPart(request)) {
      parts += 1;
      if (parts === 1) return { cut: 'before' };
      if (parts === 2) return s3Error(503, 'SlowDown');
      if (parts === 3) return { cut: 'after' };
    }
    if (request.method === 'POST' && request.query.has('uploadId')) {
      ends += 1;
      if (ends === 1) return { cut: 'after' };
    }
    return undefined;
  };
  const exportId = await beginExport(client, { bucket });
  expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(service, bucket, 1);
  expect(await openUploads(bucket)).toBe(0);
});

it('the end of an upload names the checksums that S3 answered for its parts, which AWS insists on', async () => {
  const proxy = await startFaultProxy();
  const { service, client } = await startExporting({ endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 9);
  const bucket = await newBucket();
  const sent: unknown[] = [];
  // As AWS does; this gateway is older than these checksums.
  proxy.fault = (request) => {
    if (!isPart(request)) return undefined;
    const checksum = request.headers['x-amz-checksum-crc32'] as string;
    sent.push(checksum);
    return { add: { 'x-amz-checksum-crc32': checksum } };
  };
  const exportId = await beginExport(client, { bucket });
  expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(service, bucket, 1);
  const begin = proxy.requests.find(({ method, query }) => method === 'POST' && query.has('uploads'));
  expect(begin?.headers['x-amz-checksum-algorithm']).toBe('CRC32');
  const end = proxy.requests.find(({ method, query }) => method === 'POST' && query.has('uploadId'));
  const named = [...(end?.text.matchAll(/<ChecksumCRC32>([^<]+)</g) ?? [])].map(([, checksum]) => checksum);
  expect(named).toEqual(sent);
  expect(named).toHaveLength(3);
});

it('an upload that S3 has lost is begun anew', async () => {
  const proxy = await startFaultProxy();
  const { service, client } = await startExporting({ endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 9);
  const bucket = await newBucket();
  const s3 = s3Client();
  let parts = 0;
  proxy.fault = async (request) => {
    if (!isPart(request)) return undefined;
    parts += 1;
    if (parts === 2) {
      const UploadId = request.query.get('uploadId') as string;
      await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: request.key, UploadId }));
    }
    return undefined;
  };
  const exportId = await beginExport(client, { bucket });
  expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(service, bucket, 1);
  expect(await openUploads(bucket)).toBe(0);
});

it('an upload that cannot be finished is given free: when S3 refuses, and when the service is stopped', async () => {
  const proxy = await startFaultProxy();
  const dataDir = tempDir();
  const { service, client } = await startExporting({ dataDir, endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 9);
  const bucket = await newBucket();
  proxy.fault = (request) =>
    isPart(request) && request.query.get('partNumber') === '2' ? s3Error(403, 'AccessDenied') : undefined;
  const refused = await beginExport(client, { bucket });
  expect((await endOfExport(client, refused)).Status).toBe('CANCELLED');
  expect(await openUploads(bucket)).toBe(0);

  let hanging = false;
  proxy.fault = (request) => {
    if (!isPart(request) || request.query.get('partNumber') !== '2') return undefined;
    hanging = true;
    return 'hang';
  };
  const stopped = await beginExport(client, { bucket });
  await waitFor('the second part', () => hanging);
  expect(await openUploads(bucket)).toBe(1);
  await service.close();
  expect(await openUploads(bucket)).toBe(0);
  const next = await startExporting({ dataDir, judged: false });
  expect((await endOfExport(next.client, stopped)).Status).toBe('COMPLETED');
  await expectWhole(next.service, bucket, 1);
});

it('an upload left behind by a process that was killed is given free by the next one', async () => {
  const proxy = await startFaultProxy();
  const dataDir = tempDir();
  const { service, client } = await startExporting({ dataDir, endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 9);
  const bucket = await newBucket();
  let hanging = false;
  proxy.fault = (request) => {
    // Neither another part nor the abortion at the end gets through, as when the process is killed.
    if (request.method === 'DELETE') return { cut: 'before' };
    if (!isPart(request) || request.query.get('partNumber') !== '2') return undefined;
    hanging = true;
    return 'hang';
  };
  const exportId = await beginExport(client, { bucket });
  await waitFor('the second part', () => hanging);
  await service.close();
  expect(await openUploads(bucket)).toBe(1);
  expect(proxy.requests.filter(isData).length).toBeGreaterThan(0);
  const next = await startExporting({ dataDir, judged: false });
  expect((await endOfExport(next.client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(next.service, bucket, 1);
  expect(await openUploads(bucket)).toBe(0);
});

it('an object keeps its borders, and so its key, when its blocks have become smaller between two runs', async () => {
  const proxy = await startFaultProxy();
  const dataDir = tempDir();
  const { service, client } = await startExporting({ dataDir, endpoint: proxy.url, judged: false });
  await fillWithLargeBlocks(service, 12);
  const { engine } = service;
  const first = await engine.journal.block(await engine.ledger('test'), 2);
  const ids = first.revisions.slice(0, 8).map(({ document }) => document?.documentId as string);
  const updates = ids.map((documentId) => ({ op: 'update', table: 'A', documentId, data: '{}' }) as const);
  await engine.commit('test', transaction(...updates));
  const end = new Date(engine.now());

  const bucket = await newBucket();
  let finished = false;
  proxy.fault = (request) => {
    if (request.method !== 'POST' || !request.query.has('uploadId')) return finished ? 'hang' : undefined;
    finished = true;
    return { cut: 'after' };
  };
  const exportId = await beginExport(client, { bucket, ExclusiveEndTime: end });
  await waitFor('the first object', async () => finished && (await readBucket(bucket)).size > 1);
  const before = [...(await readBucket(bucket)).keys()];
  await service.close();

  // A run that reaches nothing, and meanwhile the first object becomes smaller than an object has to be.
  const silent = await startFaultProxy();
  silent.fault = () => 'hang';
  const between = await startExporting({ dataDir, endpoint: silent.url, judged: false });
  for (const documentId of ids) {
    await between.service.engine.commit('test', transaction({ op: 'redact', table: 'A', documentId, sequenceNo: 2 }));
  }
  await between.service.close();

  const next = await startExporting({ dataDir, judged: false });
  expect((await endOfExport(next.client, exportId)).Status).toBe('COMPLETED');
  await expectWhole(next.service, bucket, 3, 15);
  expect([...(await readBucket(bucket)).keys()]).toEqual(expect.arrayContaining(before));
});
