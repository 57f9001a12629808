import type { ParsedBlock, ParsedRevision, RevisionSummary } from '@qldb-console/journal';
import type { BlockStatus } from './block-row.ts';

/** One revision of a block as the block page lists it. */
export interface RevisionRow {
  readonly index: number;
  readonly documentId: string | undefined;
  readonly version: number | undefined;
  readonly tableName: string | undefined;
  readonly hash: Uint8Array;
  readonly status: BlockStatus;
}

const STATUS: Record<RevisionSummary['content'], BlockStatus> = {
  rehashed: { tone: 'success', word: 'Re-hashed' },
  redacted: {
    tone: 'info',
    word: 'Redacted',
    why: 'Its data was removed by a redaction that is recorded in the journal.',
  },
  unexplained: {
    tone: 'warning',
    word: 'Redacted, unexplained',
    why: 'Its data is gone. The block that records the redaction was not among what was judged here, so it is not known whether there is one. Open this block from the block that records the redaction to judge both.',
  },
  deleted: {
    tone: 'success',
    word: 'Deleted, re-hashed',
    why: 'It marks the deletion of the document and has no data.',
  },
  undetermined: {
    tone: 'warning',
    word: 'Undetermined',
    why: 'It looks like a deletion, but its hash fits no known formula.',
  },
  'not-seen': {
    tone: 'warning',
    word: 'Hash only',
    why: 'Only its hash is in the block; there is no content to hash. Internal revisions of the service look like this, and so does a revision whose content was left out.',
  },
  failed: { tone: 'error', word: 'Contradiction', why: 'Its content does not give its hash.' },
};

export function revisionRows(block: ParsedBlock, summaries: readonly RevisionSummary[]): RevisionRow[] {
  const tables = new Map(block.transactionInfo?.documents.map(({ documentId, tableName }) => [documentId, tableName]));
  return (block.revisions ?? []).map((revision, index) => ({
    index,
    documentId: revision.metadata?.id,
    version: revision.metadata?.version,
    tableName: tables.get(revision.metadata?.id ?? ''),
    hash: revision.hash,
    status: statusOf(revision, summaries[index]),
  }));
}

function statusOf(_revision: ParsedRevision, summary: RevisionSummary | undefined): BlockStatus {
  return summary ? STATUS[summary.content] : { tone: 'warning', word: 'Not judged' };
}
