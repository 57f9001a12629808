import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import type { ConnectionTest, ConnectionTestPart } from '@qldb-console/contract';
import { awsEndpoint } from './aws-endpoint.ts';
import type { ConnectionTarget } from './connection.ts';
import { explainFailure, notThatService, type ProbedService } from './explain-failure.ts';
import { createUpstream, type UpstreamOptions } from './qldb.ts';

/** The largest page ListLedgers has; more ledgers than that are not counted. */
const MAX_LEDGERS = 100;
/** For each of the services, however slowly it answers. */
const LIMIT_MS = 15_000;

/**
 * Asks the ledger service, S3 and Kinesis of a connection one question each, at the same time, and says in plain words
 * how it went. With clients of its own: one attempt each, and no clock set right by earlier answers, so that it is this
 * connection that is judged and not what retries make of it.
 */
export async function testConnection(
  target: ConnectionTarget,
  options: UpstreamOptions = {},
  signal?: AbortSignal,
): Promise<ConnectionTest> {
  const upstream = createUpstream(target, { ...options, readAttempts: 1, throttledAttempts: 1 });
  const limit = AbortSignal.timeout(LIMIT_MS);
  const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
  let ledgers: number | undefined;
  try {
    const [qldb, s3, kinesis] = await Promise.all([
      judge(serviceOf('QLDB', target), async () => {
        const answer = await upstream.writes.send(new ListLedgersCommand({ MaxResults: MAX_LEDGERS }), { abortSignal });
        ledgers = answer.Ledgers?.length;
        return { requestId: answer.$metadata.requestId, isOne: answer.Ledgers !== undefined };
      }),
      judge(serviceOf('S3', target), async () => {
        const answer = await upstream.s3.send(new ListBucketsCommand({}), { abortSignal });
        return { requestId: answer.$metadata.requestId, isOne: answer.Buckets !== undefined };
      }),
      judge(serviceOf('Kinesis', target), async () => {
        const answer = await upstream.kinesis.send(new ListStreamsCommand({ Limit: 1 }), { abortSignal });
        return { requestId: answer.$metadata.requestId, isOne: answer.StreamNames !== undefined };
      }),
    ]);
    return { ...qldb, ...(ledgers === undefined ? {} : { ledgers }), s3, kinesis };
  } finally {
    upstream.close();
  }
}

function serviceOf(name: ProbedService['name'], target: ConnectionTarget): ProbedService {
  const { endpoint, region, credentials } = name === 'QLDB' ? target : name === 'S3' ? target.s3 : target.kinesis;
  return {
    name,
    region,
    endpoint: endpoint ?? awsEndpoint(name === 'S3' ? 's3' : 'kinesis', region),
    profile: 'profile' in credentials ? credentials.profile : undefined,
  };
}

async function judge(
  service: ProbedService,
  ask: () => Promise<{ requestId: string | undefined; isOne: boolean }>,
): Promise<ConnectionTestPart> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const { requestId, isOne } = await ask();
    if (!isOne) return { outcome: 'not-qldb', message: notThatService(service), durationMs: took() };
    return {
      outcome: 'ok',
      message: `${service.endpoint} answers, and accepts the credentials.`,
      ...(requestId === undefined ? {} : { requestId }),
      durationMs: took(),
    };
  } catch (error) {
    return { ...explainFailure(error, service), durationMs: took() };
  }
}
