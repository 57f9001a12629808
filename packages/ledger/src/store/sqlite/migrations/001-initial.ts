/**
 * All times are milliseconds since 1970-01-01T00:00:00Z. All hashes are SHA-256: 32 bytes.
 * Rows of one ledger lie together, so that the journal is read and deleted in order.
 */
export const initial = `
CREATE TABLE notes (
  key TEXT PRIMARY KEY,                  -- what the remark is about, e.g. 'sample-ledger'
  value TEXT NOT NULL                    -- free text
) WITHOUT ROWID;

CREATE TABLE ledgers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, so that rows of a deleted ledger cannot come back
  name TEXT,                             -- as the API knows it, case-sensitive; NULL once the ledger is gone and its name free
  strand_id TEXT NOT NULL,               -- 22 characters; a ledger has one strand
  permissions_mode TEXT NOT NULL CHECK (permissions_mode IN ('ALLOW_ALL', 'STANDARD')),
  deletion_protection INTEGER NOT NULL,  -- 0 or 1
  kms_key_arn TEXT,                      -- customer managed key; NULL = owned by the service
  tags TEXT NOT NULL,                    -- JSON object of strings
  created_at INTEGER NOT NULL,           -- time
  active_at INTEGER NOT NULL,            -- time: CREATING before, ACTIVE from then on
  gone_at INTEGER,                       -- time: DELETING before, gone from then on; NULL = no deletion was requested
  size INTEGER NOT NULL,                 -- number of blocks = sequence number of the next one
  last_block_hash BLOB NOT NULL,         -- hash of block size - 1
  last_timestamp INTEGER NOT NULL        -- blockTimestamp of block size - 1
);
CREATE UNIQUE INDEX ledgers_by_name ON ledgers (name) WHERE name IS NOT NULL;

CREATE TABLE blocks (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  sequence_no INTEGER NOT NULL,          -- from 0 without gaps; the index of the leaf in the journal tree
  transaction_id TEXT NOT NULL,          -- 22 characters
  block_timestamp INTEGER NOT NULL,      -- time of the commit, never before the previous block's
  tx_time INTEGER NOT NULL,              -- time in the metadata of this block's revisions
  block_hash BLOB NOT NULL,              -- leaf of the journal tree
  entries_hash BLOB NOT NULL,
  previous_block_hash BLOB NOT NULL,     -- empty in block 0
  entries BLOB NOT NULL,                 -- entriesHashList; each member: one byte with its length (0 or 32), then the hash
  transaction_info TEXT,                 -- compact Ion text of the struct; NULL = the block has none
  redaction_info TEXT,                   -- likewise
  PRIMARY KEY (ledger_id, sequence_no)
);

CREATE TABLE revisions (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  sequence_no INTEGER NOT NULL,          -- block the revision was written in
  position INTEGER NOT NULL,             -- index in the block's revisions, from 0
  hash BLOB NOT NULL,
  document_id TEXT,                      -- 22 characters; NULL = hash-only, as all further columns then
  table_id TEXT,                         -- 22 characters
  version INTEGER,                       -- 0, 1, 2 …
  data TEXT,                             -- Ion text byte for byte as committed; NULL = deleted, or redacted
  data_hash BLOB,                        -- Ion hash of the data that was redacted
  PRIMARY KEY (ledger_id, sequence_no, position)
);
CREATE UNIQUE INDEX revisions_by_document ON revisions (ledger_id, document_id, sequence_no) WHERE document_id IS NOT NULL;

CREATE TABLE documents (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  table_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  version INTEGER NOT NULL,              -- of the latest revision
  sequence_no INTEGER NOT NULL,          -- block of the latest revision
  deleted INTEGER NOT NULL,              -- 1 = the latest revision is a deletion
  PRIMARY KEY (ledger_id, table_id, document_id)
) WITHOUT ROWID;

CREATE TABLE user_tables (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  table_id TEXT NOT NULL,                -- 22 characters
  name TEXT NOT NULL,
  active INTEGER NOT NULL,               -- 0 = dropped
  indexes TEXT NOT NULL,                 -- JSON array of {indexId, field}
  PRIMARY KEY (ledger_id, table_id)
) WITHOUT ROWID;

CREATE TABLE tree_nodes (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  level INTEGER NOT NULL,                -- from 1; level 0 are the block hashes
  idx INTEGER NOT NULL,                  -- covers blocks [idx << level, (idx + 1) << level), all of them committed
  hash BLOB NOT NULL,
  PRIMARY KEY (ledger_id, level, idx)
) WITHOUT ROWID;

-- What exports and streams have to hear of. Written in the transaction of the commit, so that neither can be missing.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- order of the events over all ledgers
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  kind TEXT NOT NULL CHECK (kind IN ('block', 'redaction')),
  sequence_no INTEGER NOT NULL           -- block: the new block. redaction: the block whose revision lost its data
);
`;
