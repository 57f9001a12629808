/**
 * What pages can ask the thread of an archive, and what it tells by itself. Everything is plain data. Blocks are known by their
 * strand and their row: the place in the order in which they were judged, from 0. Several rows with one sequence number are a
 * conflict, or a copy.
 */
import type { ExportedBlock } from '@qldb-console/journal';
import type {
  ArchiveFormat,
  ArchiveObject,
  ExportFound,
  InventorySummary,
  SequenceRange,
} from '@qldb-console/journal/archive';
import type { EvidenceBundle } from '@qldb-console/journal/bundle';
import type { StretchVerdict } from '@qldb-console/journal/engine';
import type {
  FirstBlockProof,
  JournalDigest,
  JournalVerdict,
  RevisionExplanation,
} from '@qldb-console/journal/judgement';
import type { ArchiveOrigin } from '../../lib/archive-id.ts';
import type { DocumentCalls } from './document-calls.ts';
import type { GivenFiles } from './given-files.ts';
import type { RpcProblem } from './rpc.ts';

/** What the archive is as its inventory tells, without the long lists: those are asked for. */
export interface InventoryState
  extends Pick<InventorySummary, 'findings' | 'findingCounts' | 'ignored' | 'bytes' | 'fingerprint'> {
  readonly exports: readonly (Omit<ExportFound, 'objects'> & { readonly objects: number })[];
  readonly objects: number;
  readonly gzipped: number;
  readonly formats: readonly ArchiveFormat[];
  readonly strands: readonly StrandSummary[];
}
export interface StrandSummary extends SequenceRange {
  readonly strandId: string;
  readonly objects: number;
  /** Of the files, compressed or not. */
  readonly bytes: number;
  /** Lines beside the first one hold further copies of blocks. */
  readonly lines: number;
}

/** The judging of a strand, as it stands. */
export interface StrandState {
  readonly strandId: string;
  readonly phase: 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  /** Blocks and bytes that are judged; bytes as unpacked. */
  readonly blocks: number;
  readonly bytes: number;
  /** Of all that is to be judged, 0 to 1. */
  readonly done: number;
  /** Blocks that something is wrong with so far. */
  readonly wrong: number;
  /** Milliseconds at work for all that is judged, pauses not counted. */
  readonly workedMs: number;
  /** Requests sent for it. */
  readonly requests: number;
  /** What an earlier visit judged of it, and when this browser kept that: ISO 8601. */
  readonly resumed?: { readonly blocks: number; readonly keptAt: string } | undefined;
  /** When it ended, ISO 8601. */
  readonly endedAt?: string | undefined;
  /** Once it is over. Half a result is never called a verdict. */
  readonly verdict?: JournalVerdict | undefined;
  readonly problem?: RpcProblem | undefined;
  /** Why this browser keeps nothing of it, so that a reload begins anew. */
  readonly notKept?: string | undefined;
  /** The proof that stands in for the blocks before the first one. */
  readonly firstBlock?: FirstBlockProof | undefined;
}

/** All that a page shows of an archive without asking. Sent whenever it changes, a few times a second at most. */
export interface ArchiveState {
  readonly phase: 'reading' | 'ready' | 'failed';
  /** Files found and looked through while the inventory is taken. */
  readonly files: { readonly found: number; readonly done: number };
  /** Told once, when it is taken: what is told later says nothing new about it, and leaves it out. */
  readonly inventory?: InventoryState | undefined;
  /** Strands that are or were judged. */
  readonly strands: readonly StrandState[];
  readonly problem?: RpcProblem | undefined;
}

export interface PageAsked {
  readonly from: number;
  readonly count: number;
}
export interface Listed<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** A block as the index has it. Nothing here is read from the file again. */
export interface ArchiveRow {
  readonly row: number;
  /** Undefined where the block cannot be read. */
  readonly sequenceNo: number | undefined;
  /** Milliseconds since 1970. */
  readonly time: number | undefined;
  readonly transactionId: string | undefined;
  /** 32 bytes, as stated. */
  readonly blockHash: Uint8Array;
  readonly revisions: number;
  /** BLOCK_FLAGS of the journal package. */
  readonly flags: number;
  readonly object: number;
  /** Name of the file. */
  readonly file: string;
  /** Bytes in the object, unpacked. */
  readonly start: number;
  readonly length: number;
}
/** A revision as the index has it. */
export interface ArchiveRevision {
  /** Of its block, with what the block says. */
  readonly row: number;
  readonly sequenceNo: number | undefined;
  readonly time: number | undefined;
  readonly transactionId: string | undefined;
  /** Place among the revisions of the block. */
  readonly index: number;
  /** Undefined where only its hash is there. */
  readonly documentId: string | undefined;
  readonly version: number | undefined;
  /** The first 8 bytes, as stated. */
  readonly hash: Uint8Array;
  readonly table: { readonly id: string; readonly name: string } | undefined;
  /** REVISION_FLAGS of the journal package. */
  readonly flags: number;
  /** BLOCK_FLAGS of its block. */
  readonly blockFlags: number;
}
/** Empty texts: documents of which no transaction tells the table. */
export interface ArchiveTable {
  readonly id: string;
  readonly name: string;
  readonly documents: number;
  readonly revisions: number;
}
export interface ArchiveDocument {
  readonly documentId: string;
  readonly revisions: number;
  readonly lastVersion: number | undefined;
  readonly deleted: boolean;
  /** REVISION_FLAGS of all its revisions together. */
  readonly flags: number;
  /** The block with its last revision: its row, and what it says. */
  readonly lastRow: number;
  readonly lastSequenceNo: number | undefined;
  /** Milliseconds since 1970. */
  readonly lastTime: number | undefined;
}
/** Something that has the id or hash that was looked for. */
export type ArchiveFound =
  | { readonly kind: 'document'; readonly documentId: string; readonly revisions: number }
  | {
      readonly kind: 'number' | 'transaction' | 'block';
      readonly row: number;
      readonly sequenceNo: number | undefined;
      /** Milliseconds since 1970. */
      readonly time: number | undefined;
    }
  | { readonly kind: 'revision'; readonly revision: ArchiveRevision };
/** A block, read from its file now. */
export interface ArchiveBlock {
  readonly row: ArchiveRow;
  /** Read in the thread: also Ion binary, which needs its object's symbol table. `problem` where it cannot be read. */
  readonly read: ExportedBlock | { readonly kind: 'unreadable'; readonly problem: BlockProblem };
  /** The bytes themselves, for what cannot be read and for saving. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface BlockProblem {
  readonly code: string;
  readonly message: string;
  readonly at: number;
  readonly path: string;
}
/** What is wrong with the block of a cause, looked at more closely. */
export interface CauseExplanation {
  readonly sequenceNo: number | undefined;
  readonly sentences: readonly string[];
  readonly revisions: readonly RevisionExplanation[];
}

/** The calls of the thread. Every one that names a strand rejects with `no-such-strand` when there is none. */
export type ArchiveCalls = DocumentCalls & {
  /** Takes the inventory, and takes up what was judged before, if the files are the same. Answers when that is done. */
  open(args: { readonly id: string; readonly origin: ArchiveOrigin; readonly given?: GivenFiles | undefined }): void;
  /** What verdicts are compared with, from now on; verdicts that are there change at once. */
  setDigests(args: { readonly digests: readonly JournalDigest[] }): void;
  /** Judges a strand, or goes on where it was left. `anew`: forgets what is known. Answers when it has begun. */
  judge(args: { readonly strandId: string; readonly anew?: boolean | undefined }): void;
  /** A proof of the first block, where that is not block 0; undefined takes it back. It is kept with what was judged. */
  supplyFirstBlock(args: { readonly strandId: string; readonly proof: FirstBlockProof | undefined }): void;
  pause(args: { readonly strandId: string }): void;
  resume(args: { readonly strandId: string }): void;
  cancel(args: { readonly strandId: string }): void;

  objects(args: PageAsked & { readonly strandId?: string | undefined }): Listed<ArchiveObject>;
  explain(args: { readonly strandId: string; readonly cause: string }): CauseExplanation;
  stretch(args: { readonly strandId: string }): StretchVerdict;
  /** Everything that the verdict rests on, to be handed over. `made`: ISO 8601, UTC. */
  evidence(args: {
    readonly strandId: string;
    readonly made: string;
    readonly tool: { readonly name: string; readonly version: string };
  }): EvidenceBundle;

  rows(args: PageAsked & { readonly strandId: string; readonly newestFirst?: boolean | undefined }): Listed<ArchiveRow>;
  /** Rows with that sequence number: none, one, or several that conflict. */
  rowsOf(args: { readonly strandId: string; readonly sequenceNo: number }): readonly ArchiveRow[];
  revisionsOf(args: { readonly strandId: string; readonly row: number }): readonly ArchiveRevision[];
  block(args: { readonly strandId: string; readonly row: number }): ArchiveBlock;
  /** Rows of blocks that record a redaction of that one's revisions, in the order of the archive. */
  redactionsOf(args: { readonly strandId: string; readonly row: number }): readonly ArchiveRow[];
  find(args: { readonly strandId: string; readonly text: string }): readonly ArchiveFound[];
  tables(args: { readonly strandId: string }): readonly ArchiveTable[];
  /** By id. `prefix`: only those whose ids begin so. */
  documents(
    args: PageAsked & {
      readonly strandId: string;
      readonly tableId: string;
      readonly prefix?: string | undefined;
    },
  ): Listed<ArchiveDocument>;
  history(args: { readonly strandId: string; readonly documentId: string }): readonly ArchiveRevision[];
  /** Root over blocks 0 … tip, from the stated hashes: 32 bytes. */
  rootAt(args: { readonly strandId: string; readonly tip: number }): Uint8Array | undefined;
  /** The audit path of a block to the root at a tip, as GetBlock would give it. */
  blockProof(args: {
    readonly strandId: string;
    readonly sequenceNo: number;
    readonly tip: number;
  }): readonly Uint8Array[] | undefined;
};
