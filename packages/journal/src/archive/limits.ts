import { LIMITS } from '../limits.ts';

/** Limits on hostile archives: far above what exports of years have, small enough never to hang a browser. */
export const ARCHIVE_LIMITS = {
  /** Files that are looked at. QLDB cut objects at some MB, so these are terabytes. */
  files: 500_000,
  /** Characters of a file's name; S3 allows 1,024 bytes. */
  nameCharacters: 2_048,
  /** Bytes of a manifest, unpacked. A key has some 80 bytes. */
  manifestBytes: LIMITS.documentBytes,
  /** Keys that are looked up, of all manifests. */
  keys: 1_000_000,
  /** Bytes of an object that are unpacked, or judged in one piece. */
  objectBytes: LIMITS.exportBytes,
  /**
   * Bytes that may come out of a packed object: so many times its own, or this many. Hashes cannot be packed, and a block has
   * some hundred bytes of them.
   */
  unpackedRatio: 250,
  unpackedLeast: 64 * 1024 * 1024,
  /** Bytes of one block: a transaction of QLDB has 4 MB. */
  blockBytes: 64 * 1024 * 1024,
  /** Bytes that are read of an object to see what it is: from its start, more where its first block is larger, and from its end. */
  headBytes: [64 * 1024, 1024 * 1024, 16 * 1024 * 1024],
  tailBytes: 64 * 1024,
  /** Findings of one kind that are listed; all are counted. */
  findings: 100,
  /** Names listed in one finding. */
  namesPerFinding: 20,
  /** Names of files listed that are nothing of an export. */
  ignoredNames: 20,
  /** Copies of the same blocks that are judged. */
  lines: 16,
  /** Files read at the same time when an archive is looked through. */
  concurrency: 8,
} as const;
