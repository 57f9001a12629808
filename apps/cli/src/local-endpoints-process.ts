import type { DeliveryTarget, EmbeddedUpstream } from '@qldb-console/bff';
import { type ChildService, startChildService } from './child-process.ts';

/** Where the local stand-ins listen; undefined = a service of the reader's own is used instead. */
export interface LocalUrls {
  readonly s3?: string | undefined;
  readonly kinesis?: string | undefined;
}

export interface LocalEndpointsProcess extends ChildService {
  /** Resolves once both listen; never, when the process ends before that. */
  readonly listening: Promise<LocalUrls>;
}

/** What the process prints last. */
const LISTENING = /^Data in .*\n/m;

/** @returns undefined when neither is wanted */
export function startLocalEndpointsProcess(
  settings: EmbeddedUpstream,
  logLevel: string,
): LocalEndpointsProcess | undefined {
  const { s3, kinesis } = settings;
  if (s3.kind === 'own' && kinesis.kind === 'own') return undefined;
  const portOf = (target: DeliveryTarget) => (target.kind === 'local' ? String(target.port) : 'off');
  const child = startChildService(
    'local-endpoints',
    {
      LOCAL_S3_PORT: portOf(s3),
      LOCAL_KINESIS_PORT: portOf(kinesis),
      DATA_DIR: settings.dataDir,
      AWS_REGION: settings.region,
      LEDGER_ACCOUNT_ID: settings.accountId,
      LEDGER_ACCESS_KEY_ID: settings.accessKeyId,
      LEDGER_SECRET_ACCESS_KEY: settings.secretAccessKey,
      LOG_LEVEL: logLevel,
    },
    LISTENING,
  );
  const listening = child.announced.then((printed) => ({
    s3: /^Local S3 on (\S+) /m.exec(printed)?.[1],
    kinesis: /^Local Kinesis on (\S+) /m.exec(printed)?.[1],
  }));
  return { ...child, listening };
}

/** The addresses, where fixed ports tell them before anything listens. */
export function fixedUrls({ s3, kinesis }: EmbeddedUpstream): LocalUrls | undefined {
  const urlOf = (target: DeliveryTarget) => (target.kind === 'local' ? `http://127.0.0.1:${target.port}` : undefined);
  const isOpen = (target: DeliveryTarget) => target.kind === 'local' && target.port === 0;
  return isOpen(s3) || isOpen(kinesis) ? undefined : { s3: urlOf(s3), kinesis: urlOf(kinesis) };
}
