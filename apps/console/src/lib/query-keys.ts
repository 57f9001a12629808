/** Keys of everything cached. Longer keys extend shorter ones, so that one call drops all that stands below. */
export const queryKeys = {
  connections: () => ['connections'] as const,
  connection: (connection: string) => ['connections', connection] as const,
  ledgerLists: (connection: string) => [...queryKeys.connection(connection), 'ledger-lists'] as const,
  ledgerList: (connection: string, pageSize: number) => [...queryKeys.ledgerLists(connection), { pageSize }] as const,
  /** Everything known about one ledger. */
  ledger: (connection: string, ledger: string) => [...queryKeys.connection(connection), 'ledgers', ledger] as const,
  ledgerDetail: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'detail'] as const,
  /** The newest digest, asked for to learn where the journal ends. */
  tip: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'tip'] as const,
  /** Everything of its journal that is immutable, but for a redaction. */
  blocks: (connection: string, ledger: string) => [...queryKeys.ledger(connection, ledger), 'blocks'] as const,
  block: (connection: string, ledger: string, strand: string, sequenceNo: number) =>
    [...queryKeys.blocks(connection, ledger), strand, 'one', sequenceNo] as const,
  blockRange: (connection: string, ledger: string, strand: string, from: number, to: number) =>
    [...queryKeys.blocks(connection, ledger), strand, 'range', { from, to }] as const,
} as const;
