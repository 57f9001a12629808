import type { Database } from 'better-sqlite3';
import { ServiceError } from '../../errors.ts';
import type { Hash, RevisionRow } from '../rows.ts';
import { initial } from './migrations/001-initial.ts';
import { noOutbox } from './migrations/002-no-outbox.ts';
import { streams } from './migrations/003-streams.ts';
import { keysAndTags } from './migrations/004-keys-and-tags.ts';
import { exports } from './migrations/005-exports.ts';
import { blockIsOneRow } from './migrations/006-block-is-one-row.ts';
import { packRevisions } from './pack-revisions.ts';

/** In order; the number of the last one applied is kept in the database file (`user_version`). Never change one that was released. */
const MIGRATIONS: readonly string[] = [initial, noOutbox, streams, keysAndTags, exports, blockIsOneRow];

/**
 * Brings the database to the newest schema, each step in its own transaction.
 *
 * @throws ServiceError `data-newer` when a later version of this program wrote the file
 */
export function migrate(database: Database, directory: string): void {
  const version = schemaOf(database, directory);
  if (version < MIGRATIONS.length) addFunctions(database);
  for (let next = version; next < MIGRATIONS.length; next += 1) {
    database.transaction(() => {
      database.exec(MIGRATIONS[next] as string);
      database.pragma(`user_version = ${next + 1}`);
    })();
  }
}

/**
 * For who only reads.
 *
 * @throws ServiceError `data-newer`, `data-older`
 */
export function requireNewestSchema(database: Database, directory: string): void {
  if (schemaOf(database, directory) === MIGRATIONS.length) return;
  throw new ServiceError(
    'data-older',
    `The data directory ${directory} was written by an older version of this program: start the ledger service on it once.`,
  );
}

/** @throws ServiceError `data-newer` */
function schemaOf(database: Database, directory: string): number {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version <= MIGRATIONS.length) return version;
  throw new ServiceError(
    'data-newer',
    `The data directory ${directory} was written by a newer version of this program (schema ${version}, known here: ${MIGRATIONS.length}).`,
  );
}

/** What a migration cannot say in SQL: revisions and nodes of a block as one value. */
function addFunctions(database: Database): void {
  database.aggregate<RevisionRow[]>('pack_revisions', {
    varargs: true,
    start: () => [],
    step: (revisions, ...columns: unknown[]) => {
      const [hash, documentId, tableId, version, data, dataHash] = columns as [
        Hash,
        ...(string | number | Hash | null)[],
      ];
      const document = {
        documentId: documentId as string,
        tableId: tableId as string,
        version: version as number,
        data: (data ?? undefined) as string | undefined,
        dataHash: (dataHash ?? undefined) as Hash | undefined,
      };
      revisions.push({ position: revisions.length, hash, document: documentId === null ? undefined : document });
    },
    result: packRevisions,
  });
  database.aggregate<Hash[]>('pack_nodes', {
    start: () => [],
    step: (nodes, hash: unknown) => void nodes.push(hash as Hash),
    result: (nodes) => Buffer.concat(nodes),
  });
}
