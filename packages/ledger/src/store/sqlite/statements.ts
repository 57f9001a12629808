import type { Database } from 'better-sqlite3';

/** A ledger with the state of its key. */
const LEDGERS = `SELECT l.*, k.inaccessible_since AS key_inaccessible_since
  FROM ledgers AS l LEFT JOIN kms_keys AS k ON k.arn = l.kms_key_arn`;

/** Every statement the store runs, prepared once. `?` in the order of the columns named. */
export function prepareStatements(database: Database) {
  const prepare = (sql: string) => database.prepare<unknown[], Record<string, unknown>>(sql);
  return {
    insertLedger: prepare(
      `INSERT INTO ledgers (name, strand_id, permissions_mode, deletion_protection, kms_key_arn, tags, created_at, active_at,
         size, last_block_hash, last_timestamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    /** A ledger that is gone gives its name free; its rows are removed later. */
    releaseNames: prepare('UPDATE ledgers SET name = NULL WHERE gone_at <= ? AND name IS NOT NULL'),
    findLedger: prepare(`${LEDGERS} WHERE name = ? AND (gone_at IS NULL OR gone_at > ?)`),
    ledgerById: prepare(`${LEDGERS} WHERE l.id = ? AND name IS NOT NULL AND (gone_at IS NULL OR gone_at > ?)`),
    ledgersWithKey: prepare(
      `${LEDGERS} WHERE kms_key_arn = ? AND name IS NOT NULL AND (gone_at IS NULL OR gone_at > ?) ORDER BY l.id`,
    ),
    listLedgers: prepare(
      `${LEDGERS} WHERE name IS NOT NULL AND name > ? AND (gone_at IS NULL OR gone_at > ?)
       ORDER BY name LIMIT ?`,
    ),
    countLedgers: prepare(
      'SELECT count(*) AS count FROM ledgers WHERE name IS NOT NULL AND (gone_at IS NULL OR gone_at > ?)',
    ),
    updateLedger: prepare(
      `UPDATE ledgers SET deletion_protection = coalesce(@deletionProtection, deletion_protection),
         permissions_mode = coalesce(@permissionsMode, permissions_mode), tags = coalesce(@tags, tags),
         kms_key_arn = CASE WHEN @newKey THEN @kmsKeyArn ELSE kms_key_arn END, key_ready_at = coalesce(@keyReadyAt, key_ready_at)
       WHERE id = @id`,
    ),
    partTags: prepare('SELECT tags FROM part_tags WHERE ledger_id = ? AND part = ?'),
    setPartTags: prepare(
      'INSERT INTO part_tags (ledger_id, part, tags) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET tags = excluded.tags',
    ),
    requestDeletion: prepare('UPDATE ledgers SET gone_at = ? WHERE id = ? AND gone_at IS NULL'),
    findGone: prepare('SELECT id FROM ledgers WHERE gone_at <= ? LIMIT 1'),
    /** Each removes up to `?` rows of a ledger; in an order that leaves no row without its ledger. */
    purge: [
      'DELETE FROM revisions WHERE rowid IN (SELECT rowid FROM revisions WHERE ledger_id = ? LIMIT ?)',
      'DELETE FROM blocks WHERE rowid IN (SELECT rowid FROM blocks WHERE ledger_id = ? LIMIT ?)',
      `DELETE FROM documents WHERE (ledger_id, table_id, document_id) IN
         (SELECT ledger_id, table_id, document_id FROM documents WHERE ledger_id = ? LIMIT ?)`,
      `DELETE FROM tree_nodes WHERE (ledger_id, level, idx) IN
         (SELECT ledger_id, level, idx FROM tree_nodes WHERE ledger_id = ? LIMIT ?)`,
      `DELETE FROM user_tables WHERE (ledger_id, table_id) IN
         (SELECT ledger_id, table_id FROM user_tables WHERE ledger_id = ? LIMIT ?)`,
      'DELETE FROM part_tags WHERE (ledger_id, part) IN (SELECT ledger_id, part FROM part_tags WHERE ledger_id = ? LIMIT ?)',
    ].map(prepare),
    deleteLedger: prepare('DELETE FROM ledgers WHERE id = ?'),

    /** Succeeds only on the size the append was computed for. */
    advance: prepare('UPDATE ledgers SET size = ?, last_block_hash = ?, last_timestamp = ? WHERE id = ? AND size = ?'),
    insertBlock: prepare(
      `INSERT INTO blocks (ledger_id, sequence_no, transaction_id, block_timestamp, tx_time, block_hash, entries_hash,
         previous_block_hash, entries, transaction_info, redaction_info) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertRevision: prepare(
      `INSERT INTO revisions (ledger_id, sequence_no, position, hash, document_id, table_id, version, data, data_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertNode: prepare('INSERT INTO tree_nodes (ledger_id, level, idx, hash) VALUES (?, ?, ?, ?)'),
    writeDocument: prepare(
      `INSERT INTO documents (ledger_id, table_id, document_id, version, sequence_no, deleted) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET version = excluded.version, sequence_no = excluded.sequence_no, deleted = excluded.deleted`,
    ),
    writeTable: prepare(
      `INSERT INTO user_tables (ledger_id, table_id, name, active, indexes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, active = excluded.active, indexes = excluded.indexes`,
    ),
    redact: prepare(
      'UPDATE revisions SET data = NULL, data_hash = ? WHERE ledger_id = ? AND document_id = ? AND sequence_no = ? AND data IS NOT NULL',
    ),

    block: prepare('SELECT * FROM blocks WHERE ledger_id = ? AND sequence_no = ?'),
    revisions: prepare('SELECT * FROM revisions WHERE ledger_id = ? AND sequence_no = ? ORDER BY position'),
    blockTimestamp: prepare('SELECT block_timestamp FROM blocks WHERE ledger_id = ? AND sequence_no = ?'),
    blockRange: prepare(
      'SELECT * FROM blocks WHERE ledger_id = ? AND sequence_no >= ? AND sequence_no < ? ORDER BY sequence_no',
    ),
    revisionRange: prepare(
      `SELECT * FROM revisions WHERE ledger_id = ? AND sequence_no >= ? AND sequence_no < ?
       ORDER BY sequence_no, position`,
    ),
    leaf: prepare('SELECT block_hash AS hash FROM blocks WHERE ledger_id = ? AND sequence_no = ?'),
    /** Nodes of one ledger by a JSON list of [level, idx]: a third faster than one statement for each. */
    nodes: prepare(
      `SELECT t.level, t.idx, t.hash FROM json_each(?) AS wanted CROSS JOIN tree_nodes AS t
         ON t.ledger_id = ? AND t.level = wanted.value ->> 0 AND t.idx = wanted.value ->> 1`,
    ),
    tables: prepare('SELECT * FROM user_tables WHERE ledger_id = ? ORDER BY table_id'),
    document: prepare('SELECT * FROM documents WHERE ledger_id = ? AND table_id = ? AND document_id = ?'),
    recentDocuments: prepare(
      `SELECT d.*, r.data FROM (
         SELECT table_id, document_id, sequence_no, data FROM revisions
         WHERE ledger_id = ? AND document_id IS NOT NULL ORDER BY sequence_no DESC, position DESC LIMIT ?
       ) AS r JOIN documents AS d
         ON d.ledger_id = ? AND d.table_id = r.table_id AND d.document_id = r.document_id AND d.sequence_no = r.sequence_no
       WHERE d.deleted = 0 AND r.data IS NOT NULL ORDER BY d.sequence_no DESC`,
    ),

    readNote: prepare('SELECT value FROM notes WHERE key = ?'),
    writeNote: prepare('INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
  };
}
export type Statements = ReturnType<typeof prepareStatements>;
