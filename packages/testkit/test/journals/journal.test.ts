import { describe, expect, it } from 'vitest';
import { BLOCK_SHAPES, buildJournal, randomJournal } from '../../src/index.ts';
import {
  blockProofReference,
  digestReference,
  fromBase64,
  revisionProofReference,
  verifyBlockReference,
  verifyChainReference,
  verifyProofReference,
} from '../../src/reference/index.ts';

describe('journals for tests', () => {
  it('are whole by the reference, in every shape of block and every variant', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const journal = randomJournal(seed, 30);
      for (const block of journal.blocks) seen.add(block.shape);
      expect(verifyChainReference(journal.texts), `seed ${seed}`).toEqual({ ok: true, problems: [] });
    }
    expect([...seen].sort()).toEqual([...BLOCK_SHAPES].sort());
  });

  it('hold redacted, deleted and hash-only revisions, and blocks without transactionInfo or revisions', () => {
    const { texts } = buildJournal({ seed: 7, shapes: ['insert', 'update', 'redaction', 'delete', 'ddl', 'internal'] });
    expect(texts[0]).not.toMatch(/transactionInfo|revisions/);
    expect(texts[0]).toContain('previousBlockHash:{{}}');
    expect(texts[1]).toMatch(/revisions:\[\{blockAddress:.*,dataHash:\{\{.*\}\},metadata:\{/);
    expect(texts[1]).not.toContain(',data:');
    expect(texts[3]).toContain('redactionInfo:{revisions:[{blockAddress:');
    expect(texts[4]).toMatch(/revisions:\[\{blockAddress:\{[^}]*\},hash:\{\{[^}]*\}\},metadata:\{[^}]*\}\}\]\}$/);
    expect(texts[5]).toMatch(/revisions:\[\{hash:\{\{[^}]*\}\}\}/);
    expect(texts[6]).not.toContain('transactionInfo');
  });

  it('are the same for the same seed and differ for another', () => {
    expect(randomJournal(3, 12).texts).toEqual(randomJournal(3, 12).texts);
    expect(randomJournal(3, 12).texts[0]).not.toEqual(randomJournal(4, 12).texts[0]);
  });

  it('give proofs that verify against the digest at every tip, for blocks and for revisions', () => {
    const journal = randomJournal(11, 20);
    let revisions = 0;
    for (let tip = 0; tip < 20; tip++)
      for (const block of journal.blocks.slice(0, tip + 1)) {
        const digest = journal.digest(tip);
        const proof = journal.blockProof(block.sequenceNo, tip);
        expect(verifyProofReference(block.parts.blockHash, proof, digest)).toBe(true);
        for (const [index, revision] of (block.parts.revisions ?? []).entries()) {
          revisions++;
          const path = journal.revisionProof(block.sequenceNo, index, tip);
          expect(verifyProofReference(revision.hash, path, digest)).toBe(true);
          expect(verifyProofReference(revision.hash, path.slice(1), digest)).toBe(false);
        }
      }
    expect(revisions).toBeGreaterThan(100);
  });

  it('give the digests and proofs the reference makes of the texts alone', () => {
    const journal = randomJournal(13, 12);
    expect(journal.digest(11)).toEqual(digestReference(journal.texts));
    expect(journal.blockProof(3, 11)).toEqual(blockProofReference(journal.texts, 3, 11));
    const sequenceNo = journal.blocks.findIndex((block) => (block.parts.revisions?.length ?? 0) > 1);
    expect(journal.revisionProof(sequenceNo, 1, 10)).toEqual(revisionProofReference(journal.texts, sequenceNo, 1, 10));
  });

  it('break by the reference when one byte of content changes', () => {
    const [, text] = buildJournal({ seed: 5, shapes: ['insert'] }).texts;
    const changed = text?.replace(/VIN:"./, 'VIN:"_') ?? '';
    expect(changed).not.toBe(text);
    expect(verifyBlockReference(changed).problems).toEqual(['block.revisions[0].hash: is not the hash of its content']);
    expect(() => fromBase64('QQ')).toThrow('not canonical');
  });
});
