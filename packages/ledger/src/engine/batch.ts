import type {
  Append,
  AppendedBlock,
  DocumentRow,
  NodeRow,
  Redaction,
  RevisionDocument,
  TableRow,
} from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { JournalHead } from './journal-head.ts';

/**
 * Consecutive blocks on their way into the store: what they change is seen by the next block of the batch before it is
 * written. The head moves along; when the batch is not written after all, the head has to be thrown away.
 */
export class Batch {
  readonly head: JournalHead;
  readonly #store: Store;
  readonly #expectedSize: number;
  readonly #blocks: AppendedBlock[] = [];
  readonly #nodes: NodeRow[] = [];
  readonly #documents = new Map<string, DocumentRow>();
  readonly #tables = new Map<string, TableRow>();
  readonly #redactions: Redaction[] = [];
  /** How to take back what the transaction that is being added has changed. */
  readonly #undo: (() => void)[] = [];

  constructor(store: Store, head: JournalHead) {
    this.#store = store;
    this.head = head;
    this.#expectedSize = head.size;
  }

  async document(tableId: string, documentId: string): Promise<DocumentRow | undefined> {
    return this.#documents.get(documentId) ?? this.#store.document(this.head.ledgerId, tableId, documentId);
  }

  /** The document's revision in an earlier block, as it stands after this batch's redactions. */
  async revision(sequenceNo: number, documentId: string): Promise<RevisionDocument | undefined> {
    const revisions =
      this.#blocks[sequenceNo - this.#expectedSize]?.revisions ??
      (await this.#store.block(this.head.ledgerId, sequenceNo))?.revisions ??
      [];
    const found = revisions.find(({ document }) => document?.documentId === documentId)?.document;
    const redaction = this.#redactions.find((one) => one.sequenceNo === sequenceNo && one.documentId === documentId);
    return found && redaction ? { ...found, data: undefined, dataHash: redaction.dataHash } : found;
  }

  setTable(table: TableRow): void {
    const before = this.#tables.get(table.tableId);
    const known = this.head.tables.get(table.tableId);
    this.#undo.push(() => {
      restore(this.#tables, table.tableId, before);
      restore(this.head.tables, table.tableId, known);
    });
    this.#tables.set(table.tableId, table);
    this.head.tables.set(table.tableId, table);
  }

  /** Takes back what a transaction has changed that was refused before it was added. */
  undo(): void {
    for (const step of this.#undo.splice(0).reverse()) step();
  }

  add(appended: AppendedBlock, documents: readonly DocumentRow[], redactions: readonly Redaction[]): void {
    const { block } = appended;
    this.#undo.length = 0;
    this.#blocks.push(appended);
    for (const node of this.head.frontier.append(block.blockHash)) if (node.level > 0) this.#nodes.push(node);
    for (const document of documents) this.#documents.set(document.documentId, document);
    this.#redactions.push(...redactions);
    this.head.size = block.sequenceNo + 1;
    this.head.lastBlockHash = block.blockHash;
    this.head.lastTimestamp = block.blockTimestamp;
  }

  async write(): Promise<void> {
    const append: Append = {
      expectedSize: this.#expectedSize,
      blocks: this.#blocks,
      nodes: this.#nodes,
      documents: [...this.#documents.values()],
      tables: [...this.#tables.values()],
      redactions: this.#redactions,
    };
    await this.#store.append(this.head.ledgerId, append);
  }
}

function restore<V>(map: Map<string, V>, key: string, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
