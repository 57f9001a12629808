import {
  DescribeJournalKinesisStreamCommand,
  type JournalKinesisStreamDescription,
  StreamJournalToKinesisCommand,
} from '@aws-sdk/client-qldb';
import type { LedgerServiceOptions } from '../../src/index.ts';
import { LEDGER } from '../support/journal.ts';
import { startService, type TestService } from '../support/service.ts';
import { CREDENTIALS, kinesisArn, until } from './kinesis-server.ts';

export const ROLE = 'arn:aws:iam::000000000000:role/local';

export interface StreamService extends TestService {
  /** Starts a stream of ledger `test` to that Kinesis stream, from the beginning. @returns its id */
  stream(kinesisStream: string, choice?: StreamChoice): Promise<string>;
  describe(streamId: string, ledger?: string): Promise<JournalKinesisStreamDescription>;
  /** Polls until the stream has the status. */
  reaches(streamId: string, status: string, ledger?: string): Promise<JournalKinesisStreamDescription>;
}
export interface StreamChoice {
  readonly ledger?: string;
  readonly name?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly aggregated?: boolean;
}

/** A service whose streams go to that Kinesis endpoint, with a ledger `test`, created now or at `createdAt`. */
export async function startStreamService(
  kinesisUrl: string,
  { createdAt, ...options }: Partial<LedgerServiceOptions> & { judged?: boolean; createdAt?: number } = {},
): Promise<StreamService> {
  const kinesis = { endpoint: kinesisUrl, region: 'us-east-1', credentials: CREDENTIALS };
  const started = await startService({ kinesis, ...options });
  const { client, service } = started;
  const existing = await service.engine.listLedgers(undefined, 10);
  if (!existing.some(({ name }) => name === LEDGER.name)) await service.engine.createLedger({ ...LEDGER, createdAt });
  let count = 0;
  const describe: StreamService['describe'] = async (StreamId, LedgerName = LEDGER.name) => {
    const { Stream } = await client.send(new DescribeJournalKinesisStreamCommand({ LedgerName, StreamId }));
    return Stream as JournalKinesisStreamDescription;
  };
  return {
    ...started,
    describe,
    async stream(kinesisStream, { ledger = LEDGER.name, name, from = new Date(0), to, aggregated } = {}) {
      count += 1;
      const { StreamId } = await client.send(
        new StreamJournalToKinesisCommand({
          LedgerName: ledger,
          StreamName: name ?? `stream-${count}`,
          RoleArn: ROLE,
          InclusiveStartTime: from,
          ...(to && { ExclusiveEndTime: to }),
          KinesisConfiguration: {
            StreamArn: kinesisArn(kinesisStream),
            ...(aggregated !== undefined && { AggregationEnabled: aggregated }),
          },
        }),
      );
      return StreamId as string;
    },
    async reaches(streamId, status, ledger) {
      let last = await describe(streamId, ledger);
      await until(async () => {
        last = await describe(streamId, ledger);
        return last.Status === status;
      });
      return last;
    },
  };
}
