import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Makes sure that one process writes a file, by an exclusive lock on an empty SQLite database beside it: a lock of the
 * operating system, which ends with the process however that ends, holds between containers that share the volume, and
 * cannot be left behind as a file that says "locked" can (https://www.sqlite.org/lockingv3.html).
 *
 * @param waitMs how long to wait for a process that is just ending
 * @returns undefined when another process has it
 * @throws what opening the lock file throws
 */
export async function lockFile(path: string, waitMs: number): Promise<Disposable | undefined> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = new DatabaseSync(path, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return { [Symbol.dispose]: () => lock.close() };
    } catch (error) {
      lock.close();
      // SQLITE_BUSY
      if ((error as { errcode?: number }).errcode !== 5) throw error;
    }
    if (Date.now() >= deadline) return undefined;
    await delay(50);
  }
}
