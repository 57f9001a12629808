import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ServiceError } from '../../errors.ts';

/**
 * Keeps a data directory to one process. The lock is the operating system's, taken through SQLite on a file of its
 * own, so it ends with the process however that ends; a left-over file never locks anybody out. The process id beside
 * it is only for the message.
 *
 * @throws ServiceError `data-locked` naming the directory and the process that has it
 */
export function lockDirectory(directory: string): Disposable {
  const pidFile = join(directory, 'ledger.pid');
  const lock = new Database(join(directory, 'ledger.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new ServiceError(
      'data-locked',
      `The data directory ${directory} is in use by another process (${describe(pidFile)}). Stop it, or choose another directory with DATA_DIR.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { [Symbol.dispose]: () => void lock.close() };
}

function describe(pidFile: string): string {
  try {
    return `pid ${readFileSync(pidFile, 'utf8').trim()}`;
  } catch {
    return 'pid unknown';
  }
}
