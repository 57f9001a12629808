import type { BlockAddress, ParsedBlock, ParsedRevision } from '../block/index.ts';
import type { Anchor } from '../chain/index.ts';
import type { Piece } from '../engine/pieces.ts';
import type { JournalErrorCode } from '../errors.ts';
import type { Hash } from '../merkle/index.ts';
import type { Outcome, ProofVerdict, Verdict } from '../verdict.ts';

/** What the field `format` of a bundle says, and the only version there is. */
export const BUNDLE_FORMAT = 'qldb-console-evidence';
export const BUNDLE_VERSION = 1;

/**
 * Evidence to hand over: raw Ion bytes, proofs and digests, and what the sender says about them. JSON-able. Nothing in it
 * is a verdict: whoever receives it judges the bytes again (judgeBundle). All indexes are from 0.
 */
export interface EvidenceBundle {
  /** By the sender's clock: ISO 8601, UTC. */
  readonly made: string;
  /** What wrote it, as it says of itself. */
  readonly tool: { readonly name: string; readonly version: string };
  readonly subject: BundleSubject;
  readonly items: readonly BundleItem[];
  /** The sender's digests. They came with what they are to vouch for, so they anchor nothing. */
  readonly digests: readonly BundleDigest[];
  /** The files that it was made from, for the recipient to compare. */
  readonly inputs: readonly BundleInput[];
  /** Files that were too many to list. */
  readonly inputsNotListed: number;
  /** What the sender's tool said. Shown as a claim, never trusted. */
  readonly verdict: SenderVerdict;
  /**
   * Of everything above, as the file states it: 64 hex digits. Notices damage, not forgery. Absent in a bundle that was not
   * read from a file.
   */
  readonly sha256?: string | undefined;
}

export type BundleSubject =
  /** One revision, as GetRevision answers it. */
  | { readonly kind: 'revision'; readonly item: number; readonly block?: number | undefined }
  /** One block, and the one before it. */
  | { readonly kind: 'block'; readonly item: number; readonly previous?: number | undefined }
  /** The revisions of one document, oldest first. */
  | { readonly kind: 'document'; readonly documentId: string; readonly revisions: readonly BundleRevision[] }
  | JournalClaim;

/** A revision of a document: an item of its own, or the one at `index` of the block's `revisions`. */
export interface BundleRevision {
  readonly item?: number | undefined;
  readonly block?: number | undefined;
  readonly index?: number | undefined;
}

/** Blocks `[from, to)` of a journal that the sender judged. The items are some of them, or all. */
export interface JournalClaim {
  readonly kind: 'journal';
  readonly what: 'archive' | 'ledger' | 'export' | 'part';
  readonly strandId: string;
  readonly from: number;
  readonly to: number;
  /** What was counted, e.g. `{name: 'revisions', count: 1000}`. */
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  /** Per digest, the roots of the complete subtrees that the blocks 0 … tip consist of. */
  readonly roots: readonly { readonly digest: number; readonly piece: Piece }[];
  readonly findings: readonly BundleFinding[];
  /** Of how many those are the first. */
  readonly findingCount: number;
}

/** What the sender found wrong. */
export interface BundleFinding {
  readonly title: string;
  readonly sentence: string;
  /** First and last block it is about. */
  readonly blocks?: readonly [number, number] | undefined;
  /** Bytes `[start, end)` of one of the inputs. */
  readonly place?: { readonly source: string; readonly start: number; readonly end: number } | undefined;
}

/** Raw bytes. `unreadable`: where a block was to be, something that cannot be read as one. */
export interface BundleItem {
  readonly kind: 'revision' | 'block' | 'unreadable';
  /** e.g. `block 100`, `get-revision`. */
  readonly name: string;
  /** Base64 of Ion text or binary. */
  readonly ion: string;
  readonly proofs: readonly BundleProof[];
}

/** Base64 of the Ion list that leads from the item to a digest. */
export interface BundleProof {
  readonly digest: number;
  readonly ion: string;
}

export interface BundleDigest {
  /** Base64 of 32 bytes. */
  readonly digest: string;
  readonly tip: BlockAddress;
  readonly ledger?: string | undefined;
  readonly date?: string | undefined;
  /** Where the sender says it comes from. */
  readonly label: string;
}

export interface BundleInput {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

export interface SenderVerdict {
  readonly outcome: Outcome;
  readonly headline: string;
  readonly scope: string;
}

/** What judging a bundle says; see judgeBundle. */
export interface JudgedBundle extends Verdict {
  /** Everything that was judged, one by one, in the order of the subject. */
  readonly parts: readonly BundlePart[];
  /** The recipient's digests that played no part. */
  readonly notUsed: readonly { readonly anchor: Anchor; readonly why: string }[];
}

/** A revision or block of a bundle with the verdict on it. */
export interface BundlePart {
  readonly kind: BundleItem['kind'];
  /** "Version 3, block 100", "Block 17". */
  readonly title: string;
  /** Position in `items` of the bytes that were judged. */
  readonly item: number;
  /** Absent where nothing could be read. */
  readonly verdict?: ProofVerdict | undefined;
  readonly error?: { readonly code: JournalErrorCode; readonly message: string } | undefined;
  readonly revision?: ParsedRevision | undefined;
  /** The block itself, or the one a revision stands in. */
  readonly block?: ParsedBlock | undefined;
  /** Sequence number of the block, and blocks in the journal at the tip that the path leads to, where known. */
  readonly sequenceNo?: number | undefined;
  readonly blocks?: number | undefined;
  /** Where the proof leads, beside each digest it had to lead to. */
  readonly comparisons: readonly {
    readonly anchor: Anchor;
    readonly computed: Hash;
  }[];
}
