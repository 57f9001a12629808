/** What the specs know of the sample ledger that ships with the product. */
import { readFileSync } from 'node:fs';

interface DigestFile {
  readonly digest: string;
  readonly digestTipAddress: string;
  readonly ledger: string;
}

const file: DigestFile = JSON.parse(
  readFileSync(new URL('../apps/console/src/features/digests/sample-digest.json', import.meta.url), 'utf8'),
);
const strandId = /strandId:"([^"]+)"/.exec(file.digestTipAddress)?.[1] ?? '';
const tip = Number(/sequenceNo:(\d+)/.exec(file.digestTipAddress)?.[1]);

export const sample = {
  ledger: file.ledger,
  strandId,
  /** Sequence number of the last block the shipped digest covers. */
  tip,
  /** Base64. */
  digest: file.digest,
  ledgersPath: '/connections/embedded/ledgers',
  createLedgerPath: '/connections/embedded/create-ledger',
  ledgerPath: `/connections/embedded/ledgers/${file.ledger}`,
  blockPath: (sequenceNo: number) => `/connections/embedded/ledgers/${file.ledger}/blocks/${sequenceNo}`,
} as const;
