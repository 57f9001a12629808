// What is genuine can be passed off as something else, and every hash still holds. That may not count as content
// re-hashed, and is not called proven tampering.
import { type BlockParts, renderBlock } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  judgeRevision,
  type ProofVerdict,
  parseBlock,
  parseRevision,
} from '../../src/index.ts';
import { expectIncomplete, judge, judged, PLAIN, partsOf, source, tip, why } from './absence.ts';
import { proofOf } from './judged.ts';

describe('something genuine that is passed off as something else', () => {
  const judgeLone = (text: string, proof: readonly Uint8Array[], block?: number): ProofVerdict =>
    judgeRevision({
      revision: parseRevision(encodeUtf8(text)),
      block: block === undefined ? undefined : judged.blocks[block],
      proof: proofOf(proof),
      anchors: [judged.digest(tip)],
      redactions: judged.redactions,
    });

  it('a document as deleted: its data becomes the first step of the proof', () => {
    const [revision] = partsOf(PLAIN).revisions ?? [];
    const data = reference.ionHash(revision?.data ?? '');
    const metadata = reference.ionHash(revision?.metadata ?? '');
    const text = source.revisionText(PLAIN, 0).replace(/hash:\{\{.*?\}\}/, `hash:{{${reference.toBase64(metadata)}}}`);
    const stripped = text.replace(/,data:.*,metadata:/s, ',metadata:');
    const proof = [data, ...source.revisionProof(PLAIN, 0, tip)];
    expectIncomplete(judgeLone(stripped, proof));
    const withBlock = judgeLone(stripped, proof, PLAIN);
    expect(withBlock.outcome).not.toBe('anchored');
    expect(withBlock.outcome).not.toBe('consistent');
  });

  it('data and metadata in each other’s place, when the data is made to look like metadata', () => {
    const strand = source.strandId;
    const data = `{id:"${'A'.repeat(22)}",version:0,txTime:2019-09-16T19:37:05.344Z,txId:"${'B'.repeat(22)}"}`;
    const metadata = `{id:"${'C'.repeat(22)}",version:1,txTime:2019-09-16T19:37:05.344Z,txId:"${'D'.repeat(22)}"}`;
    const hash = reference.toBase64(reference.revisionHash(data, metadata));
    const render = (first: string, second: string): string =>
      `{blockAddress:{strandId:"${strand}",sequenceNo:0},hash:{{${hash}}},data:${first},metadata:${second}}`;
    for (const text of [render(data, metadata), render(metadata, data)]) {
      const verdict = judgeRevision({ revision: parseRevision(encodeUtf8(text)), anchors: [] });
      expect(why(verdict, 'revision.hash')).toMatch(/undetermined/);
      expectIncomplete(verdict);
    }
  });

  it('a hash-only revision, or an inner node, as a document that was seen', () => {
    const bare = `{hash:{{${reference.toBase64(partsOf(PLAIN).revisions?.[0]?.hash ?? new Uint8Array())}}}}`;
    const verdict = judgeLone(bare, source.revisionProof(PLAIN, 0, tip));
    expectIncomplete(verdict);
    const inBlock = judgeLone(bare, source.revisionProof(PLAIN, 0, tip), PLAIN);
    expectIncomplete(inBlock);
  });

  it('a block with entriesHash and previousBlockHash in each other’s place, when its content is gone', () => {
    const parts = partsOf(4);
    const swapped: BlockParts = {
      ...parts,
      entriesHash: parts.previousBlockHash,
      previousBlockHash: parts.entriesHash,
      entriesHashList: [parts.previousBlockHash],
      transactionInfo: undefined,
      revisions: undefined,
    };
    const block = parseBlock(encodeUtf8(renderBlock(swapped)));
    const evidence = { block, proof: judged.blockProof(4, tip), digests: [judged.digest(tip)] };
    expectIncomplete(judgeBlock(evidence));
    const linked = judgeBlock({ ...evidence, previous: judged.blocks[3] });
    expect(linked.checks.find(({ id }) => id === 'link.previous-hash')?.status).toBe('failed');
  });

  it('the entries of a block in another shape with the same root', () => {
    const parts = partsOf(PLAIN);
    const [a, b, c, d] = parts.entriesHashList as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const empty = new Uint8Array(0);
    const halves = [parts.revisions?.[0]?.data ?? '', parts.revisions?.[0]?.metadata ?? ''].map(reference.ionHash);
    const shapes: [string, Uint8Array[]][] = [
      ['two inner nodes', [reference.dot(a, b), reference.dot(c, d)]],
      ['the root alone', [parts.entriesHash]],
      ['one inner node with an empty entry', [reference.dot(a, b), empty, c, d]],
      ['the two halves of the revision', [a, empty, halves[0] as Uint8Array, halves[1] as Uint8Array, c, d]],
    ];
    for (const [name, entriesHashList] of shapes) {
      expect(reference.same(reference.merkleRoot(entriesHashList), parts.entriesHash), name).toBe(true);
      const bare = judge({ ...parts, entriesHashList, revisions: undefined, transactionInfo: undefined }, PLAIN);
      expectIncomplete(bare);
      // With its content still there, what is shown no longer leads to an entry, or the list is found ambiguous.
      const shown = judge({ ...parts, entriesHashList }, PLAIN);
      expect(['disproven', 'incomplete'], name).toContain(shown.outcome);
    }
  });

  it('the content of the block before, for an even block: its address is asserted only, and the link tells', () => {
    const earlier = partsOf(3);
    const genuine = partsOf(4);
    const shifted: BlockParts = {
      ...earlier,
      blockAddress: genuine.blockAddress,
      blockHash: genuine.blockHash,
      entriesHash: genuine.previousBlockHash,
      previousBlockHash: genuine.entriesHash,
      entriesHashList: [...earlier.entriesHashList, earlier.previousBlockHash],
      revisions: earlier.revisions?.map((revision) => ({ ...revision, blockAddress: genuine.blockAddress })),
    };
    expect(reference.same(reference.merkleRoot(shifted.entriesHashList), shifted.entriesHash)).toBe(true);
    const block = parseBlock(encodeUtf8(renderBlock(shifted)));
    const evidence = { block, proof: judged.blockProof(4, tip), digests: [judged.digest(tip)] };
    const alone = judgeBlock(evidence);
    // A pair hash does not say which of its halves stood left; the verdict has to say that the place is not proven.
    expect(alone.asserted.join(' ')).toMatch(/own address/);
    expect(alone.asserted.join(' ')).toMatch(/exact position/);
    const linked = judgeBlock({ ...evidence, previous: judged.blocks[3] });
    expect(linked.outcome).toBe('disproven');
    expect(linked.checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toContain(
      'link.previous-hash',
    );
  });
});
