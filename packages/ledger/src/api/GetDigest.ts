import { formatAddress } from '../engine/format-block.ts';
import { ledgerName } from './constraints.ts';
import type { Operation } from './operation.ts';

/** The digest over every block committed so far. A body, which clients do not send, is ignored. */
export const GetDigest: Operation = {
  name: 'GetDigest',
  method: 'POST',
  path: '/ledgers/{name}/digest',
  async handle({ engine }, _request, labels) {
    const ledger = await engine.activeLedger(ledgerName(labels.name as string));
    const digest = await engine.journal.digest(ledger, ledger.size);
    return {
      json: {
        Digest: Buffer.from(digest).toString('base64'),
        DigestTipAddress: { IonText: formatAddress(ledger.strandId, ledger.size - 1) },
      },
    };
  },
};
