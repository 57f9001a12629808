import { describe, expect, it } from 'vitest';
import { encodeUtf8, judgeReceipt, type ParsedReceipt, readDocument } from '../../src/index.ts';
import { bytes, captures, digestOf, proofText } from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';

const published = captures.proofs.flatMap((proof) =>
  proof.strandId === undefined ? [] : [{ ...proof, strandId: proof.strandId }],
);
type Published = (typeof published)[number];

/** As the sample libraries saved it. */
function receiptText({ strandId, sequenceNo, tip, leaf, proof, digest }: Published): string {
  return JSON.stringify({
    LedgerName: 'vehicle-registration',
    TableName: 'Shire',
    BlockAddress: { IonText: `{strandId: "${strandId}", sequenceNo: ${sequenceNo}}` },
    DocumentId: '6rq58mFpDOw6dUXm4LAdT4',
    RevisionHash: leaf,
    Proof: { IonText: proofText(proof) },
    LedgerDigest: { Digest: digest, DigestTipAddress: { IonText: `{strandId:"${strandId}",sequenceNo:${tip}}` } },
  });
}
function receiptOf(from: Published): ParsedReceipt {
  const document = readDocument(encodeUtf8(receiptText(from)));
  if (document.kind !== 'receipt') throw new Error(`read as ${document.kind}`);
  return document.receipt;
}
const name = (receipt: Published) => `${receipt.sequenceNo}@${receipt.tip}, ${receipt.source}`;
const genuine = published.filter(({ folds }) => folds);
const edited = published.filter(({ folds }) => !folds);

describe('receipts that AWS published', () => {
  it('are there in both kinds', () => {
    expect([genuine.length, edited.length]).toEqual([3, 1]);
  });

  it.each(genuine.map((each) => [name(each), each] as const))('are proof only when they hold: %s', (_, each) => {
    const verdict = judgeReceipt({ receipt: receiptOf(each) });
    expect(verdict.outcome).toBe('incomplete');
    expect(notOk(verdict.checks)).toEqual(['receipt.hash skipped']);
    expect(verdict.headline).toBe(
      `Proof only: the revision's hash leads to the digest inside the same bundle (tip ${each.tip}), its content was not seen`,
    );
    expect(verdict.rungs.map(({ state }) => state)).toEqual([
      'reached',
      'reached',
      'not-reached',
      'not-reached',
      'not-reached',
    ]);
    expect(verdict.digestComputed).toEqual(bytes(each.digest));
    expect(verdict.path).toHaveLength(each.proof.length);
    expect(verdict.path.filter(({ stage }) => stage === 'block')).toHaveLength(each.inBlockHashes ?? 0);
    if (each.sequenceNo % 2 === 1) expect(only(verdict.checks, 'proof.neighbour').status).toBe('ok');
  });

  it.each(edited.map((each) => [name(each), each] as const))('are disproven when they were edited: %s', (_, each) => {
    const verdict = judgeReceipt({ receipt: receiptOf(each) });
    expect(verdict.outcome).toBe('disproven');
    expectCheck(
      verdict.checks,
      'proof.fold',
      'failed',
      /does not lead to the digest inside the same bundle/,
      'receipt:LedgerDigest.Digest',
    );
    expect(verdict.path.at(-1)?.check).toBe('proof.fold');
    expect(verdict.rungs[1]?.state).toBe('failed');
  });

  it('agree with one another where they are of one journal', () => {
    const [a, b] = genuine.filter(({ sequenceNo }) => sequenceNo === 19) as [Published, Published];
    expect(a.tip).not.toBe(b.tip);
    expect(a.proof.slice(0, 5)).toEqual(b.proof.slice(0, 5));
  });
});

describe('a receipt and a digest kept elsewhere', () => {
  const [first, second] = genuine as [Published, Published];
  const anchor = (from: Published, digest = from.digest) =>
    ({ digest: digestOf(digest, from.tip, from.strandId), provenance: 'saved', label: 'mine' }) as const;

  it('leads to it, and is still proof only', () => {
    const verdict = judgeReceipt({ receipt: receiptOf(first), anchor: anchor(first) });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe(
      `Proof only: the revision's hash leads to the digest saved earlier (tip ${first.tip}), its content was not seen`,
    );
    expect(verdict.rungs[3]).toMatchObject({ id: 'anchored', state: 'reached' });
    expect(verdict.scope).toContain(
      `is part of the journal of strand ${first.strandId} as it stood at block ${first.tip}`,
    );
  });

  it('is disproven when its own digest is another one', () => {
    const verdict = judgeReceipt({ receipt: receiptOf(first), anchor: anchor(first, second.digest) });
    expect(verdict.outcome).toBe('disproven');
    const failed = verdict.checks.filter(({ status }) => status === 'failed');
    expect(failed.map(({ id, subject }) => `${id} ${subject}`)).toEqual(['proof.fold mine']);
  });

  it('is not compared with a digest of another tip', () => {
    const verdict = judgeReceipt({ receipt: receiptOf(first), anchor: anchor(second) });
    expect(verdict.outcome).toBe('incomplete');
    expectCheck(verdict.checks, 'proof.fold', 'skipped', /proof is for tip 35, the digest for tip 19/);
    expect(verdict.headline).toContain('the digest inside the same bundle');
  });
});

describe('the block address in a receipt', () => {
  const [first] = genuine as [Published];
  const receipt = receiptOf(first);
  const judgeAt = (change: Partial<ParsedReceipt['blockAddress']>) =>
    judgeReceipt({ receipt: { ...receipt, blockAddress: { ...receipt.blockAddress, ...change } } });

  it.each([
    ['is after the tip', { sequenceNo: 36 }, 'digest.covers', /covers blocks 0 to 35/],
    ['is of another strand', { strandId: 'KbW0e2QaN2uBUWzRYGeOCe' }, 'digest.strand', /is of strand/],
  ] as const)('is refuted when it %s', (_, change, id, why) => {
    const verdict = judgeAt(change);
    expectCheck(verdict.checks, id, 'failed', why, 'receipt:BlockAddress');
    expect(verdict.outcome).toBe('disproven');
  });

  it('is asserted: one that demands as many steps cannot be told from it', () => {
    const verdict = judgeAt({ sequenceNo: 21 });
    expect(notOk(verdict.checks)).toEqual(['receipt.hash skipped']);
    expect(verdict.asserted.join()).toContain("A receipt's block address");
  });
});
