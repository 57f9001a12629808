// Proofs of a whole journal, as the reference builds them: each holds, and each way to spoil one fails for the reason it
// must. Every block at every tip, every revision with its block.
import { buildJournal } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  type CheckId,
  encodeBase64,
  equalBytes,
  judgeBlock,
  judgeRevision,
  merklePath,
  type ParsedBlock,
  type ProofVerdict,
  revisionPathInBlock,
} from '../../src/index.ts';
import { judgedJournal, proofOf } from '../properties/judged.ts';

const shapes = ['insert', 'many', 'update', 'read-only', 'many', 'delete', 'ddl', 'insert', 'redaction'] as const;
const judged = judgedJournal(buildJournal({ seed: 4, shapes: [...shapes, ...shapes] }));
const { blocks, journal, redactions } = judged;

/** The failed checks of a verdict, without those of the content. */
function failed({ checks }: ProofVerdict): CheckId[] {
  return [...new Set(checks.filter(({ status }) => status === 'failed').map(({ id }) => id))].sort();
}
function check({ checks }: ProofVerdict, id: CheckId) {
  return checks.find((each) => each.id === id);
}
function flip(hash: Uint8Array, bit: number): Uint8Array {
  const flipped = hash.slice();
  flipped[bit >> 3] = (hash[bit >> 3] as number) ^ (1 << (bit & 7));
  return flipped;
}
function* everyTip(): Generator<{ block: ParsedBlock; sequenceNo: number; tip: number; proof: Uint8Array[] }> {
  for (let tip = 0; tip < blocks.length; tip++)
    for (const [sequenceNo, block] of blocks.slice(0, tip + 1).entries())
      yield { block, sequenceNo, tip, proof: journal.blockProof(sequenceNo, tip) };
}

describe('the proof of a block', () => {
  const judge = (block: ParsedBlock, proof: readonly Uint8Array[], tip: number): ProofVerdict =>
    judgeBlock({ block, proof: proofOf(proof), digests: [judged.digest(tip)], redactions });

  it('holds for every block at every tip', () => {
    for (const { block, tip, proof } of everyTip()) expect(failed(judge(block, proof, tip))).toEqual([]);
  });

  it('misses the digest with any element changed, and says so of the previous block where it is that', () => {
    let tried = 0;
    for (const { block, sequenceNo, tip, proof } of everyTip())
      for (const [at, element] of proof.entries()) {
        const verdict = judge(block, proof.with(at, flip(element, (sequenceNo * 13 + tip * 7 + at) % 256)), tip);
        const neighbour = at === 0 && sequenceNo % 2 === 1;
        expect(failed(verdict)).toEqual(neighbour ? ['proof.fold', 'proof.neighbour'] : ['proof.fold']);
        expect(check(verdict, 'proof.fold')?.expected).toBe(encodeBase64(journal.digest(tip)));
        expect(check(verdict, 'proof.fold')?.computed).toBe(encodeBase64(verdict.digestComputed ?? new Uint8Array()));
        expect(verdict.outcome).toBe('disproven');
        tried++;
      }
    expect(tried).toBeGreaterThan(500);
  });

  it('misses the digest with every single bit of every element changed, for one block', () => {
    const proof = journal.blockProof(6, 12);
    for (const [at, element] of proof.entries())
      for (let bit = 0; bit < 256; bit++)
        expect(failed(judge(blocks[6] as ParsedBlock, proof.with(at, flip(element, bit)), 12))).toEqual(['proof.fold']);
  });

  it('misses the digest with two elements swapped', () => {
    for (const { block, sequenceNo, tip, proof } of everyTip())
      for (let at = 1; at < proof.length; at++) {
        const swapped = proof.with(at, proof[at - 1] as Uint8Array).with(at - 1, proof[at] as Uint8Array);
        const neighbour = at === 1 && sequenceNo % 2 === 1;
        expect(failed(judge(block, swapped, tip))).toEqual(
          neighbour ? ['proof.fold', 'proof.neighbour'] : ['proof.fold'],
        );
      }
  });

  it('has the wrong number of steps with an element left out or added', () => {
    for (const { block, tip, proof } of everyTip()) {
      const lengths = [...proof.keys()].map((at) => proof.toSpliced(at, 1));
      for (const changed of [...lengths, [...proof, journal.digest(tip)], [block.blockHash, ...proof]]) {
        const verdict = judge(block, changed, tip);
        expect(failed(verdict)).toEqual(['proof.fold', 'proof.length']);
        expect(check(verdict, 'proof.length')).toMatchObject({
          expected: String(proof.length),
          computed: String(changed.length),
        });
      }
    }
  });

  it('has the wrong number of steps when what folds to the digest is a node above the block', () => {
    let tried = 0;
    for (const { block, tip, proof } of everyTip()) {
      if (proof.length < 1) continue;
      // Folds to the right root, but from an inner node that is passed off as the hash of a block.
      const node = reference.dot(block.blockHash, proof[0] as Uint8Array);
      const verdict = judge({ ...block, blockHash: node }, proof.slice(1), tip);
      expect(equalBytes(verdict.digestComputed ?? new Uint8Array(), journal.digest(tip))).toBe(true);
      expect(failed(verdict)).toEqual(['block.hash', 'proof.length']);
      tried++;
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('names the element that is no hash', () => {
    for (const { block, tip, proof } of everyTip())
      for (const [at, element] of proof.entries())
        for (const length of [0, 31]) {
          const verdict = judge(block, proof.with(at, element.subarray(0, length)), tip);
          expect(failed(verdict)).toContain('proof.elements');
          expect(check(verdict, 'proof.elements')?.places[0]).toMatchObject({ input: 'proof', path: `[${at}]` });
          expect(check(verdict, 'proof.fold')?.status).toBe('skipped');
          expect(verdict.outcome).toBe('disproven');
        }
  });

  it('tells an odd block from its even neighbour, whose place is proven by as many steps', () => {
    let tried = 0;
    for (const { block, sequenceNo, tip, proof } of everyTip()) {
      if (sequenceNo % 2 === 0) continue;
      const moved = { ...block.address, sequenceNo: sequenceNo - 1 };
      const revisions = block.revisions?.map((revision) => ({ ...revision, blockAddress: moved }));
      const verdict = judge({ ...block, address: moved, ...(revisions && { revisions }) }, proof, tip);
      expect(failed(verdict)).toEqual(['proof.neighbour']);
      expect(check(verdict, 'proof.neighbour')?.places[0]).toMatchObject({ input: 'proof', path: '[0]' });
      tried++;
    }
    expect(tried).toBeGreaterThan(80);
  });

  it('fails for any other block and for any other tip', () => {
    for (const { block, sequenceNo, tip, proof } of everyTip()) {
      for (const other of [sequenceNo + 1, sequenceNo - 1, sequenceNo + 2]) {
        if (other < 0 || other > tip) continue;
        const verdict = judge(blocks[other] as ParsedBlock, proof, tip);
        expect(verdict.outcome, `block ${other} with the proof of ${sequenceNo} at ${tip}`).toBe('disproven');
      }
      const later = blocks[tip + 1] ? judge(block, proof, tip + 1) : undefined;
      if (later) expect(failed(later)).toContain('proof.fold');
      const earlier = tip > 0 ? judge(block, proof, tip - 1) : undefined;
      if (earlier) expect(failed(earlier)).toContain(tip > sequenceNo ? 'proof.fold' : 'digest.covers');
    }
  });
});

describe('the proof of a revision', () => {
  const tip = blocks.length - 1;
  const all = blocks.flatMap((block, sequenceNo) =>
    (block.revisions ?? []).map((_, index) => ({ block, sequenceNo, index })),
  );
  const judge = (at: (typeof all)[number], proof: readonly Uint8Array[], withBlock: boolean): ProofVerdict =>
    judgeRevision({
      revision: judged.revision(at.sequenceNo, at.index),
      block: withBlock ? at.block : undefined,
      proof: proofOf(proof),
      anchors: [judged.digest(tip)],
      redactions,
    });

  it('has inside the block the steps the reference has', () => {
    for (const { block, sequenceNo, index } of all) {
      const revisionHashes = (block.revisions ?? []).map(({ hash }) => hash);
      const root = reference.merkleRoot(revisionHashes);
      const slot = block.entriesHashList.findIndex((entry) => equalBytes(entry, root));
      const { entriesHashList, previousBlockHash } = block;
      const path = revisionPathInBlock({ revisionHashes, index, entriesHashList, slot, previousBlockHash });
      expect(path.map(encodeBase64)).toEqual(
        reference.inBlockProofReference(journal.texts[sequenceNo] ?? '', index).map(encodeBase64),
      );
      expect(merklePath(revisionHashes, index).map(encodeBase64)).toEqual(
        reference.auditPath(revisionHashes, index).map(encodeBase64),
      );
    }
    expect(all.length).toBeGreaterThan(20);
  });

  it('holds for every revision, with and without its block', () => {
    for (const at of all)
      for (const withBlock of [true, false]) {
        const proof = journal.revisionProof(at.sequenceNo, at.index, tip);
        expect(failed(judge(at, proof, withBlock))).toEqual([]);
      }
  });

  it('names the element that contradicts the block, or misses the digest', () => {
    for (const at of all) {
      const proof = journal.revisionProof(at.sequenceNo, at.index, tip);
      const inBlock = reference.inBlockProofReference(journal.texts[at.sequenceNo] ?? '', at.index).length;
      for (const [element, hash] of proof.entries()) {
        const verdict = judge(at, proof.with(element, flip(hash, element)), true);
        expect(failed(verdict)).toContain('proof.fold');
        const inside = check(verdict, 'proof.in-block');
        expect(inside?.status).toBe(element < inBlock ? 'failed' : 'ok');
        if (element < inBlock) expect(inside?.places[0]).toMatchObject({ input: 'proof', path: `[${element}]` });
        expect(failed(judge(at, proof.with(element, flip(hash, element)), false))).toContain('proof.fold');
      }
    }
  });

  it('has the wrong number of steps with one left out or added, or misses the digest where the block is not known', () => {
    for (const at of all) {
      const proof = journal.revisionProof(at.sequenceNo, at.index, tip);
      for (const changed of [
        ...[...proof.keys()].map((element) => proof.toSpliced(element, 1)),
        [...proof, journal.digest(tip)],
      ]) {
        expect(failed(judge(at, changed, true))).toEqual(expect.arrayContaining(['proof.fold', 'proof.length']));
        expect(failed(judge(at, changed, false))).toContain('proof.fold');
      }
    }
  });

  it('fails for another revision of the same block', () => {
    let tried = 0;
    for (const at of all) {
      const other = all.find(({ sequenceNo, index }) => sequenceNo === at.sequenceNo && index !== at.index);
      if (!other) continue;
      const proof = journal.revisionProof(other.sequenceNo, other.index, tip);
      expect(failed(judge(at, proof, true))).toEqual(expect.arrayContaining(['proof.fold', 'proof.in-block']));
      expect(failed(judge(at, proof, false))).toContain('proof.fold');
      tried++;
    }
    expect(tried).toBeGreaterThan(5);
  });

  it('fails when it is empty', () => {
    for (const at of all) {
      for (const withBlock of [true, false]) {
        const verdict = judge(at, [], withBlock);
        expect(failed(verdict)).toEqual(expect.arrayContaining(['proof.fold', 'proof.length']));
      }
    }
  });
});
