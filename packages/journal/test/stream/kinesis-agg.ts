// AWS's own library for aggregated Kinesis records, as the other side. Its types need packages that are not there.

interface UserRecord {
  readonly partitionKey: string;
  readonly explicitPartitionKey?: string;
  /** Base64. */
  readonly data: string;
}
interface Aggregator {
  addUserRecord(record: { partitionKey: string; explicitHashKey?: string; data: Buffer }): void;
  build(): { data: Buffer };
}
interface Library {
  deaggregateSync(
    record: { partitionKey: string; sequenceNumber: string; data: string },
    computeChecksums: boolean,
    done: (error: unknown, records: UserRecord[] | undefined) => void,
  ): void;
  RecordAggregator: new () => Aggregator;
}
const { default: library } = (await import('aws-kinesis-agg')) as unknown as { default: Library };

/** What AWS's library makes of an aggregated record. */
export function deaggregateByAws(data: Uint8Array): { partitionKey: string; data: Uint8Array }[] {
  let result: UserRecord[] | undefined;
  const record = { partitionKey: 'outer', sequenceNumber: '1', data: Buffer.from(data).toString('base64') };
  library.deaggregateSync(record, true, (error, records) => {
    if (error) throw error instanceof Error ? error : new Error(String(error));
    result = records;
  });
  if (result === undefined) throw new Error('aws-kinesis-agg called nothing back');
  return result.map(({ partitionKey, data: base64 }) => ({
    partitionKey,
    data: Uint8Array.from(Buffer.from(base64, 'base64')),
  }));
}

/** An aggregated record by AWS's library. */
export function aggregateByAws(
  records: readonly { partitionKey: string; explicitHashKey?: string; data: Uint8Array }[],
): Uint8Array {
  const aggregator = new library.RecordAggregator();
  for (const record of records) aggregator.addUserRecord({ ...record, data: Buffer.from(record.data) });
  return Uint8Array.from(aggregator.build().data);
}
