import type { AppendedBlock } from '../rows.ts';
import { readAppended } from './read-rows.ts';
import type { Statements } from './statements.ts';

/** What a block and a revision take in Ion text beside their content, about: only for the limit of bytes. */
const BLOCK_BYTES = 600;
const REVISION_BYTES = 300;

/** Blocks `[from, to)` with their revisions, of which no more is read than is returned. Ends with the block that reaches `bytes`. */
export function readRange(
  sql: Statements,
  ledgerId: number,
  { from, to, bytes }: { from: number; to: number; bytes: number },
): AppendedBlock[] {
  const found: AppendedBlock[] = [];
  let size = 0;
  for (const row of sql.blockRange.iterate(ledgerId, from, ledgerId, to)) {
    const appended = readAppended(row);
    found.push(appended);
    size += BLOCK_BYTES + (appended.block.transactionInfo?.length ?? 0);
    for (const { document } of appended.revisions) size += REVISION_BYTES + (document?.data?.length ?? 0);
    if (size >= bytes) break;
  }
  return found;
}
