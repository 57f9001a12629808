import { decodeBase64, encodeBase64, parseProof } from '@qldb-console/journal';
import { awsCaptures } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import example from '../src/features/verification/model/aws-example.json' with { type: 'json' };
import { matchDigests } from '../src/features/verification/model/match-digests.ts';
import { readItems } from '../src/features/verification/model/subjects.ts';
import { editSupplied, isEdited, restoreSupplied, supply } from '../src/features/verification/model/supplied.ts';
import { whyOutdated } from '../src/features/verification/model/use-judgement.ts';
import { exampleItems, given, judgeFirst, replaced, textOf, utf8 } from './verification-inputs.ts';

const failed = (judgement: ReturnType<typeof judgeFirst>) =>
  judgement.verdict.checks.filter((check) => check.status === 'failed').map((check) => check.id);
const bytesOf = (base64: string | undefined): Uint8Array => decodeBase64(base64 ?? '') ?? new Uint8Array();
const { getDigest, getRevision, getBlock } = example;

describe('the example of AWS', () => {
  it('is made of the values Amazon QLDB produced, with source and licence', () => {
    const { revisions, blocks, proofs } = awsCaptures();
    const proofOf = (kind: string) => proofs.find((proof) => proof.kind === kind && proof.sequenceNo === 100);
    const listed = (proof: readonly string[] = []) => `[${proof.map((hash) => `{{${hash}}}`).join(',')}]`;
    expect(getRevision.Revision.IonText).toBe(revisions[0]?.ionText);
    expect(getRevision.Proof.IonText).toBe(listed(proofOf('GetRevision')?.proof));
    expect(getBlock.Block.IonText).toBe(blocks[0]?.ionText);
    expect(getBlock.Proof.IonText).toBe(listed(proofOf('GetBlock')?.proof));
    expect(getDigest.Digest).toBe(proofOf('GetRevision')?.digest);
    expect(example.licence).toContain('Apache-2.0');
  });

  it('is anchored, with a path from the document to the digest', () => {
    const judgement = judgeFirst(exampleItems());
    expect(judgement.verdict.outcome).toBe('anchored');
    expect(judgement.subject.words).toBe('Revision of document JUJgkIcNbhS2goq8RqLuZ4, version 3, block 100');
    expect(judgement.verdict.path.map((step) => step.stage)).toEqual([
      'document',
      ...Array(3).fill('block'),
      ...Array(7).fill('journal'),
    ]);
    expect(judgement.blocks).toBe(124);
    expect(judgement.block).toBe(100);
    expect(judgement.comparisons.map(({ computed }) => encodeBase64(computed))).toEqual([getDigest.Digest]);
    expect(judgement.origins).toMatchObject({ revision: 'item-0', proof: 'item-0', block: 'item-2' });
  });

  it('with one digit of the document changed fails at the revision’s own hash, and only there', () => {
    const judgement = judgeFirst(exampleItems((text, i) => (i === 0 ? replaced(text, '90.25', '90.26') : text)));
    expect(judgement.verdict.outcome).toBe('disproven');
    expect(failed(judgement)).toEqual(['revision.hash']);
    expect(judgement.verdict.path.findIndex((step) => step.check !== undefined)).toBe(0);
  });

  it('with another spelling of the same number stays anchored, with another number of digits it does not', () => {
    const spelled = judgeFirst(exampleItems((text, i) => (i === 0 ? replaced(text, '90.25', '90.2_5') : text)));
    expect(spelled.verdict.outcome).toBe('anchored');
    const padded = judgeFirst(exampleItems((text, i) => (i === 0 ? replaced(text, '90.25', '90.250') : text)));
    expect(failed(padded)).toEqual(['revision.hash']);
  });

  it('with one proof hash changed names the step in the block, because the block is there', () => {
    const judgement = judgeFirst(
      exampleItems((text, i) => (i === 0 ? replaced(text, 'VV1rdaNuf', 'VV1rdaNuG') : text)),
    );
    expect(failed(judgement)).toContain('proof.in-block');
    expect(judgement.verdict.path.findIndex((step) => step.check === 'proof.in-block')).toBe(2);
  });

  it('with another digest does not lead to it', () => {
    const judgement = judgeFirst(exampleItems((text, i) => (i === 1 ? replaced(text, '6m6BMX', '6m6BMY') : text)));
    expect(failed(judgement)).toEqual(['proof.fold']);
  });

  it('is only consistent when the digest was fetched', () => {
    const items = exampleItems().map((item) => supply({ ...item, provenance: 'fetched' }, item.id));
    expect(judgeFirst(items).verdict.outcome).toBe('consistent');
  });

  it('is not anchored without the digest, and incomplete or consistent without the block', () => {
    const items = exampleItems();
    expect(judgeFirst(items.filter((_, i) => i !== 1)).verdict.outcome).not.toBe('anchored');
    expect(judgeFirst(items.filter((_, i) => i !== 2)).verdict.outcome).toBe('anchored');
  });

  it('with a proof in a file of its own is judged the same', () => {
    const alone = [
      supply(given('revision.ion', getRevision.Revision.IonText), 'a'),
      supply(given('proof.ion', getRevision.Proof.IonText), 'b'),
      supply(given('digest.json', JSON.stringify(getDigest)), 'c'),
    ];
    const judgement = judgeFirst(alone);
    expect(judgement.verdict.outcome).toBe('anchored');
    expect(judgement.origins.proof).toBe('b');
  });

  it('judged as a block goes from the block to the digest', () => {
    const judgement = judgeFirst(exampleItems().filter((_, i) => i !== 0));
    expect(judgement.subject.kind).toBe('block');
    expect(judgement.verdict.path.at(-1)?.output).toEqual(judgement.comparisons[0]?.claimed);
    expect(failed(judgement)).toEqual([]);
  });
});

describe('several digests', () => {
  const wrong = JSON.stringify({ ...getDigest, Digest: getRevision.Proof.IonText.slice(3, 47) });
  const second = JSON.stringify({ digest: getDigest.Digest, digestTipAddress: getDigest.DigestTipAddress.IonText });

  it('are independent only when the reader states it', () => {
    const items = [...exampleItems(), supply(given('console.ion.txt', second), 'second')];
    const rung = (independent: boolean) =>
      judgeFirst(items, { independent }).verdict.rungs.find(({ id }) => id === 'independent');
    expect(rung(false)?.state).toBe('not-reached');
    expect(rung(true)?.state).toBe('reached');
    expect(judgeFirst(items).comparisons).toHaveLength(2);
  });

  it('that contradict each other at one tip are a contradiction, in whichever order they come', () => {
    for (const order of [0, 1]) {
      const contradicting = supply(given('other.json', wrong), 'other');
      const items = order === 0 ? [...exampleItems(), contradicting] : [contradicting, ...exampleItems()];
      expect(judgeFirst(items).verdict.outcome).toBe('disproven');
    }
  });

  it('of another strand play no part, and that is said', () => {
    const foreign = JSON.stringify({
      Digest: getDigest.Digest,
      DigestTipAddress: { IonText: '{strandId:"HbD9IggL584EPHmfwjmVz0",sequenceNo:123}' },
    });
    const judgement = judgeFirst([supply(given('foreign.json', foreign), 'foreign'), ...exampleItems()]);
    expect(judgement.verdict.outcome).toBe('anchored');
    expect(judgement.notUsed.get('foreign')).toContain('another strand');
  });

  it('of a tip that no proof leads to keep the verdict from being complete', () => {
    const later = JSON.stringify({
      Digest: getRevision.Proof.IonText.slice(3, 47),
      DigestTipAddress: { IonText: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:140}' },
    });
    const judgement = judgeFirst([...exampleItems(), supply(given('later.json', later), 'later')]);
    expect(judgement.verdict.outcome).toBe('incomplete');
    expect(judgement.comparisons).toHaveLength(1);
  });
});

describe('digests of two tips with a proof each', () => {
  // One revision of an AWS sample, proven by QLDB itself against digests of block 35 and of block 19.
  const both = awsCaptures().proofs.filter(({ sequenceNo, strandId }) => sequenceNo === 19 && strandId !== undefined);
  const [strand] = both.map(({ strandId }) => strandId);
  const proofs = both.map(({ proof }) => parseProof(utf8(`[${proof.map((hash) => `{{${hash}}}`).join(',')}]`)));
  const digestOf = (tip: number, digest: string | undefined) =>
    supply(
      given(`tip ${tip}`, `{digest:"${digest}",digestTipAddress:"{strandId:\\"${strand}\\",sequenceNo:${tip}}"}`),
      `${tip}`,
    );
  const leaf = bytesOf(both[0]?.leaf);
  const match = (...items: ReturnType<typeof supply>[]) => matchDigests(leaf, proofs, readItems(items), strand, false);

  it('are each matched with the proof that leads to them', () => {
    const matched = match(digestOf(19, both[1]?.digest), digestOf(35, both[0]?.digest));
    expect(both.map(({ tip }) => tip)).toEqual([35, 19]);
    expect(matched.proof).toBe(proofs[1]);
    expect(matched.anchors.map(({ digest, proof }) => [digest.tip.sequenceNo, proof])).toEqual([
      [19, undefined],
      [35, proofs[0]],
    ]);
  });

  it('a wrong digest is held against the proof of its tip, a wrong tip against the proof that leads to the digest', () => {
    const right = digestOf(19, both[1]?.digest);
    const wrongDigest = { ...digestOf(19, getDigest.Digest), id: 'wrong digest' };
    const wrongTip = { ...digestOf(19, both[0]?.digest), id: 'wrong tip' };
    const matched = match(digestOf(35, both[0]?.digest), right, wrongDigest, wrongTip);
    expect(matched.proof).toBe(proofs[0]);
    expect(matched.anchors.map(({ proof }) => proof)).toEqual([undefined, proofs[1], proofs[1], proofs[0]]);
  });
});

describe('a receipt of the sample libraries', () => {
  const proof = awsCaptures().proofs.find(({ sequenceNo, tip }) => sequenceNo === 19 && tip === 35);
  const receipt = JSON.stringify({
    LedgerName: 'test',
    BlockAddress: { IonText: `{strandId:"${proof?.strandId}",sequenceNo:19}` },
    DocumentId: '1HqUNaR8u8s13eFiSzGZl9',
    RevisionHash: proof?.leaf,
    Proof: { IonText: `[${proof?.proof.map((hash) => `{{${hash}}}`).join(',')}]` },
    LedgerDigest: {
      Digest: proof?.digest,
      DigestTipAddress: { IonText: `{strandId:"${proof?.strandId}",sequenceNo:35}` },
    },
  });

  it('is proof only, however well it folds', () => {
    const judgement = judgeFirst([supply(given('receipt.json', receipt), 'receipt')]);
    expect(judgement.verdict.outcome).toBe('incomplete');
    expect(judgement.verdict.headline).toContain('Proof only');
    expect(judgement.comparisons).toHaveLength(1);
    expect(failed(judgement)).toEqual([]);
  });
});

describe('editing an input', () => {
  it('keeps what could be read before while the new text cannot be, and says that the verdict is outdated', () => {
    const [revision, ...others] = exampleItems();
    if (revision?.text === undefined) throw new Error('the example is text');
    const broken = editSupplied(revision, replaced(revision.text, '90.25', '90.2.5'));
    expect(broken.reading.kind).toBe('unreadable');
    expect(broken.lastRead).toBe(revision.lastRead);
    expect(judgeFirst([broken, ...others]).verdict.outcome).toBe('anchored');
    expect(whyOutdated([broken, ...others], false, false)).toContain(
      'get-revision, block 100 was changed and cannot be read',
    );
    expect(whyOutdated([revision, ...others], false, false)).toBeUndefined();
  });

  it('an input that could never be read makes nothing outdated', () => {
    const junk = supply(given('junk.txt', 'not ion {'), 'junk');
    expect(whyOutdated([...exampleItems(), junk], false, false)).toBeUndefined();
  });

  it('can be taken back to the byte', () => {
    const [revision] = exampleItems();
    if (revision?.text === undefined) throw new Error('the example is text');
    const changed = editSupplied(revision, `${revision.text} `);
    expect(isEdited(changed)).toBe(true);
    const restored = restoreSupplied(changed);
    expect(isEdited(restored)).toBe(false);
    expect(textOf(restored.bytes)).toBe(revision.text);
  });

  it('does not turn a fetched digest into a supplied one', () => {
    const item = supply(given('digest', JSON.stringify(getDigest), { provenance: 'fetched' }), 'digest');
    expect(editSupplied(item, `${item.text} `).provenance).toBe('fetched');
    expect(restoreSupplied(item).provenance).toBe('fetched');
  });
});
