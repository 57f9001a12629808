import type { JournalStream } from '@qldb-console/contract';
import { deaggregate, decodeBase64, JournalError, parseStreamRecord, type StreamRecord } from '@qldb-console/journal';
import type { KinesisRecord } from './live-position.ts';

/** One record of a journal stream as it lay in a Kinesis record; only its bytes are kept. */
export interface LiveRecord {
  /** Counts up from 1 in the order of arrival. */
  readonly id: number;
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** When Kinesis took it, ISO 8601 UTC. */
  readonly arrivalTime: string;
  /** Which one of the records in an aggregated Kinesis record it is, from 1; absent where it travelled alone. */
  readonly place: { readonly index: number; readonly of: number } | undefined;
  readonly partitionKey: string;
  readonly bytes: Uint8Array;
  /** What it is, in words. */
  readonly kind: string;
  /** What it is about, e.g. `block 17`. */
  readonly about: string;
  /** ARN of the journal stream it belongs to, where that is another one. */
  readonly otherStream: string | undefined;
  /** Why it, or the Kinesis record around it, cannot be read. */
  readonly problem: JournalError | undefined;
}

/** What a Kinesis record holds: each record with what was read of it. */
export interface OpenedRecord {
  readonly live: Omit<LiveRecord, 'id'>;
  readonly parsed: StreamRecord | undefined;
}

/**
 * Takes a Kinesis record apart and reads what is in it. What cannot be read is an answer too, with code and position.
 *
 * @param stream the journal stream that is watched; records of others in the same Kinesis stream are told apart by ARN
 */
export function openKinesisRecord(record: KinesisRecord, stream: JournalStream): OpenedRecord[] {
  const { shardId, sequenceNumber, arrivalTime, partitionKey } = record;
  const base = { shardId, sequenceNumber, arrivalTime };
  const data = decodeBase64(record.data) ?? new Uint8Array();
  try {
    if (data.length === 0) throw new JournalError('empty-input', 'The Kinesis record holds no data');
    const { aggregated, records } = deaggregate(data);
    return records.map((one, index) => {
      const place = aggregated ? { index: index + 1, of: records.length } : undefined;
      const key = aggregated ? one.partitionKey : partitionKey;
      // A part of an aggregated record would keep all of it in memory.
      const bytes = aggregated ? one.data.slice() : one.data;
      return opened({ ...base, place, partitionKey: key, bytes }, stream);
    });
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const unread = { kind: 'Unreadable Kinesis record', about: '', otherStream: undefined, problem: error };
    return [{ live: { ...base, place: undefined, partitionKey, bytes: data, ...unread }, parsed: undefined }];
  }
}

function opened(
  where: Pick<LiveRecord, 'shardId' | 'sequenceNumber' | 'arrivalTime' | 'place' | 'partitionKey' | 'bytes'>,
  stream: JournalStream,
): OpenedRecord {
  try {
    const parsed = parseStreamRecord(where.bytes);
    const otherStream = isOf(parsed.qldbStreamArn, stream) ? undefined : parsed.qldbStreamArn;
    return { live: { ...where, ...describe(parsed), otherStream, problem: undefined }, parsed };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return {
      live: { ...where, kind: 'Unreadable record', about: '', otherStream: undefined, problem: error },
      parsed: undefined,
    };
  }
}

/** The ARN of a journal stream ends with its ledger and its id; not every service tells it. */
function isOf(arn: string, { arn: own, ledgerName, streamId }: JournalStream): boolean {
  return own === undefined ? arn.endsWith(`:stream/${ledgerName}/${streamId}`) : arn === own;
}

function describe(record: StreamRecord): { kind: string; about: string } {
  switch (record.kind) {
    case 'control':
      return { kind: 'Control', about: record.controlRecordType };
    case 'block-summary':
      return { kind: 'Block summary', about: `block ${record.block.address.sequenceNo}` };
    case 'revision-details': {
      const { metadata, blockAddress } = record.revision;
      const document = metadata ? `document ${metadata.id}, version ${metadata.version}` : 'an internal revision';
      return { kind: 'Revision', about: `${document}, in block ${blockAddress.sequenceNo}` };
    }
    case 'unknown':
      return { kind: 'Unknown type', about: record.recordType };
  }
}
