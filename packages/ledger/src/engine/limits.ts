/** Quotas of Amazon QLDB (developer guide, "Quotas and limits"); those that can be set here stand in ../limits.ts. */
export const QUOTAS = {
  activeTables: 20,
  totalTables: 40,
  indexesPerTable: 5,
  documentsPerTransaction: 40,
  redactionsPerTransaction: 1,
  statementCharacters: 100_000,
  /** AWS counts 128 KiB of Ion binary; here it is the Ion text, which is the longer of the two for nearly every document. */
  documentBytes: 128 * 1024,
  /** Data of all documents in a transaction, in bytes of Ion text. */
  transactionBytes: 4 * 1024 * 1024,
} as const;
