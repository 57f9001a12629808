import type {
  AppendedBlock,
  BlockRow,
  DocumentRow,
  LedgerRow,
  PermissionsMode,
  TableIndex,
  TableRow,
} from '../rows.ts';
import { fromBlob, unpackHashes } from './convert.ts';
import { unpackRevisions } from './pack-revisions.ts';

/** Database rows (columns as in the migrations) to the store's rows. */
type Row = Record<string, unknown>;
const optional = <T>(value: unknown): T | undefined => (value === null ? undefined : (value as T));
const hash = (value: unknown): Uint8Array => fromBlob(value as Uint8Array);

export function readLedger(row: Row): LedgerRow {
  return {
    id: row.id as number,
    name: row.name as string,
    strandId: row.strand_id as string,
    permissionsMode: row.permissions_mode as PermissionsMode,
    deletionProtection: row.deletion_protection === 1,
    kmsKeyArn: optional<string>(row.kms_key_arn),
    tags: JSON.parse(row.tags as string) as Record<string, string>,
    createdAt: row.created_at as number,
    activeAt: row.active_at as number,
    goneAt: optional<number>(row.gone_at),
    keyReadyAt: optional<number>(row.key_ready_at),
    keyInaccessibleSince: optional<number>(row.key_inaccessible_since),
    size: row.size as number,
    lastBlockHash: hash(row.last_block_hash),
    lastTimestamp: row.last_timestamp as number,
  };
}

function readBlock(row: Row): BlockRow {
  return {
    sequenceNo: row.sequence_no as number,
    transactionId: row.transaction_id as string,
    blockTimestamp: row.block_timestamp as number,
    txTime: row.tx_time as number,
    blockHash: hash(row.block_hash),
    entriesHash: hash(row.entries_hash),
    previousBlockHash: hash(row.previous_block_hash),
    entries: unpackHashes(row.entries as Uint8Array),
    transactionInfo: optional<string>(row.transaction_info),
    redactionInfo: optional<string>(row.redaction_info),
  };
}

export function readAppended(row: Row): AppendedBlock {
  return { block: readBlock(row), revisions: unpackRevisions(row.revisions as Buffer | null) };
}

export function readDocument(row: Row): DocumentRow {
  return {
    documentId: row.document_id as string,
    tableId: row.table_id as string,
    version: row.version as number,
    sequenceNo: row.sequence_no as number,
    deleted: row.deleted === 1,
  };
}

export function readTable(row: Row): TableRow {
  return {
    tableId: row.table_id as string,
    name: row.name as string,
    active: row.active === 1,
    indexes: JSON.parse(row.indexes as string) as TableIndex[],
  };
}
