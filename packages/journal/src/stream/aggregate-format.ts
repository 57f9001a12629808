/** What an aggregated Kinesis record starts with (KPL Aggregated Record Format, amazon-kinesis-producer). */
export const AGGREGATE_MAGIC = Uint8Array.of(0xf3, 0x89, 0x9a, 0xc2);

/** Fields of the protobuf message AggregatedRecord. */
export const FIELD = { partitionKey: 1, explicitHashKey: 2, record: 3 } as const;

/** Fields of the messages in it. Field 4 holds tags, which mean nothing here. */
export const RECORD_FIELD = { partitionKeyIndex: 1, explicitHashKeyIndex: 2, data: 3 } as const;
