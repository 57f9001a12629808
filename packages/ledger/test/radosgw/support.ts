import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  DescribeJournalS3ExportCommand,
  ExportJournalToS3Command,
  type ExportJournalToS3CommandInput,
  type JournalS3ExportDescription,
  type QLDBClient,
} from '@aws-sdk/client-qldb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { jsonReference, readExportReference, verifyChainReference } from '@qldb-console/testkit/reference';
import { expect, inject, onTestFinished, vi } from 'vitest';
import type { LedgerService, LedgerServiceOptions } from '../../src/index.ts';
import { Generator } from '../../src/workload/generator.ts';
import { seededRandom } from '../../src/workload/random.ts';
import { blockTexts, LEDGER } from '../support/journal.ts';
import { startService, type TestService } from '../support/service.ts';

export const ROLE = 'arn:aws:iam::000000000000:role/export';
const WITHIN_MS = 90_000;
// A gateway shares the machine with everything else that is being tested.
vi.setConfig({ testTimeout: 120_000 });

/** @param endpoint default: the gateway of all tests */
export function s3Client(endpoint = inject('radosgw').url, account: 'owner' | 'stranger' = 'owner'): S3Client {
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: inject('radosgw').accounts[account],
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A new bucket. */
export async function newBucket(s3 = s3Client()): Promise<string> {
  const Bucket = `test-${randomUUID()}`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

/** A service that exports to a gateway. */
export function startExporting(
  options: Partial<LedgerServiceOptions> & { judged?: boolean; endpoint?: string } = {},
): Promise<TestService> {
  const { endpoint = inject('radosgw').url, ...rest } = options;
  const { owner } = inject('radosgw').accounts;
  return startService({ s3: { endpoint, region: 'us-east-1', credentials: owner }, ...rest });
}

/** A ledger `test` with this many blocks, the first one included, spread evenly over a span of time. */
export async function fillLedger(
  { engine }: LedgerService,
  { blocks, from, to, name = 'test' }: { blocks: number; from: number; to: number; name?: string },
): Promise<void> {
  await engine.createLedger({ ...LEDGER, name, createdAt: from });
  const generator = new Generator(seededRandom('exports'));
  const step = (to - from) / blocks;
  const transactions = Array.from({ length: blocks - 1 }, (_, at) =>
    generator.next(Math.floor(from + (at + 1) * step)),
  );
  await engine.commitAll(name, transactions);
}

type Wanted = Partial<ExportJournalToS3CommandInput> & { bucket: string; prefix?: string };

/** Everything up to now, unless something else is wanted. */
export function exportInput({ bucket, prefix = 'p/', ...wanted }: Wanted): ExportJournalToS3CommandInput {
  return {
    Name: 'test',
    InclusiveStartTime: new Date(0),
    ExclusiveEndTime: new Date(),
    RoleArn: ROLE,
    S3ExportConfiguration: {
      Bucket: bucket,
      Prefix: prefix,
      EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
    },
    ...wanted,
  };
}

export async function beginExport(client: QLDBClient, wanted: Wanted): Promise<string> {
  const { ExportId } = await client.send(new ExportJournalToS3Command(exportInput(wanted)));
  return ExportId as string;
}

export async function describeExport(
  client: QLDBClient,
  ExportId: string,
  Name = 'test',
): Promise<JournalS3ExportDescription> {
  const { ExportDescription } = await client.send(new DescribeJournalS3ExportCommand({ Name, ExportId }));
  return ExportDescription as JournalS3ExportDescription;
}

/** Waits until the export is not IN_PROGRESS any more. */
export async function endOfExport(client: QLDBClient, exportId: string): Promise<JournalS3ExportDescription> {
  let description = await describeExport(client, exportId);
  await waitFor('the end of the export', async () => {
    description = await describeExport(client, exportId);
    return description.Status !== 'IN_PROGRESS';
  });
  return description;
}

export async function waitFor(what: string, reached: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + WITHIN_MS; !(await reached()); await setTimeout(20)) {
    if (Date.now() > deadline) throw new Error(`waited ${WITHIN_MS} ms for ${what}`);
  }
}

/** Everything that lies in a bucket, by key. */
export async function readBucket(Bucket: string, s3 = s3Client()): Promise<Map<string, Uint8Array>> {
  const objects = new Map<string, Uint8Array>();
  for (let ContinuationToken: string | undefined; ; ) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    for (const { Key } of page.Contents ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      objects.set(Key as string, (await Body?.transformToByteArray()) ?? new Uint8Array());
    }
    ContinuationToken = page.NextContinuationToken;
    if (!ContinuationToken) return objects;
  }
}

/** How many uploads in parts are neither completed nor aborted. */
export async function openUploads(Bucket: string, s3 = s3Client()): Promise<number> {
  return (await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads?.length ?? 0;
}

/**
 * The export is complete and true: the reference reads it by its manifests, its blocks are exactly these of the journal,
 * and each verifies. @returns what the reference read
 */
export async function expectExported(
  service: LedgerService,
  exportId: string,
  { bucket, from = 0, to, s3 = s3Client() }: { bucket: string; from?: number; to?: number; s3?: S3Client },
) {
  const objects = await readBucket(bucket, s3);
  const read = readExportReference(objects, exportId);
  expect(read.problems).toEqual([]);
  const wanted = (await blockTexts(service.engine, 'test')).slice(from, to);
  if (read.started.outputFormat === 'JSON') {
    expect(read.blocks.map((line) => JSON.parse(line))).toEqual(wanted.map(jsonReference));
  } else {
    const { problems } = verifyChainReference(read.blocks);
    expect(problems.filter((problem) => from === 0 || !problem.endsWith('no block given announces it'))).toEqual([]);
    expect(read.blocks.map(jsonReference)).toEqual(wanted.map(jsonReference));
  }
  const manifests = [...objects.keys()].filter((key) => key.endsWith('.manifest'));
  return { ...read, objects, manifests };
}
