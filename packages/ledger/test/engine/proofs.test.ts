import {
  auditPath,
  blockHashes,
  digestReference,
  fromBase64,
  inBlockProofReference,
  merkleRoot,
  revisionProofReference,
  verifyProofReference,
} from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { formatHashes } from '../../src/engine/format-block.ts';
import { startLedger } from '../support/engine.ts';
import { blockTexts, transaction } from '../support/journal.ts';

/** Tips and blocks up to here are all tried against each other. */
const BLOCKS = 70;

describe('digest and proofs', () => {
  it('of every block and every revision at every tip are what the reference works out', async () => {
    const { engine } = await startLedger();
    // Blocks with 0 to 5 revisions, so that every shape of the trees inside a block occurs.
    await engine.commitAll(
      'test',
      Array.from({ length: BLOCKS - 2 }, (_, n) =>
        n % 6 === 0
          ? { statements: [{ text: 'SELECT 1', parameters: [] }], mutations: [] }
          : transaction(
              ...Array.from(
                { length: n % 6 },
                (_, at) => ({ op: 'insert', table: 'A', data: `{n:${n},at:${at}}` }) as const,
              ),
            ),
      ),
    );
    const texts = await blockTexts(engine, 'test');
    const hashes = blockHashes(texts);
    const ledger = await engine.ledger('test');
    for (let tip = 0; tip < BLOCKS; tip += 1) {
      const leaves = hashes.slice(0, tip + 1);
      expect(await engine.journal.digest(ledger, tip + 1)).toEqual(merkleRoot(leaves));
      for (let sequenceNo = 0; sequenceNo <= tip; sequenceNo += 1) {
        const proof = await engine.journal.blockProof(ledger, sequenceNo, tip + 1);
        expect(proof).toEqual(auditPath(leaves, sequenceNo));
      }
    }
    for (const [sequenceNo, text] of texts.entries()) {
      const block = await engine.journal.block(ledger, sequenceNo);
      for (const [index, revision] of block.revisions.entries()) {
        for (const tip of [sequenceNo, BLOCKS - 1]) {
          const leaves = hashes.slice(0, tip + 1);
          const proof = await engine.journal.revisionProof(ledger, block, revision, tip + 1);
          expect(proof).toEqual([...inBlockProofReference(text, index), ...auditPath(leaves, sequenceNo)]);
          expect(verifyProofReference(revision.hash, proof, merkleRoot(leaves))).toBe(true);
        }
      }
    }
  });

  it('have no empty element, whatever slot of a block is empty', async () => {
    const { engine } = await startLedger();
    const ledger = await engine.ledger('test');
    const appended = await engine.journal.block(ledger, 1);
    const [revision] = appended.revisions;
    if (!revision) throw new Error('no revision in block 1');
    const empty = new Uint8Array(0);
    for (const slot of [0, 2, 3]) {
      const entries = appended.block.entries.with(slot, empty);
      const block = { ...appended, block: { ...appended.block, entries, previousBlockHash: empty } };
      const proof = await engine.journal.revisionProof(ledger, block, revision, 2);
      expect(proof.map((hash) => hash.length)).toEqual(proof.map(() => 32));
    }
  });

  it('hold in a block with a redaction beside other changes', async () => {
    const { engine } = await startLedger();
    const documentId = 'Document0000000000001A';
    await engine.commitAll('test', [
      transaction({ op: 'insert', table: 'A', documentId, data: '{n:1}' }),
      transaction({ op: 'update', table: 'A', documentId, data: '{n:2}' }),
      transaction(
        { op: 'redact', table: 'A', documentId, sequenceNo: 2 },
        { op: 'insert', table: 'A', data: '{}' },
        { op: 'insert', table: 'B', data: '{}' },
        { op: 'insert', table: 'B', data: '{}' },
      ),
    ]);
    const texts = await blockTexts(engine, 'test');
    const ledger = await engine.ledger('test');
    const block = await engine.journal.block(ledger, 4);
    for (const [index, revision] of block.revisions.entries()) {
      const proof = await engine.journal.revisionProof(ledger, block, revision, 5);
      expect(proof).toEqual(revisionProofReference(texts, 4, index, 4));
      const blobs = [...formatHashes(proof).matchAll(/\{\{([^}]*)\}\}/g)].map((match) =>
        fromBase64(match[1] as string),
      );
      expect(verifyProofReference(revision.hash, blobs, digestReference(texts))).toBe(true);
    }
  });
});
