/** Exports of the sample ledger into the local bucket. */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Client, type CreateExport, createClient, type JournalExport } from '@qldb-console/contract';
import { startLocalServices } from './local-services.ts';
import { until } from './until.ts';

export const ledger = 'vehicle-registration';
export const bucket = 'local-exports';

export async function startExporting() {
  const local = await startLocalServices();
  const client: Client = createClient(fetch, local.bff.url);
  const { creationTime } = await client.describeLedger('embedded', ledger);
  const hoursAfterCreation = (hours: number) => new Date(Date.parse(creationTime) + hours * 3_600_000).toISOString();
  const request = (overrides: Partial<CreateExport> = {}): CreateExport => ({
    inclusiveStartTime: '2019-01-01T00:00:00.000Z',
    // Few objects, unless more are asked for.
    exclusiveEndTime: hoursAfterCreation(12),
    bucket,
    prefix: 'exports/',
    encryption: 'NO_ENCRYPTION',
    roleArn: 'arn:aws:iam::000000000000:role/local',
    ...overrides,
  });
  return {
    local,
    client,
    request,
    hoursAfterCreation,
    /** Asks for an export and waits for its end. */
    async exported(overrides: Partial<CreateExport> = {}): Promise<JournalExport> {
      const { exportId } = await client.createExport('embedded', ledger, request(overrides));
      await until(async () => (await client.describeExport('embedded', ledger, exportId)).status === 'COMPLETED');
      return client.describeExport('embedded', ledger, exportId);
    },
    put: (key: string, body: string | Uint8Array) =>
      local.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body })),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}
