import type { BlockAddress } from '../block/index.ts';
import type { ByteRange } from '../ion/index.ts';
import type { Hash } from '../merkle/index.ts';
import type { DigestProvenance } from '../verdict.ts';

/** A proof as read: the lengths of its elements are judged, not required. */
export interface ParsedProof {
  /** The bytes that `ranges` point into. */
  readonly source: Uint8Array;
  readonly elements: readonly Uint8Array[];
  /** One per element. */
  readonly ranges: readonly ByteRange[];
}

/** A digest as read: its length is judged, not required. */
export interface ParsedDigest {
  /** 32 bytes, if it is right. */
  readonly digest: Uint8Array;
  /** Address of the last block it covers. */
  readonly tip: BlockAddress;
  readonly ledger?: string;
  /** When it was taken, as whoever kept it wrote it down. */
  readonly date?: string;
}

/** A digest to judge against, and what is known about where it comes from. */
export interface Anchor {
  readonly digest: ParsedDigest;
  readonly provenance: DigestProvenance;
  /** How the reader knows it, e.g. a file name. */
  readonly label: string;
  /** The reader states that it comes from elsewhere than the other digests so marked. Nothing here can check that. */
  readonly statedIndependent?: boolean;
  /** Its own proof, when its tip is not that of the proof handed in. */
  readonly proof?: ParsedProof;
}

/** What the reader asked for, to be compared with what was answered. */
export interface Asked {
  readonly address?: BlockAddress | undefined;
  readonly documentId?: string | undefined;
}

/**
 * What the sample libraries amazon-qldb-kvs-nodejs and amazon-qldb-rest-api saved as a document's metadata: a proof from
 * a revision's hash to a digest, without the revision.
 */
export interface ParsedReceipt {
  readonly ledgerName?: string;
  readonly tableName?: string;
  readonly blockAddress: BlockAddress;
  readonly documentId: string;
  /** 32 bytes. */
  readonly revisionHash: Hash;
  readonly proof: ParsedProof;
  readonly digest: ParsedDigest;
}
