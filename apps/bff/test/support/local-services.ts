/** The back end with the real ledger service and the local stand-ins for S3 and Kinesis. */
import { S3Client } from '@aws-sdk/client-s3';
import { type LedgerProcess, startLedger, startLocalEndpoints } from './ledger-process.ts';
import { type Started, startBff } from './started.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export interface LocalServices extends AsyncDisposable {
  readonly ledger: LedgerProcess;
  readonly bff: Started;
  readonly s3: S3Client;
  readonly s3Url: string;
  readonly kinesisUrl: string;
}

export async function startLocalServices(): Promise<LocalServices> {
  await using started = new AsyncDisposableStack();
  const { s3Url, kinesisUrl } = started.use(await startLocalEndpoints());
  const environment = {
    LEDGER_S3_ENDPOINT: s3Url,
    LEDGER_S3_ACCESS_KEY_ID: credentials.accessKeyId,
    LEDGER_S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    LEDGER_KINESIS_ENDPOINT: kinesisUrl,
    LEDGER_KINESIS_ACCESS_KEY_ID: credentials.accessKeyId,
    LEDGER_KINESIS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  const ledger = started.use(await startLedger(environment));
  const bff = started.use(await startBff({ upstreamUrl: ledger.url, environment }));
  const s3 = new S3Client({ endpoint: s3Url, region: 'us-east-1', credentials, forcePathStyle: true });
  started.defer(() => s3.destroy());
  const all = started.move();
  return { ledger, bff, s3, s3Url, kinesisUrl, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
