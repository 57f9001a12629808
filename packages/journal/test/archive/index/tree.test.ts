import { randomJournal, runSeed, seeded } from '@qldb-console/testkit';
import { blockProofReference, merkleRoot } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { ArchiveIndex, type LeftSubtrees, leftSubtreesOfProof } from '../../../src/archive/index.ts';
import { createEngine, type FactTable } from '../../../src/engine/index.ts';
import { encodeBase64, encodeHex, encodeUtf8 } from '../../../src/ion/index.ts';
import { completeNodes, pathAt } from '../../../src/merkle/index.ts';
import { hashOf, madeFacts } from './made-facts.ts';

const engine = await createEngine();

function factsOf(texts: readonly string[]): FactTable {
  const { facts } = engine.judge(encodeUtf8(texts.join('\n')), { facts: true });
  if (facts === undefined) throw new Error('no facts');
  return facts;
}
const hex = (hashes: readonly Uint8Array[] | undefined) => hashes?.map(encodeHex);
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ({ sequenceNo: from + i }));

describe('roots and proofs from the stated hashes', () => {
  it('are the digests and proofs of the journal', () => {
    const journal = randomJournal(7, 70);
    const index = new ArchiveIndex();
    for (let at = 0; at < 70; at += 9) index.append(factsOf(journal.texts.slice(at, at + 9)));
    for (let tip = 0; tip < 70; tip++) {
      expect(encodeHex(index.rootAt(tip) ?? new Uint8Array())).toBe(encodeHex(journal.digest(tip)));
    }
    for (const [sequenceNo, tip] of [
      [0, 0],
      [0, 69],
      [69, 69],
      [33, 40],
      [63, 64],
      [64, 69],
      [12, 13],
    ] as const) {
      expect(hex(index.blockProof(sequenceNo, tip))).toEqual(hex(blockProofReference(journal.texts, sequenceNo, tip)));
    }
    for (const tip of [70, 1000, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(index.rootAt(tip)).toBeUndefined();
    expect([
      index.blockProof(70, 70),
      index.blockProof(5, 4),
      index.blockProof(-1, 5),
      index.blockProof(0.5, 5),
    ]).toEqual(Array.from({ length: 4 }));
  });

  it('are the same when they were prepared before, some blocks at a time, while further ones came', () => {
    const size = 500;
    const random = seeded(runSeed());
    const [index, plain] = [new ArchiveIndex(), new ArchiveIndex()];
    for (let at = 0; at < size; ) {
      const to = Math.min(at + 1 + random.int(60), size);
      for (const each of [index, plain]) each.append(madeFacts(numbered(at, to)));
      index.prepareTree(1 + random.int(40));
      at = to;
    }
    let rounds = 0;
    while (index.prepareTree(100)) rounds += 1;
    expect(rounds).toBeLessThan(6);
    const { bytes } = index;
    for (const tip of [0, 63, 64, 255, 256, size - 1]) expect(index.rootAt(tip)).toEqual(plain.rootAt(tip));
    expect(index.blockProof(77, size - 1)).toEqual(plain.blockProof(77, size - 1));
    // Nothing was left to be done.
    expect(index.bytes).toBe(bytes);
  });

  it('are those of the reference for a journal of thousands, at any tip', async () => {
    const size = 3000;
    const random = seeded(runSeed());
    const index = new ArchiveIndex();
    for (let at = 0; at < size; ) {
      const to = Math.min(at + 1 + random.int(700), size);
      index.append(madeFacts(numbered(at, to)));
      at = to;
    }
    const hashes = numbered(0, size).map(({ sequenceNo }) => hashOf(sequenceNo));
    for (let round = 0; round < 40; round++) {
      const tip = random.int(size);
      expect(encodeHex(index.rootAt(tip) ?? new Uint8Array())).toBe(encodeHex(merkleRoot(hashes.slice(0, tip + 1))));
      const sequenceNo = random.int(tip + 1);
      expect(hex(index.blockProof(sequenceNo, tip))).toEqual(hex(await pathAt(sequenceNo, tip + 1, storeOf(hashes))));
    }
  });

  it('come once all blocks are there, in whatever order', () => {
    const parts = [numbered(0, 100), numbered(250, 300), numbered(180, 250), numbered(100, 180)];
    const index = new ArchiveIndex();
    const root = (tip: number) =>
      encodeHex(merkleRoot(numbered(0, tip + 1).map(({ sequenceNo }) => hashOf(sequenceNo))));
    for (const [at, part] of parts.entries()) {
      expect(index.rootAt(299)).toBeUndefined();
      index.append(madeFacts(part));
      const whole = at === parts.length - 1 ? 299 : 99;
      expect(encodeHex(index.rootAt(whole) ?? new Uint8Array())).toBe(root(whole));
      expect(index.rootAt(whole + 1)).toBeUndefined();
    }
    expect(encodeHex(index.rootAt(170) ?? new Uint8Array())).toBe(root(170));
  });

  it('take the first of several blocks of one number, and none of another strand', () => {
    const index = new ArchiveIndex({ strandId: 'S' });
    const other = { hash: hashOf(-1) };
    const strands = ['S', 'other'];
    index.append(madeFacts([{ sequenceNo: 0, strand: 1, ...other }, ...numbered(0, 5)], { strands }));
    index.append(
      madeFacts([{ sequenceNo: 4, ...other }, { sequenceNo: Number.NaN }, { sequenceNo: 5, strand: 1 }], { strands }),
    );
    index.append(madeFacts(numbered(5, 8), { strands }));
    const hashes = numbered(0, 8).map(({ sequenceNo }) => hashOf(sequenceNo));
    expect(encodeHex(index.rootAt(7) ?? new Uint8Array())).toBe(encodeHex(merkleRoot(hashes)));
    expect(hex(index.hashesOf(4))).toEqual(hex([hashOf(4), hashOf(-1)]));
    expect(index.rowsOfSequenceNo(5)).toEqual([9]);
  });

  it('come for an archive that does not begin with block 0, with the subtrees that a proof tells', () => {
    const size = 200;
    const journal = randomJournal(4, size);
    for (const from of [1, 2, 13, 64, 127, 128, 150]) {
      const block = { sequenceNo: from, blockHash: journal.blocks[from]?.parts.blockHash ?? new Uint8Array() };
      for (const tip of [from, from + 1, size - 1]) {
        const digest = { digest: journal.digest(tip), tip };
        const left = leftSubtreesOfProof(block, journal.blockProof(from, tip), digest);
        expect(left?.nodes.map(({ level }) => level)).toEqual(completeNodes(0, from).map(({ level }) => level));
        const index = new ArchiveIndex({ left });
        index.append(factsOf(journal.texts.slice(from)));
        for (const later of [from, 160, size - 1]) {
          expect(encodeHex(index.rootAt(later) ?? new Uint8Array())).toBe(encodeHex(journal.digest(later)));
          for (const sequenceNo of [from, Math.min(from + 3, later), later]) {
            expect(hex(index.blockProof(sequenceNo, later))).toEqual(hex(journal.blockProof(sequenceNo, later)));
          }
        }
        expect(index.blockProof(from - 1, size - 1)).toBeUndefined();
        expect(hex([index.rootAt(from - 1) ?? hashOf(0)])).toEqual(hex([journal.digest(from - 1)]));
        if (from % 2 === 0) expect(index.rootAt(from - 2)).toBeUndefined();
      }
    }
    const without = new ArchiveIndex();
    without.append(factsOf(journal.texts.slice(13)));
    expect([without.rootAt(20), without.blockProof(13, 20)]).toEqual([undefined, undefined]);
  });

  it('takes no proof that does not lead from the block to the digest', () => {
    const journal = randomJournal(4, 30);
    const { blockHash = new Uint8Array(), previousBlockHash } = journal.blocks[13]?.parts ?? {};
    const block = { sequenceNo: 13, blockHash, previousBlockHash };
    const proof = journal.blockProof(13, 29);
    const digest = { digest: journal.digest(29), tip: 29 };
    expect(leftSubtreesOfProof(block, proof, digest)?.count).toBe(13);
    for (const [other, steps, fixed] of [
      [{ ...block, sequenceNo: 12 }, proof, digest],
      [{ ...block, sequenceNo: -1 }, proof, digest],
      [{ ...block, blockHash: hashOf(1) }, proof, digest],
      [{ ...block, blockHash: new Uint8Array() }, proof, digest],
      [block, proof.slice(1), digest],
      [block, [...proof, hashOf(1)], digest],
      [block, proof.toSpliced(1, 1, new Uint8Array(31)), digest],
      [block, proof.toReversed(), digest],
      [block, proof, { ...digest, digest: journal.digest(28) }],
      [block, proof, { ...digest, tip: 12 }],
      [block, proof, { ...digest, tip: Number.NaN }],
    ] as const) {
      expect(leftSubtreesOfProof(other, steps, fixed)).toBeUndefined();
    }
    const nodes = (leftSubtreesOfProof(block, proof, digest) as LeftSubtrees).nodes;
    for (const left of [
      { count: 12, nodes },
      { count: 13, nodes: nodes.slice(1) },
      { count: 13, nodes: nodes.map(({ level }) => ({ level, hash: encodeBase64(new Uint8Array(31)) })) },
      { count: 13, nodes: nodes.toReversed() },
    ]) {
      expect(() => new ArchiveIndex({ left })).toThrow(RangeError);
    }
  });
});

/** A store that has all complete nodes, by the slow way. */
function storeOf(leaves: readonly Uint8Array[]) {
  return {
    read: async (ids: readonly { level: number; index: number }[]) =>
      new Map(
        ids.map(({ level, index }) => [
          `${level}:${index}`,
          merkleRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
        ]),
      ),
  };
}
