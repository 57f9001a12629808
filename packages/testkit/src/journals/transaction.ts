import { dot } from '../reference/dot.ts';
import { ionHash } from '../reference/ion.ts';
import { statementDigest } from '../reference/statement.ts';
import { addressText, blobText, type RevisionParts } from './parts.ts';

/** A document while its journal is written. */
export interface LiveDocument {
  readonly id: string;
  readonly table: { name: string; id: string };
  version: number;
  sequenceNo: number;
  /** Where earlier revisions stand. */
  readonly history: PastRevision[];
}
export interface PastRevision {
  readonly sequenceNo: number;
  readonly version: number;
  redacted: boolean;
}

/** The document gets its next version, in that block. */
export function advance(document: LiveDocument, sequenceNo: number): void {
  document.history.push({ sequenceNo: document.sequenceNo, version: document.version, redacted: false });
  document.version += 1;
  document.sequenceNo = sequenceNo;
}

/** Statements, documents and revisions of one transaction while it is put together. */
export class TransactionParts {
  readonly sequenceNo: number;
  readonly revisions: RevisionParts[] = [];
  readonly #address: string;
  readonly #txId: string;
  readonly #txTime: number;
  readonly #start: number;
  readonly #statements: string[] = [];
  readonly #documents: string[] = [];

  constructor(strandId: string, sequenceNo: number, txId: string, txTime: number, start: number) {
    this.sequenceNo = sequenceNo;
    this.#address = addressText(strandId, sequenceNo);
    this.#txId = txId;
    this.#txTime = txTime;
    this.#start = start;
  }

  /** Adds a statement and gives its index. */
  statement(text: string, ...parameters: string[]): number {
    const time = new Date(this.#start + this.#statements.length).toISOString();
    const digest = blobText(statementDigest(text, parameters));
    this.#statements.push(`{statement:${JSON.stringify(text)},startTime:${time},statementDigest:${digest}}`);
    return this.#statements.length - 1;
  }

  revise(document: LiveDocument, data: string, statements: readonly number[]): void {
    const metadata = this.#metadata(document);
    this.#touch(document, statements);
    this.revisions.push({ blockAddress: this.#address, hash: dot(ionHash(data), ionHash(metadata)), data, metadata });
  }

  delete(document: LiveDocument, statements: readonly number[], formula: 'metadata' | 'null-data'): void {
    const metadata = this.#metadata(document);
    this.#touch(document, statements);
    const data = formula === 'metadata' ? new Uint8Array(0) : ionHash('null');
    this.revisions.push({ blockAddress: this.#address, hash: dot(data, ionHash(metadata)), metadata });
  }

  transactionInfo(): string {
    const documents = this.#documents.length > 0 ? `,documents:{${this.#documents.join(',')}}` : '';
    return `{statements:[${this.#statements.join(',')}]${documents}}`;
  }

  #metadata(document: LiveDocument): string {
    const time = new Date(this.#txTime).toISOString();
    return `{id:"${document.id}",version:${document.version},txTime:${time},txId:"${this.#txId}"}`;
  }

  #touch(document: LiveDocument, statements: readonly number[]): void {
    const { name, id } = document.table;
    // An id may begin with a digit, which an unquoted field name may not.
    const field = /^[0-9]/.test(document.id) ? `'${document.id}'` : document.id;
    this.#documents.push(`${field}:{tableName:"${name}",tableId:"${id}",statements:[${statements.join(',')}]}`);
  }
}
