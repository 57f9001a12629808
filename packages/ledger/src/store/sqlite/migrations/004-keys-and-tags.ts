/** All times are milliseconds since 1970-01-01T00:00:00Z. */
export const keysAndTags = `
CREATE TABLE kms_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- order of creation
  arn TEXT NOT NULL UNIQUE,              -- of the key itself
  alias_arn TEXT UNIQUE,                 -- of the alias that stands for it; NULL = it has none
  description TEXT,                      -- free text
  state TEXT NOT NULL CHECK (state IN ('Enabled', 'Disabled', 'PendingDeletion')),
  created_at INTEGER NOT NULL,           -- time
  inaccessible_since INTEGER             -- time since when it is not Enabled; NULL = it is
);
INSERT INTO kms_keys (arn, state, created_at)
  SELECT kms_key_arn, 'Enabled', min(created_at) FROM ledgers WHERE kms_key_arn IS NOT NULL GROUP BY kms_key_arn;

-- Time from which on the ledger's key is in effect: UPDATING before. NULL = the key was never changed.
ALTER TABLE ledgers ADD COLUMN key_ready_at INTEGER;
CREATE INDEX ledgers_by_gone_at ON ledgers (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX ledgers_by_key ON ledgers (kms_key_arn) WHERE kms_key_arn IS NOT NULL;

-- Tags of what is part of a ledger and has no row that could hold them.
CREATE TABLE part_tags (
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id),
  part TEXT NOT NULL,                    -- rest of the ARN after the ledger's: 'table/{tableId}', 'information_schema/user_tables'
  tags TEXT NOT NULL,                    -- JSON object of strings
  PRIMARY KEY (ledger_id, part)
) WITHOUT ROWID;
`;
