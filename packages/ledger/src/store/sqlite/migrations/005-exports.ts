/**
 * Exports of journals to S3, and how far each is. Nothing references the ledger: an export may still be ending when its
 * ledger is removed, and ids of ledgers are never used twice.
 */
export const exports = `
CREATE TABLE exports (
  export_id TEXT PRIMARY KEY,            -- 22 characters
  ledger_id INTEGER NOT NULL,
  ledger_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,           -- time
  inclusive_start_time INTEGER NOT NULL, -- time, not before the ledger's creation
  exclusive_end_time INTEGER NOT NULL,   -- time
  bucket TEXT NOT NULL,
  prefix TEXT NOT NULL,                  -- as requested
  encryption TEXT NOT NULL CHECK (encryption IN ('SSE_KMS', 'SSE_S3', 'NO_ENCRYPTION')),
  kms_key_arn TEXT,                      -- with SSE_KMS, else NULL
  role_arn TEXT NOT NULL,
  output_format TEXT CHECK (output_format IN ('ION_TEXT', 'ION_BINARY', 'JSON')), -- NULL = not given
  from_sequence_no INTEGER NOT NULL,     -- first block
  to_sequence_no INTEGER NOT NULL,       -- first block that is not exported
  status TEXT NOT NULL CHECK (status IN ('IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
  expires_at INTEGER                     -- time from which a finished export is gone; NULL = it is IN_PROGRESS
) WITHOUT ROWID;
CREATE INDEX exports_by_time ON exports (created_at, export_id);
CREATE INDEX exports_by_ledger ON exports (ledger_id, created_at, export_id);

CREATE TABLE export_objects (
  export_id TEXT NOT NULL REFERENCES exports (export_id) ON DELETE CASCADE,
  first_sequence_no INTEGER NOT NULL,
  last_sequence_no INTEGER NOT NULL,
  key TEXT NOT NULL,                     -- complete key in the bucket
  upload_id TEXT,                        -- multipart upload under way
  stored_size INTEGER,                   -- bytes; NULL until S3 acknowledged the object
  stored_etag TEXT,                      -- as S3 answered it
  PRIMARY KEY (export_id, first_sequence_no)
) WITHOUT ROWID;
`;
