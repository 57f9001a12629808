import Database from 'better-sqlite3';
import type { Append, AppendedBlock, NodeRow, Redaction } from '../rows.ts';
import { StoreConflict } from '../store.ts';
import { packHashes, toBlob } from './convert.ts';
import { packRevisions, unpackRevisions } from './pack-revisions.ts';
import type { Statements } from './statements.ts';

/** Writes everything an append changes. The caller has opened the transaction. */
export function writeAppend(sql: Statements, ledgerId: number, append: Append): void {
  const completed = nodesByBlock(append.nodes);
  for (const appended of append.blocks) {
    const { sequenceNo } = appended.block;
    if (!writeNext(sql, ledgerId, appended, completed.get(sequenceNo))) {
      throw new StoreConflict('size', `ledger ${ledgerId} no longer has ${append.expectedSize} blocks`);
    }
  }
  for (const { tableId, documentId, version, sequenceNo, deleted } of append.documents) {
    sql.writeDocument.run(ledgerId, tableId, documentId, version, sequenceNo, deleted ? 1 : 0);
  }
  for (const { tableId, name, active, indexes } of append.tables) {
    sql.writeTable.run(ledgerId, tableId, name, active ? 1 : 0, JSON.stringify(indexes));
  }
  for (const redaction of append.redactions) redact(sql, ledgerId, redaction);
}

/** Completed nodes, joined in ascending order of their levels, by the block that completes them. */
function nodesByBlock(nodes: readonly NodeRow[]): Map<number, Buffer> {
  const joined = new Map<number, Buffer>();
  for (const { level, index, hash } of nodes) {
    const last = (index + 1) * 2 ** level - 1;
    const before = joined.get(last);
    joined.set(last, before ? Buffer.concat([before, hash]) : toBlob(hash));
  }
  return joined;
}

function redact(sql: Statements, ledgerId: number, { sequenceNo, documentId, dataHash }: Redaction): void {
  const row = sql.block.get(ledgerId, sequenceNo);
  const revisions = unpackRevisions(row?.revisions as Buffer | null).map((revision) => {
    const { document } = revision;
    if (document?.documentId !== documentId || document.data === undefined) return revision;
    return { ...revision, document: { ...document, data: undefined, dataHash } };
  });
  sql.writeRevisions.run(packRevisions(revisions), ledgerId, sequenceNo);
}

/** @returns false when the journal does not end with the block before this one */
function writeNext(sql: Statements, ledgerId: number, appended: AppendedBlock, nodes: Buffer | undefined): boolean {
  try {
    return (
      sql.insertBlock.run(...blockColumns(ledgerId, appended, nodes), ledgerId, appended.block.sequenceNo).changes === 1
    );
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT_')) throw error;
    return false;
  }
}

/** The block a ledger is created with. */
export function writeFirstBlock(sql: Statements, ledgerId: number, first: AppendedBlock): void {
  sql.insertFirstBlock.run(...blockColumns(ledgerId, first, undefined));
}

/** @param nodes hashes of the subtrees the block completes, joined; undefined where it completes none */
function blockColumns(ledgerId: number, { block, revisions }: AppendedBlock, nodes: Buffer | undefined): unknown[] {
  return [
    ledgerId,
    block.sequenceNo,
    block.blockTimestamp,
    block.txTime,
    toBlob(block.blockHash),
    nodes ?? null,
    block.transactionId,
    toBlob(block.entriesHash),
    toBlob(block.previousBlockHash),
    packHashes(block.entries),
    block.transactionInfo ?? null,
    block.redactionInfo ?? null,
    packRevisions(revisions),
  ];
}
