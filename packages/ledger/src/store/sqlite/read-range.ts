import type { AppendedBlock, RevisionRow } from '../rows.ts';
import { readBlock, readRevision } from './read-rows.ts';
import type { Statements } from './statements.ts';

/** What a block and a revision take in Ion text beside their content, about: only for the limit of bytes. */
const BLOCK_BYTES = 600;
const REVISION_BYTES = 300;

/**
 * Blocks `[from, to)` with their revisions in two statements, whose rows are merged as they come: no more is read than
 * is returned. Ends with the block that reaches `bytes`.
 */
export function readRange(
  sql: Statements,
  ledgerId: number,
  { from, to, bytes }: { from: number; to: number; bytes: number },
): AppendedBlock[] {
  const found: AppendedBlock[] = [];
  const revisions = sql.revisionRange.iterate(ledgerId, from, to);
  try {
    let next = revisions.next();
    let size = 0;
    for (const row of sql.blockRange.iterate(ledgerId, from, to)) {
      const block = readBlock(row);
      const own: RevisionRow[] = [];
      size += BLOCK_BYTES + (block.transactionInfo?.length ?? 0);
      while (!next.done && next.value.sequence_no === block.sequenceNo) {
        const revision = readRevision(next.value);
        size += REVISION_BYTES + (revision.document?.data?.length ?? 0);
        own.push(revision);
        next = revisions.next();
      }
      found.push({ block, revisions: own });
      if (size >= bytes) break;
    }
  } finally {
    revisions.return?.();
  }
  return found;
}
