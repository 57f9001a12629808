import type Database from 'better-sqlite3';
import { KINESIS_LIMITS } from '../limits.ts';
import { openDatabase } from '../open-database.ts';

const SCHEMA = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, shards INTEGER NOT NULL, mode TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE records (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, stream INTEGER NOT NULL REFERENCES streams ON DELETE CASCADE,
  shard INTEGER NOT NULL, partition_key TEXT NOT NULL, arrived_at INTEGER NOT NULL, size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX records_by_shard ON records (stream, shard, sequence, arrived_at, size);
CREATE TABLE totals (one INTEGER PRIMARY KEY CHECK (one = 1), bytes INTEGER NOT NULL) STRICT;
INSERT INTO totals VALUES (1, 0);
CREATE TRIGGER record_added AFTER INSERT ON records BEGIN UPDATE totals SET bytes = bytes + NEW.size; END;
CREATE TRIGGER record_removed AFTER DELETE ON records BEGIN UPDATE totals SET bytes = bytes - OLD.size; END;
`;
/** Records removed in one transaction, so that readers and writers never wait long. */
const TRIM_BATCH = 500;
/** Whatever a record holds, its row and index cost this much beside its data, in bytes. */
const ROW_COST = 200;

export interface Stream {
  readonly id: number;
  readonly name: string;
  readonly shards: number;
  readonly mode: 'PROVISIONED' | 'ON_DEMAND';
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}
export interface NewRecord {
  readonly shard: number;
  readonly partitionKey: string;
  readonly data: Uint8Array;
}
export interface StoredRecord {
  readonly sequence: number;
  readonly partitionKey: string;
  /** Milliseconds since 1970. */
  readonly arrivedAt: number;
  readonly data: Buffer;
}

export type RecordStore = ReturnType<typeof openRecordStore>;

/**
 * Streams and their records in one SQLite file. Sequence numbers ascend over all shards and are never used twice.
 *
 * @param clock milliseconds since 1970
 * @throws LocalEndpointError
 */
export function openRecordStore(
  directory: string,
  clock: () => number,
  limits: { readonly retentionMs: number; readonly retainedBytes: number } = KINESIS_LIMITS,
) {
  const database: Database.Database = openDatabase(directory, 'streams.sqlite', SCHEMA);
  const sql = {
    streams: database.prepare('SELECT id, name, shards, mode, created_at AS createdAt FROM streams ORDER BY name'),
    stream: database.prepare('SELECT id, name, shards, mode, created_at AS createdAt FROM streams WHERE name = ?'),
    addStream: database.prepare('INSERT INTO streams (name, shards, mode, created_at) VALUES (?, ?, ?, ?)'),
    removeStream: database.prepare('DELETE FROM streams WHERE id = ?'),
    add: database.prepare(
      'INSERT INTO records (stream, shard, partition_key, arrived_at, size, data) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    after: database.prepare(
      'SELECT sequence, partition_key AS partitionKey, arrived_at AS arrivedAt, data FROM records ' +
        'WHERE stream = ? AND shard = ? AND sequence > ? AND arrived_at >= ? ORDER BY sequence',
    ),
    arrival: database
      .prepare(
        'SELECT arrived_at FROM records WHERE stream = ? AND shard = ? AND sequence > ? ORDER BY sequence LIMIT 1',
      )
      .pluck(),
    lastIssued: database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'records'").pluck(),
    fromTime: database
      .prepare(
        'SELECT sequence FROM records WHERE stream = ? AND shard = ? AND arrived_at >= ? ORDER BY sequence LIMIT 1',
      )
      .pluck(),
    bytes: database.prepare('SELECT bytes FROM totals').pluck(),
    trim: database.prepare(
      `DELETE FROM records WHERE sequence IN (SELECT sequence FROM records ORDER BY sequence LIMIT ${TRIM_BATCH}) AND arrived_at < ?`,
    ),
    oldest: database.prepare(`SELECT sequence, size FROM records ORDER BY sequence LIMIT ${TRIM_BATCH}`),
    removeUpTo: database.prepare('DELETE FROM records WHERE sequence <= ?'),
  };
  const expiry = () => clock() - limits.retentionMs;
  const lastIssued = () => (sql.lastIssued.get() as number | undefined) ?? 0;
  /** Removes the oldest records until the rest has room. */
  const makeRoom = () => {
    let excess = (sql.bytes.get() as number) - limits.retainedBytes;
    while (excess > 0) {
      let last = 0;
      for (const { sequence, size } of sql.oldest.all() as { sequence: number; size: number }[]) {
        if (excess <= 0) break;
        excess -= size;
        last = sequence;
      }
      if (last === 0) break;
      sql.removeUpTo.run(last);
    }
  };

  return {
    streams: () => sql.streams.all() as Stream[],
    stream: (name: string) => sql.stream.get(name) as Stream | undefined,
    createStream(name: string, shards: number, mode: Stream['mode']): void {
      sql.addStream.run(name, shards, mode, clock());
    },
    deleteStream(stream: Stream): void {
      sql.removeStream.run(stream.id);
    },
    /** Durable when it returns. @returns sequence of each, in order */
    add: database.transaction((stream: Stream, records: readonly NewRecord[]): number[] => {
      const now = clock();
      const sequences = records.map(({ shard, partitionKey, data }) => {
        const size = data.length + partitionKey.length + ROW_COST;
        return Number(sql.add.run(stream.id, shard, partitionKey, now, size, data).lastInsertRowid);
      });
      makeRoom();
      return sequences;
    }),
    /** The next records of a shard behind a sequence, up to a number and an amount of data; at least one if there is any. */
    read(stream: Stream, shard: number, after: number, limits: { count: number; bytes: number }): StoredRecord[] {
      const found: StoredRecord[] = [];
      let bytes = 0;
      for (const record of sql.after.iterate(stream.id, shard, after, expiry()) as IterableIterator<StoredRecord>) {
        bytes += record.data.length + record.partitionKey.length;
        if (found.length > 0 && bytes > limits.bytes) break;
        found.push(record);
        if (found.length === limits.count) break;
      }
      return found;
    },
    /** When the next record of a shard behind a sequence arrived; undefined = there is none. */
    arrivalAfter: (stream: Stream, shard: number, after: number) =>
      sql.arrival.get(stream.id, shard, after) as number | undefined,
    /** The first sequence of a shard that arrived at a time or later; undefined = none has. */
    sequenceAtTime: (stream: Stream, shard: number, time: number) =>
      sql.fromTime.get(stream.id, shard, time) as number | undefined,
    /** The highest sequence that was ever given out. */
    lastIssued,
    /** Removes records whose time is over, a few at a time. @returns whether there may be more */
    expireSome(): boolean {
      const { changes } = sql.trim.run(expiry());
      if (changes < TRIM_BATCH) database.pragma('incremental_vacuum');
      return changes === TRIM_BATCH;
    },
    close: () => void database.close(),
  };
}
