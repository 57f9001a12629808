import type { Database } from 'better-sqlite3';
import type { NewStream, StreamErrorCause, StreamRefusal, StreamRow, StreamStatus, StreamStore } from '../streams.ts';

type Row = Record<string, unknown>;
const optional = <T>(value: unknown): T | undefined => (value === null ? undefined : (value as T));

/** The SQLite half of `StreamStore`. A stream runs exactly as long as `expires_at` is NULL. */
export function createStreamStore(database: Database): StreamStore {
  const prepare = (sql: string) => database.prepare<unknown[], Row>(sql);
  const sql = {
    insert: prepare(
      `INSERT INTO streams (stream_id, ledger_id, name, role_arn, inclusive_start_time, exclusive_end_time,
         kinesis_stream_arn, aggregation_enabled, tags, created_at, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE')`,
    ),
    runningOfLedger: prepare('SELECT name FROM streams WHERE ledger_id = ? AND expires_at IS NULL'),
    find: prepare(
      'SELECT * FROM streams WHERE stream_id = ? AND ledger_id = ? AND (expires_at IS NULL OR expires_at > ?)',
    ),
    findByArnParts: prepare(
      `SELECT streams.* FROM streams JOIN ledgers ON ledgers.id = streams.ledger_id
       WHERE stream_id = ? AND ledgers.name = ? AND (gone_at IS NULL OR gone_at > ?)
         AND (expires_at IS NULL OR expires_at > ?)`,
    ),
    list: prepare(
      `SELECT * FROM streams WHERE ledger_id = ? AND id > ? AND (expires_at IS NULL OR expires_at > ?)
       ORDER BY id LIMIT ?`,
    ),
    running: prepare('SELECT * FROM streams WHERE expires_at IS NULL ORDER BY id'),
    checkpoint: prepare(
      `UPDATE streams SET next_sequence_no = ? WHERE stream_id = ? AND expires_at IS NULL
         AND (next_sequence_no IS NULL OR next_sequence_no < ?)`,
    ),
    impair: prepare(
      `UPDATE streams SET status = 'IMPAIRED', error_cause = ?, impaired_at = coalesce(impaired_at, ?)
       WHERE stream_id = ? AND expires_at IS NULL`,
    ),
    recover: prepare(
      `UPDATE streams SET status = 'ACTIVE', error_cause = NULL, impaired_at = NULL
       WHERE stream_id = ? AND status = 'IMPAIRED'`,
    ),
    end: prepare(
      `UPDATE streams SET status = $status, expires_at = $expiresAt,
         error_cause = CASE WHEN $status = 'FAILED' THEN error_cause END,
         impaired_at = CASE WHEN $status = 'FAILED' THEN impaired_at END
       WHERE stream_id = $streamId AND expires_at IS NULL`,
    ),
    setTags: prepare('UPDATE streams SET tags = ? WHERE stream_id = ?'),
    removeExpired: prepare('DELETE FROM streams WHERE expires_at <= ?'),
  };

  const create = database.transaction((stream: NewStream, maxRunning: number): StreamRow | StreamRefusal => {
    const running = sql.runningOfLedger.all(stream.ledgerId);
    if (running.some(({ name }) => name === stream.name)) return 'name';
    if (running.length >= maxRunning) return 'quota';
    const { lastInsertRowid } = sql.insert.run(
      stream.streamId,
      stream.ledgerId,
      stream.name,
      stream.roleArn,
      stream.inclusiveStartTime,
      stream.exclusiveEndTime ?? null,
      stream.kinesisStreamArn,
      stream.aggregationEnabled ? 1 : 0,
      JSON.stringify(stream.tags),
      stream.createdAt,
    );
    return {
      ...stream,
      id: Number(lastInsertRowid),
      status: 'ACTIVE',
      errorCause: undefined,
      impairedAt: undefined,
      expiresAt: undefined,
      nextSequenceNo: undefined,
    };
  });

  return {
    create: async (stream, maxRunning) => create.immediate(stream, maxRunning),
    async find(ledgerId, streamId, now) {
      const row = sql.find.get(streamId, ledgerId, now);
      return row && readStream(row);
    },
    async findByArnParts(ledgerName, streamId, now) {
      const row = sql.findByArnParts.get(streamId, ledgerName, now, now);
      return row && readStream(row);
    },
    list: async (ledgerId, { after, limit, now }) => sql.list.all(ledgerId, after, now, limit).map(readStream),
    running: async () => sql.running.all().map(readStream),
    async checkpoint(streamId, nextSequenceNo) {
      sql.checkpoint.run(nextSequenceNo, streamId, nextSequenceNo);
    },
    async impair(streamId, cause, now) {
      sql.impair.run(cause, now, streamId);
    },
    async recover(streamId) {
      sql.recover.run(streamId);
    },
    end: async (streamId, status, expiresAt) => sql.end.run({ streamId, status, expiresAt }).changes === 1,
    async setTags(streamId, tags) {
      sql.setTags.run(JSON.stringify(tags), streamId);
    },
    async removeExpired(now) {
      sql.removeExpired.run(now);
    },
  };
}

function readStream(row: Row): StreamRow {
  return {
    id: row.id as number,
    streamId: row.stream_id as string,
    ledgerId: row.ledger_id as number,
    name: row.name as string,
    roleArn: row.role_arn as string,
    inclusiveStartTime: row.inclusive_start_time as number,
    exclusiveEndTime: optional<number>(row.exclusive_end_time),
    kinesisStreamArn: row.kinesis_stream_arn as string,
    aggregationEnabled: row.aggregation_enabled === 1,
    tags: JSON.parse(row.tags as string) as Record<string, string>,
    createdAt: row.created_at as number,
    status: row.status as StreamStatus,
    errorCause: optional<StreamErrorCause>(row.error_cause),
    impairedAt: optional<number>(row.impaired_at),
    expiresAt: optional<number>(row.expires_at),
    nextSequenceNo: optional<number>(row.next_sequence_no),
  };
}
