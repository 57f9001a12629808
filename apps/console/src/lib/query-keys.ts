/** Keys of everything cached. Longer keys extend shorter ones, so that one call drops all that stands below. */
export const queryKeys = {
  connections: () => ['connections'] as const,
  connection: (connection: string) => ['connections', connection] as const,
  ledgers: (connection: string) => [...queryKeys.connection(connection), 'ledgers'] as const,
  ledgerPage: (connection: string, maxResults: number, nextToken: string | undefined) =>
    [...queryKeys.ledgers(connection), 'page', { maxResults, nextToken }] as const,
  ledger: (connection: string, ledger: string) => [...queryKeys.ledgers(connection), 'ledger', ledger] as const,
  /** The newest digest, asked for to learn where the journal ends. */
  tip: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'tip'] as const,
  /** Immutable but for a redaction. */
  block: (connection: string, ledger: string, strand: string, sequenceNo: number) =>
    [...queryKeys.ledger(connection, ledger), 'strand', strand, 'block', sequenceNo] as const,
  blockRange: (connection: string, ledger: string, strand: string, from: number, to: number) =>
    [...queryKeys.ledger(connection, ledger), 'strand', strand, 'blocks', { from, to }] as const,
} as const;
