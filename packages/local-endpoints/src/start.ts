import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Listening, listen } from './http/listen.ts';
import type { Credentials } from './http/signature.ts';
import { kinesisEndpoint } from './kinesis/endpoint.ts';
import { openRecordStore, type RecordStore } from './kinesis/store.ts';
import { S3_LIMITS } from './limits.ts';
import { s3Endpoint } from './s3/endpoint.ts';
import { type ObjectStore, openObjectStore } from './s3/store.ts';

/** There from the start, so that an export or a stream needs nothing to be made first. */
export const LOCAL_BUCKET = 'local-exports';
export const LOCAL_STREAM = 'local-journal';

export interface LocalEndpointsOptions {
  /** Objects go below `local-s3`, records below `local-kinesis`. */
  readonly dataDir: string;
  /** 0 = any free one; undefined = no S3. */
  readonly s3Port: number | undefined;
  /** 0 = any free one; undefined = no Kinesis. */
  readonly kinesisPort: number | undefined;
  readonly region: string;
  readonly credentials: Credentials;
  /** 12 digits, in ARNs; default `000000000000`. */
  readonly accountId?: string;
  /** Milliseconds since 1970; default the system's clock. */
  readonly clock?: () => number;
  /** Default: none. */
  readonly log?: Logger;
}

export interface LocalEndpoints extends AsyncDisposable {
  /** `http://127.0.0.1:8582`; undefined when it was not wanted. */
  readonly s3Url: string | undefined;
  readonly kinesisUrl: string | undefined;
  /** Lets requests under way finish for up to five seconds, and gives the directories free. */
  close(): Promise<void>;
}

const TIDY_EVERY_MS = 60_000;

/**
 * Starts small stand-ins for S3 and Kinesis on this machine only. They keep what they are given across restarts.
 *
 * @throws LocalEndpointError; whatever was started is stopped again
 */
export async function startLocalEndpoints(options: LocalEndpointsOptions): Promise<LocalEndpoints> {
  const { dataDir, s3Port, kinesisPort, region, credentials } = options;
  const { accountId = '000000000000', clock = Date.now, log = pino({ enabled: false }) } = options;
  const common = { region, accountId, credentials, clock, log };
  const undo: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    let objects: ObjectStore | undefined;
    let records: RecordStore | undefined;
    let s3: Listening | undefined;
    let kinesis: Listening | undefined;
    if (s3Port !== undefined) {
      objects = openObjectStore(join(dataDir, 'local-s3'), clock);
      undo.push(objects.close);
      if (!objects.bucket(LOCAL_BUCKET)) objects.createBucket(LOCAL_BUCKET);
      s3 = await listen(s3Port, s3Endpoint({ ...common, store: objects }));
      undo.push(s3.close);
    }
    if (kinesisPort !== undefined) {
      records = openRecordStore(join(dataDir, 'local-kinesis'), clock);
      undo.push(records.close);
      if (!records.stream(LOCAL_STREAM)) records.createStream(LOCAL_STREAM, 1, 'PROVISIONED');
      kinesis = await listen(kinesisPort, kinesisEndpoint({ ...common, store: records }));
      undo.push(kinesis.close);
    }
    const tidying = setInterval(() => void tidy(objects, records, clock, log), TIDY_EVERY_MS).unref();
    undo.push(() => clearInterval(tidying));
    return { s3Url: s3?.url, kinesisUrl: kinesis?.url, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What nobody will ask for any more goes: uploads that were never completed, records whose day is over. */
async function tidy(
  objects: ObjectStore | undefined,
  records: RecordStore | undefined,
  clock: () => number,
  log: Logger,
): Promise<void> {
  try {
    await objects?.endStaleUploads(clock() - S3_LIMITS.uploadLifeMs);
    while (records?.expireSome()) await new Promise((resolve) => setImmediate(resolve));
  } catch (error) {
    log.error({ err: error }, 'tidying up failed');
  }
}
