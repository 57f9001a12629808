/** The only place that builds or names paths of the back end. */
const seg = encodeURIComponent;

export const paths = {
  connections: () => '/api/connections',
  /** GET list (query maxResults, nextToken), POST create */
  ledgers: (connection: string) => `/api/connections/${seg(connection)}/ledgers`,
  /** GET describe, DELETE */
  ledger: (connection: string, ledger: string) => `/api/connections/${seg(connection)}/ledgers/${seg(ledger)}`,
  /** POST: takes a digest now */
  digest: (connection: string, ledger: string) => `${paths.ledger(connection, ledger)}/digest`,
  /** GET: one block; query `tip` (sequence number of a digest's tip) asks for its proof too */
  block: (connection: string, ledger: string, strand: string, sequenceNo: number) =>
    `${paths.ledger(connection, ledger)}/strands/${seg(strand)}/blocks/${sequenceNo}`,
  /** GET: a range of blocks streamed as NDJSON; query `from` inclusive, `to` exclusive */
  blocks: (connection: string, ledger: string, strand: string) =>
    `${paths.ledger(connection, ledger)}/strands/${seg(strand)}/blocks`,
  /** GET: the revision of a document written in that block; query `tip` */
  revision: (connection: string, ledger: string, strand: string, sequenceNo: number, documentId: string) =>
    `${paths.block(connection, ledger, strand, sequenceNo)}/revisions/${seg(documentId)}`,
  /** POST: embedded service only, commits sample blocks */
  workload: (connection: string, ledger: string) => `${paths.ledger(connection, ledger)}/workload`,
} as const;

/** Header every mutation must carry (CSRF defence): a cross-site form cannot send it. */
export const CSRF_HEADER = 'x-qldb-console';
