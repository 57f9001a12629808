/** The only place that builds or names paths of the back end. */
const seg = encodeURIComponent;
const connection = (id: string) => `/api/connections/${seg(id)}`;

export const paths = {
  /** GET: who asks, what they may do, until when */
  session: () => '/api/session',
  /** A page to go to, not to fetch. `returnTo`: path, query and fragment of the address bar, base path included */
  signIn: (returnTo: string) => `/auth/sign-in?returnTo=${seg(returnTo)}`,
  /** Where the provider sends the browser back to; to be registered there. */
  signInCallback: () => '/auth/callback',
  /** POST */
  refreshSession: () => '/auth/refresh',
  /** POST */
  signOut: () => '/auth/sign-out',
  /** POST: the token of an auditor link */
  openLink: () => '/auth/link',
  /** POST: an auditor link */
  links: () => '/api/links',
  /** GET: lines of the audit log (query before, limit) */
  audit: () => '/api/audit',
  /** GET: its whole file */
  auditFile: () => '/api/audit/file',
  /** POST: what only the browser knows */
  reports: () => '/api/reports',
  connections: () => '/api/connections',
  /** POST: tests the connection */
  test: (id: string) => `${connection(id)}/test`,
  /** POST: a presigned URL of a read */
  presign: (id: string) => `${connection(id)}/presign`,
  /** GET list (query arn), POST add, DELETE remove (query arn and key, repeated) */
  tags: (id: string) => `${connection(id)}/tags`,
  /** GET list, POST create; embedded service only */
  kmsKeys: (id: string) => `${connection(id)}/kms-keys`,
  /** PATCH */
  kmsKey: (id: string, keyId: string) => `${connection(id)}/kms-keys/${seg(keyId)}`,
  /** GET: names for forms */
  buckets: (id: string) => `${connection(id)}/buckets`,
  /** GET: exported journals in a folder of a bucket (query bucket, prefix, token) */
  archiveObjects: (id: string) => `${connection(id)}/archive-objects`,
  /** GET: the bytes of one object of them; headers Range and If-Match are understood */
  archiveObject: (id: string, bucket: string, key: string) =>
    `${connection(id)}/archive-object?bucket=${seg(bucket)}&key=${seg(key)}`,
  /** GET: names for forms */
  kinesisStreams: (id: string) => `${connection(id)}/kinesis-streams`,
  /** GET: the exports of all ledgers (query maxResults, nextToken) */
  allExports: (id: string) => `${connection(id)}/journal-s3-exports`,
  /** GET list (query maxResults, nextToken), POST create */
  ledgers: (id: string) => `${connection(id)}/ledgers`,
  /** GET describe, PATCH, DELETE */
  ledger: (id: string, ledger: string) => `${connection(id)}/ledgers/${seg(ledger)}`,
  /** PATCH */
  permissionsMode: (id: string, ledger: string) => `${paths.ledger(id, ledger)}/permissions-mode`,
  /** POST: takes a digest now */
  digest: (id: string, ledger: string) => `${paths.ledger(id, ledger)}/digest`,
  /** GET: one block; query `tip` (sequence number of a digest's tip) asks for its proof too */
  block: (id: string, ledger: string, strand: string, sequenceNo: number) =>
    `${paths.ledger(id, ledger)}/strands/${seg(strand)}/blocks/${sequenceNo}`,
  /** GET: a range of blocks streamed as NDJSON; query `from` inclusive, `to` exclusive */
  blocks: (id: string, ledger: string, strand: string) => `${paths.ledger(id, ledger)}/strands/${seg(strand)}/blocks`,
  /** GET: the revision of a document written in that block; query `tip` */
  revision: (id: string, ledger: string, strand: string, sequenceNo: number, documentId: string) =>
    `${paths.block(id, ledger, strand, sequenceNo)}/revisions/${seg(documentId)}`,
  /** GET list (query maxResults, nextToken), POST create */
  exports: (id: string, ledger: string) => `${paths.ledger(id, ledger)}/journal-s3-exports`,
  /** GET */
  export: (id: string, ledger: string, exportId: string) => `${paths.exports(id, ledger)}/${seg(exportId)}`,
  /** GET: manifests and data objects */
  exportContents: (id: string, ledger: string, exportId: string) => `${paths.export(id, ledger, exportId)}/contents`,
  /** GET: the bytes of one object of the export; header Range is understood */
  exportObject: (id: string, ledger: string, exportId: string, key: string) =>
    `${paths.export(id, ledger, exportId)}/object?key=${seg(key)}`,
  /** GET list (query maxResults, nextToken), POST create */
  streams: (id: string, ledger: string) => `${paths.ledger(id, ledger)}/journal-kinesis-streams`,
  /** GET, DELETE cancels */
  stream: (id: string, ledger: string, streamId: string) => `${paths.streams(id, ledger)}/${seg(streamId)}`,
  /** GET: the records of its Kinesis stream as they come, NDJSON (query from, at) */
  streamRecords: (id: string, ledger: string, streamId: string) => `${paths.stream(id, ledger, streamId)}/records`,
  /** POST: embedded service only, commits sample blocks */
  workload: (id: string, ledger: string) => `${paths.ledger(id, ledger)}/workload`,
} as const;

/** Header every mutation must carry (CSRF defence): a cross-site form cannot send it. */
export const CSRF_HEADER = 'x-qldb-console';
/** The caller's id of a request, and in answers the back end's own. */
export const REQUEST_ID_HEADER = 'x-request-id';
