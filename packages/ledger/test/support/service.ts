import { QLDBClient } from '@aws-sdk/client-qldb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { onTestFinished } from 'vitest';
import { createLedgerService, type LedgerService, type LedgerServiceOptions } from '../../src/index.ts';
import { expectEverythingSound } from './sound.ts';
import { tempDir } from './temp-dir.ts';

export interface TestService {
  readonly service: LedgerService;
  readonly url: string;
  readonly client: QLDBClient;
  readonly dataDir: string;
  /** Moves the service's clock; signatures allow for five minutes of difference. */
  advance(milliseconds: number): void;
}

/**
 * A service on a free port with a data directory of its own, without sample ledger and without delays of state. When the
 * test ends, every block it wrote is judged; `judged: false` for a test that breaks the store on purpose.
 */
export async function startService(
  options: Partial<LedgerServiceOptions> & { judged?: boolean } = {},
): Promise<TestService> {
  const dataDir = options.dataDir ?? tempDir();
  let offset = 0;
  const service = await createLedgerService({
    stateDelayMs: 0,
    clock: () => Date.now() + offset,
    ...options,
    dataDir,
  });
  let closed = false;
  onTestFinished(async () => {
    if (!closed && options.judged !== false) await expectEverythingSound(service.engine);
    await service.close();
  });
  await service.listen(0);
  const close = service.close.bind(service);
  service.close = () => {
    closed = true;
    return close();
  };
  return {
    service,
    url: service.url,
    client: createClient(service.url),
    dataDir,
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}

/** The unmodified AWS client. Retries are off unless a test is about them. */
export function createClient(
  endpoint: string,
  { accessKeyId = 'local', secretAccessKey = 'local', region = 'us-east-1', maxAttempts = 1 } = {},
): QLDBClient {
  const client = new QLDBClient({
    endpoint,
    region,
    maxAttempts,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: new NodeHttpHandler(),
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** What the client makes of an error answer, in the parts a test compares. */
export async function errorOf(answer: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await answer;
  } catch (error) {
    const { name, message, $metadata, ...members } = error as Error & { $metadata: { httpStatusCode?: number } };
    const known = members as Record<string, unknown>;
    const rest = Object.fromEntries(
      ['ParameterName', 'ResourceType', 'ResourceName'].flatMap((key) => (key in known ? [[key, known[key]]] : [])),
    );
    return { name, message, status: $metadata?.httpStatusCode, ...rest };
  }
  throw new Error('the request succeeded');
}
