// Only a digest that did not come with the answer can anchor it; that digests are independent is what the reader says.
import { describe, expect, it } from 'vitest';
import { type Anchor, encodeUtf8, judgeBlockProof, judgeRevision, parseBlockAddress } from '../../src/index.ts';
import { anchor, block, blockProof, digestOf, proofOf, revision, revisionProof } from '../aws.ts';
import { expectCheck } from '../checks.ts';
import { blockOf, journal } from '../journals.ts';

const proof = proofOf(revisionProof.proof);
const judge = (...anchors: Anchor[]) => judgeRevision({ revision: revision(), proof, anchors });
const rungs = (verdict: ReturnType<typeof judge>) => verdict.rungs.slice(3).map(({ id, state }) => `${id} ${state}`);

describe('one digest', () => {
  it.each([
    ['saved', 'anchored', 'Verified against the digest saved earlier, dated 2019-09-16'],
    ['supplied', 'anchored', 'Verified against the digest you supplied, dated 2019-09-16'],
    [
      'fetched',
      'consistent',
      'Consistent with what its supplier says: it matches the digest fetched just now (tip 123)',
    ],
    [
      'bundle',
      'consistent',
      'Consistent with what its supplier says: it matches the digest inside the same bundle, dated 2019-09-16',
    ],
  ] as const)('%s: %s', (provenance, outcome, headline) => {
    const verdict = judge(anchor(provenance));
    expect([verdict.outcome, verdict.headline]).toEqual([outcome, headline]);
    expect(rungs(verdict)).toEqual([
      outcome === 'anchored' ? 'anchored reached' : 'anchored not-reached',
      'independent not-reached',
    ]);
    expect(verdict.notCovered.some((line) => line.startsWith('The strength of this verdict'))).toBe(
      outcome === 'anchored',
    );
    if (outcome === 'consistent') expect(verdict.scope).toContain('could have supplied a journal to match');
  });

  it('without a date is named by its tip, and a date that is none is not repeated', () => {
    for (const date of [undefined, '<script>', '2019-09-16\u202e', 'yesterday']) {
      const digest = { ...digestOf(revisionProof.digest, 123), ...(date && { date }) };
      expect(judge({ ...anchor('supplied'), digest }).headline).toBe(
        'Verified against the digest you supplied (tip 123)',
      );
    }
  });

  it('is labelled in the checks without control characters', () => {
    const verdict = judge(anchor('saved', { label: `a\u0000\u202e${'x'.repeat(500)}` }));
    const subject = verdict.checks.find(({ id }) => id === 'proof.fold')?.subject ?? '';
    expect(subject).toMatch(/^a\uFFFD\uFFFDx{10,78}…$/);
  });
});

describe('several digests', () => {
  const wrong = anchor('saved', { label: 'wrong one', digest: digestOf(revisionProof.leaf, 123) });

  it('disprove when any of them fails, which is named', () => {
    for (const anchors of [
      [anchor('saved'), wrong],
      [wrong, anchor('saved')],
      [anchor('saved'), { ...wrong, provenance: 'fetched' as const }],
    ]) {
      const verdict = judge(...anchors);
      expect(verdict.outcome).toBe('disproven');
      const failed = verdict.checks.filter(({ status }) => status === 'failed');
      expect(failed.map(({ subject }) => subject)).toEqual(['wrong one']);
      expect(verdict.headline).toMatch(/does not lead to the digest/);
      expect(verdict.rungs[3]).toMatchObject({ id: 'anchored', state: 'failed' });
      expect(verdict.rungs[4]?.state).toBe('not-reached');
    }
  });

  it('are independent only when two of them hold and the reader says so', () => {
    const [a, b] = [anchor('saved'), anchor('supplied')];
    expect(judge(a, b).rungs[4]).toMatchObject({
      state: 'not-reached',
      note: 'you did not state that the digests are independent',
    });
    expect(judge(a, { ...b, statedIndependent: true }).rungs[4]?.state).toBe('not-reached');
    const stated = judge({ ...a, statedIndependent: true }, { ...b, statedIndependent: true });
    expect(stated.rungs[4]).toEqual({
      id: 'independent',
      state: 'reached',
      note: '2 digests, independent as stated by you',
    });
    expect(stated.headline).toMatch(
      /^Verified against 2 digests: the digest saved earlier, dated 2019-09-16; the digest you supplied/,
    );
  });

  it('that came with the answer count for nothing, whatever is stated of them', () => {
    const verdict = judge(
      anchor('fetched', { statedIndependent: true }),
      anchor('bundle', { statedIndependent: true }),
    );
    expect(verdict.outcome).toBe('consistent');
    expect(rungs(verdict)).toEqual(['anchored not-reached', 'independent not-reached']);
  });

  it('of different tips need a proof each', () => {
    const chain = journal(['insert', 'insert', 'insert', 'insert', 'insert']);
    const anchorAt = (tip: number, own = false): Anchor => ({
      digest: { digest: chain.digest(tip), tip: parseBlockAddress(encodeUtf8(chain.address(tip))) },
      provenance: 'saved',
      label: `tip ${tip}`,
      ...(own && { proof: proofAt(tip) }),
    });
    const proofAt = (tip: number) =>
      proofOf(chain.blockProof(1, tip).map((hash) => Buffer.from(hash).toString('base64')));
    const judgeBlock = (...anchors: Anchor[]) =>
      judgeBlockProof({ block: blockOf(chain, 1), proof: proofAt(3), anchors });

    expect(judgeBlock(anchorAt(3), anchorAt(5, true), anchorAt(2, true)).outcome).toBe('anchored');
    const missing = judgeBlock(anchorAt(3), anchorAt(5));
    expect(missing.outcome).toBe('incomplete');
    expectCheck(missing.checks, 'proof.fold', 'skipped', /for another tip; this digest needs its own/);
    expect(missing.headline).toMatch(/could not be compared: the proof given is for another tip/);
    // Two digests of the same tip share the proof.
    expect(judgeBlock(anchorAt(3), { ...anchorAt(3), label: 'again' }).outcome).toBe('anchored');
  });
});

describe('the block of the AWS CLI examples, its proof and digest', () => {
  it('are verified', () => {
    const verdict = judgeBlockProof({ block: block(), proof: proofOf(blockProof.proof), anchors: [anchor('saved')] });
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline).toBe('Verified against the digest saved earlier, dated 2019-09-16');
    expect(verdict.scope).toBe(
      'Block 100, stamped 2019-09-16T19:37:05.360Z, is part of the journal of strand KmA3ZZca7vAIiJAK9S5Iwl as it stood at block 123. Its content was hashed again here, byte for byte: transaction, 1 document.',
    );
  });
});
