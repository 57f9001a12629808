import type { DeliveryTarget, EmbeddedUpstream } from '@qldb-console/bff';
import { type ChildService, startChildService } from './child-process.ts';
import type { LocalUrls } from './local-endpoints-process.ts';

/** What the service prints first, once it listens. */
const LISTENING = /^Ledger service on (\S+) /;

/** The embedded ledger service in a process of its own. */
export interface LedgerProcess extends ChildService {
  /** Resolves with its address once it listens; never, when it ends before that. */
  readonly listening: Promise<string>;
}

/** @param local where the local stand-ins listen, for the targets that are local */
export function startLedgerProcess(settings: EmbeddedUpstream, local: LocalUrls, logLevel: string): LedgerProcess {
  const environment = {
    LEDGER_HOST: '127.0.0.1',
    LEDGER_PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    AWS_REGION: settings.region,
    LEDGER_ACCOUNT_ID: settings.accountId,
    LEDGER_ACCESS_KEY_ID: settings.accessKeyId,
    LEDGER_SECRET_ACCESS_KEY: settings.secretAccessKey,
    ...targetSettings('S3', settings.s3, local.s3, settings),
    ...targetSettings('KINESIS', settings.kinesis, local.kinesis, settings),
    LOG_LEVEL: logLevel,
  };
  const child = startChildService('ledger', environment, LISTENING);
  return { ...child, listening: child.announced.then((printed) => LISTENING.exec(printed)?.[1] ?? '') };
}

/** An empty endpoint is AWS's own, empty keys are the SDK's default chain. */
function targetSettings(
  name: 'S3' | 'KINESIS',
  target: DeliveryTarget,
  url: string | undefined,
  own: EmbeddedUpstream,
): Record<string, string> {
  const endpoint = target.kind === 'local' ? (url ?? '') : (target.endpoint ?? '');
  const credentials = target.kind === 'local' ? own : target.credentials;
  const hasKey = 'accessKeyId' in credentials;
  return {
    [`LEDGER_${name}_ENDPOINT`]: endpoint,
    [`LEDGER_${name}_ACCESS_KEY_ID`]: hasKey ? credentials.accessKeyId : '',
    [`LEDGER_${name}_SECRET_ACCESS_KEY`]: hasKey ? credentials.secretAccessKey : '',
  };
}
