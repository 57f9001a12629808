// A pair hash says neither which half stood left nor whether a half is a leaf or a node. A forger who owns documents of the
// journal, and every hash in it, takes nodes apart and shows the pieces as something else. Nothing that was never in the
// journal, and nothing put together from different places of it, may be anchored.
import { type BlockParts, buildJournal, renderBlock, type TestJournal } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  judgeRevision,
  knownRedactions,
  parseBlock,
  type Verdict,
  verifyBlock,
} from '../../src/index.ts';
import { judgedJournal, proofOf } from './judged.ts';

const { dot } = reference;
const EMPTY = new Uint8Array(0);
const parsed = (parts: BlockParts) => parseBlock(encodeUtf8(renderBlock(parts)));

/** The four entries of a user's block. */
function slots(parts: BlockParts): [Uint8Array, Uint8Array, Uint8Array, Uint8Array] {
  if (parts.entriesHashList.length !== 4) throw new Error('not a block with four entries');
  return parts.entriesHashList as never;
}
function expectNotWhole(verdict: Verdict): void {
  expect(['incomplete', 'disproven']).toContain(verdict.outcome);
  expect(verdict.rungs.find(({ id }) => id === 'content')?.state).not.toBe('reached');
}

describe('transactionInfo of one block with the revisions of another', () => {
  // One document, updated again and again: each transaction names it.
  const source = buildJournal({ seed: 31, shapes: ['insert', ...Array.from({ length: 9 }, () => 'update' as const)] });
  const judged = judgedJournal(source);
  const tip = source.blocks.length - 1;
  const parts = (sequenceNo: number): BlockParts => source.blocks[sequenceNo]?.parts as BlockParts;

  /** Block `k` with the hash of the block before taken apart into one flat list, in which both pieces stand as entries. */
  function composed(k: number): BlockParts {
    const [one, two, three, four] = [1, 2, 3, 4].map((back) => parts(k - back)) as [
      BlockParts,
      BlockParts,
      BlockParts,
      BlockParts,
    ];
    const [a3, b3, c3, d3] = slots(three);
    const entriesHashList = [
      ...slots(two),
      ...[dot(a3, b3), dot(c3, d3), four.entriesHash, four.previousBlockHash],
      ...slots(one),
    ];
    return {
      blockAddress: parts(k).blockAddress,
      transactionId: one.transactionId,
      blockTimestamp: parts(k).blockTimestamp,
      blockHash: parts(k).blockHash,
      entriesHash: parts(k).previousBlockHash,
      previousBlockHash: parts(k).entriesHash,
      entriesHashList,
      transactionInfo: two.transactionInfo,
      revisions: one.revisions?.map((revision) => ({ ...revision, blockAddress: parts(k).blockAddress })),
    };
  }
  /** The entries of block `k` dressed up as the block before it. */
  function forgedPrevious(k: number): BlockParts {
    const [a, b, c, d] = slots(parts(k));
    return {
      ...parts(k - 1),
      blockHash: parts(k).entriesHash,
      entriesHash: dot(a, b),
      previousBlockHash: dot(c, d),
      entriesHashList: [a, b],
      transactionInfo: undefined,
      revisions: undefined,
    };
  }

  it('leads to the digest, and is not whole, with a proof, with a forged predecessor, or alone', () => {
    const k = 6;
    const forged = composed(k);
    expect(reference.same(reference.merkleRoot(forged.entriesHashList), forged.entriesHash)).toBe(true);
    const evidence = { block: parsed(forged), proof: judged.blockProof(k, tip), digests: [judged.digest(tip)] };
    const verdict = judgeBlock(evidence);
    expect(verdict.checks.find(({ id }) => id === 'proof.fold')?.status).toBe('ok');
    expectNotWhole(verdict);
    const previous = parsed(forgedPrevious(k));
    const linked = judgeBlock({ ...evidence, previous });
    expect(linked.checks.find(({ id }) => id === 'link.previous-hash')?.status).toBe('ok');
    expectNotWhole(linked);
    expectNotWhole(verifyBlock(evidence.block).verdict);
  });

  it('is disproven by the genuine predecessor', () => {
    const verdict = judgeBlock({ block: parsed(composed(6)), previous: judged.blocks[5] });
    expect(verdict.checks.find(({ id }) => id === 'link.previous-hash')?.status).toBe('failed');
  });
});

describe('a document that is made to look like part of a block', () => {
  const victim = { strandId: '', documentId: '', tableId: '', version: 0 };
  const source: TestJournal = buildJournal({ seed: 77, shapes: ['insert', 'insert', 'insert', 'insert'] });
  const [, first] = source.blocks;
  const id = /id:"([^"]{22})"/.exec(first?.parts.revisions?.[0]?.metadata ?? '')?.[1] ?? '';
  const tableId = /tableId:"([^"]{22})"/.exec(first?.parts.transactionInfo ?? '')?.[1] ?? '';
  Object.assign(victim, { strandId: source.strandId, documentId: id, tableId });
  const asRedaction = `{revisions:[{blockAddress:${source.address(1)},tableId:"${tableId}",documentId:"${id}",version:0}]}`;
  const journal = buildJournal({
    seed: 77,
    shapes: ['insert', 'insert', 'insert', 'insert'],
    data: (sequenceNo) => (sequenceNo === 3 ? asRedaction : undefined),
  });
  const judged = judgedJournal(journal);
  const tip = journal.blocks.length - 1;

  it('does not announce the redaction of another document', () => {
    const genuine = journal.blocks[3]?.parts as BlockParts;
    const [revision] = genuine.revisions ?? [];
    expect(revision?.data).toBe(asRedaction);
    const [a, , c, d] = slots(genuine);
    const halves = [reference.ionHash(asRedaction), reference.ionHash(revision?.metadata ?? '')] as const;
    const forged = parsed({
      ...genuine,
      entriesHashList: [a, EMPTY, ...halves, c, d],
      redactionInfo: asRedaction,
      revisions: undefined,
    });
    // Every hash of it holds, and its blockHash is that of the journal.
    expect(reference.same(reference.merkleRoot(forged.entriesHashList), genuine.entriesHash)).toBe(true);
    expect(knownRedactions([forged])).toEqual([]);
    expectNotWhole(judgeBlock({ block: forged, proof: judged.blockProof(3, tip), digests: [judged.digest(tip)] }));

    const stripped = journal.blocks[1]?.parts as BlockParts;
    const block = parsed({
      ...stripped,
      revisions: stripped.revisions?.map(({ data, ...kept }) => ({ ...kept, dataHash: reference.ionHash(data ?? '') })),
    });
    const redactions = knownRedactions([forged, ...judged.blocks]);
    expectNotWhole(judgeBlock({ block, proof: judged.blockProof(1, tip), digests: [judged.digest(tip)], redactions }));
  });
});

describe('a document whose data is made to look like metadata', () => {
  const plain = buildJournal({ seed: 5, shapes: ['insert', 'update', 'insert'] });
  const earlier = plain.blocks[1]?.parts.revisions?.[0]?.metadata ?? '';
  const journal = buildJournal({
    seed: 5,
    shapes: ['insert', 'update', 'insert'],
    data: (sequenceNo) => (sequenceNo === 2 ? earlier : undefined),
  });
  const judged = judgedJournal(journal);
  const tip = journal.blocks.length - 1;
  const genuine = journal.blocks[2]?.parts as BlockParts;
  const { data = '', metadata = '' } = genuine.revisions?.[0] ?? {};
  const halves = [data, metadata].map((text) => ({
    blockAddress: genuine.blockAddress,
    hash: reference.ionHash(text),
    metadata: text,
  }));

  it('is not two deletes, with or without transactionInfo', () => {
    expect(data).toBe(earlier);
    for (const transactionInfo of [genuine.transactionInfo, undefined]) {
      const forged: BlockParts = { ...genuine, transactionInfo, revisions: halves };
      const block = parsed(forged);
      for (const [index, revision] of (block.revisions ?? []).entries()) {
        const proof = proofOf([
          ...reference.inBlockProofReference(renderBlock(forged), index),
          ...journal.blockProof(2, tip),
        ]);
        for (const given of [block, undefined]) {
          const verdict = judgeRevision({ revision, block: given, proof, anchors: [judged.digest(tip)] });
          expect(verdict.checks.find(({ id }) => id === 'proof.fold')?.status).toBe('ok');
          expectNotWhole(verdict);
        }
      }
      expectNotWhole(judgeBlock({ block, proof: judged.blockProof(2, tip), digests: [judged.digest(tip)] }));
    }
  });
});
