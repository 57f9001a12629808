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
  /** Objects of exports that are being read at the same time, in the whole process and by one caller. */
  objectReads: 48,
  objectReadsPerCaller: 24,
  /** Ranges of blocks likewise. */
  blockRanges: 48,
  blockRangesPerCaller: 16,
  /** Milliseconds after which a reader that takes nothing of an answer is cut off: a place is not held by doing nothing. */
  stalledReaderMs: 60_000,
  /** Bytes a second that a reader must take of what is ready for it, over that time. */
  readerBytesPerSecond: 2 * 1024,
  /** Calls that run at the same time for one request to S3 or Kinesis. */
  concurrency: 8,

  /** Bytes of a request's head: two session cookies of some 4 kB each are the most of it. */
  headerBytes: 16 * 1024,
  headers: 100,
  /** Bytes of a request's body, in JSON, and how deep it nests. */
  bodyBytes: 64 * 1024,
  jsonDepth: 16,
  /** Milliseconds until a request's head, and all of it, must be there; how often that is looked at. */
  headersMs: 10_000,
  requestMs: 30_000,
  /** Milliseconds that agreeing on TLS may take: before it, nothing of a request is waited for. */
  handshakeMs: 5_000,
  lateCheckMs: 2_000,
  /** Milliseconds that a connection is kept without a request. */
  keepAliveMs: 30_000,
  /** Of one answer, those who wait for its end. */
  answerListeners: 32,
  /** Milliseconds that an answer to whether the process is ready holds. */
  readyForMs: 1_000,
  /** Connections in all, and of one address that is no trusted proxy: an office behind one address has a few per reader. */
  connections: 6_000,
  connectionsPerAddress: 3_000,

  /** Requests below /auth of one address in a minute: 500 people of one office, who begin at nine, and refresh each minute. */
  signInsPerMinute: 3_000,
  /** Those of them that fail. */
  signInFailuresPerMinute: 60,
  /** What browsers report, of one caller in a minute. */
  reportsPerMinute: 120,

  /** Calls to one service of a connection at the same time; further ones wait, callers taking turns. */
  upstreamCalls: 32,
  /** Calls that may wait, of all callers and of one, and milliseconds that one waits. */
  upstreamWaiting: 4_096,
  upstreamWaitingPerCaller: 1_024,
  upstreamWaitMs: 10_000,
  /** Milliseconds that a call may take with all its attempts and the pauses between them. */
  upstreamCallMs: 45_000,
  /** Attempts of a mutation that the service asks to slow down: such a request was not carried out. */
  throttledAttempts: 4,

  /** Live views at the same time, in the whole process and of one caller. */
  liveViews: 24,
  liveViewsPerCaller: 6,
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

  /** Bytes of a request's body below /auth: a token of a link is the most of it. */
  signInBodyBytes: 16 * 1024,
  /** Milliseconds that a sign-in may take, and sign-ins that one browser has under way: their cookies share one header. */
  signInMs: 10 * 60 * 1000,
  signInsUnderWay: 3,
  /** Characters of an address that is kept over the sign-in: it travels in a cookie. */
  returnTo: 1_024,
  /**
   * Characters of a cookie's name and value together. Browsers keep at least 4096 (RFC 6265 §6.1), some of it for
   * attributes.
   */
  cookie: 3_800,
  /** Cookies of one request that are looked at. */
  cookies: 200,
  /** Characters of a sealed text that is looked at: more than any cookie holds. */
  sealed: 8_192,
  /** Sessions that were ended here and are remembered: some 20 MB. Of more, those that ended last are refused. */
  endedSessions: 100_000,
  /** Renewals of tokens that are remembered, and milliseconds that the result of one is handed out again. */
  renewals: 10_000,
  renewalGraceMs: 10_000,

  /** Bytes of a file with settings or a secret. */
  configFileBytes: 1024 * 1024,
  /** Characters of one setting in the file. */
  settingLength: 4_096,
  /** What the parts of the file hold. */
  configuredConnections: 100,
  archiveFolders: 100,
  roles: 1_000,
  revokedLinks: 10_000,
  trustedProxies: 100,
  sessionKeys: 10,
  /** Patterns of names in one list of a role, and in all roles: each name that is answered is compared with those of its reader. */
  rolePatterns: 100,
  allRolePatterns: 10_000,

  /** Seconds that the identity provider has for an answer. */
  providerSeconds: 5,
  /** Bytes of its answers: tokens, keys, metadata. */
  providerAnswerBytes: 1024 * 1024,
  /** Questions to it at the same time, in the whole process. */
  providerConcurrency: 100,
} as const;
