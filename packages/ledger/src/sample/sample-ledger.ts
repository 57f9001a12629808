/**
 * The sample ledger as it is in every new data directory: the same ids, times and hashes everywhere, because all of it
 * follows from one seed. Its digest was taken when the ledger ended and is shipped with the console as a digest saved
 * outside the service; blocks committed later do not change it.
 */
export const SAMPLE = {
  ledgerName: 'vehicle-registration',
  strandId: 'AOgU7YdzrmoE8a48HlZUa6',
  blocks: 312,
  /** Sequence number of its last block. */
  tip: 311,
  digestTipAddress: '{strandId:"AOgU7YdzrmoE8a48HlZUa6",sequenceNo:311}',
  /** Over blocks `[0, tip]`, base64. */
  digest: 'kxcMKVqvgGGsPcH8eEvEi8PFsoGBB9DF2gaD8JswQ9I=',
  /** When the digest was saved, ISO 8601. */
  savedAt: '2025-06-30T17:00:00.000Z',
} as const;
