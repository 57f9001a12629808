import { describe, expect, it } from 'vitest';
import {
  dot,
  encodeBase64,
  encodeUtf8,
  judgeBlockProof,
  judgeRevision,
  type PathStep,
  type ProofVerdict,
  parseBlock,
  parseBlockAddress,
  parseRevision,
} from '../../src/index.ts';
import {
  anchor,
  block,
  blockProof,
  blockText,
  captures,
  digestOf,
  edited,
  proofOf,
  revision,
  revisionProof,
  revisionText,
} from '../aws.ts';
import { journal } from '../journals.ts';

const proof = proofOf(revisionProof.proof);
const base64 = (hash: Uint8Array | undefined) => encodeBase64(hash ?? new Uint8Array());

/** Every step again; each must go on from the one before, unless that one is marked as wrong. */
function expectExecuted({ path, digestComputed }: ProofVerdict): void {
  for (const [i, step] of path.entries()) {
    expect(step.index).toBe(i);
    expect(step.output).toEqual(dot(step.running, step.other));
    const before = path[i - 1];
    if (before !== undefined && before.check === undefined) expect(step.running).toEqual(before.output);
  }
  if (path.length > 0) expect(path.at(-1)?.output).toEqual(digestComputed);
}
const marked = (path: readonly PathStep[]) =>
  path.flatMap(({ index, check }) => (check === undefined ? [] : [`${index} ${check}`]));

describe('the path of a revision', () => {
  const verdict = judgeRevision({ revision: revision(), proof, block: block(), anchors: [anchor('saved')] });

  it('is the executed fold, from the halves of the document to the digest', () => {
    expectExecuted(verdict);
    expect(verdict.path).toHaveLength(11);
    expect(base64(verdict.path[0]?.running)).toBe(captures.revisions[0]?.dataHash);
    expect(base64(verdict.path[0]?.other)).toBe(captures.revisions[0]?.metadataHash);
    expect(base64(verdict.path[0]?.output)).toBe(captures.revisions[0]?.hash);
    expect(base64(verdict.path[3]?.output)).toBe(blockProof.leaf);
    expect(base64(verdict.path[10]?.output)).toBe(revisionProof.digest);
    expect(marked(verdict.path)).toEqual([]);
  });

  it('names stages and what each hash stands for', () => {
    expect(verdict.path.map(({ stage, label }) => `${stage}: ${label}`)).toEqual([
      'document: Ion hash of metadata {id, version, txTime, txId}',
      'block: entry 0 (opaque)',
      'block: entries 2–3 (opaque, transactionInfo)',
      'block: hash of the previous block (block 99)',
      'journal: block 101',
      'journal: blocks 102–103',
      'journal: blocks 96–99',
      'journal: blocks 104–111',
      'journal: blocks 112–123',
      'journal: blocks 64–95',
      'journal: blocks 0–63',
    ]);
    expect(verdict.path.map(({ runningLabel }) => runningLabel).slice(0, 6)).toEqual([
      "Ion hash of the document's data, computed here",
      "the revision's hash",
      'part of block 100',
      'part of block 100',
      'hash of block 100',
      'hash over blocks 100–101',
    ]);
  });

  it('grows over the journal from the block to all of it', () => {
    const covers = verdict.path.flatMap((step) => step.covers ?? []);
    expect(covers).toHaveLength(7);
    expect(covers[0]).toEqual({ before: [100, 101], other: [101, 102], after: [100, 102] });
    expect(covers.at(-1)).toEqual({ before: [64, 124], other: [0, 64], after: [0, 124] });
    for (const [i, { before, other, after }] of covers.entries()) {
      expect(before).toEqual(covers[i - 1]?.after ?? [100, 101]);
      expect([Math.min(before[0], other[0]), Math.max(before[1], other[1])]).toEqual(after);
      expect(before[1] === other[0] || other[1] === before[0]).toBe(true);
    }
  });

  it('does not pretend to know the steps inside a block that was not given', () => {
    const { path } = judgeRevision({ revision: revision(), proof, anchors: [anchor('saved')] });
    expect(path.slice(1, 4).map(({ label }) => label)).toEqual([
      'in-block hash 1 of 3',
      'in-block hash 2 of 3',
      'in-block hash 3 of 3, by its place the hash of the previous block (block 99)',
    ]);
  });

  it('starts at the hash itself where there is nothing to hash', () => {
    const bare = parseRevision(encodeUtf8(`{hash:{{${revisionProof.leaf}}}}`));
    const { path } = judgeRevision({
      revision: bare,
      proof,
      anchors: [anchor('saved')],
      asked: { address: { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 100 } },
    });
    expect(path).toHaveLength(10);
    expect(path[0]?.runningLabel).toBe("the revision's hash, as stated: its content was not hashed");
    expect(path[3]?.covers?.before).toEqual([100, 101]);
  });

  it('starts at the stated hash of redacted data', () => {
    const text = edited(
      revisionText,
      /data:\{.*\},metadata/s,
      `dataHash:{{${captures.revisions[0]?.dataHash}}},metadata`,
    );
    const { path } = judgeRevision({ revision: parseRevision(encodeUtf8(text)), proof, anchors: [anchor('saved')] });
    expect(path[0]?.runningLabel).toBe('hash of the redacted data, as stated in dataHash');
    expect(base64(path[0]?.output)).toBe(captures.revisions[0]?.hash);
  });

  it('starts at the metadata of a delete', () => {
    const chain = journal(['insert', 'delete']);
    const text = chain.revisionText(2, 0);
    const deleted = parseRevision(encodeUtf8(text));
    const evidence = { revision: deleted, proof: proofOf(chain.revisionProof(2, 0, 2).map(base64)) };
    const tip = parseBlockAddress(encodeUtf8(chain.address(2)));
    const anchors = [{ digest: { digest: chain.digest(2), tip }, provenance: 'saved', label: 'x' } as const];
    const withBlock = judgeRevision({ ...evidence, anchors, block: parseBlock(encodeUtf8(chain.texts[2] ?? '')) });
    expect(withBlock.outcome).toBe('anchored');
    expect(withBlock.path[0]?.runningLabel).toBe('Ion hash of metadata {id, version, txTime, txId}, of a delete');
    expect(judgeRevision({ ...evidence, anchors }).outcome).toBe('incomplete');
  });
});

describe('the first step that cannot be right', () => {
  const fails = (evidence: Parameters<typeof judgeRevision>[0]) => {
    const verdict = judgeRevision(evidence);
    expectExecuted(verdict);
    expect(verdict.outcome).toBe('disproven');
    return marked(verdict.path);
  };
  const flipped = (at: number) =>
    proofOf(
      revisionProof.proof.map((element, i) =>
        i === at ? element.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) : element,
      ),
    );

  it('is the first one when the content was changed, and the path goes on from the stated hash', () => {
    const changed = parseRevision(encodeUtf8(edited(revisionText, 'State:"WA"', 'State:"CA"')));
    expect(fails({ revision: changed, proof, anchors: [anchor('saved')] })).toEqual(['0 revision.hash']);
    const { path } = judgeRevision({ revision: changed, proof, anchors: [anchor('saved')] });
    expect(base64(path[1]?.running)).toBe(captures.revisions[0]?.hash);
    expect(path[1]?.runningLabel).toBe("the revision's hash, as stated");
  });

  it('is the changed element where the block locates it, else the last one', () => {
    for (const at of [0, 1, 2]) {
      expect(fails({ revision: revision(), proof: flipped(at), block: block(), anchors: [anchor('saved')] })).toEqual([
        `${at + 1} proof.in-block`,
      ]);
    }
    for (const at of [0, 2, 3, 9]) {
      expect(fails({ revision: revision(), proof: flipped(at), anchors: [anchor('saved')] })).toEqual([
        '10 proof.fold',
      ]);
    }
    expect(fails({ revision: revision(), proof: flipped(5), block: block(), anchors: [anchor('saved')] })).toEqual([
      '10 proof.fold',
    ]);
  });

  it('is the last one when only the digest differs', () => {
    const wrong = { ...anchor('saved'), digest: digestOf(revisionProof.leaf, 123) };
    expect(fails({ revision: revision(), proof, anchors: [wrong] })).toEqual(['10 proof.fold']);
    const early = { ...anchor('saved'), digest: digestOf(revisionProof.digest, 99) };
    expect(fails({ revision: revision(), proof, anchors: [early] })).toEqual(['10 digest.covers']);
  });
});

describe('the path of a block', () => {
  it('goes from its entries and the previous hash to the digest', () => {
    const verdict = judgeBlockProof({ block: block(), proof: proofOf(blockProof.proof), anchors: [anchor('saved')] });
    expectExecuted(verdict);
    expect(verdict.path).toHaveLength(8);
    expect(verdict.path[0]).toMatchObject({
      stage: 'block',
      runningLabel: "Merkle root of the block's 4 entries, computed here",
      label: 'hash of the previous block (block 99)',
    });
    expect(base64(verdict.path[0]?.output)).toBe(blockProof.leaf);
    expect(verdict.path[1]).toMatchObject({ stage: 'journal', runningLabel: 'hash of block 100', label: 'block 101' });
  });

  it.each([
    ['an entry', '{{y5cCBr', '{{z5cCBr', 'block.entries-hash'],
    ['the previous hash', '{{7kew', '{{8kew', 'block.hash'],
    ['the block hash', '{{NoCh', '{{OoCh', 'block.hash'],
  ])('marks its first step when %s was changed', (_, from, to, check) => {
    const changed = parseBlock(encodeUtf8(edited(blockText, from, to)));
    const verdict = judgeBlockProof({ block: changed, proof: proofOf(blockProof.proof), anchors: [anchor('saved')] });
    expectExecuted(verdict);
    expect(marked(verdict.path)).toEqual([`0 ${check}`]);
  });

  it('is empty for the only block of a journal without previous hash', () => {
    const chain = journal(['insert']);
    const tip = parseBlockAddress(encodeUtf8(chain.address(0)));
    const verdict = judgeBlockProof({
      block: parseBlock(encodeUtf8(chain.texts[0] ?? '')),
      proof: proofOf([]),
      anchors: [{ digest: { digest: chain.digest(0), tip }, provenance: 'saved', label: 'x' }],
    });
    expect(verdict.path).toEqual([]);
    expect(verdict.checks.find(({ id }) => id === 'proof.fold')?.status).toBe('ok');
    expect(verdict.digestComputed).toEqual(chain.digest(0));
  });
});
