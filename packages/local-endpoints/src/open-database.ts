import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LocalEndpointError } from './errors.ts';

/**
 * Opens a database that belongs to this process until it is closed: the lock is the operating system's and ends with
 * the process however that ends.
 *
 * @param schema statements that create the tables, version 1
 * @throws LocalEndpointError `data-locked`, `data-newer`, `data-unusable`
 */
export function openDatabase(directory: string, fileName: string, schema: string): Database.Database {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(directory, error);
  }
  const database = new Database(join(directory, fileName), { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    // The driver is compiled so that every open falls back to NORMAL, which loses acknowledged writes on power loss.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('journal_size_limit = 16777216');
    const version = database.pragma('user_version', { simple: true });
    if (version !== 0 && version !== 1)
      throw new LocalEndpointError('data-newer', `${directory} was written by a newer version of this program.`);
    database.transaction(() => {
      if (version === 0) database.exec(schema);
      database.pragma('user_version = 1');
    })();
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new LocalEndpointError(
        'data-locked',
        `The directory ${directory} is in use by another process. Stop it, or choose another directory with DATA_DIR.`,
        { cause: error },
      );
    throw error instanceof Database.SqliteError ? unusable(directory, error) : error;
  }
}

function unusable(directory: string, error: unknown): LocalEndpointError {
  const why = error instanceof Error ? error.message : 'unknown error';
  return new LocalEndpointError('data-unusable', `The directory ${directory} cannot be used: ${why}.`, {
    cause: error,
  });
}
