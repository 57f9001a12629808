import type { KinesisClient, PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import type { AwsTarget } from '../aws-target.ts';
import type { KinesisEntry } from './pack.ts';
import { STREAMING } from './stream-limits.ts';

/** Kinesis Data Streams as the streamer uses it. Errors are those of the AWS SDK; nothing is tried twice here. */
export interface KinesisTarget {
  /** Whether the stream is there and may be described and written to as far as that can be asked. */
  describe(streamArn: string, signal: AbortSignal): Promise<void>;
  /** @returns one result for each entry, in their order; with an `ErrorCode` where it was not taken */
  put(streamArn: string, entries: readonly KinesisEntry[], signal: AbortSignal): Promise<PutRecordsResultEntry[]>;
  close(): void;
}

/** Loads the AWS SDK with the first request, since most ledgers have no stream. */
export function createKinesisTarget({ endpoint, region, credentials }: AwsTarget): KinesisTarget {
  let loading: ReturnType<typeof load> | undefined;
  let client: KinesisClient | undefined;
  const load = async () => {
    const [sdk, { NodeHttpHandler }] = await Promise.all([
      import('@aws-sdk/client-kinesis'),
      import('@smithy/node-http-handler'),
    ]);
    client = new sdk.KinesisClient({
      region,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(credentials === undefined ? {} : { credentials }),
      // The streamer has its own way of trying again.
      maxAttempts: 1,
      // The SDK's default speaks HTTP/2, which endpoints without TLS do not.
      requestHandler: new NodeHttpHandler({ connectionTimeout: 5_000 }),
    });
    return { sdk, client };
  };
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  const bounded = (signal: AbortSignal) => ({
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(STREAMING.requestTimeoutMs)]),
  });

  return {
    async describe(streamArn, signal) {
      const { sdk, client } = await loaded();
      // What a role of QLDB may do by its documentation; DescribeStreamSummary would be another permission.
      await client.send(new sdk.DescribeStreamCommand({ StreamARN: streamArn, Limit: 1 }), bounded(signal));
      await client.send(new sdk.ListShardsCommand({ StreamARN: streamArn, MaxResults: 1 }), bounded(signal));
    },
    async put(streamArn, entries, signal) {
      const { sdk, client } = await loaded();
      const answer = await client.send(
        new sdk.PutRecordsCommand({
          StreamARN: streamArn,
          Records: entries.map(({ partitionKey, explicitHashKey, data }) => ({
            PartitionKey: partitionKey,
            ExplicitHashKey: explicitHashKey,
            Data: data,
          })),
        }),
        bounded(signal),
      );
      return answer.Records ?? [];
    },
    close() {
      client?.destroy();
    },
  };
}
