import { formatBlock, formatHashes } from '../engine/format-block.ts';
import { locate, readAddress } from './block-address.ts';
import { ledgerName } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body → Name → BlockAddress and DigestTipAddress are addresses in Ion → the ledger exists
 * and is active → the addresses against the journal (block-address.ts). A proof is answered only for a tip.
 */
export const GetBlock: Operation = {
  name: 'GetBlock',
  method: 'POST',
  path: '/ledgers/{name}/block',
  async handle({ engine }, request, labels) {
    const body = readJsonBody(request);
    const name = ledgerName(labels.name as string);
    const address = readAddress(body.requireObject('BlockAddress'), 'BlockAddress');
    const tipHolder = body.object('DigestTipAddress');
    const tip = tipHolder && readAddress(tipHolder, 'DigestTipAddress');
    const ledger = await engine.activeLedger(name);
    const { sequenceNo, size } = locate(ledger, address, tip);
    const block = await engine.journal.block(ledger, sequenceNo);
    const proof = size === undefined ? undefined : await engine.journal.blockProof(ledger, sequenceNo, size);
    return {
      json: {
        Block: { IonText: formatBlock(ledger.strandId, block) },
        ...(proof ? { Proof: { IonText: formatHashes(proof) } } : {}),
      },
    };
  },
};
