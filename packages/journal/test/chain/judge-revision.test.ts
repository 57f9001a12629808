import { describe, expect, it } from 'vitest';
import {
  encodeBase64,
  encodeUtf8,
  judgeRevision,
  parseBlock,
  parseRevision,
  type RevisionEvidence,
} from '../../src/index.ts';
import {
  anchor,
  block,
  blockText,
  bytes,
  captures,
  DOCUMENT,
  digestOf,
  edited,
  proofOf,
  revision,
  revisionProof,
  revisionText,
  STRAND,
} from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';

const proof = proofOf(revisionProof.proof);
const judge = (change: Partial<RevisionEvidence> = {}) =>
  judgeRevision({ revision: revision(), proof, anchors: [anchor('saved')], ...change });
const read = (from: string | RegExp, to: string) => parseRevision(encodeUtf8(edited(revisionText, from, to)));

describe('the revision of the AWS CLI examples, its proof and its digest', () => {
  it('are verified, with date, block, strand and tip in the words', () => {
    const verdict = judge();
    expect(verdict.outcome).toBe('anchored');
    expect(notOk(verdict.checks)).toEqual([]);
    expect(verdict.headline).toBe('Verified against the digest saved earlier, dated 2019-09-16');
    expect(verdict.scope).toBe(
      `Version 3 of document ${DOCUMENT}, written 2019-09-16T19:37:05.344Z in block 100, is part of the journal of strand ${STRAND} as it stood at block 123. Its content was hashed again here, byte for byte.`,
    );
    expect(verdict.notCovered).toContain('Anything after block 123.');
    expect(verdict.notCovered.at(-1)).toMatch(/strength of this verdict is that of the digest/);
    expect(encodeBase64(verdict.digestComputed ?? new Uint8Array())).toBe(revisionProof.digest);
    expect(verdict.rungs.map(({ state }) => state)).toEqual([
      'reached',
      'reached',
      'reached',
      'reached',
      'not-reached',
    ]);
  });

  it('are verified with the block as well, which makes the in-block part exact', () => {
    const verdict = judge({
      block: block(),
      asked: { documentId: DOCUMENT, address: { strandId: STRAND, sequenceNo: 100 } },
    });
    expect(verdict.outcome).toBe('anchored');
    expect(notOk(verdict.checks)).toEqual([]);
    expect(only(verdict.checks, 'proof.length')).toMatchObject({ expected: '10', computed: '10' });
    expect(only(verdict.checks, 'proof.in-block').expected).toBe('3 steps');
    expect(verdict.notCovered.join()).not.toContain('the block was not given');
  });

  it('are judged alike when the block was stripped of its revisions: the root stands among its entries', () => {
    const stripped = parseBlock(encodeUtf8(edited(blockText, /,revisions:\[.*$/s, '}')));
    const verdict = judge({ block: stripped });
    expect(verdict.outcome).toBe('anchored');
    expect(only(verdict.checks, 'proof.in-block').status).toBe('ok');
  });
});

describe('without proof or digest', () => {
  it('a revision is internally consistent, and nothing ties it to a journal', () => {
    const verdict = judge({ proof: undefined, anchors: [] });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.headline).toBe('Internally consistent; not compared with any digest');
    expect(verdict.scope).toContain('Nothing here shows that it belongs to a ledger');
    expect(verdict.path).toHaveLength(1);
    expect(verdict.digestComputed).toBeUndefined();
  });
  it('a digest without a proof is not compared, and so the verdict is incomplete', () => {
    const verdict = judge({ proof: undefined });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toContain(
      'the digest saved earlier, dated 2019-09-16 could not be compared: no proof was given',
    );
    expectCheck(verdict.checks, 'proof.fold', 'skipped', /no proof was given/);
  });
  it('a proof without a digest leads to a hash that nothing is compared with', () => {
    const verdict = judge({ anchors: [] });
    expect(verdict.outcome).toBe('consistent');
    expect(encodeBase64(verdict.digestComputed ?? new Uint8Array())).toBe(revisionProof.digest);
    expect(verdict.rungs[1]).toMatchObject({ state: 'not-reached' });
  });
  it('a block alone still shows whether it contains the revision', () => {
    const inside = judge({ proof: undefined, anchors: [], block: block() });
    expect(only(inside.checks, 'proof.in-block').status).toBe('ok');
    const [other] = captures.revisions.slice(1);
    const outside = judgeRevision({
      revision: parseRevision(encodeUtf8(other?.ionText ?? '')),
      block: block(),
      anchors: [],
    });
    expectCheck(outside.checks, 'proof.in-block', 'failed', /does not contain this revision/, 'revision:hash');
    expect(outside.outcome).toBe('disproven');
  });
});

describe('an answer to another question', () => {
  it('is another document', () => {
    const verdict = judge({ asked: { documentId: '0000000000000000000000' } });
    expectCheck(verdict.checks, 'revision.id', 'failed', /another document than was asked for/, 'revision:metadata.id');
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toBe('Not verified: this is a revision of another document than was asked for');
  });
  it('is another block', () => {
    const verdict = judge({ asked: { address: { strandId: STRAND, sequenceNo: 99 } } });
    expectCheck(
      verdict.checks,
      'revision.address',
      'failed',
      /another block than was asked for/,
      'revision:blockAddress',
    );
    expect(verdict.outcome).toBe('disproven');
  });
  it('is not judged where the revision does not say', () => {
    const bare = parseRevision(encodeUtf8(`{hash:{{${revisionProof.leaf}}}}`));
    const verdict = judge({
      revision: bare,
      asked: { documentId: DOCUMENT, address: { strandId: STRAND, sequenceNo: 100 } },
    });
    expectCheck(verdict.checks, 'revision.id', 'skipped', /shows no metadata/);
    expectCheck(verdict.checks, 'revision.address', 'skipped', /no block address/);
    expect(verdict.outcome).toBe('incomplete');
  });
});

describe('content that is not what was hashed', () => {
  it('is told apart from the hash, which is in the journal', () => {
    const verdict = judge({ revision: read('State:"WA"', 'State:"CA"') });
    expect(notOk(verdict.checks)).toEqual(['revision.hash failed']);
    expect(only(verdict.checks, 'proof.fold').status).toBe('ok');
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toBe('Not verified: the content of the revision does not hash to its hash');
    // The proof leads on from the stated hash; that anchors nothing that was changed.
    expect(verdict.rungs.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'parsed reached',
      'chained reached',
      'content failed',
      'anchored not-reached',
      'independent not-reached',
    ]);
    expect(verdict.rungs.map(({ id, state }) => `${id} ${state}`)).toContain('content failed');
    expect(verdict.scope).toContain('1 check of');
  });
  it('fails with the proof when the hash was changed to match', () => {
    const changed = edited(revisionText, 'State:"WA"', 'State:"CA"');
    const computed =
      only(judge({ revision: parseRevision(encodeUtf8(changed)) }).checks, 'revision.hash').computed ?? '';
    const verdict = judge({ revision: parseRevision(encodeUtf8(edited(changed, revisionProof.leaf, computed))) });
    expect(notOk(verdict.checks)).toEqual(['proof.fold failed']);
    expect(verdict.headline).toBe(
      'Not verified: the proof does not lead to the digest saved earlier, dated 2019-09-16',
    );
  });
});

describe('a revision that shows less', () => {
  const dataHash = captures.revisions[0]?.dataHash;
  it('bare hash: its place is proven, its content was not seen', () => {
    const verdict = judge({ revision: parseRevision(encodeUtf8(`{hash:{{${revisionProof.leaf}}}}`)) });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toMatch(/only the hash of the revision is there/);
  });
  it('redacted without explanation', () => {
    const verdict = judge({ revision: read(/data:\{.*\},metadata/s, `dataHash:{{${dataHash}}},metadata`) });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toMatch(/unexplained redaction/);
  });
  it('redacted as recorded: explained, and still not content', () => {
    const address = { strandId: STRAND, sequenceNo: 100 };
    const verdict = judge({
      revision: read(/data:\{.*\},metadata/s, `dataHash:{{${dataHash}}},metadata`),
      redactions: [
        {
          blockAddress: address,
          tableId: 'x',
          documentId: DOCUMENT,
          version: 3,
          recordedIn: { strandId: STRAND, sequenceNo: 110 },
        },
      ],
    });
    expect(only(verdict.checks, 'revision.redaction')).toMatchObject({
      status: 'ok',
      expected: 'redactionInfo of block 110',
    });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.rungs[2]).toEqual({ id: 'content', state: 'not-reached', note: 'the data was redacted' });
    expect(verdict.rungs[3]?.state).toBe('reached');
  });
  it('with something unknown beside the hashed parts', () => {
    const verdict = judge({ revision: read('data:{', 'note:"approved",data:{') });
    expectCheck(verdict.checks, 'revision.fields', 'finding', /unknown field note/, 'revision:note');
    expect(verdict.outcome).toBe('incomplete');
  });
});

describe('the block given beside a revision', () => {
  it.each([
    [
      'another address',
      '{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100}',
      '{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:98}',
      'revision.address',
      /contradicts/,
    ],
    ['another transaction', 'transactionId:"F', 'transactionId:"G', 'revision.transaction', /contradicts/],
    ['other entries', '{{y5cCBr', '{{z5cCBr', 'block.entries-hash', /does not hash/],
    ['another transactionInfo', 'tableName:"V', 'tableName:"W', 'block.transaction-info', /hashes to none/],
  ] as const)('is refuted when it has %s', (_, from, to, id, why) => {
    const verdict = judge({ block: parseBlock(encodeUtf8(edited(blockText, from, to))) });
    expectCheck(verdict.checks, id, 'failed', why);
    expect(verdict.outcome).toBe('disproven');
  });

  it('leaves the verdict open when it is stamped before the revision was written', () => {
    const text = edited(blockText, 'blockTimestamp:2019', 'blockTimestamp:2018');
    const verdict = judge({ block: parseBlock(encodeUtf8(text)) });
    expectCheck(verdict.checks, 'revision.time', 'finding', /earlier than the txTime/);
    expect(verdict.outcome).toBe('incomplete');
  });

  it('is not asked about content of others', () => {
    const verdict = judge({ block: parseBlock(encodeUtf8(edited(blockText, /\}$/, ',note:1}'))) });
    expect(verdict.outcome).toBe('anchored');
  });
});

it('never changes what it was given', () => {
  const evidence = { revision: revision(), block: block(), proof, anchors: [anchor('saved')] };
  const before = [bytes(revisionProof.leaf), bytes(revisionProof.digest), evidence.block.source.slice()];
  judgeRevision(evidence);
  expect([evidence.revision.hash, evidence.anchors[0]?.digest.digest, evidence.block.source]).toEqual(before);
  expect(digestOf(revisionProof.digest, 123).digest).toEqual(before[1]);
});
