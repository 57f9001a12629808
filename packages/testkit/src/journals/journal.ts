/**
 * Small whole journals for tests, written from the rules without any code of the ledger service: every shape of block
 * that is known or must be expected. Deterministic: the same options give the same bytes.
 */
import { ionHash } from '../reference/ion.ts';
import { auditPath, merkleRoot } from '../reference/merkle.ts';
import { inBlockProofReference } from '../reference/proof.ts';
import { type Seeded, seeded } from '../seeded.ts';
import { documentText } from './documents.ts';
import {
  addressText,
  type BlockParts,
  entryHashes,
  type RevisionParts,
  renderBlock,
  renderRevision,
  sealEntries,
} from './parts.ts';
import { advance, type LiveDocument, type PastRevision, TransactionParts } from './transaction.ts';

/**
 * system      – neither transactionInfo nor revisions (block 0 always is one)
 * internal    – no transactionInfo; revisions are hash-only
 * read-only   – transactionInfo without documents; no revisions
 * ddl         – transactionInfo without documents; revisions are hash-only
 * insert, update, delete – one document
 * delete-many – several documents
 * insert-update – several mutations of one document, which give one revision
 * many        – several documents, a hash-only entry among them
 * redaction   – redactionInfo; the revision it names is stripped of its data in its block
 */
export const BLOCK_SHAPES = [
  'system',
  'internal',
  'read-only',
  'ddl',
  'insert',
  'update',
  'delete',
  'delete-many',
  'insert-update',
  'many',
  'redaction',
] as const;
export type BlockShape = (typeof BLOCK_SHAPES)[number];

export interface JournalOptions {
  readonly seed: number;
  /** Shapes of blocks 1, 2, …; one that is impossible there (an update of nothing) becomes an insert. */
  readonly shapes: readonly BlockShape[];
  /** What stands in entriesHashList for a part the block does not have. */
  readonly missingEntries?: 'dropped' | 'zero-length';
  /** Minutes that pass from block to block, beside some seconds. */
  readonly minutesBetween?: number;
  /** Ion text for the data of a document written in that block, where it is to be something special. */
  readonly data?: (sequenceNo: number) => string | undefined;
  /** What is hashed for a delete: nothing beside the metadata, or `null`. AWS's own formula is not known. */
  readonly deleteFormula?: 'metadata' | 'null-data';
}

export interface TestBlock {
  readonly sequenceNo: number;
  readonly shape: BlockShape;
  readonly parts: BlockParts;
  readonly ionText: string;
}

export interface TestJournal {
  readonly strandId: string;
  readonly blocks: readonly TestBlock[];
  readonly texts: readonly string[];
  /** Digest over blocks 0…tip. */
  digest(tip: number): Uint8Array;
  address(sequenceNo: number): string;
  blockProof(sequenceNo: number, tip: number): Uint8Array[];
  revisionProof(sequenceNo: number, index: number, tip: number): Uint8Array[];
  revisionText(sequenceNo: number, index: number): string;
}

interface Redactable {
  readonly document: LiveDocument;
  readonly past: PastRevision;
}

export function buildJournal(options: JournalOptions): TestJournal {
  const writer = new Writer(options);
  for (const shape of options.shapes) writer.write(shape);
  const { strandId, blocks } = writer;
  const texts = blocks.map((block) => block.ionText);
  const hashes = blocks.map((block) => block.parts.blockHash);
  return {
    strandId,
    blocks,
    texts,
    digest: (tip) => merkleRoot(hashes.slice(0, tip + 1)),
    address: (sequenceNo) => addressText(strandId, sequenceNo),
    blockProof: (sequenceNo, tip) => auditPath(hashes.slice(0, tip + 1), sequenceNo),
    revisionProof: (sequenceNo, index, tip) => [
      ...inBlockProofReference(texts[sequenceNo] ?? '', index),
      ...auditPath(hashes.slice(0, tip + 1), sequenceNo),
    ],
    revisionText: (sequenceNo, index) =>
      renderRevision(blocks[sequenceNo]?.parts.revisions?.[index] ?? { hash: new Uint8Array(0) }),
  };
}

/** `size` blocks of shapes drawn from the seed. */
export function randomJournal(seed: number, size: number): TestJournal {
  const random = seeded(seed);
  return buildJournal({
    seed,
    shapes: Array.from({ length: size - 1 }, () => random.pick(BLOCK_SHAPES)),
    missingEntries: random.pick(['dropped', 'zero-length']),
    deleteFormula: random.pick(['metadata', 'null-data']),
  });
}

class Writer {
  readonly strandId: string;
  readonly blocks: TestBlock[] = [];
  readonly #random: Seeded;
  readonly #options: JournalOptions;
  readonly #tables: readonly { name: string; id: string }[];
  readonly #documents: LiveDocument[] = [];
  #clock: number;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
    this.strandId = this.#random.id();
    this.#tables = ['Person', 'Vehicle'].map((name) => ({ name, id: this.#random.id() }));
    this.#clock = Date.UTC(2019, 8, 16, 19, 37) + this.#random.int(1e9);
    this.write('system');
  }

  write(wanted: BlockShape): void {
    const random = this.#random;
    const sequenceNo = this.blocks.length;
    const shape = this.#possible(wanted);
    const txId = random.id();
    const start = this.#tick(50 + random.int(5000) + (this.#options.minutesBetween ?? 0) * 60_000);
    const txTime = this.#tick(20 + random.int(50));
    const blockTime = this.#tick(random.int(20));
    const write = new TransactionParts(this.strandId, sequenceNo, txId, txTime, start);

    const hashOnly = (): RevisionParts => ({ hash: random.bytes(32) });
    const redactions: string[] = [];
    if (shape === 'internal' || shape === 'ddl')
      write.revisions.push(hashOnly(), ...(random.oneIn(2) ? [hashOnly()] : []));
    if (shape === 'read-only') write.statement('SELECT * FROM Person');
    if (shape === 'ddl') write.statement('CREATE TABLE Person');
    if (shape === 'insert') this.#insert(write, [write.statement('INSERT INTO T ?', documentText(random))]);
    if (shape === 'insert-update')
      this.#insert(
        write,
        [
          write.statement('SELECT * FROM T'),
          write.statement('INSERT INTO T ?', documentText(random)),
          write.statement("UPDATE T SET a = 'x', b = 2"),
        ].flatMap((statement, index) => Array.from({ length: index }, () => statement)),
      );
    if (shape === 'update')
      this.#update(write, random.pick(this.#documents), write.statement('UPDATE T AS t SET t.x = ?', '1'));
    if (shape === 'delete') this.#delete(write, random.pick(this.#documents), write.statement('DELETE FROM T'));
    if (shape === 'delete-many')
      for (const document of this.#documents.slice(0, 2 + random.int(2)))
        this.#delete(write, document, write.statement('DELETE FROM T BY d WHERE d = ?', `"${document.id}"`));
    if (shape === 'many') {
      for (let n = 2 + random.int(4); n > 0; n--)
        this.#insert(write, [write.statement('INSERT INTO T\n  VALUE ?', documentText(random))]);
      write.revisions.splice(random.int(write.revisions.length + 1), 0, hashOnly());
    }
    if (shape === 'redaction') redactions.push(this.#redact(write));

    const content = {
      transactionInfo: shape === 'system' || shape === 'internal' ? undefined : write.transactionInfo(),
      redactionInfo: redactions.length > 0 ? `{revisions:[${redactions.join(',')}]}` : undefined,
      revisions: write.revisions.length > 0 ? write.revisions : undefined,
    };
    const { revisionsRoot, transactionInfoHash, redactionInfoHash } = entryHashes(content);
    const nothing = this.#options.missingEntries === 'zero-length' ? new Uint8Array(0) : undefined;
    const entries = [
      random.bytes(32),
      revisionsRoot ?? nothing,
      random.bytes(32),
      transactionInfoHash ?? nothing,
      redactionInfoHash,
    ].filter((entry) => entry !== undefined);
    const parts: BlockParts = {
      blockAddress: addressText(this.strandId, sequenceNo),
      transactionId: txId,
      blockTimestamp: new Date(blockTime).toISOString(),
      ...sealEntries(entries, this.blocks.at(-1)?.parts.blockHash ?? new Uint8Array(0)),
      ...content,
    };
    this.blocks.push({ sequenceNo, shape, parts, ionText: renderBlock(parts) });
  }

  #possible(wanted: BlockShape): BlockShape {
    if (this.blocks.length === 0) return 'system';
    if ((wanted === 'update' || wanted === 'delete') && this.#documents.length === 0) return 'insert';
    if (wanted === 'delete-many' && this.#documents.length < 2) return 'insert';
    if (wanted === 'redaction' && this.#redactable() === undefined)
      return this.#documents.length === 0 ? 'insert' : 'update';
    return wanted;
  }

  #insert(write: TransactionParts, statements: readonly number[]): void {
    const document: LiveDocument = {
      id: this.#random.id(),
      table: this.#random.pick(this.#tables),
      version: 0,
      sequenceNo: write.sequenceNo,
      history: [],
    };
    this.#documents.push(document);
    write.revise(document, this.#data(write.sequenceNo), statements);
  }

  #update(write: TransactionParts, document: LiveDocument, statement: number): void {
    advance(document, write.sequenceNo);
    write.revise(document, this.#data(write.sequenceNo), [statement]);
  }

  #data(sequenceNo: number): string {
    const drawn = documentText(this.#random);
    return this.#options.data?.(sequenceNo) ?? drawn;
  }

  #delete(write: TransactionParts, document: LiveDocument, statement: number): void {
    advance(document, write.sequenceNo);
    write.delete(document, [statement], this.#options.deleteFormula ?? 'metadata');
    this.#documents.splice(this.#documents.indexOf(document), 1);
  }

  #redactable(): Redactable | undefined {
    for (const document of this.#documents) {
      const past = document.history.find((revision) => !revision.redacted);
      if (past) return { document, past };
    }
    return undefined;
  }

  /** Strips the oldest inactive revision there is, and gives its entry for redactionInfo. */
  #redact(write: TransactionParts): string {
    const { document, past } = this.#redactable() as Redactable;
    past.redacted = true;
    const block = this.blocks[past.sequenceNo] as TestBlock;
    const revisions = (block.parts.revisions ?? []).map((revision): RevisionParts => {
      if (revision.data === undefined || !revision.metadata?.includes(`id:"${document.id}"`)) return revision;
      const { data, ...kept } = revision;
      return { ...kept, dataHash: ionHash(data) };
    });
    const parts = { ...block.parts, revisions };
    this.blocks[past.sequenceNo] = { ...block, parts, ionText: renderBlock(parts) };
    const address = addressText(this.strandId, past.sequenceNo);
    write.statement("EXEC REDACT_REVISION ?, 'T', 'D'", address);
    return `{blockAddress:${address},tableId:"${document.table.id}",documentId:"${document.id}",version:${past.version}}`;
  }

  #tick(milliseconds: number): number {
    this.#clock += milliseconds;
    return this.#clock;
  }
}
