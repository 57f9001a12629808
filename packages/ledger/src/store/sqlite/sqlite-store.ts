import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ExportStore } from '../exports.ts';
import type { KeyStore } from '../keys.ts';
import type { Append, AppendedBlock, Hash, LedgerChange, LedgerRow, NewLedger, RevisionDocument } from '../rows.ts';
import { type CurrentDocument, type Store, StoreConflict } from '../store.ts';
import type { StreamStore } from '../streams.ts';
import { writeAppend, writeFirstBlock } from './append.ts';
import { fromBlob } from './convert.ts';
import { lockDirectory } from './directory-lock.ts';
import { createExportStore } from './exports.ts';
import { createKeyStore } from './keys.ts';
import { ensureDirectory, openDatabase, openDatabaseToRead, requireDatabase } from './open-database.ts';
import { unpackRevisions } from './pack-revisions.ts';
import { readRange } from './read-range.ts';
import { readAppended, readDocument, readLedger, readTable } from './read-rows.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { createStreamStore } from './streams.ts';

/**
 * Opens (and creates) the store in a directory that from now on belongs to this process.
 *
 * @throws ServiceError `data-locked`, `data-unusable`, `data-newer`
 */
export async function openSqliteStore(directory: string): Promise<Store> {
  const path = resolve(directory);
  ensureDirectory(path);
  const lock = lockDirectory(path);
  try {
    return new SqliteStore(openDatabase(path), lock);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/**
 * Opens what is stored in a directory for reading: nothing of it is changed, and no service can have it meanwhile.
 *
 * @throws ServiceError `data-locked`, `data-unusable` (there is nothing), `data-older`, `data-newer`, `data-damaged`
 */
export async function openStoreToRead(directory: string): Promise<Store> {
  const path = resolve(directory);
  requireDatabase(path);
  const lock = lockDirectory(path);
  try {
    return new SqliteStore(openDatabaseToRead(path), lock);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** One connection, one thread: each method runs its statements without yielding, so methods never interleave. */
class SqliteStore implements Store {
  readonly keys: KeyStore;
  readonly exports: ExportStore;
  readonly streams: StreamStore;
  readonly #database: Database;
  readonly #lock: Disposable;
  readonly #sql: Statements;

  constructor(database: Database, lock: Disposable) {
    this.#database = database;
    this.#lock = lock;
    this.#sql = prepareStatements(database);
    this.keys = createKeyStore(database);
    this.exports = createExportStore(database);
    this.streams = createStreamStore(database);
  }

  #transaction<T>(work: () => T): T {
    this.#sql.begin.run();
    try {
      const result = work();
      this.#sql.commit.run();
      return result;
    } catch (error) {
      // Some errors, such as a full disk, have ended the transaction already.
      if (this.#database.inTransaction) this.#sql.rollback.run();
      throw error;
    }
  }

  async createLedger(ledger: NewLedger, first: AppendedBlock, now: number): Promise<LedgerRow> {
    return this.#transaction(() => {
      this.#sql.releaseNames.run(now);
      if (this.#sql.findLedger.get(ledger.name, now)) {
        throw new StoreConflict('name', `a ledger named ${ledger.name} exists`);
      }
      const { lastInsertRowid } = this.#sql.insertLedger.run(
        ledger.name,
        ledger.strandId,
        ledger.permissionsMode,
        ledger.deletionProtection ? 1 : 0,
        ledger.kmsKeyArn ?? null,
        JSON.stringify(ledger.tags),
        ledger.createdAt,
        ledger.activeAt,
      );
      const id = Number(lastInsertRowid);
      writeFirstBlock(this.#sql, id, first);
      return readLedger(this.#sql.ledgerById.get(id, now) as Record<string, unknown>);
    });
  }

  async findLedger(name: string, now: number): Promise<LedgerRow | undefined> {
    const row = this.#sql.findLedger.get(name, now);
    return row && readLedger(row);
  }

  async ledgerById(ledgerId: number, now: number): Promise<LedgerRow | undefined> {
    const row = this.#sql.ledgerById.get(ledgerId, now);
    return row && readLedger(row);
  }

  async listLedgers(page: { after: string | undefined; limit: number; now: number }): Promise<LedgerRow[]> {
    return this.#sql.listLedgers.all(page.after ?? '', page.now, page.limit).map(readLedger);
  }

  async countLedgers(now: number): Promise<number> {
    return Number(this.#sql.countLedgers.get(now)?.count);
  }

  async ledgerNames(now: number): Promise<string[]> {
    return this.#sql.ledgerNames.all(now).map(({ name }) => name as string);
  }

  async ledgersWithKey(kmsKeyArn: string, now: number): Promise<LedgerRow[]> {
    return this.#sql.ledgersWithKey.all(kmsKeyArn, now).map(readLedger);
  }

  async updateLedger(ledgerId: number, change: LedgerChange, now: number): Promise<LedgerRow | undefined> {
    return this.#transaction(() => {
      const { deletionProtection, permissionsMode, key, tags } = change;
      this.#sql.updateLedger.run({
        id: ledgerId,
        deletionProtection: deletionProtection === undefined ? null : Number(deletionProtection),
        permissionsMode: permissionsMode ?? null,
        tags: tags === undefined ? null : JSON.stringify(tags),
        newKey: Number(key !== undefined),
        kmsKeyArn: key?.kmsKeyArn ?? null,
        keyReadyAt: key?.keyReadyAt ?? null,
      });
      const row = this.#sql.ledgerById.get(ledgerId, now);
      return row && readLedger(row);
    });
  }

  async partTags(ledgerId: number, part: string): Promise<Readonly<Record<string, string>>> {
    const row = this.#sql.partTags.get(ledgerId, part);
    return row ? (JSON.parse(row.tags as string) as Record<string, string>) : {};
  }

  async setPartTags(ledgerId: number, part: string, tags: Readonly<Record<string, string>>): Promise<void> {
    this.#sql.setPartTags.run(ledgerId, part, JSON.stringify(tags));
  }

  async requestDeletion(ledgerId: number, goneAt: number): Promise<void> {
    this.#sql.requestDeletion.run(goneAt, ledgerId);
  }

  async purge(now: number, rows: number): Promise<boolean> {
    return this.#transaction(() => {
      this.#sql.releaseNames.run(now);
      const gone = this.#sql.findGone.get(now);
      if (!gone) return false;
      for (const remove of this.#sql.purge) if (remove.run(gone.id, rows).changes > 0) return true;
      this.#sql.deleteLedger.run(gone.id);
      return true;
    });
  }

  async append(ledgerId: number, append: Append): Promise<void> {
    this.#transaction(() => writeAppend(this.#sql, ledgerId, append));
    // The log may still hold pages with the redacted data; after a truncating checkpoint it does not.
    if (append.redactions.length > 0) this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }

  async block(ledgerId: number, sequenceNo: number): Promise<AppendedBlock | undefined> {
    const row = this.#sql.block.get(ledgerId, sequenceNo);
    return row && readAppended(row);
  }

  async blockTimestamp(ledgerId: number, sequenceNo: number): Promise<number | undefined> {
    return this.#sql.blockTimestamp.get(ledgerId, sequenceNo)?.block_timestamp as number | undefined;
  }

  async blockRange(ledgerId: number, range: { from: number; to: number; bytes: number }): Promise<AppendedBlock[]> {
    return readRange(this.#sql, ledgerId, range);
  }

  async nodes(ledgerId: number, ids: readonly { level: number; index: number }[]): Promise<(Hash | undefined)[]> {
    const found = new Map<string, Hash>();
    const wanted = JSON.stringify(ids.map(({ level, index }) => [level, index]));
    for (const { level, idx, hash } of this.#sql.nodes.all(wanted, ledgerId)) {
      // A subtree whose last block is there without it is a gap in the store, not a node of no bytes.
      if ((hash as Uint8Array | null)?.length === 32) found.set(`${level}:${idx}`, fromBlob(hash as Uint8Array));
    }
    return ids.map(({ level, index }) => found.get(`${level}:${index}`));
  }

  async lastBlockMentioned(ledgerId: number) {
    const rows = this.#sql.lastBlockMentioned.all({ id: ledgerId });
    return rows.flatMap(({ by, sequence_no }) =>
      sequence_no === null ? [] : [{ by: by as string, sequenceNo: sequence_no as number }],
    );
  }

  async tables(ledgerId: number) {
    return this.#sql.tables.all(ledgerId).map(readTable);
  }

  async document(ledgerId: number, tableId: string, documentId: string) {
    const row = this.#sql.document.get(ledgerId, tableId, documentId);
    return row && readDocument(row);
  }

  async recentDocuments(ledgerId: number, limit: number): Promise<CurrentDocument[]> {
    const found: CurrentDocument[] = [];
    let left = limit;
    for (const { sequenceNo, document } of this.#documentsBackwards(ledgerId)) {
      if (left-- === 0) break;
      const { documentId, tableId, data } = document;
      const row = this.#sql.document.get(ledgerId, tableId, documentId);
      if (!row || data === undefined || row.sequence_no !== sequenceNo) continue;
      const current = readDocument(row);
      if (!current.deleted) found.push({ ...current, data });
    }
    return found;
  }

  /** Revisions of documents, the last one first. */
  *#documentsBackwards(ledgerId: number): Generator<{ sequenceNo: number; document: RevisionDocument }> {
    for (let before = Number.MAX_SAFE_INTEGER, rows: Record<string, unknown>[]; ; ) {
      rows = this.#sql.revisionsBackwards.all(ledgerId, before);
      for (const row of rows) {
        before = row.sequence_no as number;
        for (const { document } of unpackRevisions(row.revisions as Buffer).reverse()) {
          if (document) yield { sequenceNo: before, document };
        }
      }
      if (rows.length === 0) return;
    }
  }

  async readNote(key: string): Promise<string | undefined> {
    return this.#sql.readNote.get(key)?.value as string | undefined;
  }

  async writeNote(key: string, value: string): Promise<void> {
    this.#sql.writeNote.run(key, value);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#database.open) return;
    this.#database.close();
    this.#lock[Symbol.dispose]();
  }
}
