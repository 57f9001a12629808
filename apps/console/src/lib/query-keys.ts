/** Keys of everything cached. Longer keys extend shorter ones, so that one call drops all that stands below. */
export const queryKeys = {
  session: () => ['session'] as const,
  audit: () => ['audit'] as const,
  connections: () => ['connections'] as const,
  sampleArchives: () => ['sample-archives'] as const,
  /** Everything asked of the thread of an open archive. */
  archive: (archive: string) => ['archives', archive] as const,
  /** What belongs to one judging of a strand; `endedAt` tells it from the one before. */
  archiveStrand: (archive: string, strand: string, endedAt: string | undefined) =>
    [...queryKeys.archive(archive), strand, endedAt ?? ''] as const,
  connection: (connection: string) => ['connections', connection] as const,
  ledgerLists: (connection: string) => [...queryKeys.connection(connection), 'ledger-lists'] as const,
  ledgerList: (connection: string, pageSize: number) => [...queryKeys.ledgerLists(connection), { pageSize }] as const,
  /** Everything known about one ledger. */
  ledger: (connection: string, ledger: string) => [...queryKeys.connection(connection), 'ledgers', ledger] as const,
  ledgerDetail: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'detail'] as const,
  tags: (connection: string, arn: string) => [...queryKeys.connection(connection), 'tags', arn] as const,
  keys: (connection: string) => [...queryKeys.connection(connection), 'keys'] as const,
  /** Exports of all ledgers. */
  exportLists: (connection: string) => [...queryKeys.connection(connection), 'export-lists'] as const,
  exportList: (connection: string, pageSize: number) => [...queryKeys.exportLists(connection), { pageSize }] as const,
  /** Everything known about the exports of one ledger. */
  ledgerExports: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'exports'] as const,
  ledgerExportList: (connection: string, ledger: string, pageSize: number) =>
    [...queryKeys.ledgerExports(connection, ledger), { pageSize }] as const,
  export: (connection: string, ledger: string, exportId: string) =>
    [...queryKeys.ledgerExports(connection, ledger), exportId] as const,
  exportDetail: (connection: string, ledger: string, exportId: string) =>
    [...queryKeys.export(connection, ledger, exportId), 'detail'] as const,
  exportContents: (connection: string, ledger: string, exportId: string) =>
    [...queryKeys.export(connection, ledger, exportId), 'contents'] as const,
  exportObject: (connection: string, ledger: string, exportId: string, key: string) =>
    [...queryKeys.export(connection, ledger, exportId), 'objects', key] as const,
  buckets: (connection: string) => [...queryKeys.connection(connection), 'buckets'] as const,
  /** Everything known about the streams of one ledger. */
  ledgerStreams: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'streams'] as const,
  ledgerStreamList: (connection: string, ledger: string, pageSize: number) =>
    [...queryKeys.ledgerStreams(connection, ledger), { pageSize }] as const,
  /** Streams of all ledgers, asked for ledger by ledger. */
  streamsOfAll: (connection: string) => [...queryKeys.connection(connection), 'streams-of-all'] as const,
  stream: (connection: string, ledger: string, streamId: string) =>
    [...queryKeys.ledgerStreams(connection, ledger), streamId] as const,
  streamDetail: (connection: string, ledger: string, streamId: string) =>
    [...queryKeys.stream(connection, ledger, streamId), 'detail'] as const,
  kinesisStreams: (connection: string) => [...queryKeys.connection(connection), 'kinesis-streams'] as const,
  /** The newest digest, asked for to learn where the journal ends. */
  tip: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'tip'] as const,
  /** Everything of its journal that is immutable, but for a redaction. */
  blocks: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'blocks'] as const,
  block: (connection: string, ledger: string, strand: string, sequenceNo: number) =>
    [...queryKeys.blocks(connection, ledger), strand, 'one', sequenceNo] as const,
  blockRange: (connection: string, ledger: string, strand: string, from: number, to: number) =>
    [...queryKeys.blocks(connection, ledger), strand, 'range', { from, to }] as const,
} as const;
