import type { Database } from 'better-sqlite3';
import type { KeyRow, KeyState, KeyStore } from '../keys.ts';

/** `KeyStore` in the tables of the migrations. */
export function createKeyStore(database: Database): KeyStore {
  const prepare = (sql: string) => database.prepare<unknown[], Record<string, unknown>>(sql);
  const list = prepare('SELECT * FROM kms_keys ORDER BY id');
  const find = prepare('SELECT * FROM kms_keys WHERE arn = ? OR alias_arn = ?');
  const count = prepare('SELECT count(*) AS count FROM kms_keys');
  const insert = prepare(
    'INSERT INTO kms_keys (arn, alias_arn, description, state, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  // Since when it cannot be used is kept from one such state to the next.
  const update = prepare(
    `UPDATE kms_keys SET state = @state, inaccessible_since = CASE WHEN @state = 'Enabled' THEN NULL
       ELSE coalesce(inaccessible_since, @now) END WHERE arn = @arn`,
  );
  const read = (arn: string): KeyRow | undefined => {
    const row = find.get(arn, arn);
    return row && readKey(row);
  };
  return {
    async list() {
      return list.all().map(readKey);
    },
    async find(arn) {
      return read(arn);
    },
    async add(key, max) {
      return database
        .transaction(() => {
          if (read(key.arn) || (key.aliasArn !== undefined && read(key.aliasArn))) return undefined;
          if (Number(count.get()?.count) >= max) return undefined;
          insert.run(key.arn, key.aliasArn ?? null, key.description ?? null, 'Enabled', key.createdAt);
          return { ...key, state: 'Enabled' as const, inaccessibleSince: undefined };
        })
        .immediate();
    },
    async setState(arn, state, now) {
      return database
        .transaction(() => {
          update.run({ state, now, arn });
          return read(arn);
        })
        .immediate();
    },
  };
}

function readKey(row: Record<string, unknown>): KeyRow {
  return {
    arn: row.arn as string,
    aliasArn: (row.alias_arn as string | null) ?? undefined,
    description: (row.description as string | null) ?? undefined,
    state: row.state as KeyState,
    createdAt: row.created_at as number,
    inaccessibleSince: (row.inaccessible_since as number | null) ?? undefined,
  };
}
