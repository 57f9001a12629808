/**
 * What judging returns. A claim that turns out false is evidence, so it is returned, with both values and the place;
 * only unreadable input throws (errors.ts).
 */
import type { ByteRange } from './ion/value.ts';
import type { FoldStep } from './merkle/index.ts';

/**
 * ok      – computed here and holds
 * failed  – computed here and contradicts what the journal, proof or digest claims
 * skipped – could not be computed; `why` says because of what (never silently)
 * finding – nothing is contradicted, but something stands there (or is absent) that keeps content from counting as
 *           re-hashed: content missing, unexplained redaction, unknown field, undetermined delete
 */
export type CheckStatus = 'ok' | 'failed' | 'skipped' | 'finding';

/** Every check there is. The part before the dot says what is judged. */
export type CheckId =
  | 'revision.hash' //            dot(ionHash(data), ionHash(metadata)) = hash
  | 'revision.data-hash' //       both data and dataHash present: ionHash(data) = dataHash
  | 'revision.redaction' //       dataHash has a redactionInfo that names it
  | 'revision.address' //         its own blockAddress = the block it stands in / the block asked for
  | 'revision.id' //              metadata.id = the document asked for
  | 'revision.transaction' //     metadata.txId = the block's transactionId
  | 'revision.time' //            metadata.txTime ≤ blockTimestamp
  | 'revision.fields' //          no field that no hash covers and nobody knows
  | 'block.address' //            its blockAddress = the one asked for
  | 'block.fields'
  | 'block.transaction-info' //   ionHash(transactionInfo) ∈ entriesHashList
  | 'block.redaction-info' //     ionHash(redactionInfo) ∈ entriesHashList
  | 'block.revisions' //          merkle(revision hashes) ∈ entriesHashList
  | 'block.summaries' //          a stream's revisionSummaries = the revisions, for a block put together again
  | 'block.documents' //          every document in transactionInfo.documents has a re-hashed revision, and the reverse
  | 'block.statements' //         statement indexes exist; startTime ≤ txTime
  | 'block.entries-hash' //       merkle(entriesHashList) = entriesHash
  | 'block.hash' //               dot(entriesHash, previousBlockHash) = blockHash
  | 'link.strand'
  | 'link.sequence'
  | 'link.previous-hash' //       previousBlockHash = blockHash of the predecessor
  | 'link.time'
  | 'proof.elements' //           every element has 32 bytes, and there are not absurdly many
  | 'proof.length' //             as many steps as block address and tip demand
  | 'proof.neighbour' //          odd sequence number: the first journal sibling is the previous block's hash
  | 'proof.in-block' //           with the block given: in-block steps equal those of the block
  | 'proof.fold' //               folds to the digest
  | 'digest.length'
  | 'digest.covers' //            tip ≥ the block's sequence number
  | 'digest.strand' //            tip's strand = the block's strand
  | 'stream.summary' //           one block summary per address
  | 'stream.details' //           every revision delivered is one that the summary names, and none contradicts another
  | 'stream.table' //             tableInfo = the table that transactionInfo names
  | 'stream.fields' //            no field of a record that no hash covers and nobody knows
  | 'receipt.hash' //             a receipt's revision hash: proof only, content not seen
  | 'bundle.checksum' //          an evidence bundle is as it was written
  | 'bundle.document' //          every revision of a document's history is one of that document
  | 'bundle.history' //           its versions are all there, from 0 on, and in the order of their blocks
  | 'bundle.blocks' //            the blocks of a run are those it says it is of
  | 'bundle.roots'; //            the subtree roots stated for a journal lead to the digest

/** A place in one of the inputs: which input, the path in it, and the bytes where they are known. */
export interface Place {
  readonly input:
    | 'block'
    | 'previous-block'
    | 'revision'
    | 'stream'
    | 'proof'
    | 'digest'
    | 'receipt'
    | 'question'
    | 'bundle';
  /** e.g. `entriesHashList[2]`, `revisions[0].metadata.txId`; '' = the whole input */
  readonly path: string;
  readonly range?: ByteRange | undefined;
}

export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** Which one of several like things is judged: `revisions[2]`, or the label of a digest. */
  readonly subject?: string | undefined;
  /** One line, plain words, present tense: what was compared. */
  readonly what: string;
  /** The places whose values took part. For a failed check: where to look, most likely culprit first. */
  readonly places: readonly Place[];
  /** What the input claims, as shown to the reader (hashes in base64). */
  readonly expected?: string | undefined;
  /** What was computed here. */
  readonly computed?: string | undefined;
  /** For failed, skipped and finding: what is wrong or missing, as the end of a sentence ("Not verified: …"). */
  readonly why?: string | undefined;
}

/** Where a digest came from; only `saved` and `supplied` can anchor. */
export type DigestProvenance = 'fetched' | 'saved' | 'supplied' | 'bundle';

export type RungId = 'parsed' | 'chained' | 'content' | 'anchored' | 'independent';
export interface Rung {
  readonly id: RungId;
  readonly state: 'reached' | 'not-reached' | 'failed';
  /** Short, e.g. "data and metadata", "tip 123", "data was redacted". */
  readonly note: string;
}

/**
 * disproven  – at least one check failed
 * anchored   – everything asked was checked, holds, and matches a digest saved earlier or supplied by the reader
 * consistent – everything asked was checked and holds, but no such digest stands behind it
 * incomplete – nothing failed, but something was not checked (content missing, redacted, proof only, undetermined)
 */
export type Outcome = 'disproven' | 'anchored' | 'consistent' | 'incomplete';

export interface Verdict {
  readonly outcome: Outcome;
  /** The verdict as one sentence. */
  readonly headline: string;
  /** What exactly it covers. */
  readonly scope: string;
  /** What was not checked or is not proven by it, each with its reason. */
  readonly notCovered: readonly string[];
  /** Fields shown that no hash covers: asserted, cross-checked where possible, not proven. */
  readonly asserted: readonly string[];
  readonly rungs: readonly Rung[];
  readonly checks: readonly Check[];
}

/**
 * One step of the way from a document, or a block, to a digest, as it was executed. The first step's `running` is the
 * leaf; each step's `output` is `dot(running, other)` and the next one's `running`, except behind a step whose `check` is
 * 'revision.hash' or 'block.hash': there the path goes on from the hash that the input states.
 */
export interface PathStep extends FoldStep {
  readonly stage: 'document' | 'block' | 'journal';
  /** What is combined in: `block 101`, `blocks 102–103`, `metadata`. */
  readonly label: string;
  readonly runningLabel: string;
  /**
   * Half-open ranges of sequence numbers: what the running hash stands for, what the other one brings in, and both.
   * Absent inside the block, and where the proof does not have the steps that block address and tip demand.
   */
  readonly covers?:
    | {
        readonly before: readonly [number, number];
        readonly other: readonly [number, number];
        readonly after: readonly [number, number];
      }
    | undefined;
  /** The failed check that names this step as the first one that cannot be right. */
  readonly check?: CheckId | undefined;
}

/** A verdict that rests on a proof. */
export interface ProofVerdict extends Verdict {
  /** Empty when there is nothing to fold. */
  readonly path: readonly PathStep[];
  /** Where the proof leads: 32 bytes; `undefined` when it cannot be executed. */
  readonly digestComputed?: Uint8Array | undefined;
}
