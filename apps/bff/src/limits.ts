/** What the back end does for its readers at most. Sizes of the upstream's answers stand in upstream/limit-body.ts. */
export const LIMITS = {
  /** Bytes of one manifest of an export: some 80,000 keys. */
  manifestBytes: 8 * 1024 * 1024,
  /** Completed manifests of one export that are read; QLDB writes one per strand, and a ledger has one strand. */
  manifests: 20,
  /** Pages of 1,000 keys that are listed to find the sizes of an export's objects. */
  listPages: 50,
  /** Objects that are asked for one by one, where the listing was cut off. */
  headRequests: 1_000,
  /** Keys that a manifest names outside of its export and that are told to the reader. */
  foreignKeys: 100,
  /** Keys of manifests kept in memory per connection, so that reading an object piece by piece reads its manifest once. */
  cachedKeys: 200_000,
  /** Objects of exports that are being read at the same time, in the whole process. */
  objectReads: 24,
  /** Milliseconds after which a reader that takes nothing of an object is cut off: a place is not held by doing nothing. */
  stalledReaderMs: 60_000,
  /** Calls that run at the same time for one request to S3 or Kinesis. */
  concurrency: 8,

  /** Live views at the same time, in the whole process. */
  liveViews: 8,
  /** Milliseconds after which a live view ends; its reader may open another. */
  liveViewMs: 15 * 60 * 1000,
  /** Milliseconds that a reader then has to take what was sent already; one that has stopped reading is cut off. */
  liveViewGraceMs: 10_000,
  /** Shards that one live view follows. */
  shards: 100,
  /** GetRecords calls of one live view at the same time: each answer holds up to 10 MB. */
  shardConcurrency: 4,
  /** Records of one GetRecords answer. */
  recordsPerRead: 1_000,
  /**
   * Milliseconds between two reads of a shard, at its end and behind it. Kinesis allows five reads a second per shard
   * to all its readers together, so most is left to the applications that the stream is for.
   */
  readIntervalMs: 1_000,
  catchUpIntervalMs: 500,
  /** Longest pause after Kinesis said to slow down. */
  backoffMs: 10_000,

  /** Names of Kinesis streams and of buckets that are offered to forms. */
  streamNames: 500,
  /** Kinesis streams that are described one by one, where their list holds only names. */
  describedStreams: 50,
  bucketNames: 5_000,
} as const;
