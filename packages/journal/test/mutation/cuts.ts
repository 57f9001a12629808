// The units of each kind of input: written down, not computed.
import type { Cut } from './units.ts';

const REVISION_UNITS = 'blockAddress|hash|data|dataHash|metadata';

export const BLOCK: Cut = {
  input: 'block',
  isUnit: (path) =>
    /^(blockAddress|transactionId|blockTimestamp|blockHash|entriesHash|previousBlockHash)$/.test(path) ||
    /^(entriesHashList\[\d+\]|transactionInfo|redactionInfo)$/.test(path) ||
    new RegExp(`^revisions\\[\\d+\\]\\.(${REVISION_UNITS})$`).test(path),
};

export const REVISION: Cut = {
  input: 'revision',
  isUnit: (path) => new RegExp(`^(${REVISION_UNITS})$`).test(path),
};

export const PROOF: Cut = { input: 'proof', isUnit: (path) => /^\[\d+\]$/.test(path) };

/** The address of a digest's tip. */
const TIP: Cut = {
  input: 'digest',
  isUnit: (path) => path !== '',
  called: (path) => `tip.${path}`,
};

export const DIGEST_ANSWER: Cut = {
  input: 'digest',
  isUnit: (path) => path === 'Digest',
  called: (path) => (path === 'Digest' ? 'digest' : path),
  embedded: { 'DigestTipAddress.IonText': TIP },
};

export const DIGEST_FILE: Cut = {
  input: 'digest',
  isUnit: (path) => /^(digest|ledger|date)$/.test(path),
  embedded: { digestTipAddress: TIP },
};

export const BLOCK_ANSWER: Cut = {
  input: 'block',
  isUnit: () => false,
  embedded: { 'Block.IonText': BLOCK, 'Proof.IonText': PROOF },
};

export const REVISION_ANSWER: Cut = {
  input: 'revision',
  isUnit: () => false,
  embedded: { 'Revision.IonText': REVISION, 'Proof.IonText': PROOF },
};

/** Everything in a receipt is called as it stands there, but for the texts inside it. */
export const RECEIPT: Cut = {
  input: 'receipt',
  isUnit: (path) => /^(LedgerName|TableName|DocumentId|RevisionHash|LedgerDigest\.Digest)$/.test(path),
  embedded: {
    'BlockAddress.IonText': inReceipt('BlockAddress', /^$/),
    'Proof.IonText': inReceipt('Proof', /^\[\d+\]$/),
    'LedgerDigest.DigestTipAddress.IonText': inReceipt('LedgerDigest.DigestTipAddress', /./),
  },
};

function inReceipt(name: string, units: RegExp): Cut {
  return {
    input: 'receipt',
    isUnit: (path) => units.test(path),
    called: (path) => (path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`),
  };
}
