/** Every limit of the local endpoints. Sizes in bytes, times in milliseconds. */

const MIB = 1024 * 1024;

/** As at AWS: S3 User Guide, "Amazon S3 multipart upload limits" and "Bucket naming rules"; API Reference. */
export const S3_LIMITS = {
  objectBytes: 5 * 1024 * MIB,
  multipartObjectBytes: 50 * 1024 * MIB,
  /** Of every part but the last. */
  minPartBytes: 5 * MIB,
  parts: 10_000,
  keyBytes: 1_024,
  userMetadataBytes: 2_048,
  pageSize: 1_000,
  /** Of the XML documents in requests. */
  documentBytes: 2 * MIB,
  /** Uploads that nobody completed go after this time; at AWS they stay until a lifecycle rule ends them. */
  uploadLifeMs: 7 * 24 * 3_600_000,
  maxSkewMs: 15 * 60_000,
} as const;

/** As at AWS (Kinesis Data Streams Developer Guide, "Quotas and limits"), but for `retainedBytes`. */
export const KINESIS_LIMITS = {
  recordBytes: MIB,
  recordsPerPut: 500,
  bytesPerPut: 5 * MIB,
  partitionKeyCharacters: 256,
  recordsPerGet: 10_000,
  bytesPerGet: 10 * MIB,
  streams: 20,
  shardsPerStream: 16,
  iteratorLifeMs: 5 * 60_000,
  retentionMs: 24 * 3_600_000,
  /** Ours: beyond it the oldest records of all streams go, so that a disk does not fill unseen. */
  retainedBytes: 256 * MIB,
  /** Of a request: 5 MiB of records in base64, with their keys. */
  requestBytes: 8 * MIB,
  maxSkewMs: 5 * 60_000,
} as const;
