import type { ContentState, IonTimestamp, IonValue, RevisionKind } from '@qldb-console/journal';
import type { EvidenceBundle } from '@qldb-console/journal/bundle';
import type { RevisionExplanation } from '@qldb-console/journal/judgement';
import type { ArchiveRow, BlockProblem } from './calls.ts';

/** What can be asked about documents beyond what the index has: their blocks are read from the files. */
export type DocumentCalls = {
  /** At most 25 revisions at a time, each read from its block and judged with all of it. In the order they were asked for. */
  readRevisions(args: {
    readonly strandId: string;
    readonly places: readonly RevisionPlace[];
  }): readonly ReadRevision[];
  /**
   * All revisions of a document with their blocks, their ways to the digests that agree, and the blocks that record redactions
   * of them. `made`: ISO 8601, UTC.
   */
  documentEvidence(args: {
    readonly strandId: string;
    readonly documentId: string;
    readonly made: string;
    readonly tool: { readonly name: string; readonly version: string };
  }): EvidenceBundle;
};

/** Which revision of which block. */
export interface RevisionPlace {
  readonly row: number;
  /** Among the revisions of the block. */
  readonly index: number;
}

/** A revision as it stands in its file now. */
export type ReadRevision = RevisionPlace & { readonly block: ArchiveRow } & (
    | RevisionContent
    | { readonly kind: 'json'; readonly value: IonValue; readonly notVerifiable: string }
    | { readonly kind: 'unreadable'; readonly problem: BlockProblem }
  );
export interface RevisionContent {
  readonly kind: 'revision';
  readonly form: RevisionKind;
  /** Ranges of all values count in `source`; undefined for Ion binary. */
  readonly source: Uint8Array | undefined;
  readonly data: IonValue | undefined;
  readonly metadata: IonValue | undefined;
  readonly txTime: IonTimestamp | undefined;
  /** 32 bytes each, as stated. */
  readonly hash: Uint8Array;
  readonly dataHash: Uint8Array | undefined;
  readonly content: ContentState;
  /** What else of the block does not hold, or keeps it from being hashed again, as ends of sentences. */
  readonly failed: readonly string[];
  /** Sequence number of the block that records the redaction of the revision. */
  readonly recordedIn: number | undefined;
  /** Of content that does not give its hash. */
  readonly explanation: RevisionExplanation | undefined;
}
