import type { RecordsFrom, StreamRecordLine } from '@qldb-console/contract';

export type KinesisRecord = Extract<StreamRecordLine, { type: 'record' }>;
/** Where reading begins; `at` (ISO 8601 UTC) goes with `time`. */
export interface LiveStart {
  readonly from: RecordsFrom;
  readonly at?: string | undefined;
}

/** Records of one shard reach the reader in order, but shards do not wait for each other. */
const OVERLAP_MS = 5_000;

/**
 * How far the records of a Kinesis stream were read, shard by shard: reading that was broken off goes on without a gap,
 * and what then comes a second time is told from what is new.
 */
export class LivePosition {
  private readonly start: LiveStart;
  /** Milliseconds since 1970. */
  private readonly startedAt: number;
  private readonly shards = new Map<string, { sequenceNumber: string; arrivalTime: number }>();

  constructor(start: LiveStart, startedAt: number) {
    this.start = start;
    this.startedAt = startedAt;
  }

  /** Notes a record. Answers whether it is new. */
  take({ shardId, sequenceNumber, arrivalTime }: KinesisRecord): boolean {
    const last = this.shards.get(shardId);
    if (last !== undefined && !isGreater(sequenceNumber, last.sequenceNumber)) return false;
    this.shards.set(shardId, { sequenceNumber, arrivalTime: Date.parse(arrivalTime) });
    return true;
  }

  /** Where to begin so that nothing is left out. */
  resume(): LiveStart {
    const earliest = Math.min(...[...this.shards.values()].map(({ arrivalTime }) => arrivalTime));
    // The end of the stream has moved on since it was read from there.
    if (!Number.isFinite(earliest)) return this.start.from === 'latest' ? timeOf(this.startedAt) : this.start;
    const back = earliest - OVERLAP_MS;
    if (this.start.from === 'latest') return timeOf(Math.max(back, Math.min(this.startedAt, earliest)));
    if (this.start.from === 'time') return timeOf(Math.max(back, Date.parse(this.start.at ?? '')));
    return timeOf(back);
  }
}

const timeOf = (at: number): LiveStart => ({ from: 'time', at: new Date(at).toISOString() });

/** Sequence numbers of Kinesis are decimal numbers too large for a number. */
function isGreater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
