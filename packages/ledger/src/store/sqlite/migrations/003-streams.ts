/** All times are milliseconds since 1970-01-01T00:00:00Z. */
export const streams = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- order of creation; lists continue after it, so it is never used twice
  stream_id TEXT NOT NULL UNIQUE,        -- 22 characters
  ledger_id INTEGER NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  role_arn TEXT NOT NULL,                -- recorded only
  inclusive_start_time INTEGER NOT NULL,
  exclusive_end_time INTEGER,            -- NULL = until cancelled
  kinesis_stream_arn TEXT NOT NULL,
  aggregation_enabled INTEGER NOT NULL,  -- 0 or 1
  tags TEXT NOT NULL,                    -- JSON object of strings
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'IMPAIRED', 'COMPLETED', 'CANCELED', 'FAILED')),
  error_cause TEXT CHECK (error_cause IN ('KINESIS_STREAM_NOT_FOUND', 'IAM_PERMISSION_REVOKED')),
  impaired_at INTEGER,                   -- since when it is IMPAIRED; NULL = it is not
  expires_at INTEGER,                    -- NULL = it runs; else it has ended and is gone from then on
  next_sequence_no INTEGER               -- checkpoint: blocks before it are acknowledged; NULL = not even CREATED is
);
CREATE INDEX streams_by_ledger ON streams (ledger_id, id);
CREATE UNIQUE INDEX streams_by_name ON streams (ledger_id, name) WHERE expires_at IS NULL;
CREATE INDEX streams_by_expiry ON streams (expires_at) WHERE expires_at IS NOT NULL;
`;
