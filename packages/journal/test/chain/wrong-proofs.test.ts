// What a careless verifier forgets: each claim around a proof, wrong in one way only.
import { describe, expect, it } from 'vitest';
import {
  dot,
  encodeUtf8,
  foldProof,
  judgeBlockProof,
  judgeRevision,
  LIMITS,
  merkleRoot,
  type ParsedProof,
  parseBlock,
  parseBlockAddress,
  parseRevision,
} from '../../src/index.ts';
import {
  anchor,
  block,
  blockProof,
  blockText,
  bytes,
  captures,
  digestOf,
  edited,
  proofOf,
  revision,
  revisionProof,
  revisionText,
  STRAND,
} from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';
import { blockOf, journal, parsed, partsOf } from '../journals.ts';

const genuine = proofOf(revisionProof.proof);
const withProof = (proof: ParsedProof, change = {}) =>
  judgeRevision({ revision: revision(), proof, anchors: [anchor('saved')], ...change });
const raw = (elements: readonly Uint8Array[]): ParsedProof => ({
  source: new Uint8Array(),
  elements,
  ranges: elements.map(() => ({ start: 0, end: 0 })),
});

describe('elements of a proof', () => {
  it.each([0, 31, 33])('of %i bytes are refused by position', (length) => {
    const verdict = withProof(raw(genuine.elements.with(4, new Uint8Array(length))));
    expectCheck(
      verdict.checks,
      'proof.elements',
      'failed',
      new RegExp(`element 4 of the proof has ${length} bytes`),
      'proof:[4]',
    );
    expectCheck(verdict.checks, 'proof.fold', 'skipped', /cannot be executed/);
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.digestComputed).toBeUndefined();
    expect(verdict.path).toHaveLength(1 + 4);
  });

  it('cannot pad a proof to the right length by being empty', () => {
    const padded = raw([...genuine.elements.slice(0, 3), new Uint8Array(0), ...genuine.elements.slice(3)]);
    expect(notOk(withProof(padded).checks)).toContain('proof.elements failed');
  });

  it('are refused in absurd number, without executing them', () => {
    const verdict = withProof(raw(Array.from({ length: LIMITS.proofElements + 1 }, () => new Uint8Array(32))));
    expectCheck(verdict.checks, 'proof.elements', 'failed', /257 elements, more than any journal can need/);
  });
});

describe('the number of steps', () => {
  it('must not be none', () => {
    const verdict = judgeRevision({
      revision: revision(),
      proof: raw([]),
      anchors: [{ ...anchor('saved'), digest: digestOf(revisionProof.leaf, 123) }],
    });
    expect(only(verdict.checks, 'proof.fold').status).toBe('ok');
    expectCheck(verdict.checks, 'proof.length', 'failed', /0 steps where block address and tip demand at least 8/);
    expect(verdict.outcome).toBe('disproven');
  });

  it('must not be none even when the block address is not known', () => {
    const bare = parseRevision(encodeUtf8(`{hash:{{${revisionProof.leaf}}}}`));
    const verdict = judgeRevision({
      revision: bare,
      proof: raw([]),
      anchors: [{ ...anchor('saved'), digest: digestOf(revisionProof.leaf, 123) }],
    });
    expectCheck(verdict.checks, 'proof.length', 'failed', /demand at least 1/);
  });

  it('of a block is exact, both ways', () => {
    for (const elements of [blockProof.proof.slice(1), [...blockProof.proof, blockProof.digest]]) {
      const verdict = judgeBlockProof({ block: block(), proof: proofOf(elements), anchors: [anchor('saved')] });
      expectCheck(verdict.checks, 'proof.length', 'failed', /demand 7$/, 'proof:');
    }
  });

  it('of a revision has a lower bound until its block is given', () => {
    const [first, ...rest] = revisionProof.proof;
    // The digest is whatever the longer proof leads to: everything folds, only the length tells.
    const longer = [revisionProof.digest, first ?? '', ...rest];
    const root = foldProof(bytes(revisionProof.leaf), longer.map(bytes)).root;
    const saved = { ...anchor('saved'), digest: { digest: root, tip: { strandId: STRAND, sequenceNo: 123 } } };
    expect(notOk(withProof(proofOf(longer), { anchors: [saved] }).checks)).toEqual([]);
    const exact = withProof(proofOf(longer), { anchors: [saved], block: block() });
    expectCheck(exact.checks, 'proof.length', 'failed', /11 steps where block address and tip demand 10/);
    expectCheck(
      exact.checks,
      'proof.in-block',
      'failed',
      /element 0 of the proof is not what the block has there: entry 0/,
      'proof:[0]',
    );
  });
});

describe('a digest', () => {
  it('with a tip before the block covers nothing of it', () => {
    const verdict = withProof(genuine, {
      anchors: [{ ...anchor('saved'), digest: digestOf(revisionProof.digest, 99) }],
    });
    expectCheck(
      verdict.checks,
      'digest.covers',
      'failed',
      /covers blocks 0 to 99 and so not block 100/,
      'digest:tip.sequenceNo',
    );
    expectCheck(verdict.checks, 'proof.length', 'skipped', /no proof of a block after the tip/);
    expect(only(verdict.checks, 'proof.fold').status).toBe('ok');
    expect(verdict.outcome).toBe('disproven');
  });
  it('of another strand', () => {
    const other = digestOf(revisionProof.digest, 123, 'HbD9IggL584EPHmfwjmVz0');
    const verdict = withProof(genuine, { anchors: [{ ...anchor('saved'), digest: other }] });
    expectCheck(
      verdict.checks,
      'digest.strand',
      'failed',
      /is of strand HbD9IggL584EPHmfwjmVz0/,
      'digest:tip.strandId',
    );
    expect(notOk(verdict.checks)).toEqual(['digest.strand failed']);
  });
  it('with another tip demands another number of steps', () => {
    const verdict = withProof(genuine, {
      block: block(),
      anchors: [{ ...anchor('saved'), digest: digestOf(revisionProof.digest, 100) }],
    });
    expectCheck(verdict.checks, 'proof.length', 'failed', /10 steps where block address and tip demand 6/);
  });
  it.each([0, 31, 33])('of %i bytes is none', (length) => {
    const verdict = withProof(genuine, {
      anchors: [
        { ...anchor('saved'), digest: { digest: new Uint8Array(length), tip: { strandId: STRAND, sequenceNo: 123 } } },
      ],
    });
    expectCheck(
      verdict.checks,
      'digest.length',
      'failed',
      new RegExp(`the digest has ${length} bytes`),
      'digest:digest',
    );
    expect(only(verdict.checks, 'proof.fold').status).toBe('failed');
  });
  it('that is another one is not reached', () => {
    const verdict = withProof(genuine, {
      anchors: [{ ...anchor('saved'), digest: digestOf(revisionProof.leaf, 123) }],
    });
    expect(notOk(verdict.checks)).toEqual(['proof.fold failed']);
    expect(only(verdict.checks, 'proof.fold')).toMatchObject({
      expected: revisionProof.leaf,
      computed: revisionProof.digest,
    });
  });
});

describe('a proof of the right root for another leaf', () => {
  it('is another document, which is only noticed by asking for one', () => {
    const verdict = withProof(genuine, { asked: { documentId: '5vHoYG5m0OZCsqdYCs8XLH' } });
    expect(notOk(verdict.checks)).toEqual(['revision.id failed']);
  });

  it('does not fold with the leaf in question', () => {
    const other = parseRevision(encodeUtf8(captures.revisions[1]?.ionText ?? ''));
    const verdict = judgeRevision({ revision: other, proof: genuine, anchors: [anchor('saved')] });
    expect(only(verdict.checks, 'proof.fold').status).toBe('failed');
  });

  it('is noticed by the length of the proof when the inner node of a pair of blocks is passed off as a block', () => {
    const chain = journal(['insert', 'insert', 'insert']);
    const [a, b] = [partsOf(chain, 2), partsOf(chain, 3)];
    const forged = parsed({
      ...b,
      entriesHashList: [a.blockHash],
      entriesHash: a.blockHash,
      previousBlockHash: b.blockHash,
      blockHash: dot(a.blockHash, b.blockHash),
      transactionInfo: undefined,
      revisions: undefined,
    });
    const proof = raw([dot(partsOf(chain, 0).blockHash, partsOf(chain, 1).blockHash)]);
    const digest = {
      digest: merkleRoot(chain.blocks.map(({ parts }) => parts.blockHash)),
      tip: parseBlockAddress(encodeUtf8(chain.address(3))),
    };
    const verdict = judgeBlockProof({ block: forged, proof, anchors: [{ digest, provenance: 'saved', label: 'x' }] });
    expect(only(verdict.checks, 'proof.fold').status).toBe('ok');
    expectCheck(verdict.checks, 'proof.length', 'failed', /1 step where block address and tip demand 2/);
    expect(verdict.outcome).toBe('disproven');
  });
});

describe('the neighbour', () => {
  const chain = journal(['insert', 'many', 'insert', 'insert', 'insert', 'insert']);
  const tip = 6;
  const digest = { digest: chain.digest(tip), tip: parseBlockAddress(encodeUtf8(chain.address(tip))) };
  const anchors = [{ digest, provenance: 'saved', label: 'saved' } as const];
  const revisionOf = (n: number, index = 0) => parseRevision(encodeUtf8(chain.revisionText(n, index)));

  it('stands in a revision proof twice for odd blocks, and is compared', () => {
    for (const n of [1, 3, 5]) {
      const verdict = judgeRevision({ revision: revisionOf(n), proof: raw(chain.revisionProof(n, 0, tip)), anchors });
      expect(only(verdict.checks, 'proof.neighbour').status, `block ${n}`).toBe('ok');
      expect(verdict.outcome).toBe('anchored');
    }
    for (const n of [2, 4]) {
      const verdict = judgeRevision({ revision: revisionOf(n), proof: raw(chain.revisionProof(n, 0, tip)), anchors });
      expect(verdict.checks.map(({ id }) => id)).not.toContain('proof.neighbour');
    }
  });

  it('is compared with the block, for its own proof', () => {
    const verdict = judgeBlockProof({ block: blockOf(chain, 3), proof: raw(chain.blockProof(3, tip)), anchors });
    expect(only(verdict.checks, 'proof.neighbour').status).toBe('ok');
    const claims = parsed({ ...partsOf(chain, 2), blockAddress: chain.address(5) });
    const moved = judgeBlockProof({ block: claims, proof: raw(chain.blockProof(2, tip)), anchors });
    expect(only(moved.checks, 'proof.fold').status).toBe('ok');
    expect(notOk(moved.checks)).toEqual(expect.arrayContaining(['proof.neighbour failed']));
  });

  it('tells that a revision of an even block is not of the odd one it claims, although all folds', () => {
    const claimed = edited(chain.revisionText(4, 0), 'sequenceNo:4', 'sequenceNo:5');
    const proof = raw(chain.revisionProof(4, 0, tip));
    expect(chain.revisionProof(5, 0, tip)).toHaveLength(proof.elements.length);
    const verdict = judgeRevision({ revision: parseRevision(encodeUtf8(claimed)), proof, anchors });
    expect(only(verdict.checks, 'proof.fold').status).toBe('ok');
    expectCheck(
      verdict.checks,
      'proof.neighbour',
      'failed',
      /element 3 of the proof is not the hash of block 4/,
      'proof:[3]',
    );
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.path.findIndex(({ check }) => check !== undefined)).toBe(1 + 3);
  });

  it('and its whole in-block part is exact for every revision of a block with several', () => {
    const many = blockOf(chain, 2);
    for (const [index, revisionInBlock] of (many.revisions ?? []).entries()) {
      const proof = raw(chain.revisionProof(2, index, tip));
      const verdict = judgeRevision({ revision: revisionOf(2, index), proof, block: many, anchors });
      expect(only(verdict.checks, 'proof.in-block').status).toBe('ok');
      expect(only(verdict.checks, 'proof.length')).toMatchObject({ expected: String(proof.elements.length) });
      expect(verdict.outcome).toBe(revisionInBlock.kind === 'document' ? 'anchored' : 'incomplete');
      if (proof.elements.length < 4) continue;
      const wrong = raw(proof.elements.with(1, new Uint8Array(32)));
      expectCheck(
        judgeRevision({ revision: revisionOf(2, index), proof: wrong, block: many, anchors }).checks,
        'proof.in-block',
        'failed',
        /element 1 of the proof/,
        'proof:[1]',
      );
    }
  });
});

it('a block of the wrong address stays disproven whatever else holds', () => {
  const moved = parseBlock(
    encodeUtf8(
      edited(
        blockText,
        '{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100}',
        '{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:124}',
      ),
    ),
  );
  const verdict = judgeBlockProof({
    block: moved,
    proof: proofOf(blockProof.proof),
    anchors: [anchor('saved')],
    asked: { address: { strandId: STRAND, sequenceNo: 100 } },
  });
  expectCheck(verdict.checks, 'block.address', 'failed', /another block than was asked for/, 'block:blockAddress');
  expectCheck(verdict.checks, 'digest.covers', 'failed', /not block 124/);
  expect(revisionText).toContain('sequenceNo:100');
});
