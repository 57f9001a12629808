/** The real ledger service with the local stand-ins for S3 and Kinesis, as the command line starts them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type LedgerProcess, startLedger } from './ledger-process.ts';
import { type Started, startBff } from './started.ts';

const endpoints = new URL('../../../../packages/local-endpoints/src/index.ts', import.meta.url).href;
const script = `
  const { startLocalEndpoints } = await import(${JSON.stringify(endpoints)});
  const { s3Url, kinesisUrl } = await startLocalEndpoints({
    dataDir: process.env.DATA_DIR, s3Port: 0, kinesisPort: 0, region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  process.send({ s3Url, kinesisUrl });
`;

export interface LocalServices extends AsyncDisposable {
  readonly ledger: LedgerProcess;
  readonly bff: Started;
  readonly s3: S3Client;
  readonly s3Url: string;
  readonly kinesisUrl: string;
}

export async function startLocalServices(): Promise<LocalServices> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bff-local-'));
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.channel?.unref();
  const ended = once(child, 'exit');
  const [{ s3Url, kinesisUrl }] = (await once(child, 'message')) as [{ s3Url: string; kinesisUrl: string }];
  const delivery = {
    LEDGER_S3_ENDPOINT: s3Url,
    LEDGER_S3_ACCESS_KEY_ID: 'local',
    LEDGER_S3_SECRET_ACCESS_KEY: 'local',
    LEDGER_KINESIS_ENDPOINT: kinesisUrl,
    LEDGER_KINESIS_ACCESS_KEY_ID: 'local',
    LEDGER_KINESIS_SECRET_ACCESS_KEY: 'local',
  };
  const ledger = await startLedger(delivery);
  const bff = await startBff({ upstreamUrl: ledger.url, environment: delivery });
  const s3 = new S3Client({
    endpoint: s3Url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
  return {
    ledger,
    bff,
    s3,
    s3Url,
    kinesisUrl,
    async [Symbol.asyncDispose]() {
      s3.destroy();
      await bff[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
      child.kill('SIGKILL');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
