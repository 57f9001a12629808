import { formatHashes, formatRevision } from '../engine/format-block.ts';
import { findRevision } from '../engine/journal-reader.ts';
import { locate, readAddress } from './block-address.ts';
import { documentId, ledgerName } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import { readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body → Name → BlockAddress, DocumentId, DigestTipAddress → the ledger exists and is active
 * → the addresses against the journal (block-address.ts) → the document has a revision in that very block.
 */
export const GetRevision: Operation = {
  name: 'GetRevision',
  method: 'POST',
  path: '/ledgers/{name}/revision',
  async handle({ engine }, request, labels) {
    const body = readJsonBody(request);
    const name = ledgerName(labels.name as string);
    const address = readAddress(body.requireObject('BlockAddress'), 'BlockAddress');
    const document = documentId(body.requireString('DocumentId'));
    const tipHolder = body.object('DigestTipAddress');
    const tip = tipHolder && readAddress(tipHolder, 'DigestTipAddress');
    const ledger = await engine.activeLedger(name);
    const { sequenceNo, size } = locate(ledger, address, tip);
    const block = await engine.journal.block(ledger, sequenceNo);
    const revision = findRevision(block, document);
    if (!revision) {
      throw invalidParameter(
        'The provided Document ID could not be found in the block at the specified block address.',
        'DocumentId',
      );
    }
    const proof = size === undefined ? undefined : await engine.journal.revisionProof(ledger, block, revision, size);
    return {
      json: {
        Revision: { IonText: formatRevision(ledger.strandId, block.block, revision) },
        ...(proof ? { Proof: { IonText: formatHashes(proof) } } : {}),
      },
    };
  },
};
