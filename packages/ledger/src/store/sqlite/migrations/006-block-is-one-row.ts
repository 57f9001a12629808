/**
 * A commit touches as few pages as can be: a block, its revisions and the tree nodes it completes are one row, rows of a
 * ledger lie in order, and where a journal ends is read from its last block. All times are milliseconds since
 * 1970-01-01T00:00:00Z. `pack_revisions` and `pack_nodes` are functions of this program (migrate.ts).
 */
export const blockIsOneRow = `
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,                -- ledger_id << 32 | sequence_no
  ledger_id INTEGER AS (id >> 32) VIRTUAL,
  sequence_no INTEGER AS (id & 0xffffffff) VIRTUAL, -- from 0 without gaps; the index of the leaf in the journal tree
  block_timestamp INTEGER NOT NULL,      -- time of the commit, never before the previous block's
  tx_time INTEGER NOT NULL,              -- time in the metadata of this block's revisions
  block_hash BLOB NOT NULL,              -- leaf of the journal tree
  nodes BLOB,                            -- hashes of the subtrees this leaf completes, level 1 first, 32 bytes each
  transaction_id TEXT NOT NULL,          -- 22 characters
  entries_hash BLOB NOT NULL,
  previous_block_hash BLOB NOT NULL,     -- empty in block 0
  entries BLOB NOT NULL,                 -- entriesHashList; each member: one byte with its length (0 or 32), then the hash
  transaction_info TEXT,                 -- compact Ion text of the struct; NULL = the block has none
  redaction_info TEXT,                   -- likewise
  revisions BLOB                         -- as in pack-revisions.ts; NULL = the block has none
);

CREATE TEMP TABLE packed_revisions (id INTEGER PRIMARY KEY, packed BLOB);
INSERT INTO packed_revisions SELECT ledger_id << 32 | sequence_no,
  pack_revisions(hash, document_id, table_id, version, data, data_hash ORDER BY position)
  FROM revisions GROUP BY ledger_id, sequence_no;
CREATE TEMP TABLE packed_nodes (id INTEGER PRIMARY KEY, packed BLOB);
INSERT INTO packed_nodes SELECT ledger_id << 32 | (((idx + 1) << level) - 1), pack_nodes(hash ORDER BY level)
  FROM tree_nodes GROUP BY 1;
INSERT INTO journal SELECT ledger_id << 32 | sequence_no, block_timestamp, tx_time, block_hash, n.packed, transaction_id,
    entries_hash, previous_block_hash, entries, transaction_info, redaction_info, r.packed
  FROM blocks AS b LEFT JOIN packed_revisions AS r ON r.id = (b.ledger_id << 32 | b.sequence_no)
    LEFT JOIN packed_nodes AS n ON n.id = (b.ledger_id << 32 | b.sequence_no)
  ORDER BY ledger_id, sequence_no;
DROP TABLE packed_revisions;
DROP TABLE packed_nodes;
DROP TABLE revisions;
DROP TABLE blocks;
DROP TABLE tree_nodes;

ALTER TABLE ledgers DROP COLUMN size;
ALTER TABLE ledgers DROP COLUMN last_block_hash;
ALTER TABLE ledgers DROP COLUMN last_timestamp;
`;
