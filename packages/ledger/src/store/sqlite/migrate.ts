import type { Database } from 'better-sqlite3';
import { ServiceError } from '../../errors.ts';
import { initial } from './migrations/001-initial.ts';
import { noOutbox } from './migrations/002-no-outbox.ts';
import { streams } from './migrations/003-streams.ts';
import { keysAndTags } from './migrations/004-keys-and-tags.ts';
import { exports } from './migrations/005-exports.ts';

/** In order; the number of the last one applied is kept in the database file (`user_version`). Never change one that was released. */
const MIGRATIONS: readonly string[] = [initial, noOutbox, streams, keysAndTags, exports];

/**
 * Brings the database to the newest schema, each step in its own transaction.
 *
 * @throws ServiceError `data-newer` when a later version of this program wrote the file
 */
export function migrate(database: Database, directory: string): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new ServiceError(
      'data-newer',
      `The data directory ${directory} was written by a newer version of this program (schema ${version}, known here: ${MIGRATIONS.length}).`,
    );
  }
  for (let next = version; next < MIGRATIONS.length; next += 1) {
    database.transaction(() => {
      database.exec(MIGRATIONS[next] as string);
      database.pragma(`user_version = ${next + 1}`);
    })();
  }
}
