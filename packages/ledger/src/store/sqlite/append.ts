import type { Append, AppendedBlock } from '../rows.ts';
import { StoreConflict } from '../store.ts';
import { packHashes, toBlob } from './convert.ts';
import type { Statements } from './statements.ts';

/** Writes everything an append changes. The caller has opened the transaction. */
export function writeAppend(sql: Statements, ledgerId: number, append: Append): void {
  const last = append.blocks.at(-1)?.block;
  if (!last) return;
  const advanced = sql.advance.run(
    last.sequenceNo + 1,
    toBlob(last.blockHash),
    last.blockTimestamp,
    ledgerId,
    append.expectedSize,
  );
  if (advanced.changes !== 1) {
    throw new StoreConflict('size', `ledger ${ledgerId} no longer has ${append.expectedSize} blocks`);
  }
  for (const appended of append.blocks) writeBlock(sql, ledgerId, appended);
  for (const { level, index, hash } of append.nodes) sql.insertNode.run(ledgerId, level, index, toBlob(hash));
  for (const { tableId, documentId, version, sequenceNo, deleted } of append.documents) {
    sql.writeDocument.run(ledgerId, tableId, documentId, version, sequenceNo, deleted ? 1 : 0);
  }
  for (const { tableId, name, active, indexes } of append.tables) {
    sql.writeTable.run(ledgerId, tableId, name, active ? 1 : 0, JSON.stringify(indexes));
  }
  for (const { sequenceNo, documentId, dataHash } of append.redactions) {
    sql.redact.run(toBlob(dataHash), ledgerId, documentId, sequenceNo);
  }
}

export function writeBlock(sql: Statements, ledgerId: number, { block, revisions }: AppendedBlock): void {
  sql.insertBlock.run(
    ledgerId,
    block.sequenceNo,
    block.transactionId,
    block.blockTimestamp,
    block.txTime,
    toBlob(block.blockHash),
    toBlob(block.entriesHash),
    toBlob(block.previousBlockHash),
    packHashes(block.entries),
    block.transactionInfo ?? null,
    block.redactionInfo ?? null,
  );
  for (const { position, hash, document } of revisions) {
    sql.insertRevision.run(
      ledgerId,
      block.sequenceNo,
      position,
      toBlob(hash),
      document?.documentId ?? null,
      document?.tableId ?? null,
      document?.version ?? null,
      document?.data ?? null,
      document?.dataHash ? toBlob(document.dataHash) : null,
    );
  }
}
