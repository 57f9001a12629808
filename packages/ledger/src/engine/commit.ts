import { dot, type Hash, ionHash } from '@qldb-console/journal';
import type { AppendedBlock, RevisionRow } from '../store/rows.ts';
import type { Batch } from './batch.ts';
import { buildBlock } from './build-block.ts';
import { type DocumentChange, DocumentChanges } from './document-changes.ts';
import { EngineError } from './errors.ts';
import { type Ids, isId } from './ids.ts';
import { int, list, string, struct, timestamp } from './ion-build.ts';
import { redactRevisions } from './redactions.ts';
import { createReadIon, statementList } from './statements.ts';
import { internalRevisionHash } from './system-entries.ts';
import { changeTable, isTableMutation } from './table-changes.ts';
import type { TransactionInput } from './transaction.ts';

interface Sources {
  readonly ids: Ids;
  /** milliseconds since 1970 */
  readonly clock: () => number;
}

/**
 * Turns one transaction into the next block of the batch.
 *
 * Times always ascend: statement start < txTime < blockTimestamp, and no block is before its predecessor, even when
 * the clock goes backwards.
 *
 * @throws EngineError for everything that is wrong with the transaction; the batch must then not be written
 */
export async function addTransaction(batch: Batch, input: TransactionInput, sources: Sources): Promise<AppendedBlock> {
  const { head } = batch;
  const committedAt = Math.max(input.committedAt ?? sources.clock(), head.lastTimestamp);
  const txTime = Math.min(input.revisedAt ?? committedAt - 1, committedAt - 1);
  const newId = () => sources.ids.next(txTime);
  const transactionId = input.transactionId ?? newId();
  if (!isId(transactionId)) throw new EngineError('invalid-transaction', `Not a transaction id: ${transactionId}.`);
  const readIon = createReadIon();
  const statements = statementList(input.statements, txTime, readIon);
  const metadataHash = (id: string, version: number): Hash =>
    ionHash(
      struct([
        ['id', string(id)],
        ['version', int(version)],
        ['txTime', timestamp(txTime)],
        ['txId', string(transactionId)],
      ]),
    );

  const internal: Hash[] = [];
  const documents = new DocumentChanges(batch, readIon);
  for (const mutation of input.mutations) {
    if (!input.statements[mutation.statement]) {
      throw new EngineError('invalid-transaction', `There is no statement ${mutation.statement}.`);
    }
    if (isTableMutation(mutation)) {
      const { table, id } = changeTable(head.tables, mutation, newId);
      batch.setTable(table);
      const field = mutation.op === 'create-index' ? mutation.field : undefined;
      const change = { op: mutation.op, id, table: mutation.table, field };
      internal.push(internalRevisionHash(change, metadataHash(id, 0)));
    } else if (mutation.op !== 'redact') {
      await documents.apply(mutation, newId);
    }
  }
  const { redactions, redactionInfo } = await redactRevisions(
    batch,
    input.mutations.filter((mutation) => mutation.op === 'redact'),
  );

  const changes = documents.finish();
  const hashes: Omit<RevisionRow, 'position'>[] = internal.map((hash) => ({ hash, document: undefined }));
  for (const { documentId, table, version, data } of changes) {
    // A deletion has no data; its hash is that of the metadata alone.
    const hash = data ? dot(data.hash, metadataHash(documentId, version)) : metadataHash(documentId, version);
    hashes.push({
      hash,
      document: { documentId, tableId: table.tableId, version, data: data?.text, dataHash: undefined },
    });
  }
  const appended = buildBlock({
    strandId: head.strandId,
    sequenceNo: head.size,
    transactionId,
    blockTimestamp: committedAt,
    txTime,
    previousBlockHash: head.lastBlockHash,
    revisions: hashes.map((revision, position) => ({ ...revision, position })),
    transactionInfo: struct([
      ['statements', statements],
      [
        'documents',
        changes.length > 0 ? struct(changes.map((change) => [change.documentId, describe(change)])) : undefined,
      ],
    ]),
    redactionInfo,
  });
  const rows = changes.map(({ documentId, table, version, data }) => ({
    documentId,
    tableId: table.tableId,
    version,
    sequenceNo: head.size,
    deleted: data === undefined,
  }));
  batch.add(appended, rows, redactions);
  return appended;
}

function describe({ table, statements }: DocumentChange) {
  return struct([
    ['tableName', string(table.name)],
    ['tableId', string(table.tableId)],
    ['statements', list(statements.map(int))],
  ]);
}
