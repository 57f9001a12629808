import { buildJournal } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { bundleElement, bundleForBlock, judgeBundle, readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import { type Check, encodeUtf8, judgeBlockProof, judgeRevision, parseBlock } from '../../src/index.ts';
import { anchor, block, blockProof, digestOf, proofOf, revision, revisionProof } from '../aws.ts';
import {
  about,
  blockBundle,
  blocksOf,
  digestAt,
  documentBundle,
  everyBundle,
  journalBundle,
  own,
  piecesOf,
  reread,
  revisionBundle,
  testJournal,
} from './bundles.ts';

const failed = (checks: readonly Check[]) => checks.filter(({ status }) => status === 'failed').map(({ id }) => id);
const found = (checks: readonly Check[]) => checks.filter(({ status }) => status === 'finding').map(({ id }) => id);
const rung = (verdict: ReturnType<typeof judgeBundle>, id: string) =>
  verdict.rungs.find((each) => each.id === id)?.state;

describe('a bundle through a file', () => {
  it.each(everyBundle)('%s gives the same verdict from JSON and from a page', (_what, make) => {
    const bundle = make();
    const { checks, ...before } = judgeBundle(bundle);
    const page = `<!doctype html><p>${bundleElement(bundle)}<script>0</script>`;
    for (const bytes of [writeBundle(bundle), writeBundle(bundle, 0), page]) {
      const { checks: again, ...after } = judgeBundle(readBundle(encodeUtf8(bytes)));
      expect(after).toEqual(before);
      expect(again.filter(({ id }) => id !== 'bundle.checksum')).toEqual(checks);
      expect(again.find(({ id }) => id === 'bundle.checksum')?.status).toBe('ok');
    }
  });

  it.each(everyBundle)('%s is written the same every time', (_what, make) => {
    expect(writeBundle(reread(make()))).toBe(writeBundle(make()));
  });

  it('judges a revision as the answers it was made of would be judged', () => {
    const { verdict } = judgeBundle(reread(revisionBundle())).parts[0] ?? {};
    const anchors = [anchor('bundle', { label: 'sender’s claim: Saved on 2019-09-16' })];
    const proof = proofOf(revisionProof.proof);
    expect(verdict).toEqual(judgeRevision({ revision: revision(), block: block(), proof, anchors, redactions: [] }));
  });

  it('judges a block as the answers it was made of would be judged', () => {
    const { verdict } = judgeBundle(reread(blockBundle()), [anchor('supplied')]).parts[0] ?? {};
    const direct = judgeBlockProof({
      block: block(),
      proof: proofOf(blockProof.proof),
      anchors: [anchor('supplied')],
    });
    expect(verdict).toMatchObject({ outcome: 'anchored', headline: direct.headline, checks: direct.checks });
  });
});

describe('the digests of a bundle', () => {
  it('are called the sender’s where the sender’s tool said "you"', () => {
    const digests = [{ digest: anchor('bundle').digest, label: 'supplied by you: digest.json' }];
    const [digest] = bundleForBlock({ block: block(), digests }, about).digests;
    expect(digest?.label).toBe('supplied by the sender: digest.json');
  });

  it('anchor nothing by themselves', () => {
    const verdict = judgeBundle(reread(revisionBundle()));
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.headline).toContain('the digest inside the same bundle');
    expect(rung(verdict, 'anchored')).toBe('not-reached');
  });

  it('leave the anchoring to the recipient’s own', () => {
    const verdict = judgeBundle(reread(revisionBundle()), [anchor('supplied')]);
    expect(verdict).toMatchObject({
      outcome: 'anchored',
      headline: 'Verified against the digest you supplied, dated 2019-09-16',
    });
    expect(rung(verdict, 'anchored')).toBe('reached');
  });

  it('do not hide that the recipient’s own is another', () => {
    const other = own(digestOf(revisionProof.proof[0] as string, 123));
    const verdict = judgeBundle(reread(revisionBundle()), [other]);
    expect(verdict.outcome).toBe('disproven');
    expect(failed(verdict.checks)).toEqual(['proof.fold']);
    expect(verdict.headline).toContain('the digest you supplied');
  });

  it('cannot be compared with one of another tip', () => {
    const verdict = judgeBundle(reread(revisionBundle()), [own(digestOf(revisionProof.digest, 200))]);
    expect(verdict).toMatchObject({ outcome: 'incomplete' });
    expect(verdict.headline).toContain('the proof given is for another tip');
  });

  it('are of another journal than a digest of another strand', () => {
    const foreign = own({ ...digestOf(revisionProof.digest, 123), tip: { strandId: 'A'.repeat(22), sequenceNo: 123 } });
    const verdict = judgeBundle(reread(revisionBundle()), [foreign]);
    expect(verdict.outcome).toBe('disproven');
    expect(failed(verdict.checks)).toContain('digest.strand');
    const beside = judgeBundle(reread(revisionBundle()), [foreign, anchor('supplied')]);
    expect(beside.outcome).toBe('anchored');
    expect(beside.notUsed.map(({ anchor: { label }, why }) => [label, why])).toEqual([
      ['mine', `not used: it belongs to the journal of strand ${'A'.repeat(22)}`],
    ]);
  });

  it('reach the highest rung with two that the recipient states to be independent', () => {
    const two = ['a', 'b'].map((label) => anchor('supplied', { label, statedIndependent: true }));
    expect(rung(judgeBundle(reread(revisionBundle()), two), 'independent')).toBe('reached');
  });
});

describe('a document', () => {
  const journal = testJournal();
  const tip = journal.blocks.length - 1;

  it('is anchored when every revision of it is, by the proof of its block', () => {
    const verdict = judgeBundle(reread(documentBundle(journal)), [own(digestAt(journal, tip))]);
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline).toBe('Verified against the digest you supplied (tip 7): each of the 3 revisions');
    expect(verdict.parts.map(({ title, verdict: each }) => [title, each?.outcome])).toEqual([
      ['Version 0, block 1', 'anchored'],
      ['Version 1, block 2', 'anchored'],
      ['Version 2, block 4', 'anchored'],
    ]);
    expect(verdict.notCovered.join()).toContain('only the whole journal can tell');
  });

  it('is not its whole history when a version is left out', () => {
    const verdict = judgeBundle(reread(documentBundle(journal, (version) => version !== 1)), [
      own(digestAt(journal, tip)),
    ]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toContain('version 1 of the document is not in the file');
    expect(found(verdict.checks)).toEqual(['bundle.history']);
  });

  it('is not another document', () => {
    const bundle = { ...documentBundle(journal) };
    if (bundle.subject.kind !== 'document') throw new Error('a document was expected');
    const verdict = judgeBundle({ ...bundle, subject: { ...bundle.subject, documentId: 'B'.repeat(22) } });
    expect(verdict.outcome).toBe('disproven');
    expect(failed(verdict.checks)).toEqual(['bundle.document']);
  });
});

describe('a run over a journal', () => {
  const journal = testJournal();
  const tip = journal.blocks.length - 1;
  const all = journal.blocks.map(({ sequenceNo }) => sequenceNo);
  const mine = own(digestAt(journal, tip));

  it('is judged again when all of its blocks are there', () => {
    expect(judgeBundle(reread(journalBundle(journal, all)))).toMatchObject({
      outcome: 'consistent',
      headline:
        'Blocks 0–7 are consistent with what their supplier says: they match the digest inside the same bundle (tip 7)',
    });
    const verdict = judgeBundle(reread(journalBundle(journal, all)), [mine]);
    expect(verdict).toMatchObject({
      outcome: 'anchored',
      headline: 'Blocks 0–7 verified against the digest you supplied (tip 7)',
    });
  });

  it('is anchored up to the tip of an earlier digest, which no proof is there for', () => {
    const verdict = judgeBundle(reread(journalBundle(journal, all)), [own(digestAt(journal, 4))]);
    expect(verdict).toMatchObject({
      outcome: 'anchored',
      headline: 'Blocks 0–4 verified against the digest you supplied (tip 4); those behind hold together',
    });
  });

  it('is never more than incomplete when blocks of it are not there', () => {
    const verdict = judgeBundle(reread(journalBundle(journal, [0, 7])), [mine]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toContain('2 of 8 blocks were judged here, the others are not in this file');
    expect(verdict.scope).toContain('They belong to the journal as the digest you supplied (tip 7) fixes it');
    expect(verdict.notCovered[0]).toContain('6 blocks of the run: not in this file');
    expect(rung(verdict, 'anchored')).toBe('not-reached');
    expect(verdict.checks.find(({ id }) => id === 'bundle.roots')?.status).toBe('ok');
  });

  it('shows the block that was altered', () => {
    const text = journal.texts[2]?.replace(/version:1/, 'version:9') ?? '';
    const altered = parseBlock(encodeUtf8(text));
    const verdict = judgeBundle(reread(journalBundle(journal, [1, altered, 3])), [mine]);
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toMatch(/^Not verified: Block 2: /);
    expect(failed(verdict.checks)).toContain('revision.hash');
  });

  it('does not take what is stated for its subtrees without the digest', () => {
    const blocks = blocksOf(journal);
    const forged = piecesOf(blocks).map((piece) => ({
      ...piece,
      nodes: piece.nodes.map((node) => ({ ...node, hash: Buffer.alloc(32, 7).toString('base64') })),
    }));
    const verdict = judgeBundle(reread(journalBundle(journal, [0, 7], { pieces: forged })), [mine]);
    expect(verdict.outcome).toBe('disproven');
    expect(new Set(failed(verdict.checks))).toEqual(new Set(['bundle.roots']));
  });

  it('is not anchored by what is stated for its subtrees: that ties no block to the digest', () => {
    const genuine = testJournal();
    const other = testJournal(['insert', 'insert', 'insert', 'read-only', 'ddl', 'many', 'update']);
    const forged = blocksOf(other).map(({ source }) =>
      parseBlock(encodeUtf8(new TextDecoder().decode(source).replaceAll(other.strandId, genuine.strandId))),
    );
    const run = { from: 1, pieces: piecesOf(blocksOf(genuine)) };
    const bundle = journalBundle(genuine, forged.slice(1), run);
    const verdict = judgeBundle(reread(bundle), [mine]);
    expect(verdict.checks.find(({ id }) => id === 'bundle.roots')?.status).toBe('ok');
    expect(verdict.outcome).not.toBe('anchored');
    expect(verdict.headline).toBe('Blocks 1–7 hold together; not compared with any digest');
    expect(rung(verdict, 'anchored')).toBe('not-reached');
    const part = judgeBundle(reread(journalBundle(genuine, forged.slice(5), run)), [mine]);
    expect(part.scope).toContain('Nothing here shows that they belong to a ledger’s journal');
  });

  it('is anchored from its middle on by the proof of its last block', () => {
    const bundle = journalBundle(journal, all.slice(2), { from: 2 });
    expect(judgeBundle(reread(bundle), [mine])).toMatchObject({
      outcome: 'anchored',
      headline: 'Blocks 2–7 verified against the digest you supplied (tip 7)',
    });
  });

  it('compares each block with the one before it, in whatever order they stand', () => {
    const blocks = blocksOf(journal);
    const [, , , , forged] = blocksOf(testJournal(['update', 'update', 'insert', 'insert', 'ddl', 'insert', 'insert']));
    const stranger = parseBlock(forged?.source ?? new Uint8Array());
    const shown = [...blocks.slice(0, 4), stranger, ...blocks.slice(5)].toReversed();
    const verdict = judgeBundle(reread(journalBundle(journal, shown, { from: 0 })));
    expect(verdict.outcome).toBe('disproven');
    expect(failed(verdict.checks)).toContain('link.previous-hash');
  });

  it('keeps bytes that cannot be read as what they are', () => {
    const verdict = judgeBundle(reread(journalBundle(journal, [0, encodeUtf8('{blockAddress:'), 7])));
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.parts[1]).toMatchObject({ kind: 'unreadable', error: { code: 'unexpected-end' } });
  });

  it('holds no two blocks of one number that are not the same', () => {
    const data = (sequenceNo: number) => (sequenceNo === 3 ? '{other:true}' : undefined);
    const shapes = Array.from({ length: 7 }, () => 'insert' as const);
    const genuine = buildJournal({ seed: 7, shapes });
    const [, , , other] = blocksOf(buildJournal({ seed: 7, shapes, data }));
    if (other === undefined) throw new Error('the journal has a block 3');
    const shown = [...genuine.blocks.map(({ sequenceNo }) => sequenceNo), other];
    const verdict = judgeBundle(reread(journalBundle(genuine, shown)), [own(digestAt(genuine, 7))]);
    expect(verdict).toMatchObject({
      outcome: 'disproven',
      headline: 'Not verified: block 3 is there more than once, and not the same',
    });
  });

  it('holds no block of another journal', () => {
    const stranger = blocksOf(testJournal(['insert']))[1];
    if (stranger === undefined) throw new Error('a block was expected');
    const foreign = parseBlock(encodeUtf8((journal.texts[1] ?? '').replaceAll(journal.strandId, 'C'.repeat(22))));
    const verdict = judgeBundle(reread(journalBundle(journal, [0, foreign])));
    expect(verdict.outcome).toBe('disproven');
    expect(failed(verdict.checks)).toContain('bundle.blocks');
  });
});
