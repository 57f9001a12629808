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
      (await this.#store.revisions(this.head.ledgerId, sequenceNo));
    const found = revisions.find(({ document }) => document?.documentId === documentId)?.document;
    const redaction = this.#redactions.find((one) => one.sequenceNo === sequenceNo && one.documentId === documentId);
    return found && redaction ? { ...found, data: undefined, dataHash: redaction.dataHash } : found;
  }

  setTable(table: TableRow): void {
    this.#tables.set(table.tableId, table);
    this.head.tables.set(table.tableId, table);
  }

  add(appended: AppendedBlock, documents: readonly DocumentRow[], redactions: readonly Redaction[]): void {
    const { block } = appended;
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
