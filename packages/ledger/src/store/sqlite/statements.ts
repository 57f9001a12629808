import type { Database } from 'better-sqlite3';

/** A ledger with its last block and the state of its key. */
const LEDGERS = `SELECT l.*, k.inaccessible_since AS key_inaccessible_since,
    b.sequence_no + 1 AS size, b.block_hash AS last_block_hash, b.block_timestamp AS last_timestamp
  FROM ledgers AS l LEFT JOIN kms_keys AS k ON k.arn = l.kms_key_arn
    CROSS JOIN journal AS b ON b.id =
      (SELECT id FROM journal WHERE id >= l.id << 32 AND id < (l.id + 1) << 32 ORDER BY id DESC LIMIT 1)`;

const INSERT_BLOCK = `INSERT INTO journal (id, block_timestamp, tx_time, block_hash, nodes, transaction_id, entries_hash,
    previous_block_hash, entries, transaction_info, redaction_info, revisions)
  SELECT ? << 32 | ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;

/** Every statement the store runs, prepared once. `?` in the order of the columns named. */
export function prepareStatements(database: Database) {
  const prepare = (sql: string) => database.prepare<unknown[], Record<string, unknown>>(sql);
  return {
    insertLedger: prepare(
      `INSERT INTO ledgers (name, strand_id, permissions_mode, deletion_protection, kms_key_arn, tags, created_at, active_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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
    ledgerNames: prepare(
      'SELECT name FROM ledgers WHERE name IS NOT NULL AND (gone_at IS NULL OR gone_at > ?) ORDER BY name',
    ),
    lastBlockMentioned: prepare(
      `SELECT 'documents' AS by, max(sequence_no) AS sequence_no FROM documents WHERE ledger_id = @id
       UNION ALL SELECT 'exports', max(to_sequence_no) - 1 FROM exports WHERE ledger_id = @id
       UNION ALL SELECT 'streams', max(next_sequence_no) - 1 FROM streams WHERE ledger_id = @id`,
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
      `DELETE FROM journal WHERE id IN
         (SELECT j.id FROM (SELECT ? AS ledger) JOIN journal AS j ON j.id >= ledger << 32 AND j.id < (ledger + 1) << 32 LIMIT ?)`,
      `DELETE FROM documents WHERE (ledger_id, table_id, document_id) IN
         (SELECT ledger_id, table_id, document_id FROM documents WHERE ledger_id = ? LIMIT ?)`,
      `DELETE FROM user_tables WHERE (ledger_id, table_id) IN
         (SELECT ledger_id, table_id FROM user_tables WHERE ledger_id = ? LIMIT ?)`,
      'DELETE FROM part_tags WHERE (ledger_id, part) IN (SELECT ledger_id, part FROM part_tags WHERE ledger_id = ? LIMIT ?)',
    ].map(prepare),
    deleteLedger: prepare('DELETE FROM ledgers WHERE id = ?'),

    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    insertFirstBlock: prepare(INSERT_BLOCK),
    /** Nothing happens when the block before it is not there; an error when it is there itself. */
    insertBlock: prepare(`${INSERT_BLOCK} WHERE EXISTS (SELECT 1 FROM journal WHERE id = (? << 32 | ?) - 1)`),
    writeDocument: prepare(
      `INSERT INTO documents (ledger_id, table_id, document_id, version, sequence_no, deleted) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET version = excluded.version, sequence_no = excluded.sequence_no, deleted = excluded.deleted`,
    ),
    writeTable: prepare(
      `INSERT INTO user_tables (ledger_id, table_id, name, active, indexes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, active = excluded.active, indexes = excluded.indexes`,
    ),
    writeRevisions: prepare('UPDATE journal SET revisions = ? WHERE id = ? << 32 | ?'),

    block: prepare('SELECT * FROM journal WHERE id = ? << 32 | ?'),
    blockTimestamp: prepare('SELECT block_timestamp FROM journal WHERE id = ? << 32 | ?'),
    blockRange: prepare('SELECT * FROM journal WHERE id >= ? << 32 | ? AND id < ? << 32 | ? ORDER BY id'),
    /** The journal backwards, a piece at a time, for its revisions. */
    revisionsBackwards: prepare(
      `SELECT j.sequence_no, j.revisions FROM (SELECT ? AS ledger, ? AS before)
         JOIN journal AS j ON j.id >= ledger << 32 AND j.id < min(ledger << 32 | before, (ledger + 1) << 32)
       WHERE j.revisions IS NOT NULL ORDER BY j.id DESC LIMIT 200`,
    ),
    /**
     * Nodes of one ledger by a JSON list of [level, idx]: a third faster than one statement for each. The block that
     * completes a subtree is its last one.
     */
    nodes: prepare(
      `SELECT w.level, w.idx,
         CASE w.level WHEN 0 THEN j.block_hash ELSE substr(j.nodes, (w.level - 1) * 32 + 1, 32) END AS hash
       FROM (SELECT value ->> 0 AS level, value ->> 1 AS idx FROM json_each(?)) AS w
         CROSS JOIN journal AS j ON j.id = (? << 32 | (((w.idx + 1) << w.level) - 1))`,
    ),
    tables: prepare('SELECT * FROM user_tables WHERE ledger_id = ? ORDER BY table_id'),
    document: prepare('SELECT * FROM documents WHERE ledger_id = ? AND table_id = ? AND document_id = ?'),
    readNote: prepare('SELECT value FROM notes WHERE key = ?'),
    writeNote: prepare('INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'),
  };
}
export type Statements = ReturnType<typeof prepareStatements>;
