/** What Kinesis takes (API reference, "PutRecords"; "Quotas and limits"). */
export const KINESIS = {
  entriesPerRequest: 500,
  /** Data and partition keys of all entries. */
  requestBytes: 5 * 1024 * 1024,
  /** Data and partition key of one entry. */
  entryBytes: 1024 * 1024,
} as const;

/** What the streamer keeps to. */
export const STREAMING = {
  /** An aggregated entry is closed when the next block would make it larger: the default of the Kinesis Producer Library. */
  aggregateBytes: 50 * 1024,
  /** Blocks, and bytes of their Ion text, that are read and encoded in one go: other work gets its turn between. */
  blocksPerRead: 100,
  bytesPerRead: 1024 * 1024,
  /** One request to Kinesis. */
  requestTimeoutMs: 30_000,
  /** Pause after a failed attempt: doubled each time from the first to the last, less up to a half at random. */
  firstRetryMs: 50,
  lastRetryMs: 5_000,
  /** The same, while the Kinesis stream is missing or closed to us. */
  firstProbeMs: 500,
  lastProbeMs: 5_000,
  /** How often a stream that has nothing to do looks at its end time, its ledger, and the ledger's key. */
  idlePollMs: 1_000,
  /** After an error that nobody foresaw. */
  unexpectedErrorMs: 5_000,
  /** How often streams that have expired are removed; they are not shown in any case. */
  expireEveryMs: 60_000,
  /** How long cancelling waits for a request under way. */
  stopMs: 5_000,
} as const;
