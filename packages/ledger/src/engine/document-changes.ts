import type { TableRow } from '../store/rows.ts';
import type { Batch } from './batch.ts';
import { EngineError } from './errors.ts';
import { isId } from './ids.ts';
import { QUOTAS } from './limits.ts';
import type { CommittedIon } from './read-ion.ts';
import type { ReadIon } from './statements.ts';
import { activeTable } from './table-changes.ts';
import type { Mutation } from './transaction.ts';

type DocumentMutation = Extract<Mutation, { op: 'insert' | 'update' | 'delete' }>;

/** What a transaction makes of one document, whatever number of mutations it took. */
export interface DocumentChange {
  readonly documentId: string;
  readonly table: TableRow;
  readonly version: number;
  /** Statement index of each mutation, in order; repeats when one statement mutated several times. */
  readonly statements: number[];
  /** undefined = deleted */
  data: CommittedIon | undefined;
}

/** Collects the document changes of one transaction, in the order documents are first touched. */
export class DocumentChanges {
  readonly #batch: Batch;
  readonly #readIon: ReadIon;
  readonly #changes = new Map<string, DocumentChange>();

  constructor(batch: Batch, readIon: ReadIon) {
    this.#batch = batch;
    this.#readIon = readIon;
  }

  /** @throws EngineError `table-not-found`, `document-not-found`, `invalid-transaction`, `invalid-ion`, `limit-exceeded` */
  async apply(mutation: DocumentMutation, newId: () => string): Promise<void> {
    const table = activeTable(this.#batch.head.tables, mutation.table);
    const documentId = mutation.documentId ?? newId();
    const change = this.#changes.get(documentId) ?? (await this.#start(mutation, table, documentId));
    if (change.statements.length > 0 && (mutation.op === 'insert' || change.data === undefined)) {
      throw new EngineError('document-not-found', `Document ${documentId} is deleted, or inserted twice.`);
    }
    change.statements.push(mutation.statement);
    change.data = mutation.op === 'delete' ? undefined : this.#readDocument(mutation.data, documentId);
  }

  async #start(mutation: DocumentMutation, table: TableRow, documentId: string): Promise<DocumentChange> {
    if (!isId(documentId)) throw new EngineError('invalid-transaction', `Not a document id: ${documentId}.`);
    if (this.#changes.size >= QUOTAS.documentsPerTransaction) {
      throw new EngineError(
        'limit-exceeded',
        `A transaction changes at most ${QUOTAS.documentsPerTransaction} documents.`,
      );
    }
    // A new id is nobody's yet.
    const current =
      mutation.documentId === undefined ? undefined : await this.#batch.document(table.tableId, documentId);
    if (mutation.op === 'insert' && current) {
      throw new EngineError('invalid-transaction', `Document ${documentId} exists already.`);
    }
    if (mutation.op !== 'insert' && (!current || current.deleted || current.tableId !== table.tableId)) {
      throw new EngineError('document-not-found', `No document ${documentId} in table ${table.name}.`);
    }
    const version = current ? current.version + 1 : 0;
    const change: DocumentChange = { documentId, table, version, statements: [], data: undefined };
    this.#changes.set(documentId, change);
    return change;
  }

  #readDocument(data: string, documentId: string): CommittedIon {
    const ion = this.#readIon(data, `document ${documentId}`);
    if (ion.value.type !== 'struct') {
      throw new EngineError('invalid-ion', `Document ${documentId} is not a struct, but ${ion.value.type}.`);
    }
    return ion;
  }

  /** @throws EngineError `limit-exceeded` when all documents together are too large for one transaction */
  finish(): DocumentChange[] {
    const changes = [...this.#changes.values()];
    const bytes = changes.reduce((sum, { data }) => sum + (data ? Buffer.byteLength(data.text) : 0), 0);
    if (bytes > QUOTAS.transactionBytes) {
      throw new EngineError(
        'limit-exceeded',
        `The documents of a transaction have at most ${QUOTAS.transactionBytes} bytes.`,
      );
    }
    return changes;
  }
}
