import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ServiceError } from '../../errors.ts';
import { migrate } from './migrate.ts';

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
