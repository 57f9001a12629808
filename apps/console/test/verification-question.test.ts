import { describe, expect, it } from 'vitest';
import type { DigestEntry } from '../src/features/digests/model/digest-entry.ts';
import example from '../src/features/verification/model/aws-example.json' with { type: 'json' };
import { chooseDigest, covers } from '../src/features/verification/model/choose-digest.ts';
import { answersAsInputs } from '../src/features/verification/model/ledger-answers.ts';
import { readQuestion } from '../src/features/verification/model/question.ts';
import { summarise } from '../src/features/verification/model/summarise.ts';
import { judgeFirst } from './verification-inputs.ts';

const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const digest = (id: string, tip: number, provenance: DigestEntry['provenance'], strandId = STRAND): DigestEntry => ({
  id,
  digest: example.getDigest.Digest,
  tip: { strandId, sequenceNo: tip },
  provenance,
  label: `label of ${id}`,
});
const isShipped = ({ id }: DigestEntry) => id === 'shipped';

describe('the digest chosen when the reader chose none', () => {
  const fetched = digest('fetched', 200, 'fetched');
  const shipped = digest('shipped', 150, 'saved');
  const early = digest('early', 99, 'saved');
  const saved = digest('saved', 123, 'saved');
  const supplied = digest('supplied', 100, 'supplied');
  const choose = (...digests: DigestEntry[]) => chooseDigest(digests, STRAND, 100, isShipped)?.id;

  it('is one of the reader’s own that covers the block, before the shipped one, before a fetched one', () => {
    expect(choose(fetched, shipped, early, saved, supplied)).toBe('saved');
    expect(choose(fetched, shipped, supplied)).toBe('supplied');
    expect(choose(fetched, shipped, early)).toBe('shipped');
    expect(choose(fetched, early)).toBe('fetched');
  });

  it('is none when none covers the block', () => {
    expect(choose(early)).toBeUndefined();
    expect(choose(digest('foreign', 500, 'saved', 'HbD9IggL584EPHmfwjmVz0'))).toBeUndefined();
    expect(choose()).toBeUndefined();
  });

  it('covers the block it was taken at', () => {
    expect(covers(supplied, STRAND, 100)).toBe(true);
    expect(covers(supplied, STRAND, 101)).toBe(false);
  });
});

describe('the question form', () => {
  it('takes a sequence number, a copied block address, and a document id with spaces around', () => {
    expect(readQuestion(' 17 ', '')).toEqual({ kind: 'question', block: 17, document: undefined });
    expect(readQuestion(`{strandId:"${STRAND}",sequenceNo:17}`, ' JUJgkIcNbhS2goq8RqLuZ4 ')).toEqual({
      kind: 'question',
      block: 17,
      document: 'JUJgkIcNbhS2goq8RqLuZ4',
    });
  });

  it('says which field is wrong', () => {
    for (const block of ['', '-1', '1.5', '1e3', '0x10', '9007199254740993', '١٧', 'seventeen', '01'])
      expect(readQuestion(block, '')).toMatchObject({ kind: 'wrong', block: expect.any(String), document: undefined });
    expect(readQuestion('17', 'short')).toMatchObject({
      kind: 'wrong',
      block: undefined,
      document: expect.any(String),
    });
  });
});

describe('the answers of a ledger', () => {
  const block = { block: { ionText: example.getBlock.Block.IonText } };
  const revision = {
    revision: { ionText: example.getRevision.Revision.IonText },
    proof: { ionText: example.getRevision.Proof.IonText },
  };
  const asked = { address: { strandId: STRAND, sequenceNo: 100 }, documentId: 'JUJgkIcNbhS2goq8RqLuZ4' };

  it('become inputs in the form of the AWS CLI, the digest with its own provenance and label', () => {
    const items = answersAsInputs({ asked, digest: digest('saved', 123, 'saved'), revision, block, requests: 2 });
    expect(items.map(({ lastRead }) => lastRead && summarise(lastRead))).toEqual([
      'Revision of document JUJgkIcNbhS2goq8RqLuZ4, version 3, block 100, with a proof of 10 hashes',
      `Block 100 of strand ${STRAND}, 1 revision, without a proof`,
      `Digest, tip: block 123 of strand ${STRAND}`,
    ]);
    expect(items.at(-1)).toMatchObject({ provenance: 'saved', label: 'label of saved' });
    const judgement = judgeFirst(items, { asked });
    expect(judgement.verdict.outcome).toBe('anchored');
    expect(judgement.comparisons[0]?.label).toBe('label of saved');
  });

  it('are only consistent against a digest fetched from the same ledger', () => {
    const items = answersAsInputs({ asked, digest: digest('now', 123, 'fetched'), revision, block, requests: 2 });
    expect(judgeFirst(items, { asked }).verdict.outcome).toBe('consistent');
  });

  it('to another question are found out', () => {
    const items = answersAsInputs({ asked, digest: digest('saved', 123, 'saved'), revision, block, requests: 2 });
    const other = { address: { strandId: STRAND, sequenceNo: 99 }, documentId: '0007KbqoyqAIch6XRbQ4iA' };
    const failed = judgeFirst(items, { asked: other }).verdict.checks.filter(({ status }) => status === 'failed');
    expect(failed.map(({ id }) => id).sort()).toEqual(['revision.address', 'revision.id']);
  });
});
