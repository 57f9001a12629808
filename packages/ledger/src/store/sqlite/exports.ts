import type { Database } from 'better-sqlite3';
import type {
  ExportObjectRow,
  ExportRow,
  ExportStatus,
  ExportStore,
  NewExport,
  ObjectEncryption,
  OutputFormat,
} from '../exports.ts';

type Row = Record<string, unknown>;
const optional = <T>(value: unknown): T | undefined => (value === null ? undefined : (value as T));

/** The SQLite half of `ExportStore`. An export is IN_PROGRESS exactly as long as `expires_at` is NULL. */
export function createExportStore(database: Database): ExportStore {
  const prepare = (sql: string) => database.prepare<unknown[], Row>(sql);
  const sql = {
    insert: prepare(
      `INSERT INTO exports (export_id, ledger_id, ledger_name, created_at, inclusive_start_time, exclusive_end_time, bucket,
         prefix, encryption, kms_key_arn, role_arn, output_format, from_sequence_no, to_sequence_no, status)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'IN_PROGRESS')`,
    ),
    countRunning: prepare('SELECT count(*) AS count FROM exports WHERE ledger_id = ? AND expires_at IS NULL'),
    find: prepare(
      'SELECT * FROM exports WHERE export_id = ? AND ledger_id = ? AND (expires_at IS NULL OR expires_at > ?)',
    ),
    listOfLedger: prepare(
      `SELECT * FROM exports WHERE ledger_id = ? AND (created_at, export_id) < (?, ?)
         AND (expires_at IS NULL OR expires_at > ?) ORDER BY created_at DESC, export_id DESC LIMIT ?`,
    ),
    listAll: prepare(
      `SELECT * FROM exports AS e WHERE (created_at, export_id) < (?, ?) AND (expires_at IS NULL OR expires_at > ?)
         AND EXISTS (SELECT 1 FROM ledgers WHERE id = e.ledger_id AND (gone_at IS NULL OR gone_at > ?))
       ORDER BY created_at DESC, export_id DESC LIMIT ?`,
    ),
    running: prepare('SELECT * FROM exports WHERE expires_at IS NULL ORDER BY created_at, export_id'),
    objects: prepare('SELECT * FROM export_objects WHERE export_id = ? ORDER BY first_sequence_no'),
    plan: prepare(
      `INSERT INTO export_objects (export_id, first_sequence_no, last_sequence_no, key)
       SELECT export_id, ?, ?, ? FROM exports WHERE export_id = ? AND expires_at IS NULL`,
    ),
    setUpload: prepare('UPDATE export_objects SET upload_id = ? WHERE export_id = ? AND first_sequence_no = ?'),
    setStored: prepare(
      `UPDATE export_objects SET upload_id = NULL, stored_size = ?, stored_etag = ?
       WHERE export_id = ? AND first_sequence_no = ?`,
    ),
    finish: prepare('UPDATE exports SET status = ?, expires_at = ? WHERE export_id = ? AND expires_at IS NULL'),
    forgetObjects: prepare('DELETE FROM export_objects WHERE export_id = ?'),
    removeExpired: prepare('DELETE FROM exports WHERE expires_at <= ?'),
  };

  const create = database.transaction((row: NewExport, maxRunning: number): boolean => {
    if (Number(sql.countRunning.get(row.ledgerId)?.count) >= maxRunning) return false;
    sql.insert.run(
      row.exportId,
      row.ledgerId,
      row.ledgerName,
      row.createdAt,
      row.inclusiveStartTime,
      row.exclusiveEndTime,
      row.bucket,
      row.prefix,
      row.encryption,
      row.kmsKeyArn ?? null,
      row.roleArn,
      row.outputFormat ?? null,
      row.fromSequenceNo,
      row.toSequenceNo,
    );
    return true;
  });
  const finish = database.transaction((exportId: string, status: ExportStatus, expiresAt: number): boolean => {
    if (sql.finish.run(status, expiresAt, exportId).changes === 0) return false;
    sql.forgetObjects.run(exportId);
    return true;
  });

  return {
    create: async (row, maxRunning) => create.immediate(row, maxRunning),
    countRunning: async (ledgerId) => Number(sql.countRunning.get(ledgerId)?.count),
    async find(ledgerId, exportId, now) {
      const row = sql.find.get(exportId, ledgerId, now);
      return row && readExport(row);
    },
    async list({ ledgerId, after, limit, now }) {
      const { createdAt, exportId } = after ?? { createdAt: Number.MAX_SAFE_INTEGER, exportId: '' };
      const rows =
        ledgerId === undefined
          ? sql.listAll.all(createdAt, exportId, now, now, limit)
          : sql.listOfLedger.all(ledgerId, createdAt, exportId, now, limit);
      return rows.map(readExport);
    },
    running: async () => sql.running.all().map(readExport),
    objects: async (exportId) => sql.objects.all(exportId).map(readObject),
    plan: async (exportId, { firstSequenceNo, lastSequenceNo, key }) =>
      sql.plan.run(firstSequenceNo, lastSequenceNo, key, exportId).changes === 1,
    async setUpload(exportId, firstSequenceNo, uploadId) {
      sql.setUpload.run(uploadId ?? null, exportId, firstSequenceNo);
    },
    async setStored(exportId, firstSequenceNo, { size, etag }) {
      sql.setStored.run(size, etag ?? null, exportId, firstSequenceNo);
    },
    finish: async (exportId, status, expiresAt) => finish.immediate(exportId, status, expiresAt),
    async removeExpired(now) {
      sql.removeExpired.run(now);
    },
  };
}

function readExport(row: Row): ExportRow {
  return {
    exportId: row.export_id as string,
    ledgerId: row.ledger_id as number,
    ledgerName: row.ledger_name as string,
    createdAt: row.created_at as number,
    inclusiveStartTime: row.inclusive_start_time as number,
    exclusiveEndTime: row.exclusive_end_time as number,
    bucket: row.bucket as string,
    prefix: row.prefix as string,
    encryption: row.encryption as ObjectEncryption,
    kmsKeyArn: optional<string>(row.kms_key_arn),
    roleArn: row.role_arn as string,
    outputFormat: optional<OutputFormat>(row.output_format),
    fromSequenceNo: row.from_sequence_no as number,
    toSequenceNo: row.to_sequence_no as number,
    status: row.status as ExportStatus,
    expiresAt: optional<number>(row.expires_at),
  };
}

function readObject(row: Row): ExportObjectRow {
  const size = optional<number>(row.stored_size);
  return {
    firstSequenceNo: row.first_sequence_no as number,
    lastSequenceNo: row.last_sequence_no as number,
    key: row.key as string,
    uploadId: optional<string>(row.upload_id),
    stored: size === undefined ? undefined : { size, etag: optional<string>(row.stored_etag) },
  };
}
