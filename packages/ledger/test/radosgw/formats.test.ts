import { describe, expect, it } from 'vitest';
import {
  beginExport,
  describeExport,
  endOfExport,
  expectExported,
  fillLedger,
  newBucket,
  ROLE,
  startExporting,
} from './support.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 2, 1, 22, 30);

describe('an export', () => {
  it.each([undefined, 'ION_TEXT', 'ION_BINARY', 'JSON'] as const)(
    'in the format %s holds every block of the range, in folders of their hours, with both manifests',
    async (OutputFormat) => {
      const { service, client } = await startExporting();
      await fillLedger(service, { blocks: 60, from: START, to: START + 3 * HOUR });
      const bucket = await newBucket();
      const exportId = await beginExport(client, {
        bucket,
        prefix: 'journals',
        ...(OutputFormat ? { OutputFormat } : {}),
      });
      expect((await endOfExport(client, exportId)).Status).toBe('COMPLETED');

      const { started, keys, blocks, objects, manifests } = await expectExported(service, exportId, { bucket });
      const { strandId } = await service.engine.ledger('test');
      const end = OutputFormat === 'JSON' ? 'json' : 'ion';
      expect(started).toEqual({
        ledgerName: 'test',
        exportId,
        inclusiveStartTime: '2025-03-01T22:30:00.000Z',
        exclusiveEndTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        bucket,
        prefix: 'journals',
        objectEncryptionType: 'NO_ENCRYPTION',
        ...(OutputFormat ? { outputFormat: OutputFormat } : {}),
      });
      expect(manifests).toEqual([
        `journals/${exportId}.${strandId}.completed.manifest`,
        `journals/${exportId}.started.manifest`,
      ]);
      expect(keys).toEqual([
        `journals/2025/03/01/22/${strandId}.0-9.${end}`,
        `journals/2025/03/01/23/${strandId}.10-29.${end}`,
        `journals/2025/03/02/00/${strandId}.30-49.${end}`,
        `journals/2025/03/02/01/${strandId}.50-59.${end}`,
      ]);
      expect(blocks).toHaveLength(60);
      expect([...objects.keys()].sort()).toEqual([...keys, ...manifests].sort());
      const binary = Buffer.from([0xe0, 1, 0, 0xea]);
      for (const [key, bytes] of objects) {
        expect({ key, binary: binary.equals(bytes.subarray(0, 4)) }).toEqual({
          key,
          binary: OutputFormat === 'ION_BINARY',
        });
      }
      if (OutputFormat === 'JSON') {
        for (const key of manifests) JSON.parse(new TextDecoder().decode(objects.get(key)));
      }
    },
  );

  it('is described as it was requested, its start moved to the creation of the ledger', async () => {
    const { service, client } = await startExporting();
    await fillLedger(service, { blocks: 3, from: START, to: START + HOUR });
    const bucket = await newBucket();
    const end = new Date(START + HOUR);
    const exportId = await beginExport(client, { bucket, prefix: '', ExclusiveEndTime: end });
    const { ExportCreationTime, Status, ...rest } = await describeExport(client, exportId);
    expect(ExportCreationTime?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(['IN_PROGRESS', 'COMPLETED']).toContain(Status);
    expect(rest).toEqual({
      LedgerName: 'test',
      ExportId: exportId,
      InclusiveStartTime: new Date(START),
      ExclusiveEndTime: end,
      S3ExportConfiguration: {
        Bucket: bucket,
        Prefix: '',
        EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
      },
      RoleArn: ROLE,
    });
    await endOfExport(client, exportId);
    const { manifests } = await expectExported(service, exportId, { bucket });
    expect(manifests).toContain(`${exportId}.started.manifest`);
  });

  it('of a range without blocks has a manifest without keys', async () => {
    const { service, client } = await startExporting();
    await fillLedger(service, { blocks: 3, from: START, to: START + 3 * HOUR });
    const bucket = await newBucket();
    for (const OutputFormat of ['ION_TEXT', 'ION_BINARY', 'JSON'] as const) {
      const exportId = await beginExport(client, {
        bucket,
        OutputFormat,
        InclusiveStartTime: new Date(START + 1),
        ExclusiveEndTime: new Date(START + HOUR),
      });
      await endOfExport(client, exportId);
      const { keys, blocks } = await expectExported(service, exportId, { bucket, from: 0, to: 0 });
      expect({ keys, blocks }).toEqual({ keys: [], blocks: [] });
    }
  });

  it('joins with the export before it without gap or overlap, wherever the border is', async () => {
    const { service, client } = await startExporting({ maxExports: 10 });
    await fillLedger(service, { blocks: 20, from: START, to: START + 2 * HOUR });
    const bucket = await newBucket();
    const ledger = await service.engine.ledger('test');
    const [block] = await service.engine.journal.readBlocks(ledger, 7, { to: 8 });
    const time = block?.blockTimestamp as number;
    for (const [at, first] of [
      [time, 7],
      [time + 1, 8],
      [time - 1, 7],
    ] as const) {
      const before = await beginExport(client, { bucket, prefix: `before/${at}`, ExclusiveEndTime: new Date(at) });
      const after = await beginExport(client, { bucket, prefix: `after/${at}`, InclusiveStartTime: new Date(at) });
      await endOfExport(client, before);
      await endOfExport(client, after);
      await expectExported(service, before, { bucket, to: first });
      await expectExported(service, after, { bucket, from: first });
    }
  });

  it('keeps strange prefixes as they are', async () => {
    const { service, client } = await startExporting({ maxExports: 10 });
    await fillLedger(service, { blocks: 2, from: START, to: START + HOUR });
    for (const prefix of [
      'a b+c%2Fd',
      'Zoë/日本/😀',
      'quote"back\\slash',
      "it's",
      '/',
      'x//',
      'p.q.r/',
      'p'.repeat(128),
    ]) {
      const bucket = await newBucket();
      const exportId = await beginExport(client, { bucket, prefix });
      await endOfExport(client, exportId);
      const { started, manifests } = await expectExported(service, exportId, { bucket });
      expect(started.prefix).toBe(prefix);
      expect(manifests[0]?.startsWith(prefix)).toBe(true);
    }
  });
});
