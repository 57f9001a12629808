/** Limits on hostile input. Generous for every journal AWS could have written, small enough never to hang a browser. */
export const LIMITS = {
  /** Bytes of one pasted or dropped document (a GetBlock/GetRevision answer, a digest, a receipt). QLDB: IonText ≤ 1 MiB. */
  documentBytes: 16 * 1024 * 1024,
  /** Documents in the `IonText` of one another, each of which is read again: genuine is one in an answer. */
  documentDepth: 16,
  /** Nesting depth of Ion containers and annotations-wrappers. */
  depth: 10_000,
  /** Values and annotations in one Ion document: a QLDB transaction has 4 MB, so far fewer. A million take under a second. */
  values: 1_000_000,
  /** Decimal digits of one int, decimal coefficient or fraction (BigInt conversion is super-linear). */
  numberDigits: 20_000,
  /** Absolute value of a decimal exponent, as ion-js and ion-java handle it. */
  decimalExponent: 2_147_483_647,
  /** Elements of a proof: a tree of 2^53 leaves has 53 levels; two in-block trees and the previous hash come on top. */
  proofElements: 256,
  /** Bytes of one object of an export, and values in it: it is paged through, not read whole. */
  exportBytes: 512 * 1024 * 1024,
  exportValues: 1_000_000,
  /** Records in one aggregated Kinesis record: a megabyte holds some thousand records of QLDB. */
  aggregatedRecords: 100_000,
  /** Blocks that a stream assembly keeps at a time, and characters of their Ion text. */
  streamedBlocks: 20_000,
  streamedCharacters: 64 * 1024 * 1024,
  /** Different contents kept for one revision or block of a stream: genuine is one, or two around a redaction. */
  streamedVariants: 4,
  /** Blocks with redactions that a stream assembly remembers. */
  streamedRedactions: 10_000,
  /** Bytes of an evidence bundle, as JSON or as a page. */
  bundleBytes: 32 * 1024 * 1024,
  /** In a bundle: items, digests, proofs of one item, listed input files, findings, and characters of one text. */
  bundleItems: 5_000,
  bundleDigests: 64,
  bundleInputs: 5_000,
  bundleFindings: 400,
  bundleText: 4_000,
} as const;
