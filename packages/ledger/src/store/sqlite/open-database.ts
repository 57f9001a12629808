import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ServiceError } from '../../errors.ts';
import { migrate, requireNewestSchema } from './migrate.ts';

/** Opens `ledger.sqlite` in an existing directory, with durable commits and the newest schema. */
export function openDatabase(directory: string): Database.Database {
  const database = new Database(join(directory, 'ledger.sqlite'), { timeout: 5_000 });
  try {
    // The directory is ours alone (directory-lock.ts), which saves every transaction the locks; and nobody writes behind us.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // The driver is compiled so that every open falls back to NORMAL, which loses acknowledged commits on power loss.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Redacted data must not survive in free pages.
    database.pragma('secure_delete = ON');
    database.pragma('cache_size = -65536');
    // Pages that are written again and again are copied out of the log less often.
    database.pragma('wal_autocheckpoint = 4000');
    // After a large write the log shrinks again.
    database.pragma('journal_size_limit = 16777216');
    migrate(database, directory);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError) {
      throw new ServiceError('data-unusable', `${join(directory, 'ledger.sqlite')} cannot be used: ${error.message}.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/**
 * Opens `ledger.sqlite` for reading alone. What a process that was killed left in the log is read too.
 *
 * @throws ServiceError `data-older`, `data-newer`, `data-damaged`
 */
export function openDatabaseToRead(directory: string): Database.Database {
  const file = join(directory, 'ledger.sqlite');
  const database = new Database(file, { timeout: 5_000, readonly: true, fileMustExist: true });
  try {
    database.pragma('cache_size = -65536');
    requireNewestSchema(database, directory);
    return database;
  } catch (error) {
    database.close();
    if (!isDatabaseDamage(error)) throw error;
    throw new ServiceError('data-damaged', `${file} is damaged: ${error.message}.`, { cause: error });
  }
}

/** Whether SQLite found its file to be broken, and not just in use or out of reach. */
export function isDatabaseDamage(error: unknown): error is Error {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** @throws ServiceError `data-unusable` when there is no database in the directory */
export function requireDatabase(directory: string): void {
  if (existsSync(join(directory, 'ledger.sqlite'))) return;
  throw new ServiceError('data-unusable', `There is no data of the ledger service in ${directory}.`);
}

/**
 * @throws ServiceError `data-unusable` when the directory cannot be created or written
 */
export function ensureDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ServiceError(
      'data-unusable',
      `The data directory ${directory} cannot be created or written: ${error instanceof Error ? error.message : ''}`,
      { cause: error },
    );
  }
}
