import { createHash } from 'node:crypto';
import { aggregate } from '@qldb-console/journal';
import { KINESIS, STREAMING } from './stream-limits.ts';
import type { OutgoingRecord } from './stream-records.ts';

/** One entry of a PutRecords request. */
export interface KinesisEntry {
  readonly partitionKey: string;
  /** Chooses the shard: 128 bits, in decimal. */
  readonly explicitHashKey: string;
  readonly data: Uint8Array;
  /** Checkpoint once this entry and all before it are acknowledged; undefined when it only ends inside a block. */
  readonly checkpoint: number | undefined;
}

/** A record that Kinesis will never take. */
export class UndeliverableRecord extends Error {
  override readonly name = 'UndeliverableRecord';
}

/** In an aggregated entry: tags, lengths and indexes around a record, at most. */
const RECORD_OVERHEAD = 24;
/** Of an aggregated entry: magic, MD5, the explicit hash key, and its own partition key. */
const ENTRY_OVERHEAD = 4 + 16 + 48 + 64;

/**
 * Turns records into entries. All records of a block go to one shard, chosen by the hash of its first partition key (the
 * block hash), so that they stay in order and blocks spread over all shards. With aggregation, consecutive blocks share
 * an entry and its shard; each record in it then states the entry's hash key, without which the Kinesis Client Library
 * would drop it as not belonging to the shard (docs/adr/008-journal-streams.md).
 */
export class Packer {
  readonly #aggregated: boolean;
  #open: OutgoingRecord[] = [];
  #bytes = ENTRY_OVERHEAD;
  #shardKey = '';
  #checkpoint: number | undefined;

  constructor(aggregated: boolean) {
    this.#aggregated = aggregated;
  }

  /**
   * @param records of one block, or a single control record
   * @param checkpoint once they are acknowledged
   * @returns entries that are complete
   * @throws UndeliverableRecord
   */
  add(records: readonly OutgoingRecord[], checkpoint: number | undefined): KinesisEntry[] {
    for (const record of records) refuseTooLarge(record);
    if (!this.#aggregated) return singleEntries(records, checkpoint);
    const out: KinesisEntry[] = [];
    const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0);
    if (this.#open.length > 0 && this.#bytes + bytes > STREAMING.aggregateBytes) out.push(...this.flush());
    for (const record of records) {
      // Happens only inside a block that is larger than an entry may be.
      if (this.#open.length > 0 && this.#bytes + sizeOf(record) > KINESIS.entryBytes) out.push(...this.flush());
      if (this.#open.length === 0) this.#shardKey = records[0]?.partitionKey ?? '';
      this.#open.push(record);
      this.#bytes += sizeOf(record);
    }
    this.#checkpoint = checkpoint;
    return out;
  }

  /** The entry that is still open, if any. */
  flush(): KinesisEntry[] {
    const records = this.#open;
    const checkpoint = this.#checkpoint;
    this.#open = [];
    this.#bytes = ENTRY_OVERHEAD;
    this.#checkpoint = undefined;
    const [first, ...more] = records;
    if (!first) return [];
    const explicitHashKey = hashKey(this.#shardKey);
    // As the Producer Library does it: a record alone is not wrapped.
    if (more.length === 0) return [{ ...first, explicitHashKey, checkpoint }];
    const data = aggregate(records, explicitHashKey);
    return [{ partitionKey: this.#shardKey, explicitHashKey, data, checkpoint }];
  }
}

function singleEntries(records: readonly OutgoingRecord[], checkpoint: number | undefined): KinesisEntry[] {
  const explicitHashKey = hashKey(records[0]?.partitionKey ?? '');
  const last = records.length - 1;
  return records.map((record, at) => ({
    ...record,
    explicitHashKey,
    checkpoint: at === last ? checkpoint : undefined,
  }));
}

function sizeOf({ partitionKey, data }: OutgoingRecord): number {
  return data.length + partitionKey.length + RECORD_OVERHEAD;
}

function refuseTooLarge({ partitionKey, data }: OutgoingRecord): void {
  const bytes = data.length + partitionKey.length;
  if (bytes <= KINESIS.entryBytes) return;
  throw new UndeliverableRecord(`a record of ${bytes} bytes is larger than the ${KINESIS.entryBytes} Kinesis takes`);
}

/** Where Kinesis itself puts a partition key: its MD5 as an unsigned number. */
function hashKey(partitionKey: string): string {
  return BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`).toString();
}

/** Splits entries into requests that Kinesis takes, in order. @returns full requests, and the rest that may still grow */
export function toRequests(entries: readonly KinesisEntry[]): { full: KinesisEntry[][]; rest: KinesisEntry[] } {
  const full: KinesisEntry[][] = [];
  let rest: KinesisEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entry.data.length + entry.partitionKey.length;
    if (rest.length === KINESIS.entriesPerRequest || bytes + size > KINESIS.requestBytes) {
      full.push(rest);
      rest = [];
      bytes = 0;
    }
    rest.push(entry);
    bytes += size;
  }
  return { full, rest };
}
