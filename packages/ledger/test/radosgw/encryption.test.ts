import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { KMS_KEY_ARN } from './ceph.ts';
import { startFaultProxy } from './fault-proxy.ts';
import {
  beginExport,
  describeExport,
  endOfExport,
  expectExported,
  fillLedger,
  newBucket,
  s3Client,
  startExporting,
} from './support.ts';

const FROM = Date.UTC(2025, 2, 1);

it.each([
  ['SSE_KMS', KMS_KEY_ARN, 'aws:kms', KMS_KEY_ARN],
  ['SSE_S3', undefined, 'AES256', undefined],
  ['NO_ENCRYPTION', undefined, undefined, undefined],
] as const)('with %s every object and manifest is written so', async (type, KmsKeyArn, header, keyId) => {
  const proxy = await startFaultProxy();
  const { service, client } = await startExporting({ endpoint: proxy.url });
  await fillLedger(service, { blocks: 6, from: FROM, to: FROM + 7_200_000 });
  const bucket = await newBucket();
  const EncryptionConfiguration = { ObjectEncryptionType: type, ...(KmsKeyArn ? { KmsKeyArn } : {}) };
  const S3ExportConfiguration = { Bucket: bucket, Prefix: 'p/', EncryptionConfiguration };
  const exportId = await beginExport(client, { bucket, S3ExportConfiguration });
  await endOfExport(client, exportId);
  expect((await describeExport(client, exportId)).S3ExportConfiguration).toEqual(S3ExportConfiguration);

  const puts = proxy.requests.filter(({ method }) => method === 'PUT');
  expect(puts).toHaveLength(4);
  for (const { headers } of puts) {
    expect([headers['x-amz-server-side-encryption'], headers['x-amz-server-side-encryption-aws-kms-key-id']]).toEqual([
      header,
      keyId,
    ]);
  }
  const { objects } = await expectExported(service, exportId, { bucket });
  if (type === 'SSE_KMS') {
    for (const Key of objects.keys()) {
      const head = await s3Client().send(new HeadObjectCommand({ Bucket: bucket, Key }));
      expect([head.ServerSideEncryption, head.SSEKMSKeyId]).toEqual(['aws:kms', KMS_KEY_ARN]);
    }
  }
});
