/** Most that is written in one durable transaction for several callers. */
export const GROUP = { transactions: 256, characters: 16 * 1024 * 1024 } as const;

/** Keys there can be; names of keys are added as they come, and must not fill the disk. */
export const MAX_KEYS = 1_000;

const MIB = 1024 * 1024;

/** How exports to S3 are cut and sent. Amazon QLDB never said how it did. Times are in milliseconds. */
export const EXPORT_LIMITS = {
  /** An object ends with the block that brings its Ion text to this size, whatever its format; and with the hour. */
  objectBytes: 16 * MIB,
  /** Larger objects are sent in parts of this size (S3 allows no part under 5 MiB but the last). */
  partBytes: 8 * MIB,
  /** Blocks read and encoded at once: requests of others wait no longer than these take. */
  blocksAtOnce: 250,
  bytesAtOnce: MIB / 4,
  /** Of all exports together; those beyond wait, IN_PROGRESS. */
  runningJobs: 4,
  /** Objects of one export on their way at the same time, and their bytes. */
  uploadsAtOnce: 8,
  uploadBytesAtOnce: 32 * MIB,
  /** How often objects that are missing in the bucket at the end are written again. */
  repairs: 5,
  connectionTimeoutMs: 5_000,
  /** Without a byte in either direction. */
  silenceTimeoutMs: 30_000,
  requestTimeoutMs: 300_000,
  firstWaitMs: 200,
  longestWaitMs: 10_000,
  /** For the first manifest, while a client waits for the answer to ExportJournalToS3. */
  validationMs: 10_000,
  validationRetryMs: 1_500,
  /** For giving parts free that are not needed any more. */
  cleanUpTimeoutMs: 2_000,
  /** How often a waiting export looks whether it can go on. */
  lookAgainMs: 250,
} as const;

/** Quotas of Amazon QLDB (developer guide, "Quotas and limits"); those that can be set here stand in ../limits.ts. */
export const QUOTAS = {
  activeTables: 20,
  totalTables: 40,
  indexesPerTable: 5,
  documentsPerTransaction: 40,
  redactionsPerTransaction: 1,
  statementCharacters: 100_000,
  /** AWS counts 128 KiB of Ion binary; here it is the Ion text, which is the longer of the two for nearly every document. */
  documentBytes: 128 * 1024,
  /** Data of all documents in a transaction, in bytes of Ion text. */
  transactionBytes: 4 * 1024 * 1024,
} as const;
