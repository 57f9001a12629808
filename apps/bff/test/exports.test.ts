import { CreateBucketCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import { type CreateExport, paths } from '@qldb-console/contract';
import { field, parseBlock, readIon, readSingle } from '@qldb-console/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { bucket, ledger, startExporting } from './support/exporting.ts';
import { problemOf } from './support/problem-of.ts';

const SECRET = 'another tenant’s secret';
const bytes = (text: string) => new TextEncoder().encode(text);

type Exporting = Awaited<ReturnType<typeof startExporting>>;
let exporting: Exporting;
let local: Exporting['local'];
let client: Exporting['client'];
let exported: Exporting['exported'];
let put: Exporting['put'];
beforeAll(async () => {
  exporting = await startExporting();
  ({ local, client, exported, put } = exporting);
});
afterAll(async () => {
  await exporting?.[Symbol.asyncDispose]();
});

describe('an export', () => {
  it('is made, described and listed, alone and among those of all ledgers', async () => {
    const made = await exported({ outputFormat: 'ION_TEXT' });
    expect(made).toMatchObject({
      ledgerName: ledger,
      status: 'COMPLETED',
      bucket,
      prefix: 'exports/',
      encryption: 'NO_ENCRYPTION',
      roleArn: 'arn:aws:iam::000000000000:role/local',
      outputFormat: 'ION_TEXT',
    });
    expect(made).not.toHaveProperty('kmsKeyArn');
    for (const { exports } of [
      await client.listLedgerExports('embedded', ledger),
      await client.listExports('embedded'),
    ])
      expect(exports).toContainEqual(made);
    const first = await client.listExports('embedded', { maxResults: 1 });
    expect(first.exports).toHaveLength(1);
  });

  it.each(['ION_TEXT', 'ION_BINARY', 'JSON'] as const)(
    'as %s tells its manifests as Ion text, and its objects in the order of their blocks',
    async (outputFormat) => {
      const { exportId } = await exported({
        outputFormat,
        prefix: `of-${outputFormat}`,
        exclusiveEndTime: exporting.hoursAfterCreation(48),
      });
      const contents = await client.exportContents('embedded', ledger, exportId);
      expect(contents).toMatchObject({ missing: [], truncated: false });
      expect(contents).not.toHaveProperty('foreign');
      expect(contents.startedManifest?.key).toMatch(new RegExp(`^of-${outputFormat}/${exportId}.started.manifest$`));
      const started = readSingle(bytes(contents.startedManifest?.ionText ?? ''));
      expect(started.type === 'struct' && field(started, 'exportId')?.value).toMatchObject({ value: exportId });
      const [manifest] = contents.completedManifests;
      expect(contents.completedManifests).toHaveLength(1);
      const completed = readSingle(bytes(manifest?.ionText ?? ''));
      const keys = completed.type === 'struct' ? field(completed, 'keys')?.value : undefined;
      expect(contents.objects.map(({ key }) => key)).toEqual(
        keys?.type === 'list' ? keys.items.map((item) => item.type === 'string' && item.value) : [],
      );
      let next = 0;
      for (const object of contents.objects) {
        expect(object).toMatchObject({ listed: true, firstSequenceNo: next });
        const isFirst = next < 3;
        next = (object.lastSequenceNo ?? Number.NaN) + 1;
        if (!isFirst) continue;
        const body = await client.fetchExportObject('embedded', ledger, exportId, object.key);
        expect(body).toHaveLength(object.size);
        if (outputFormat === 'ION_TEXT') {
          const [first] = readIon(body).values;
          expect(first && parseBlock(body.slice(first.range.start, first.range.end)).address.sequenceNo) //
            .toBe(object.firstSequenceNo);
        }
      }
      expect(next).toBeGreaterThan(5);
    },
  );

  it('of no block has a manifest and no object', async () => {
    const now = Date.now();
    const { exportId } = await exported({
      inclusiveStartTime: new Date(now - 2).toISOString(),
      exclusiveEndTime: new Date(now - 1).toISOString(),
    });
    const contents = await client.exportContents('embedded', ledger, exportId);
    expect(contents.completedManifests).toHaveLength(1);
    expect(contents.objects).toEqual([]);
  });

  it('whose object was deleted says which one is missing', async () => {
    const { exportId } = await exported({ prefix: 'loses-one/' });
    const { objects } = await client.exportContents('embedded', ledger, exportId);
    const [first] = objects;
    await local.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: first?.key }));
    const contents = await client.exportContents('embedded', ledger, exportId);
    expect(contents.missing).toEqual([first?.key]);
    expect(contents.objects).toEqual(objects.slice(1));
    expect(await problemOf(client.fetchExportObject('embedded', ledger, exportId, first?.key ?? ''))).toMatchObject({
      code: 'not-found',
      awsError: 'NoSuchKey',
      service: 'S3',
    });
  });

  it('without a completed manifest shows what lies in its hours, which none names and nobody can read', async () => {
    const { exportId } = await exported({ prefix: 'unfinished/' });
    const finished = await client.exportContents('embedded', ledger, exportId);
    const strand = finished.completedManifests[0]?.strandId;
    await local.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: finished.completedManifests[0]?.key }));
    const day = finished.objects[0]?.key.slice(0, 'unfinished/2025/01/06/'.length);
    await put(`${day}00/${strand}.0-1.ion`, SECRET);
    await put('unfinished/notes.txt', SECRET);
    const contents = await client.exportContents('embedded', ledger, exportId);
    expect(contents.completedManifests).toEqual([]);
    expect(contents.objects).toEqual(finished.objects.map((object) => ({ ...object, listed: false })));
    expect(finished.objects.length).toBeGreaterThan(0);
    const key = finished.objects[0]?.key ?? '';
    expect((await local.bff.send(paths.exportObject('embedded', ledger, exportId, key))).status).toBe(404);
  });

  it('in a bucket too full to be listed is asked for object by object', async () => {
    const { exportId } = await exported({ prefix: 'crowded/' });
    const listed = await client.exportContents('embedded', ledger, exportId);
    await local.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: listed.objects[1]?.key }));
    const limits = LIMITS as { listPages: number; headRequests: number };
    const before = { ...limits };
    try {
      limits.listPages = 0;
      const contents = await client.exportContents('embedded', ledger, exportId);
      // The header Last-Modified has whole seconds, the listing milliseconds.
      const timeless = listed.objects.map((object) => ({ ...object, lastModified: expect.any(String) }));
      expect(contents.objects).toEqual(timeless.filter((_, index) => index !== 1));
      expect(contents).toMatchObject({ missing: [listed.objects[1]?.key], truncated: false });
      limits.headRequests = 1;
      expect(await client.exportContents('embedded', ledger, exportId)).toMatchObject({
        objects: [timeless[0]],
        missing: [],
        truncated: true,
      });
    } finally {
      Object.assign(limits, before);
    }
  });

  it('into a bucket that is gone is told as S3’s error', async () => {
    const problem = await problemOf(
      client.createExport('embedded', ledger, exporting.request({ bucket: 'no-such-bucket' })),
    );
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.awsError).toBeDefined();
  });

  it.each<[Partial<CreateExport>, string]>([
    [{ encryption: 'SSE_KMS' }, 'kmsKeyArn'],
    [{ kmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/1' }, 'kmsKeyArn'],
    [{ bucket: 'a/../b' }, 'bucket'],
    [{ prefix: 'x'.repeat(129) }, 'prefix'],
    [{ inclusiveStartTime: 'yesterday' }, 'inclusiveStartTime'],
    [{ roleArn: 'me' }, 'roleArn'],
  ])('asked for with %j is refused with the field named', async (overrides, name) => {
    const problem = await problemOf(client.createExport('embedded', ledger, exporting.request(overrides)));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(Object.keys(problem.fields ?? {})).toEqual([name]);
  });
});

describe('buckets', () => {
  it('are offered by name', async () => {
    await local.s3.send(new CreateBucketCommand({ Bucket: 'one-more' }));
    const { buckets } = await client.listBuckets('embedded');
    expect(buckets).toEqual(expect.arrayContaining([{ name: bucket }, { name: 'one-more' }]));
  });
});
