// Absence is a claim. What cannot be forged can be left out, rearranged or passed off as something else, and every hash
// still holds. None of that may count as content re-hashed, and none of it is called proven tampering.
import {
  type BlockParts,
  buildJournal,
  type RevisionParts,
  renderBlock,
  sealEntries,
  type TestJournal,
} from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  type CheckId,
  encodeUtf8,
  judgeBlock,
  judgeRevision,
  knownRedactions,
  type ProofVerdict,
  parseBlock,
  parseRevision,
  type Verdict,
  verifyBlock,
} from '../../src/index.ts';
import { judgedJournal, proofOf } from './judged.ts';

const source = buildJournal({
  seed: 12,
  shapes: ['insert', 'many', 'update', 'insert', 'redaction', 'delete', 'insert-update', 'many', 'ddl', 'insert'],
});
const judged = judgedJournal(source);
const tip = source.blocks.length - 1;
/** A block with one inserted document and its data. */
const PLAIN = source.blocks.findIndex(({ shape, ionText }) => shape === 'insert' && !ionText.includes('dataHash:'));

function partsOf(sequenceNo: number): BlockParts {
  const parts = source.blocks[sequenceNo]?.parts;
  if (!parts) throw new Error(`no block ${sequenceNo}`);
  return parts;
}
/** Judged with everything a reader may have: predecessor, proof, a digest saved earlier, redactions. */
function judge(parts: BlockParts, sequenceNo: number, journal: TestJournal = source): Verdict {
  const whole = judgedJournal(journal);
  return judgeBlock({
    block: parseBlock(encodeUtf8(renderBlock(parts))),
    previous: whole.blocks[sequenceNo - 1],
    proof: whole.blockProof(sequenceNo, tip),
    digests: [whole.digest(tip)],
    redactions: whole.redactions,
  });
}
function found({ checks }: Verdict): CheckId[] {
  return [...new Set(checks.filter(({ status }) => status === 'finding').map(({ id }) => id))].sort();
}
/** Nothing is disproven, nothing is whole. */
function expectIncomplete(verdict: Verdict): void {
  expect(verdict.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.rungs.find(({ id }) => id === 'content')?.state).toBe('not-reached');
  expect(`${verdict.headline} ${verdict.scope}`).not.toMatch(/tamper|forge|manipulat/i);
}
const why = (verdict: Verdict, id: CheckId): string | undefined =>
  verdict.checks.find((check) => check.id === id && check.status === 'finding')?.why;
const rootOf = (revisions: readonly RevisionParts[]): Uint8Array =>
  reference.merkleRoot(revisions.map(({ hash }) => hash));

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
    const revision = parseRevision(encodeUtf8(judgedText(PLAIN, 0).replace(',metadata:', ',verified:true,metadata:')));
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
    const text = judgedText(PLAIN, 0).replace(/hash:\{\{.*?\}\}/, `hash:{{${reference.toBase64(metadata)}}}`);
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

function judgedText(sequenceNo: number, index: number): string {
  return source.revisionText(sequenceNo, index);
}
