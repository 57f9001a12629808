import { openSync, readFileSync } from 'node:fs';
import { ExportJournalToS3Command } from '@aws-sdk/client-qldb';
import { readExportReference, verifyChainReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/index.ts';
import { transaction } from '../support/journal.ts';
import { errorOf } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';
import { isCompleted, isData, s3Error, startFaultProxy } from './fault-proxy.ts';
import {
  beginExport,
  describeExport,
  endOfExport,
  expectExported,
  exportInput,
  fillLedger,
  newBucket,
  readBucket,
  startExporting,
  waitFor,
} from './support.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2025, 2, 1);

describe('an export to an S3 on a bad day', () => {
  it('gets everything through when every other request is throttled, fails, is cut, or comes to nothing', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 24, from: FROM, to: FROM + 12 * HOUR });
    const bucket = await newBucket();
    const faults = [
      s3Error(503, 'SlowDown'),
      { cut: 'before' },
      s3Error(500, 'InternalError'),
      { cut: 'after' },
      s3Error(400, 'RequestTimeout'),
      { status: 200, body: '<html>Please log in</html>' },
      { status: 404, body: '<html>No such site</html>' },
      { status: 429, body: '' },
    ] as const;
    let asked = 0;
    proxy.fault = () => {
      asked += 1;
      return asked % 2 === 0 ? faults[(asked / 2) % faults.length] : undefined;
    };
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    expect((await expectExported(service, exportId, { bucket })).keys).toHaveLength(12);
  });

  it('does not read the journal faster than a slow S3 takes it, and answers others meanwhile', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 60, from: FROM, to: FROM + 60 * HOUR });
    const bucket = await newBucket();
    let under = 0;
    let most = 0;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    proxy.fault = async (request) => {
      if (!isData(request)) return undefined;
      under += 1;
      most = Math.max(most, under);
      if (proxy.requests.filter(isData).length > 10) await held;
      setTimeout(() => (under -= 1), 50);
      return { slowMs: 50 };
    };
    const exportId = await beginExport(client, { bucket });
    await waitFor('some objects', () => proxy.requests.filter(isData).length > 10);
    expect((await describeExport(client, exportId)).Status).toBe('IN_PROGRESS');
    goOn();
    await endOfExport(client, exportId);
    expect(most).toBeLessThanOrEqual(8);
    expect((await expectExported(service, exportId, { bucket })).keys).toHaveLength(60);
  });

  it('is cancelled when S3 refuses in the middle: no manifest, and the cause is in the log', async () => {
    const log = `${tempDir()}/log`;
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({
      endpoint: proxy.url,
      log: createLog('info', openSync(log, 'w') as 2),
    });
    await fillLedger(service, { blocks: 10, from: FROM, to: FROM + 10 * HOUR });
    const bucket = await newBucket();
    proxy.fault = (request) =>
      isData(request) && proxy.requests.filter(isData).length > 4 ? s3Error(403, 'AccessDenied') : undefined;
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('CANCELLED');
    expect(proxy.requests.filter(isCompleted)).toEqual([]);
    const lines = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ msg }) => msg === 'journal export cancelled')).toMatchObject({
      exportId,
      ledger: 'test',
      bucket,
      code: 'AccessDenied',
      cause: 'made AccessDenied',
    });
  });

  it('gives up after the time it was given', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url, exportRetryMs: 700 });
    await fillLedger(service, { blocks: 4, from: FROM, to: FROM + 4 * HOUR });
    const bucket = await newBucket();
    proxy.fault = (request) => (isData(request) ? s3Error(503, 'SlowDown') : undefined);
    const begun = performance.now();
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('CANCELLED');
    expect(performance.now() - begun).toBeGreaterThan(300);
    expect(proxy.requests.filter(isData).length).toBeGreaterThan(4);
    expect([...(await readBucket(bucket)).keys()]).toEqual([`p/${exportId}.started.manifest`]);
  });

  it('that only lets itself be written to is taken at its word', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 4, from: FROM, to: FROM + 2 * HOUR });
    const bucket = await newBucket();
    proxy.fault = ({ method }) => (method === 'PUT' ? undefined : { status: 403, body: '' });
    const exportId = await beginExport(client, { bucket });
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    await expectExported(service, exportId, { bucket });
  });

  it('is not begun while S3 is throttled for longer than a client waits', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 4, from: FROM, to: FROM + HOUR });
    const bucket = await newBucket();
    proxy.fault = () => (proxy.requests.length < 3 ? s3Error(503, 'SlowDown') : undefined);
    await endOfExport(client, await beginExport(client, { bucket }));
    proxy.fault = () => s3Error(503, 'SlowDown');
    expect(await errorOf(client.send(new ExportJournalToS3Command(exportInput({ bucket }))))).toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Unexpected response from Amazon S3 while validating the S3 configuration. Response from S3: SlowDown made SlowDown',
    });
  });

  it('is complete also when a revision is redacted in the middle of it', async () => {
    const proxy = await startFaultProxy();
    const { service, client } = await startExporting({ endpoint: proxy.url });
    await fillLedger(service, { blocks: 3, from: FROM, to: FROM + HOUR });
    const { engine } = service;
    const documentId = 'Document0000000000001A';
    await engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId, data: '{v:"secret"}' }));
    await engine.commit('test', transaction({ op: 'update', table: 'A', documentId, data: '{v:"kept"}' }));
    const bucket = await newBucket();
    let attempts = 0;
    let redacted: Promise<unknown> | undefined;
    proxy.fault = async (request) => {
      if (!isData(request)) return undefined;
      attempts += 1;
      redacted ??= engine.commit('test', transaction({ op: 'redact', table: 'A', documentId, sequenceNo: 4 }));
      await redacted;
      return attempts < 3 ? { cut: 'after' } : undefined;
    };
    const end = new Date(engine.now());
    const exportId = await beginExport(client, { bucket, ExclusiveEndTime: end });
    expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');
    const { blocks, problems } = readExportReference(await readBucket(bucket), exportId);
    expect(problems).toEqual([]);
    expect(blocks).toHaveLength(6);
    expect(verifyChainReference(blocks)).toEqual({ ok: true, problems: [] });
  });
});
