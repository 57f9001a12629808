import { ExportJournalToS3Command, ListJournalS3ExportsCommand, type QLDBClient } from '@aws-sdk/client-qldb';
import { describe, expect, inject, it } from 'vitest';
import { errorOf, startService } from '../support/service.ts';
import {
  beginExport,
  endOfExport,
  exportInput,
  fillLedger,
  newBucket,
  readBucket,
  s3Client,
  startExporting,
} from './support.ts';

const FROM = Date.UTC(2025, 2, 1);

async function expectNothingLeft(client: QLDBClient): Promise<void> {
  const { JournalS3Exports, NextToken } = await client.send(new ListJournalS3ExportsCommand({}));
  expect({ JournalS3Exports, NextToken }).toEqual({ JournalS3Exports: [], NextToken: undefined });
}

describe('a destination that S3 refuses', () => {
  it.each([
    ['somebody else’s bucket', async () => newBucket(s3Client(undefined, 'stranger')), 'AccessDenied'],
    ['a bucket that is not there', async () => 'no-such-bucket', 'NoSuchBucket'],
    ['a name that no bucket has', async () => 'A_b..C', /^(NoSuchBucket|InvalidBucketName)$/],
  ])('%s: its words are in the answer, and nothing is left of the export', async (_name, makeBucket, code) => {
    const { service, client } = await startExporting();
    await fillLedger(service, { blocks: 3, from: FROM, to: FROM + 1_000 });
    const bucket = await makeBucket();
    // More often than there may be exports at once.
    for (let n = 0; n < 3; n += 1) {
      const error = await errorOf(client.send(new ExportJournalToS3Command(exportInput({ bucket }))));
      expect(error).toMatchObject({
        name: 'InvalidParameterException',
        status: 400,
        ParameterName: 'S3ExportConfiguration',
      });
      const [, said] =
        /^QLDB encountered an error validating S3 configuration: (\S+) /.exec(String(error.message)) ?? [];
      expect(said).toMatch(code);
      await expectNothingLeft(client);
    }
    const good = await newBucket();
    expect((await endOfExport(client, await beginExport(client, { bucket: good }))).Status).toBe('COMPLETED');
  });

  it('keys that S3 does not know, or that do not fit', async () => {
    const { owner } = inject('radosgw').accounts;
    const bucket = await newBucket();
    for (const [credentials, code] of [
      [{ ...owner, accessKeyId: 'AKIANOBODY0000000001' }, 'InvalidAccessKeyId'],
      [{ ...owner, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ] as const) {
      const s3 = { endpoint: inject('radosgw').url, region: 'us-east-1', credentials };
      const { service, client } = await startService({ s3 });
      await fillLedger(service, { blocks: 3, from: FROM, to: FROM + 1_000 });
      const error = await errorOf(client.send(new ExportJournalToS3Command(exportInput({ bucket }))));
      expect(error).toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining(`QLDB encountered an error validating S3 configuration: ${code} `),
      });
      expect(JSON.stringify(error)).not.toContain('secret');
      await expectNothingLeft(client);
    }
    expect(await readBucket(bucket)).toEqual(new Map());
  });

  it('a KMS key that is not there', async () => {
    const { service, client } = await startExporting();
    await fillLedger(service, { blocks: 3, from: FROM, to: FROM + 1_000 });
    const bucket = await newBucket();
    const KmsKeyArn = 'arn:aws:kms:us-east-1:000000000000:key/missing';
    const EncryptionConfiguration = { ObjectEncryptionType: 'SSE_KMS', KmsKeyArn } as const;
    const input = exportInput({
      bucket,
      S3ExportConfiguration: { Bucket: bucket, Prefix: 'p', EncryptionConfiguration },
    });
    expect(await errorOf(client.send(new ExportJournalToS3Command(input)))).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(/S3 configuration/),
    });
    await expectNothingLeft(client);
    expect(await readBucket(bucket)).toEqual(new Map());
  });
});
