import type { ExportStore } from './exports.ts';
import type { KeyStore } from './keys.ts';
import type { Append, AppendedBlock, DocumentRow, Hash, LedgerChange, LedgerRow, NewLedger, TableRow } from './rows.ts';
import type { StreamStore } from './streams.ts';

/** A document's latest state with its data. */
export interface CurrentDocument extends DocumentRow {
  readonly data: string;
}

/**
 * Where ledgers and journals are kept. Asynchronous on purpose: SQLite is the first implementation, a database on
 * the network can be another. Every method is one transaction; no transaction spans two calls. Whatever a method
 * changed is durable when its promise resolves.
 */
export interface Store extends AsyncDisposable {
  readonly keys: KeyStore;
  readonly exports: ExportStore;
  readonly streams: StreamStore;

  /**
   * Adds a ledger with its first block.
   *
   * @throws StoreConflict when a ledger of that name exists and is not gone at `now`
   */
  createLedger(ledger: NewLedger, first: AppendedBlock, now: number): Promise<LedgerRow>;
  /** The ledger of that name that is not gone at `now`. */
  findLedger(name: string, now: number): Promise<LedgerRow | undefined>;
  /** The ledger with that id, unless it is gone at `now`; ids are never used twice. */
  ledgerById(ledgerId: number, now: number): Promise<LedgerRow | undefined>;
  /** Up to `limit` ledgers not gone at `now`, in ascending order of their names (by code unit), after the name `after`. */
  listLedgers(page: { after: string | undefined; limit: number; now: number }): Promise<LedgerRow[]>;
  countLedgers(now: number): Promise<number>;
  /** Names of all ledgers not gone at `now`, in ascending order, even of one that has no block. */
  ledgerNames(now: number): Promise<string[]>;
  /** Ledgers not gone at `now` that have this key. */
  ledgersWithKey(kmsKeyArn: string, now: number): Promise<LedgerRow[]>;
  /** @returns the ledger as it is then; undefined when it is gone at `now` */
  updateLedger(ledgerId: number, change: LedgerChange, now: number): Promise<LedgerRow | undefined>;
  /** Tags of a part of a ledger, e.g. of `table/{tableId}`; whether there is such a part is not known here. */
  partTags(ledgerId: number, part: string): Promise<Readonly<Record<string, string>>>;
  /** Replaces all tags of a part of a ledger. */
  setPartTags(ledgerId: number, part: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** The ledger is DELETING until `goneAt`, and gone from then on. */
  requestDeletion(ledgerId: number, goneAt: number): Promise<void>;
  /**
   * Removes up to about `rows` rows of ledgers that are gone at `now`.
   *
   * @returns whether there is more to remove
   */
  purge(now: number, rows: number): Promise<boolean>;

  /**
   * Appends blocks, with everything that changes along, in one transaction.
   *
   * @throws StoreConflict when the journal's size is not `expectedSize`: somebody else appended
   */
  append(ledgerId: number, append: Append): Promise<void>;
  /** With its revisions by position. */
  block(ledgerId: number, sequenceNo: number): Promise<AppendedBlock | undefined>;
  /** When the block was committed, in milliseconds since 1970. */
  blockTimestamp(ledgerId: number, sequenceNo: number): Promise<number | undefined>;
  /**
   * Blocks `[from, to)` with their revisions, in ascending order, in a number of statements that does not grow with
   * theirs. Ends early with the block that reaches `bytes` (about, of Ion text).
   */
  blockRange(
    ledgerId: number,
    range: { readonly from: number; readonly to: number; readonly bytes: number },
  ): Promise<AppendedBlock[]>;
  /** Hashes of complete subtrees, `level` 0 = block hashes; a node that does not exist is undefined. */
  nodes(
    ledgerId: number,
    ids: readonly { readonly level: number; readonly index: number }[],
  ): Promise<(Hash | undefined)[]>;

  /**
   * The last block that documents, exports and streams of a ledger speak of; those that speak of none are left out. In a
   * journal that is whole they are there.
   */
  lastBlockMentioned(ledgerId: number): Promise<{ readonly by: string; readonly sequenceNo: number }[]>;

  tables(ledgerId: number): Promise<TableRow[]>;
  document(ledgerId: number, tableId: string, documentId: string): Promise<DocumentRow | undefined>;
  /** Documents that are not deleted, the most recently written first, among the last `limit` revisions. */
  recentDocuments(ledgerId: number, limit: number): Promise<CurrentDocument[]>;

  /** A remark of the service about itself, e.g. that the sample ledger was loaded. */
  readNote(key: string): Promise<string | undefined>;
  writeNote(key: string, value: string): Promise<void>;
}

/** Somebody else changed what this write was computed from. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
  readonly what: 'name' | 'size';
  constructor(what: 'name' | 'size', message: string) {
    super(message);
    this.what = what;
  }
}
