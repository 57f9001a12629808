// Absence is a claim. What cannot be forged can be left out, and every hash still holds; what is added is covered by none.
// Neither may count as content re-hashed, and neither is called proven tampering.
import { type BlockParts, renderBlock, sealEntries } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  judgeRevision,
  knownRedactions,
  parseBlock,
  parseRevision,
  verifyBlock,
} from '../../src/index.ts';
import { expectIncomplete, found, judge, judged, PLAIN, partsOf, rootOf, source, tip, why } from './absence.ts';

describe('a block from which something was left out', () => {
  const withRevisions = source.blocks.filter(({ shape }) => ['insert', 'many', 'update', 'delete'].includes(shape));

  it.each(withRevisions.map((block) => [block.shape, block.sequenceNo] as const))(
    '(%s, block %i) misses content when its revisions are replaced by one hash-only entry with their root',
    (_, sequenceNo) => {
      const parts = partsOf(sequenceNo);
      const verdict = judge({ ...parts, revisions: [{ hash: rootOf(parts.revisions ?? []) }] }, sequenceNo);
      expectIncomplete(verdict);
      expect(found(verdict)).toContain('block.documents');
      expect(why(verdict, 'block.documents')).toMatch(/content missing/);
    },
  );

  it.each(withRevisions.map((block) => [block.shape, block.sequenceNo] as const))(
    '(%s, block %i) misses content when it has no revisions',
    (_, sequenceNo) => {
      const verdict = judge({ ...partsOf(sequenceNo), revisions: undefined }, sequenceNo);
      expectIncomplete(verdict);
      expect(why(verdict, 'block.documents')).toMatch(/content missing/);
    },
  );

  it.each(withRevisions.map((block) => [block.shape, block.sequenceNo] as const))(
    '(%s, block %i) does not count as hashed when revisions and transactionInfo are gone',
    (_, sequenceNo) => {
      expectIncomplete(judge({ ...partsOf(sequenceNo), revisions: undefined, transactionInfo: undefined }, sequenceNo));
    },
  );

  it.each(withRevisions.map((block) => [block.shape, block.sequenceNo] as const))(
    '(%s, block %i) does not count as hashed when only transactionInfo is gone',
    (_, sequenceNo) => {
      expectIncomplete(judge({ ...partsOf(sequenceNo), transactionInfo: undefined }, sequenceNo));
    },
  );

  it('misses content when some of its revisions hide behind the hash of an inner node', () => {
    const many = source.blocks.find(({ shape, parts }) => shape === 'many' && (parts.revisions?.length ?? 0) >= 4);
    const parts = many?.parts as BlockParts;
    const revisions = parts.revisions ?? [];
    const at = Math.floor(revisions.length / 4) * 4;
    // The last complete group of two, four, … is shown as one bare hash: the tree above it is the same.
    const hidden = [
      ...revisions.slice(0, 2),
      { hash: rootOf(revisions.slice(2, 4)) },
      ...revisions.slice(4, at === 4 ? 4 : undefined),
    ];
    expect(reference.same(rootOf(hidden), rootOf(revisions.slice(0, 4)))).toBe(true);
    const sealed = {
      ...parts,
      revisions: revisions.length === 4 ? hidden : [{ hash: rootOf(revisions.slice(0, 4)) }, ...revisions.slice(4)],
    };
    const verdict = judge(sealed, many?.sequenceNo ?? 0);
    expectIncomplete(verdict);
    expect(why(verdict, 'block.documents')).toMatch(/content missing/);
  });

  it('misses content for each single revision that keeps only its hash', () => {
    for (const { sequenceNo, parts } of withRevisions)
      for (const [index, revision] of (parts.revisions ?? []).entries()) {
        if (revision.metadata === undefined) continue;
        const verdict = judge(
          { ...parts, revisions: parts.revisions?.with(index, { hash: revision.hash }) },
          sequenceNo,
        );
        expectIncomplete(verdict);
        expect(why(verdict, 'block.documents')).toMatch(/content missing/);
      }
  });

  it('is undetermined where a revision lost its data and now looks like a delete', () => {
    for (const { sequenceNo, parts } of withRevisions)
      for (const [index, revision] of (parts.revisions ?? []).entries()) {
        if (revision.data === undefined) continue;
        const stripped = { ...revision, data: undefined };
        const verdict = judge({ ...parts, revisions: parts.revisions?.with(index, stripped) }, sequenceNo);
        expectIncomplete(verdict);
        expect(why(verdict, 'revision.hash')).toMatch(/undetermined/);
        expect(why(verdict, 'block.documents')).toMatch(/content missing/);
      }
  });

  it('has an unexplained redaction where dataHash stands for data and nobody announced it', () => {
    for (const { sequenceNo, parts } of withRevisions)
      for (const [index, revision] of (parts.revisions ?? []).entries()) {
        if (revision.data === undefined) continue;
        const redacted = { ...revision, data: undefined, dataHash: reference.ionHash(revision.data) };
        const changed = { ...parts, revisions: parts.revisions?.with(index, redacted) };
        const verdict = judge(changed, sequenceNo);
        expectIncomplete(verdict);
        expect(verifyBlock(parseBlock(encodeUtf8(renderBlock(changed)))).revisions[index]?.content).toBe('unexplained');
        expect(why(verdict, 'revision.redaction')).toMatch(/unexplained redaction/);
        expect(why(verdict, 'block.documents')).toMatch(/content missing/);
      }
  });

  it('has an unexplained redaction when the block that announced it is not among what was judged', () => {
    const sequenceNo = source.texts.findIndex((text) => text.includes('dataHash:'));
    const block = judged.blocks[sequenceNo];
    if (!block) throw new Error('no redacted block');
    const evidence = { block, proof: judged.blockProof(sequenceNo, tip), digests: [judged.digest(tip)] };
    expect(found(judgeBlock({ ...evidence, redactions: judged.redactions }))).toEqual([]);
    expect(found(judgeBlock(evidence))).toContain('revision.redaction');
    // One that names another version explains nothing either.
    const others = judged.redactions.map((redaction) => ({ ...redaction, version: redaction.version + 1 }));
    expect(found(judgeBlock({ ...evidence, redactions: others }))).toContain('revision.redaction');
  });

  it('does not take the word of a redactionInfo that its own block does not hold', () => {
    const at = source.blocks.findIndex(({ shape }) => shape === 'redaction');
    const genuine = partsOf(at);
    const forged = genuine.redactionInfo?.replace(/version:\d+/, 'version:7') ?? '';
    expect(forged).not.toBe(genuine.redactionInfo);
    const block = parseBlock(encodeUtf8(renderBlock({ ...genuine, redactionInfo: forged })));
    expect(knownRedactions([block])).toEqual([]);
    expect(verifyBlock(block).verdict.outcome).toBe('disproven');
    expect(knownRedactions(judged.blocks)).toHaveLength(1);
  });
});

describe('a block to which something was added', () => {
  it.each<[string, (parts: BlockParts) => BlockParts]>([
    ['a field', (parts) => ({ ...parts, extra: ['note:"approved by the auditor"'] })],
    ['a field with an empty name', (parts) => ({ ...parts, extra: ["'':null"] })],
    ['a field in its address', (parts) => ({ ...parts, blockAddress: parts.blockAddress.replace('}', ',page:2}') })],
    ['an annotation on its time', (parts) => ({ ...parts, blockTimestamp: `verified::${parts.blockTimestamp}` })],
  ])('has a finding for %s', (_, change) => {
    const verdict = judge(change(partsOf(PLAIN)), PLAIN);
    expect(found(verdict)).toEqual(['block.fields']);
    expectIncomplete(verdict);
  });

  it('has a finding for a field in a revision, and names it', () => {
    const parts = partsOf(PLAIN);
    const text = renderBlock(parts).replace(',metadata:', ',verified:true,metadata:');
    const verdict = verifyBlock(parseBlock(encodeUtf8(text))).verdict;
    expect(why(verdict, 'block.fields')).toMatch(/verified/);
    expectIncomplete(verdict);
    const revision = parseRevision(
      encodeUtf8(source.revisionText(PLAIN, 0).replace(',metadata:', ',verified:true,metadata:')),
    );
    const alone = judgeRevision({
      revision,
      proof: judged.revisionProof(PLAIN, 0, tip),
      anchors: [judged.digest(tip)],
    });
    expect(found(alone)).toEqual(['revision.fields']);
    expectIncomplete(alone);
  });

  it('has a finding for a revision of a document that its transaction does not name', () => {
    const parts = partsOf(PLAIN);
    const [revision] = parts.revisions ?? [];
    const without = parts.transactionInfo?.replace(/,documents:\{.*\}\}$/s, '}') ?? '';
    expect(without).not.toBe(parts.transactionInfo);
    const entriesHashList = parts.entriesHashList.with(3, reference.ionHash(without));
    const resealed = { ...parts, transactionInfo: without, ...sealEntries(entriesHashList, parts.previousBlockHash) };
    const verdict = verifyBlock(parseBlock(encodeUtf8(renderBlock(resealed)))).verdict;
    expect(revision).toBeDefined();
    expect(why(verdict, 'block.documents')).toMatch(/does not name/);
    expectIncomplete(verdict);
  });
});
