import {
  DeleteLedgerCommand,
  DescribeLedgerCommand,
  ExportJournalToS3Command,
  ListJournalS3ExportsCommand,
  ListJournalS3ExportsForLedgerCommand,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { EXPORT_LIMITS } from '../../src/engine/limits.ts';
import { transaction } from '../support/journal.ts';
import { errorOf } from '../support/service.ts';
import { isCompleted, isData, s3Error, startFaultProxy } from './fault-proxy.ts';
import {
  beginExport,
  describeExport,
  endOfExport,
  expectExported,
  exportInput,
  fillLedger,
  newBucket,
  startExporting,
  waitFor,
} from './support.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2025, 2, 1);

/** A ledger whose exports S3 holds up until the test lets them go. */
async function heldUp(options: Parameters<typeof startExporting>[0] & { blocks?: number } = {}) {
  const proxy = await startFaultProxy();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  proxy.fault = async (request) => {
    if (isData(request)) await released;
    return undefined;
  };
  const test = await startExporting({ endpoint: proxy.url, ...options });
  await fillLedger(test.service, { blocks: options.blocks ?? 24, from: FROM, to: FROM + 12 * HOUR });
  return { ...test, proxy, release, bucket: await newBucket() };
}

describe('the quota of exports', () => {
  it('is two in progress for each ledger, also when they are asked for at once; finished ones do not count', async () => {
    const { service, client, bucket, release } = await heldUp();
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => client.send(new ExportJournalToS3Command(exportInput({ bucket })))),
    );
    const begun = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.ExportId as string] : []));
    expect(begun).toHaveLength(2);
    const error = await client.send(new ExportJournalToS3Command(exportInput({ bucket }))).catch((reason) => reason);
    expect(error).toMatchObject({
      name: 'LimitExceededException',
      message: 'Exceeded the limit of 2 concurrent Journal export jobs',
      ResourceType: 'Export',
      $metadata: { httpStatusCode: 400 },
    });
    await fillLedger(service, { blocks: 2, from: FROM, to: FROM + HOUR, name: 'other' });
    await client.send(new ExportJournalToS3Command({ ...exportInput({ bucket }), Name: 'other' }));
    release();
    for (const exportId of begun) {
      expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
      await expectExported(service, exportId, { bucket });
    }
    await beginExport(client, { bucket });
  });

  it('can be set', async () => {
    const { client, bucket, release } = await heldUp({ maxExports: 1 });
    await beginExport(client, { bucket });
    expect(await errorOf(beginExport(client, { bucket }))).toMatchObject({
      name: 'LimitExceededException',
      message: 'Exceeded the limit of 1 concurrent Journal export jobs',
    });
    release();
  });
});

describe('an export', () => {
  it('is IN_PROGRESS for a believable time', async () => {
    const { client, bucket, release } = await heldUp({ stateDelayMs: 800 });
    release();
    await waitFor(
      'the ledger',
      async () => (await client.send(new DescribeLedgerCommand({ Name: 'test' }))).State === 'ACTIVE',
    );
    const begun = Date.now();
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(780);
  });

  it('is gone from everywhere some time after it has ended, and not before', async () => {
    const { client, bucket, release, advance } = await heldUp({ jobRetentionMs: 60_000 });
    const exportId = await beginExport(client, { bucket });
    advance(120_000);
    expect((await describeExport(client, exportId)).Status).toBe('IN_PROGRESS');
    release();
    await endOfExport(client, exportId);
    advance(30_000);
    expect((await describeExport(client, exportId)).Status).toBe('COMPLETED');
    const lists = async () => {
      const all = await client.send(new ListJournalS3ExportsCommand({}));
      const own = await client.send(new ListJournalS3ExportsForLedgerCommand({ Name: 'test' }));
      return [all, own].map((list) => list.JournalS3Exports?.map((row) => row.ExportId));
    };
    expect(await lists()).toEqual([[exportId], [exportId]]);
    advance(31_000);
    expect(await errorOf(describeExport(client, exportId))).toEqual({
      name: 'ResourceNotFoundException',
      message: `The Export with id ${exportId} is not found`,
      status: 404,
      ResourceType: 'Export',
      ResourceName: exportId,
    });
    expect(await lists()).toEqual([[], []]);
  });

  it('of a ledger that is deleted is cancelled, and not listed under another ledger of that name', async () => {
    const { service, client, bucket, proxy, release, advance } = await heldUp({ stateDelayMs: 120_000 });
    const exportId = await beginExport(client, { bucket });
    await waitFor('objects on their way', () => proxy.requests.some(isData));
    await client.send(new DeleteLedgerCommand({ Name: 'test' }));
    expect((await endOfExport(client, exportId)).Status).toBe('CANCELLED');
    expect(proxy.requests.filter(isCompleted)).toEqual([]);
    release();
    advance(120_000);
    await waitFor('the ledger to be gone', async () => {
      const error = await client
        .send(new DescribeLedgerCommand({ Name: 'test' }))
        .catch((reason: Error) => reason.name);
      return error === 'ResourceNotFoundException';
    });
    expect(await errorOf(describeExport(client, exportId))).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'Ledger',
    });
    expect((await client.send(new ListJournalS3ExportsCommand({}))).JournalS3Exports).toEqual([]);
    await fillLedger(service, { blocks: 2, from: FROM, to: FROM + HOUR });
    expect((await client.send(new ListJournalS3ExportsForLedgerCommand({ Name: 'test' }))).JournalS3Exports).toEqual(
      [],
    );
  });

  it('that waits for a key lets those of other ledgers go on', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url, maxExports: EXPORT_LIMITS.runningJobs });
    const { engine } = service;
    // More objects than are on their way at once, and more blocks than are read at once.
    await fillLedger(service, { blocks: 2 * EXPORT_LIMITS.blocksAtOnce, from: FROM, to: FROM + 30 * HOUR });
    await fillLedger(service, { blocks: 2, from: FROM, to: FROM + HOUR, name: 'other' });
    const key = 'arn:aws:kms:us-east-1:000000000000:key/of-the-ledger';
    await engine.updateLedger('test', { key });
    const bucket = await newBucket();
    proxy.fault = (request) => (isData(request) ? s3Error(503, 'SlowDown') : undefined);
    const waiting: string[] = [];
    while (waiting.length < EXPORT_LIMITS.runningJobs)
      waiting.push(await beginExport(client, { bucket, prefix: String(waiting.length) }));
    await waitFor('all to have begun', () => {
      const begun = new Set(proxy.requests.filter(isData).map((request) => request.key.split('/')[0]));
      return begun.size === waiting.length;
    });
    await engine.setKeyState(key, 'Disabled');
    proxy.fault = () => undefined;
    const other = await beginExport(client, { bucket, prefix: 'other', Name: 'other' });
    await waitFor('the end of the other', async () => {
      return (await describeExport(client, other, 'other')).Status === 'COMPLETED';
    });
    for (const id of waiting) expect((await describeExport(client, id)).Status).toBe('IN_PROGRESS');
    await engine.setKeyState(key, 'Enabled');
    for (const id of waiting) expect((await endOfExport(client, id)).Status).toBe('COMPLETED');
  });

  it('waits while the ledger’s key cannot be used; another one cannot be begun meanwhile', async () => {
    const { service, client, bucket, proxy, release } = await heldUp();
    const { engine } = service;
    await engine.updateLedger('test', { key: 'arn:aws:kms:us-east-1:000000000000:key/of-the-ledger' });
    const [key] = (await engine.keys.list()).filter(({ arn }) => arn.endsWith('/of-the-ledger'));
    const arn = key?.arn as string;
    await engine.setKeyState(arn, 'Disabled');
    expect(await errorOf(beginExport(client, { bucket }))).toMatchObject({
      name: 'ResourcePreconditionNotMetException',
      status: 412,
      ResourceType: 'Ledger',
      ResourceName: 'test',
    });
    await engine.setKeyState(arn, 'Enabled');
    const exportId = await beginExport(client, { bucket });
    await engine.setKeyState(arn, 'Disabled');
    release();
    expect((await describeExport(client, exportId)).Status).toBe('IN_PROGRESS');
    expect(proxy.requests.filter(isCompleted)).toEqual([]);
    await engine.setKeyState(arn, 'Enabled');
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    await expectExported(service, exportId, { bucket });
  });

  it('holds every block whose time is before its end, also when they are being committed meanwhile', async () => {
    const { service, client } = await startExporting({ maxExports: 100 });
    await service.engine.createLedger({
      name: 'test',
      permissionsMode: 'STANDARD',
      deletionProtection: false,
      kmsKeyArn: undefined,
      tags: {},
    });
    await service.engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    const bucket = await newBucket();
    let stopped = false;
    const committing = (async () => {
      while (!stopped) await service.engine.commit('test', transaction({ op: 'insert', table: 'A', data: '{}' }));
    })();
    const ids: string[] = [];
    let start = new Date(0);
    for (let n = 0; n < 6; n += 1) {
      await waitFor('the next millisecond', () => Date.now() > start.getTime());
      const end = new Date();
      ids.push(await beginExport(client, { bucket, prefix: `${n}`, InclusiveStartTime: start, ExclusiveEndTime: end }));
      start = end;
    }
    stopped = true;
    await committing;
    let from = 0;
    for (const exportId of ids) {
      await endOfExport(client, exportId);
      const ledger = await service.engine.ledger('test');
      const { ExclusiveEndTime } = await describeExport(client, exportId);
      const to = await service.engine.journal.sequenceAt(ledger, ExclusiveEndTime?.getTime() as number);
      await expectExported(service, exportId, { bucket, from, to });
      from = to;
    }
    expect(from).toBeGreaterThan(2);
  });
});
