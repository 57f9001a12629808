/** Journal streams to Kinesis Data Streams. Times are milliseconds since 1970-01-01T00:00:00Z. */

/** `StreamStatus` of the API model. */
export type StreamStatus = 'ACTIVE' | 'IMPAIRED' | 'COMPLETED' | 'CANCELED' | 'FAILED';
/** `ErrorCause` of the API model. */
export type StreamErrorCause = 'KINESIS_STREAM_NOT_FOUND' | 'IAM_PERMISSION_REVOKED';

export interface NewStream {
  /** 22 characters. */
  readonly streamId: string;
  readonly ledgerId: number;
  /** Unique among the ledger's streams that have not ended. */
  readonly name: string;
  /** Recorded only. */
  readonly roleArn: string;
  readonly inclusiveStartTime: number;
  /** undefined = runs until it is cancelled */
  readonly exclusiveEndTime: number | undefined;
  readonly kinesisStreamArn: string;
  readonly aggregationEnabled: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface StreamRow extends NewStream {
  /** Position in the order of creation over all ledgers: what a page of a list continues after. */
  readonly id: number;
  readonly status: StreamStatus;
  /** Only while IMPAIRED, and for one that FAILED because of it. */
  readonly errorCause: StreamErrorCause | undefined;
  /** Since when it is IMPAIRED, or was when it FAILED. */
  readonly impairedAt: number | undefined;
  /** When a stream that has ended is gone; undefined while it runs. */
  readonly expiresAt: number | undefined;
  /**
   * Checkpoint: every block before this sequence number that belongs to the stream has been acknowledged by Kinesis.
   * undefined until the record that says CREATED has been.
   */
  readonly nextSequenceNo: number | undefined;
}

/** Why a stream was not created. */
export type StreamRefusal = 'name' | 'quota';

/** Where streams are kept. As in `Store`: each method is one durable transaction. */
export interface StreamStore {
  /**
   * Adds a stream, ACTIVE, with nothing delivered.
   *
   * @returns `name` when a running stream of the ledger has that name, `quota` when `maxRunning` of the ledger's streams run
   */
  create(stream: NewStream, maxRunning: number): Promise<StreamRow | StreamRefusal>;
  /** The ledger's stream, unless it is gone at `now`. */
  find(ledgerId: number, streamId: string, now: number): Promise<StreamRow | undefined>;
  /** As `find`, by what a stream's ARN names: `…:stream/{ledgerName}/{streamId}`. The ledger itself must not be gone. */
  findByArnParts(ledgerName: string, streamId: string, now: number): Promise<StreamRow | undefined>;
  /** Up to `limit` streams of the ledger not gone at `now`, in the order of their creation, after the one with id `after`. */
  list(ledgerId: number, page: { after: number; limit: number; now: number }): Promise<StreamRow[]>;
  /** Streams of all ledgers that are ACTIVE or IMPAIRED, in the order of their creation. */
  running(): Promise<StreamRow[]>;

  /** Moves the checkpoint of a stream that runs, forward only. */
  checkpoint(streamId: string, nextSequenceNo: number): Promise<void>;
  /** A running stream becomes IMPAIRED, or another cause takes the place of the one before; since when stays. */
  impair(streamId: string, cause: StreamErrorCause, now: number): Promise<void>;
  /** An IMPAIRED stream becomes ACTIVE again. */
  recover(streamId: string): Promise<void>;
  /**
   * A running stream ends, and is gone from `expiresAt` on. The error cause stays with one that FAILED only.
   *
   * @returns whether it was running
   */
  end(streamId: string, status: 'COMPLETED' | 'CANCELED' | 'FAILED', expiresAt: number): Promise<boolean>;
  /** Replaces all tags. */
  setTags(streamId: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** Removes the rows of streams that are gone at `now`. */
  removeExpired(now: number): Promise<void>;
}
