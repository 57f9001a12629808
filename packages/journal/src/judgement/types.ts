import type { ParsedBlock, RevisionKind } from '../block/index.ts';
import type { Anchor, ParsedProof } from '../chain/index.ts';
import type { BlockRangeAsked } from '../engine/block-source.ts';
import type { FaultCheck, StretchEdge, StretchPlace, StretchVerdict } from '../engine/stretch.ts';
import type { ByteRange } from '../ion/index.ts';
import type { Check, Verdict } from '../verdict.ts';

/** A digest that a journal is compared with. */
export interface JournalDigest extends Pick<Anchor, 'digest' | 'provenance' | 'label' | 'statedIndependent'> {
  /** How the caller knows it: the same in the verdict. */
  readonly id: string;
}

/** Something that keeps what was judged from being whole, found where it was read: a missing object, one that broke off. */
export interface Shortfall {
  /** A sentence in plain words. */
  readonly sentence: string;
  /** The object it is about. */
  readonly source?: string | undefined;
  /** Blocks that are lost by it, first and last, where that is known. */
  readonly blocks?: readonly [from: number, to: number] | undefined;
  /**
   * Whether blocks are, or may be, lost by it. Without that it is said among what the verdict does not cover, and takes
   * nothing from the verdict.
   */
  readonly loses: boolean;
}

/** What the reader of stated hashes knows that a stretch does not: an index over all blocks. */
export interface StatedHashes {
  /** The stated block hashes under that sequence number, in the order of the journal; several: the block is there several times. */
  hashesOf(sequenceNo: number): readonly Uint8Array[];
  /** Root over the stated hashes of blocks 0 … tip; undefined when they are not all there. */
  rootAt(tip: number): Uint8Array | undefined;
}

/** The answer of GetBlock for the first block of a journal that does not begin with block 0. */
export interface FirstBlockProof {
  readonly sequenceNo: number;
  readonly strandId: string;
  readonly proof: ParsedProof;
  /** Sequence number of the tip that the proof was asked for. */
  readonly tip: number;
}

export interface JournalInput {
  readonly stretch: StretchVerdict;
  /** What was judged: a whole export, archive or ledger, one object of an export, or a range that was asked for. */
  readonly what: 'archive' | 'ledger' | 'export' | 'object' | 'part';
  /** The block before the first one, where it is at hand: the first one is held against it. */
  readonly previous?: StretchEdge | undefined;
  /** Which blocks should be there. */
  readonly asked?: BlockRangeAsked | undefined;
  /** Sequence number of the last block of the journal, as the service states it. */
  readonly statedTip?: number | undefined;
  /** All that are known; those of other strands are told apart here. */
  readonly digests: readonly JournalDigest[];
  readonly shortfalls?: readonly Shortfall[] | undefined;
  /** Sentences that the verdict names among what it does not cover, though nothing is missing. */
  readonly alsoNotCovered?: readonly string[] | undefined;
  readonly hashes?: StatedHashes | undefined;
  readonly firstBlockProof?: FirstBlockProof | undefined;
  /** Roots that were taken while the journal was judged, by tip: 32 bytes each. */
  readonly roots?: ReadonlyMap<number, Uint8Array> | undefined;
}

/**
 * agrees         – the blocks 0 … tip give it
 * contradicts    – they give another one
 * beyond-end     – it covers blocks behind the last one: the journal was longer once
 * before-start   – it covers only blocks before the first one
 * other-strand   – it is the digest of another journal
 * not-computable – the blocks up to its tip are not all there and readable
 * unusable       – it is no digest: not 32 bytes
 */
export type AnchorState =
  | 'agrees'
  | 'contradicts'
  | 'beyond-end'
  | 'before-start'
  | 'other-strand'
  | 'not-computable'
  | 'unusable';

export interface JournalAnchor {
  readonly digest: JournalDigest;
  readonly state: AnchorState;
  /** Whether it can anchor anything: saved earlier or supplied by the reader. */
  readonly canAnchor: boolean;
  /** For every state but 'agrees', as the end of a sentence. */
  readonly why?: string | undefined;
  /** Base64: what the blocks give. */
  readonly computed?: string | undefined;
  /** The cause (see {@link Cause.id}) that this follows from: a digest cannot be reached behind a block that was replaced. */
  readonly followsFrom?: string | undefined;
  /** It agrees with nothing that a digest with more right to it does: of two, one must be wrong. */
  readonly conflictsWith?: readonly string[] | undefined;
}

/**
 * altered-content     – a revision does not hash to its stated hash, which stands: no link is broken
 * altered-transaction – transactionInfo or redactionInfo is none of the entries of its block
 * altered-revisions   – the revisions do not lead to the entries of their block: one was added, removed, moved or resealed
 * altered-metadata    – what no hash covers (addresses, transaction id) contradicts what is hashed
 * hash-altered        – a stated hash inside a block is not the one its content gives
 * replaced            – blocks consistent in themselves, which their successor does not name
 * missing             – blocks that are not there
 * reordered           – blocks in another order than their numbers
 * duplicate           – blocks that come several times, the same each time as far as can be told
 * conflicting         – several different blocks under one sequence number
 * other-block         – the service answered with another block than was asked for
 * foreign             – blocks of another strand
 * unreadable          – something that cannot be read as a block
 * rewritten           – a digest contradicts blocks in which nothing else is wrong: they were rewritten, or it is of another journal
 * digest-conflict     – a digest contradicts blocks that another one fixes: one of the two is not of this journal
 * unexplained         – a contradiction that fits none of these
 */
export type CauseKind =
  | 'altered-content'
  | 'altered-transaction'
  | 'altered-revisions'
  | 'altered-metadata'
  | 'hash-altered'
  | 'replaced'
  | 'missing'
  | 'reordered'
  | 'duplicate'
  | 'conflicting'
  | 'other-block'
  | 'foreign'
  | 'unreadable'
  | 'rewritten'
  | 'digest-conflict'
  | 'unexplained';

/** One thing that is wrong with a journal, as near to where it was done as the hashes allow. */
export interface Cause {
  /** Unique in the verdict, stable for the same input: `altered-content-47111`. */
  readonly id: string;
  readonly kind: CauseKind;
  /**
   * contradiction – hashes disprove something
   * absence       – something is not there or cannot be read: nothing is disproven, nothing of it is verified
   */
  readonly severity: 'contradiction' | 'absence';
  /** First and last block; `undefined` where no number is known. */
  readonly blocks: readonly [from: number, to: number] | undefined;
  /** Two or three words, e.g. "Content altered". */
  readonly title: string;
  /** The same as the end of a sentence, with its place: "in block 47111, the content of a revision was altered". */
  readonly brief: string;
  /** What is wrong, in one or two sentences. */
  readonly sentence: string;
  /** What follows from it, as sentences; empty when nothing does. */
  readonly follows: readonly string[];
  /** Number of blocks behind it that no digest reaches because of it. */
  readonly unreached: number;
  /** Where to look, most likely culprit first. */
  readonly places: readonly StretchPlace[];
  /** The checks that show it. */
  readonly checks: readonly FaultCheck[];
  readonly expected?: string | undefined;
  readonly computed?: string | undefined;
  /** Digests that show it. */
  readonly digests?: readonly string[] | undefined;
}

/** Something that keeps a block from counting as wholly verified, though nothing is contradicted. */
export interface JournalFinding {
  readonly sequenceNo: number | undefined;
  readonly place: StretchPlace;
  readonly checks: readonly FaultCheck[];
}

/**
 * proven      – fixed by a digest saved outside, and re-hashed
 * chained     – holds together with its neighbours, and re-hashed; no digest fixes it
 * altered     – contradicts what is claimed
 * missing     – not there
 * hash-only   – nothing but its hash is there: a block or revision of the service itself
 * redacted    – data was removed, and a later block explains it
 * conflicting – there several times, and not the same
 * unreadable  – cannot be read
 * json        – from JSON: its hashes chain, its content cannot be hashed again
 * incomplete  – something in it keeps it from counting as re-hashed
 */
export type CoverageState =
  | 'proven'
  | 'chained'
  | 'altered'
  | 'missing'
  | 'hash-only'
  | 'redacted'
  | 'conflicting'
  | 'unreadable'
  | 'json'
  | 'incomplete';

/** Blocks `[from, to)` in one state. */
export interface CoverageRange {
  readonly from: number;
  readonly to: number;
  readonly state: CoverageState;
}

/** The verdict on a journal, or on a part of it. */
export interface JournalVerdict extends Verdict {
  /** In the order of the journal. */
  readonly causes: readonly Cause[];
  /** Contradictions that are not listed, since a stretch lists only so many. */
  readonly unlisted: number;
  /** What keeps blocks from counting as wholly verified, one for each block. */
  readonly findings: readonly JournalFinding[];
  /** Findings in all; `findings` may list fewer. */
  readonly findingCount: number;
  /** Per digest, in the order given. */
  readonly anchors: readonly JournalAnchor[];
  /** The last block that something saved outside fixes: a digest that agrees. */
  readonly horizon: number | undefined;
  /** From the first block to the last one, or, with a digest beyond the end, to its tip. Bounded. */
  readonly coverage: readonly CoverageRange[];
  /** First and last block that could be read, and their strand. */
  readonly strandId: string | undefined;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** How sure a {@link NearMiss} is: always a hypothesis, which fits the hash. */
export type NearMissKind =
  | 'decimal-scale'
  | 'number-kind'
  | 'number-as-text'
  | 'timestamp-as-text'
  | 'text-as-timestamp'
  | 'timestamp-precision'
  | 'timestamp-offset'
  | 'symbol-or-string'
  | 'blob-or-text'
  | 'null-kind'
  | 'list-or-sexp'
  | 'annotation'
  | 'text-form'
  | 'field-missing'
  | 'field-added';

/** A small change with which the revision would hash to its stated hash. */
export interface NearMiss {
  readonly kind: NearMissKind;
  /** Paths in the data, e.g. `Owners.PrimaryOwner`; several for a change of all values alike. */
  readonly paths: readonly string[];
  /** The value as it stands, as Ion text; of the first path. */
  readonly from: string;
  /** The value that would fit. */
  readonly to: string;
  /** e.g. "would match if `amount` were `90.250` instead of `90.25`: a decimal that lost its scale in a conversion" */
  readonly sentence: string;
}

/** What is wrong inside one revision of a block. */
export interface RevisionExplanation {
  /** Position in the block's revisions. */
  readonly index: number;
  readonly kind: RevisionKind;
  readonly documentId: string | undefined;
  readonly version: number | undefined;
  /**
   * Which half was changed: the hash covers data and metadata together, so that this can be told only where dataHash, the
   * rest of the block, or a near miss fixes one of them.
   */
  readonly half: 'data' | 'metadata' | 'hash' | 'unknown';
  /** Why that half, or why it cannot be told: a sentence. */
  readonly because: string;
  /** Base64. */
  readonly expected: string;
  readonly computed: string | undefined;
  /** Bytes of the revision in the block handed in. */
  readonly range: ByteRange;
  readonly nearMisses: readonly NearMiss[];
}

export interface BlockExplanation {
  readonly block: ParsedBlock;
  /** Every check that failed. */
  readonly failed: readonly Check[];
  readonly findings: readonly Check[];
  readonly revisions: readonly RevisionExplanation[];
  /** Whether the stated block hash is the one that its entries and its predecessor give. */
  readonly sealed: boolean;
  /** In plain words, what is wrong in this block. */
  readonly sentences: readonly string[];
}
