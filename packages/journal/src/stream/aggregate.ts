import { md5 } from '../hash/md5.ts';
import { encodeUtf8 } from '../ion/index.ts';
import { AGGREGATE_MAGIC, FIELD, RECORD_FIELD } from './aggregate-format.ts';

/** One record of a Kinesis stream, or one of several in an aggregated record. */
export interface UserRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

const LENGTH_DELIMITED = 2;
const CHECKSUM_BYTES = 16;
/** Tag, and the index 0. */
const EXPLICIT_INDEX_BYTES = 2;

/**
 * Puts records into one, as the Kinesis Producer Library aggregates them: `F3 89 9A C2`, a protobuf message
 * AggregatedRecord (the table of partition keys, each once, then the records in order), and the MD5 of the message.
 * Observed in AWS data: byte for byte what QLDB streams wrote.
 *
 * @param explicitHashKey said of every record: the number, in decimal, that chose the shard. Needed where the partition
 *   keys alone would put them elsewhere: the Kinesis Client Library drops an aggregate with such a record.
 */
export function aggregate(records: readonly UserRecord[], explicitHashKey?: string): Uint8Array {
  const keys = new Map<string, number>();
  for (const { partitionKey } of records) if (!keys.has(partitionKey)) keys.set(partitionKey, keys.size);
  const table = [...keys.keys()].map(encodeUtf8);
  const hashKey = explicitHashKey === undefined ? undefined : encodeUtf8(explicitHashKey);
  const extra = hashKey ? EXPLICIT_INDEX_BYTES : 0;
  const sizes = records.map(
    ({ partitionKey, data }) => recordSize(keys.get(partitionKey) as number, data.length) + extra,
  );
  let length = 0;
  for (const key of table) length += fieldSize(key.length);
  if (hashKey) length += fieldSize(hashKey.length);
  for (const size of sizes) length += fieldSize(size);

  const out = new Uint8Array(AGGREGATE_MAGIC.length + length + CHECKSUM_BYTES);
  out.set(AGGREGATE_MAGIC);
  let at = AGGREGATE_MAGIC.length;
  const varint = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) out[at++] = (rest & 0x7f) | 0x80;
    out[at++] = rest;
  };
  const bytes = (field: number, content: Uint8Array): void => {
    varint((field << 3) | LENGTH_DELIMITED);
    varint(content.length);
    out.set(content, at);
    at += content.length;
  };
  for (const key of table) bytes(FIELD.partitionKey, key);
  if (hashKey) bytes(FIELD.explicitHashKey, hashKey);
  for (const [index, { partitionKey, data }] of records.entries()) {
    varint((FIELD.record << 3) | LENGTH_DELIMITED);
    varint(sizes[index] as number);
    varint(RECORD_FIELD.partitionKeyIndex << 3);
    varint(keys.get(partitionKey) as number);
    if (hashKey) {
      varint(RECORD_FIELD.explicitHashKeyIndex << 3);
      varint(0);
    }
    bytes(RECORD_FIELD.data, data);
  }
  out.set(md5(out.subarray(AGGREGATE_MAGIC.length, at)), at);
  return out;
}

function recordSize(keyIndex: number, dataLength: number): number {
  return 1 + varintSize(keyIndex) + fieldSize(dataLength);
}

/** Tag, length and content. All fields here have numbers below 16, so that a tag is one byte. */
function fieldSize(length: number): number {
  return 1 + varintSize(length) + length;
}

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}
