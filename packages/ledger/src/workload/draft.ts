import type { Mutation, StatementInput, TransactionInput } from '../engine/transaction.ts';
import { formatFields, type KnownDocument } from './document.ts';
import type { Making } from './new-documents.ts';
import type { Registry } from './registry.ts';

/** A transaction of the registration office while it is put together; the registry follows at once. */
export class Draft {
  readonly making: Making;
  readonly registry: Registry;
  readonly #statements: StatementInput[] = [];
  readonly #mutations: Mutation[] = [];

  constructor(making: Making, registry: Registry) {
    this.making = making;
    this.registry = registry;
  }

  /** A statement; what it changes is said by the calls that follow. */
  execute(text: string, ...parameters: string[]): this {
    this.#statements.push({ text, parameters });
    return this;
  }

  insert(inserted: KnownDocument): this {
    const { table, documentId } = inserted;
    this.#mutations.push({ op: 'insert', ...this.#here(table), documentId, data: formatFields(inserted.fields) });
    this.registry.put(inserted);
    return this;
  }

  update(updated: KnownDocument): this {
    const { table, documentId } = updated;
    this.#mutations.push({ op: 'update', ...this.#here(table), documentId, data: formatFields(updated.fields) });
    this.registry.put(updated);
    return this;
  }

  delete(deleted: KnownDocument): this {
    this.#mutations.push({ op: 'delete', ...this.#here(deleted.table), documentId: deleted.documentId });
    this.registry.remove(deleted);
    return this;
  }

  createTable(table: string): this {
    const { ids, time } = this.making;
    this.execute(`CREATE TABLE ${table}`);
    this.#mutations.push({ op: 'create-table', ...this.#here(table), tableId: ids.next(time) });
    return this;
  }

  createIndex(table: string, field: string): this {
    const { ids, time } = this.making;
    this.execute(`CREATE INDEX ON ${table} (${field})`);
    this.#mutations.push({ op: 'create-index', ...this.#here(table), field, indexId: ids.next(time) });
    return this;
  }

  redact(table: string, documentId: string, sequenceNo: number): this {
    this.#mutations.push({ op: 'redact', ...this.#here(table), documentId, sequenceNo });
    return this;
  }

  /** Executed one after the other within some hundred milliseconds before the commit. */
  finish(): TransactionInput {
    const { random, ids, time } = this.making;
    const revisedAt = time - random.between(9, 19);
    let startedAt = revisedAt;
    const starts = this.#statements.map(() => {
      startedAt -= random.between(4, 45);
      return startedAt;
    });
    starts.reverse();
    return {
      transactionId: ids.next(startedAt - random.between(2, 20)),
      statements: this.#statements.map((statement, at) => ({ ...statement, startedAt: starts[at] })),
      mutations: this.#mutations,
      committedAt: time,
      revisedAt,
    };
  }

  #here(table: string) {
    return { statement: this.#statements.length - 1, table };
  }
}
