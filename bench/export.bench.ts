// Journal exports against the least they can cost: putting the same bytes, as the same objects, into the same S3.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  DescribeJournalS3ExportCommand,
  ExportJournalToS3Command,
  type OutputFormat,
  QLDBClient,
} from '@aws-sdk/client-qldb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createLedgerService, seedLedger } from '@qldb-console/ledger';
import { startLocalEndpoints } from '@qldb-console/local-endpoints';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ACCOUNTS, addAccounts, startCeph, startGateway } from '../packages/ledger/test/radosgw/ceph.ts';
import { median } from './measure.ts';

const BLOCKS = 30_000;
const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };
const ROUNDS = 3;
/** Objects put side by side; an export does not more. */
const AT_ONCE = 8;
const MEGABYTE = 1e6;

const directory = mkdtempSync(join(tmpdir(), 'qldb-bench-'));
const target = await startS3();
const s3 = new S3Client({
  endpoint: target.url,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: target.credentials,
});
const dataDir = join(directory, 'ledger');
const bucket = 'bench';
try {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await fill();
  const service = await createLedgerService({
    dataDir,
    stateDelayMs: 0,
    s3: { endpoint: target.url, region: 'us-east-1', credentials: target.credentials },
  });
  await service.listen(0);
  const client = new QLDBClient({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: LOCAL,
    requestHandler: new NodeHttpHandler(),
  });
  console.log(`${BLOCKS} blocks to ${target.name}`);
  for (const format of ['ION_TEXT', 'ION_BINARY', 'JSON'] as const) await measure(client, format);
  client.destroy();
  await service.close();
} finally {
  s3.destroy();
  await target.close();
  rmSync(directory, { recursive: true, force: true });
}

/** All blocks of one day, so that objects are as large as they get; a seeded ledger has a year of small ones. */
async function fill(): Promise<void> {
  await using made = await createLedgerService({ dataDir, stateDelayMs: 0 });
  await made.engine.createLedger({
    name: 'bench',
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: {},
  });
  await made.close();
  const seeding = seedLedger({
    ledger: 'bench',
    blocks: BLOCKS,
    seed: 'bench',
    endpoint: 'http://127.0.0.1:1',
    endpointOnly: false,
    dataDir,
    region: 'us-east-1',
    credentials: LOCAL,
    maxLedgers: 5,
    signal: new AbortController().signal,
  });
  for (let next = await seeding.next(); !next.done; next = await seeding.next());
}

async function measure(client: QLDBClient, format: OutputFormat): Promise<void> {
  const ours: Time[] = [];
  const baseline: Time[] = [];
  let bytes = 0;
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const prefix = `${format}-${round}/`;
    ours.push(await time(() => exportAll(client, format, prefix)));
    const objects = await readObjects(prefix);
    bytes = objects.reduce((sum, { length }) => sum + length, 0);
    count = objects.length;
    baseline.push(await time(() => putAll(objects, `copy-of-${prefix}`)));
  }
  const rate = (times: Time[]) => bytes / MEGABYTE / median(times.map(({ seconds }) => seconds));
  const cpu = (times: Time[]) => median(times.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2);
  console.log(
    `${format}: ${(bytes / MEGABYTE).toFixed(1)} MB in ${count} objects at ${rate(ours).toFixed(1)} MB/s, ${cpu(ours)} s of CPU; ` +
      `baseline PutObject of the same ${rate(baseline).toFixed(1)} MB/s, ${cpu(baseline)} s of CPU; ${(rate(ours) / rate(baseline)).toFixed(2)}x`,
  );
}

interface Time {
  readonly seconds: number;
  /** Of this process, in which the service runs and S3 does not. */
  readonly cpuSeconds: number;
}

async function time(work: () => Promise<void>): Promise<Time> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6 };
}

async function exportAll(client: QLDBClient, OutputFormat: OutputFormat, Prefix: string): Promise<void> {
  const { ExportId } = await client.send(
    new ExportJournalToS3Command({
      Name: 'bench',
      InclusiveStartTime: new Date(0),
      ExclusiveEndTime: new Date(),
      RoleArn: 'arn:aws:iam::000000000000:role/bench',
      OutputFormat,
      S3ExportConfiguration: {
        Bucket: bucket,
        Prefix,
        EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
      },
    }),
  );
  for (;;) {
    const { ExportDescription } = await client.send(new DescribeJournalS3ExportCommand({ Name: 'bench', ExportId }));
    if (ExportDescription?.Status === 'COMPLETED') return;
    if (ExportDescription?.Status === 'CANCELLED') throw new Error('the export was cancelled');
    await setTimeout(20);
  }
}

async function readObjects(Prefix: string): Promise<Uint8Array[]> {
  const objects: Uint8Array[] = [];
  for (let ContinuationToken: string | undefined; ; ) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken }));
    const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key && !Key.endsWith('.manifest') ? [Key] : []));
    await inParallel(keys, async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      objects.push((await Body?.transformToByteArray()) ?? new Uint8Array());
    });
    ContinuationToken = page.NextContinuationToken;
    if (!ContinuationToken) return objects;
  }
}

async function putAll(objects: readonly Uint8Array[], prefix: string): Promise<void> {
  await inParallel([...objects.entries()], async ([at, Body]) => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}${at}`, Body }));
  });
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A real S3 where there is one, else the local stand-in. */
async function startS3() {
  const isInstalled = (process.env.PATH ?? '').split(delimiter).some((part) => existsSync(join(part, 'radosgw')));
  if (!isInstalled) {
    const local = await startLocalEndpoints({
      dataDir: join(directory, 's3'),
      s3Port: 0,
      kinesisPort: undefined,
      region: 'us-east-1',
      credentials: LOCAL,
    });
    return {
      name: 'the local S3 endpoint (radosgw is not installed)',
      url: local.s3Url as string,
      credentials: LOCAL,
      close: () => local.close(),
    };
  }
  const ceph = await startCeph();
  await addAccounts(ceph);
  const gateway = await startGateway(ceph);
  return {
    name: 'radosgw with its store in memory',
    url: gateway.url,
    credentials: ACCOUNTS.owner,
    close: async () => {
      await gateway.kill();
      await ceph.close();
    },
  };
}
