import { JournalError } from '../errors.ts';
import { md5 } from '../hash/md5.ts';
import { decodeUtf8 } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import { equalBytes } from '../merkle/index.ts';
import type { UserRecord } from './aggregate.ts';
import { AGGREGATE_MAGIC, FIELD, RECORD_FIELD } from './aggregate-format.ts';
import { type ProtoField, ProtoReader, WIRE } from './protobuf.ts';

const CHECKSUM_BYTES = 16;

export interface Deaggregated {
  /** Whether the data is an aggregated record. */
  readonly aggregated: boolean;
  /** In order. `data` shares the memory of what was handed in. */
  readonly records: readonly UserRecord[];
}

/**
 * The records in the data of one Kinesis record. Data that does not start with `F3 89 9A C2` is no aggregate and becomes
 * the one record of the answer, with the partition key '': it stands beside the data, not in it. QLDB's own records are
 * Ion binary and start with another byte.
 *
 * Explicit hash keys, tags and fields that the format does not know are passed over.
 *
 * @throws JournalError 'input-too-large' (over LIMITS.documentBytes), 'unexpected-end' when it is too short to be an
 *   aggregate, 'aggregate-checksum' when its MD5 is not that of its content, 'aggregate-syntax' when the protobuf
 *   message cannot be read, 'invalid-utf8' in a partition key, 'too-many-records' (over LIMITS.aggregatedRecords).
 *   `at` is an offset into `data`.
 */
export function deaggregate(data: Uint8Array): Deaggregated {
  if (data.length > LIMITS.documentBytes) {
    throw new JournalError('input-too-large', `The record has more than ${LIMITS.documentBytes} bytes`);
  }
  if (!AGGREGATE_MAGIC.every((byte, index) => data[index] === byte)) {
    return { aggregated: false, records: [{ partitionKey: '', data }] };
  }
  const start = AGGREGATE_MAGIC.length;
  const end = data.length - CHECKSUM_BYTES;
  if (end < start) {
    throw new JournalError('unexpected-end', 'The aggregated record ends before its checksum does', data.length);
  }
  if (!equalBytes(md5(data.subarray(start, end)), data.subarray(end))) {
    throw new JournalError('aggregate-checksum', 'The MD5 of the aggregated record is not that of its content', end);
  }
  return { aggregated: true, records: readMessage(data, start, end) };
}

/** A record whose partition key is not looked up yet: the table may come behind. */
interface Unnamed {
  readonly at: number;
  readonly keyIndex: number;
  readonly data: Uint8Array;
}

function readMessage(source: Uint8Array, start: number, end: number): UserRecord[] {
  const keys: string[] = [];
  const unnamed: Unnamed[] = [];
  const reader = new ProtoReader(source, start, end);
  for (let field = reader.next(); field !== undefined; field = reader.next()) {
    if (field.number === FIELD.partitionKey) keys.push(readKey(source, field, keys.length));
    if (field.number === FIELD.record) unnamed.push(readRecord(source, field, unnamed.length));
    if (Math.max(keys.length, unnamed.length) > LIMITS.aggregatedRecords) {
      const message = `More than ${LIMITS.aggregatedRecords} records in one`;
      throw new JournalError('too-many-records', message, field.at);
    }
  }
  return unnamed.map(({ at, keyIndex, data }, index) => {
    const partitionKey = keys[keyIndex];
    if (partitionKey !== undefined) return { partitionKey, data };
    const message = `Record ${index} has partition key ${keyIndex}, but the table has ${keys.length}`;
    throw new JournalError('aggregate-syntax', message, at, `records[${index}]`);
  });
}

function readKey(source: Uint8Array, field: ProtoField, index: number): string {
  const path = `partition_key_table[${index}]`;
  requireWire(field, WIRE.bytes, path);
  try {
    return decodeUtf8(source.subarray(field.start, field.end));
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new JournalError(error.code, `${path} is not UTF-8`, field.start + error.at, path);
  }
}

function readRecord(source: Uint8Array, record: ProtoField, index: number): Unnamed {
  const path = `records[${index}]`;
  requireWire(record, WIRE.bytes, path);
  let keyIndex: number | undefined;
  let data: Uint8Array | undefined;
  const reader = new ProtoReader(source, record.start, record.end);
  for (let field = reader.next(); field !== undefined; field = reader.next()) {
    // A field that is there twice counts as it stands last (protobuf encoding, "Last One Wins").
    if (field.number === RECORD_FIELD.partitionKeyIndex) {
      requireWire(field, WIRE.varint, `${path}.partition_key_index`);
      keyIndex = field.value;
    } else if (field.number === RECORD_FIELD.data) {
      requireWire(field, WIRE.bytes, `${path}.data`);
      data = source.subarray(field.start, field.end);
    }
  }
  if (keyIndex === undefined || data === undefined) {
    const missing = data === undefined ? 'data' : 'partition_key_index';
    throw new JournalError('aggregate-syntax', `${path} lacks the field ${missing}`, record.at, path);
  }
  return { at: record.at, keyIndex, data };
}

function requireWire(field: ProtoField, wire: number, path: string): void {
  if (field.wire === wire) return;
  throw new JournalError('aggregate-syntax', `${path} has wire type ${field.wire}, not ${wire}`, field.at, path);
}
