// A replay of a journal to Kinesis, from the request to COMPLETED, against nothing but PutRecords with the same bytes.
// Aggregated and not; to the Kinesis server of the tests, whose own speed counts most then, and to a sink that takes
// everything at once, where what counts is reading, encoding, packing and the checkpoints. Both in processes of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { DescribeJournalKinesisStreamCommand, QLDBClient, StreamJournalToKinesisCommand } from '@aws-sdk/client-qldb';
import { createLedgerService, type TransactionInput } from '@qldb-console/ledger';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CREDENTIALS, kinesisArn, startKinesisServer } from '../packages/ledger/test/stream/kinesis-server.ts';
import { formatSeconds, median } from './measure.ts';

const BLOCKS = 1_000;
const ROUNDS = 3;
const SHARDS = 4;
const LEDGER = 'bench';

/** Seconds by the clock, and of this process's CPU. */
interface Spent {
  readonly clock: number;
  readonly cpu: number;
}
interface Prepared {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}
/** Where is streamed to. */
interface Place {
  readonly name: string;
  readonly url: string;
  /** Makes an empty stream of that name. */
  prepare(name: string): Promise<void>;
  records(name: string): Promise<Prepared[]>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

for (const start of [sink, server]) {
  const place = await start();
  const directory = mkdtempSync(join(tmpdir(), 'qldb-bench-stream-'));
  const service = await createLedgerService({
    dataDir: directory,
    stateDelayMs: 0,
    kinesis: { endpoint: place.url, region: 'us-east-1', credentials: CREDENTIALS },
  });
  const client = new KinesisClient({ ...connection(), endpoint: place.url });
  try {
    await service.listen(0);
    await fill(service.engine);
    const qldb = new QLDBClient({ ...connection(), endpoint: service.url });
    for (const aggregated of [true, false]) await measure(place, qldb, client, aggregated);
    qldb.destroy();
  } finally {
    client.destroy();
    await service.close();
    await place.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(place: Place, qldb: QLDBClient, client: KinesisClient, aggregated: boolean): Promise<void> {
  const ours: Spent[] = [];
  const bare: Spent[] = [];
  let records: Prepared[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const name = `replay-${aggregated}-${round}`;
    await place.prepare(name);
    const mine = await spent(() => replay(qldb, name, aggregated));
    records = await place.records(name);
    await place.drop(name);
    await place.prepare(`${name}-again`);
    const again = await spent(() => putAll(client, `${name}-again`, records));
    await place.drop(`${name}-again`);
    // The first round warms both up.
    if (round === 0) continue;
    ours.push(mine);
    bare.push(again);
  }
  const [mine, least] = [medians(ours), medians(bare)];
  const megabytes = records.reduce((sum, { data }) => sum + data.length, 0) / 1e6;
  const sent = 2 * (BLOCKS - 1) + 2;
  process.stdout.write(
    `${place.name}, ${aggregated ? 'aggregated' : 'not aggregated'}: ${BLOCKS} blocks in ${formatSeconds(mine.clock)} = ` +
      `${Math.round(BLOCKS / mine.clock)} blocks/s, ${Math.round(sent / mine.clock)} records/s (${records.length} entries, ` +
      `${megabytes.toFixed(1)} MB); PutRecords of the same bytes ${formatSeconds(least.clock)}, ` +
      `${(mine.clock / least.clock).toFixed(2)}x; CPU ${formatSeconds(mine.cpu)} against ${formatSeconds(least.cpu)}\n`,
  );
}

async function fill(engine: Awaited<ReturnType<typeof createLedgerService>>['engine']): Promise<void> {
  await engine.createLedger({
    name: LEDGER,
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: {},
  });
  await engine.commit(LEDGER, {
    statements: [{ text: 'CREATE TABLE VehicleRegistration', parameters: [] }],
    mutations: [{ op: 'create-table', statement: 0, table: 'VehicleRegistration' }],
  });
  const insert = (n: number): TransactionInput => {
    const data = `{VIN:"1N4AL11D75C10${n}",LicensePlateNumber:"LEWISR261LL",State:"WA",PendingPenaltyTicketAmount:90.25,ValidFromDate:2017-08-21,ValidToDate:2020-05-11,Owners:{PrimaryOwner:{PersonId:"BFJKdXhnLRT27sXBnojNGW"},SecondaryOwners:[{PersonId:"CMVdR77XP8zAglmmFDGTvt"}]},City:"Everett"}`;
    return {
      statements: [{ text: 'INSERT INTO VehicleRegistration ?', parameters: [data] }],
      mutations: [{ op: 'insert', statement: 0, table: 'VehicleRegistration', data }],
    };
  };
  for (let done = 1; done < BLOCKS; done += 250) {
    const count = Math.min(250, BLOCKS - done);
    await engine.commitAll(
      LEDGER,
      Array.from({ length: count }, (_, at) => insert(done + at)),
    );
  }
}

async function spent(work: () => Promise<void>): Promise<Spent> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const clock = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { clock, cpu: (user + system) / 1e6 };
}

function medians(all: readonly Spent[]): Spent {
  return { clock: median(all.map(({ clock }) => clock)), cpu: median(all.map(({ cpu }) => cpu)) };
}

/** From the request until everything is acknowledged. */
async function replay(qldb: QLDBClient, name: string, aggregated: boolean): Promise<void> {
  const { StreamId } = await qldb.send(
    new StreamJournalToKinesisCommand({
      LedgerName: LEDGER,
      StreamName: name,
      RoleArn: 'arn:aws:iam::000000000000:role/bench',
      InclusiveStartTime: new Date(0),
      ExclusiveEndTime: new Date(),
      KinesisConfiguration: { StreamArn: kinesisArn(name), AggregationEnabled: aggregated },
    }),
  );
  for (;;) {
    const { Stream } = await qldb.send(new DescribeJournalKinesisStreamCommand({ LedgerName: LEDGER, StreamId }));
    if (Stream?.Status === 'COMPLETED') return;
    if (Stream?.Status !== 'ACTIVE') throw new Error(`the stream is ${Stream?.Status}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The same bytes in requests as large as they may be, one after the other. */
async function putAll(client: KinesisClient, name: string, records: readonly Prepared[]): Promise<void> {
  const requests: Prepared[][] = [[]];
  let bytes = 0;
  for (const record of records) {
    const size = record.data.length + record.partitionKey.length;
    if (requests.at(-1)?.length === 500 || bytes + size > 5 * 1024 * 1024) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)?.push(record);
    bytes += size;
  }
  for (const request of requests) {
    const answer = await client.send(
      new PutRecordsCommand({
        StreamARN: kinesisArn(name),
        Records: request.map(({ partitionKey, data }) => ({ PartitionKey: partitionKey, Data: data })),
      }),
    );
    if (answer.FailedRecordCount !== 0) throw new Error('Kinesis refused records');
  }
}

async function server(): Promise<Place> {
  const kinesis = await startKinesisServer();
  return {
    name: 'a Kinesis server',
    url: kinesis.url,
    prepare: async (name) => void (await kinesis.createStream(name, SHARDS)),
    records: (name) => kinesis.records(name),
    drop: (name) => kinesis.deleteStream(name),
    stop: () => kinesis.stop(),
  };
}

async function sink(): Promise<Place> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('kinesis-sink.ts', import.meta.url))], {
    // It ends when its input does, however this process ends.
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  return {
    name: 'a sink',
    url,
    prepare: async () => {},
    drop: async () => {},
    records: async () => {
      const kept = (await (await fetch(url)).json()) as { PartitionKey: string; Data: string }[];
      return kept.map(({ PartitionKey, Data }) => ({ partitionKey: PartitionKey, data: Buffer.from(Data, 'base64') }));
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function connection() {
  return { region: 'us-east-1', credentials: CREDENTIALS, requestHandler: new NodeHttpHandler() };
}
