import { blobText, documentText, runSeed, seeded } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { type ParsedRevision, parseRevision } from '../../src/block/index.ts';
import { ionHash } from '../../src/hash/index.ts';
import { encodeUtf8, type IonValue, readIonText } from '../../src/ion/index.ts';
import { explainBlock, nearMisses } from '../../src/judgement/index.ts';
import { type HashNode, hashTree, nodesOf, rehash } from '../../src/judgement/near/hash-tree.ts';
import { dot } from '../../src/merkle/index.ts';
import { journalOf, withBlock } from './damaged.ts';

const METADATA =
  '{id:"JdxjkR9bSYB5jMHWcI464T",version:3,txTime:2019-09-16T19:37:05.344Z,txId:"HgXAkLjAtV0HQ4lNYdzX60"}';
const hashOf = (text: string) => ionHash(readIonText(encodeUtf8(text))[0] as IonValue);

/** A revision that shows `data`, and whose hash is that of `original`. */
function revisionOf(data: string, original: string, { metadata = METADATA, wrote = METADATA } = {}): ParsedRevision {
  const hash = dot(hashOf(original), hashOf(wrote));
  return parseRevision(encodeUtf8(`{hash:${blobText(hash)},data:${data},metadata:${metadata}}`));
}

const found = (data: string, original: string) => nearMisses(revisionOf(data, original))[0];

describe('a value that was changed by a conversion', () => {
  it.each([
    // what stands there, what was hashed, kind
    ['90.25', '90.250', 'decimal-scale'],
    ['1.', '1.0', 'decimal-scale'],
    ['1d0', '1.000000', 'decimal-scale'],
    ['100.', '1d2', 'decimal-scale'],
    ['0.0', '0.', 'decimal-scale'],
    ['12.50', '12.5', 'decimal-scale'],
    ['90.25e0', '90.250', 'number-kind'],
    ['90', '90.00', 'number-kind'],
    ['90.', '90', 'number-kind'],
    ['90', '90e0', 'number-kind'],
    ['0.1', '0.1e0', 'number-kind'],
    ['"90.250"', '90.250', 'number-as-text'],
    ['"17"', '17', 'number-as-text'],
    ['17', '"17"', 'number-as-text'],
    ['90.250', '"90.25"', 'number-as-text'],
    ['"true"', 'true', 'number-as-text'],
    ['"2017-08-21T00:00:00.000Z"', '2017-08-21T00:00:00.000Z', 'timestamp-as-text'],
    ['"2017-08-21"', '2017-08-21T', 'timestamp-as-text'],
    ['"2017-08-21T00:00:00Z"', '2017-08-21T', 'timestamp-as-text'],
    ['"2017-08-21T10:11:12.5+0200"', '2017-08-21T10:11:12.500+02:00', 'timestamp-as-text'],
    ['"2017-08-21 10:11:12"', '2017-08-21T10:11:12-00:00', 'timestamp-as-text'],
    ['2017-08-21T10:11:12.500Z', '"2017-08-21T10:11:12.500Z"', 'text-as-timestamp'],
    ['2017-08-21T10:11:12Z', '2017-08-21T10:11:12-00:00', 'timestamp-offset'],
    ['2017-08-21T10:11:12-00:00', '2017-08-21T10:11:12Z', 'timestamp-offset'],
    ['2017-08-21T10:11:12Z', '2017-08-21T12:11:12+02:00', 'timestamp-offset'],
    ['2017-08-21T10:11:12Z', '2017-08-21T10:11:12.000Z', 'timestamp-precision'],
    ['2017-08-21T10:11:12.5Z', '2017-08-21T10:11:12.500Z', 'timestamp-precision'],
    ['2017-08-21T00:00:00Z', '2017-08-21T', 'timestamp-precision'],
    ['"AB12"', "'AB12'", 'symbol-or-string'],
    ["'AB12'", '"AB12"', 'symbol-or-string'],
    ['"aGVsbG8gd29ybGQ="', '{{aGVsbG8gd29ybGQ=}}', 'blob-or-text'],
    ['"hello"', '{{"hello"}}', 'blob-or-text'],
    ['{{aGVsbG8=}}', '{{"hello"}}', 'blob-or-text'],
    ['null', 'null.string', 'null-kind'],
    ['""', 'null', 'null-kind'],
    ['[1,2,{a:3}]', '(1 2 {a:3})', 'list-or-sexp'],
    ['usd::90.250', '90.250', 'annotation'],
    ['"Zo\\u00eb"', '"Zoe\\u0308"', 'text-form'],
  ] as const)('%s was %s', (data, original, kind) => {
    const wrap = (value: string) => `{Owner:{Id:"x",Values:[1,{Amount:${value},Other:true}]},Name:'n'}`;
    const miss = found(wrap(data), wrap(original));
    expect(miss?.kind).toBe(kind);
    expect(miss?.paths).toEqual(['Owner.Values[1].Amount']);
    expect(hashOf(miss?.to as string)).toEqual(hashOf(original));
    expect(miss?.sentence).toMatch(/^would match if `Owner\.Values\[1\]\.Amount` were `.+` instead of `.+`: /);
  });

  it('is named by its path, with what it was and what it is', () => {
    expect(found('{PendingPenaltyTicketAmount:90.25}', '{PendingPenaltyTicketAmount:90.250}')).toEqual({
      kind: 'decimal-scale',
      paths: ['PendingPenaltyTicketAmount'],
      from: '90.25',
      to: '90.250',
      sentence: expect.stringMatching(
        /^would match if `PendingPenaltyTicketAmount` were `90\.250` instead of `90\.25`: .*decimals? /,
      ),
    });
  });
});

describe('values that were all changed alike', () => {
  it.each([
    [
      '{a:"2017-08-21T10:11:12Z",b:{c:"2018-01-01T00:00:00.5Z"}}',
      '{a:2017-08-21T10:11:12Z,b:{c:2018-01-01T00:00:00.5Z}}',
      ['a', 'b.c'],
    ],
    ['{a:1.5,b:[2.25,3.]}', '{a:1.50,b:[2.250,3.0]}', ['a', 'b[0]', 'b[1]']],
    ['{a:1.5,b:[2.25,3.]}', '{a:1.5e0,b:[2.25e0,3e0]}', ['a', 'b[0]', 'b[1]']],
    ['{a:"x",b:{c:"y",d:7}}', '{a:x,b:{c:y,d:7}}', ['a', 'b.c']],
    ['{a:1.5e0,b:"2017-08-21T10:11:12Z"}', '{a:1.5,b:2017-08-21T10:11:12Z}', ['a', 'b']],
  ])('%s was %s', (data, original, paths) => {
    expect(found(data, original)?.paths).toEqual(paths);
  });
});

describe('metadata that was changed by a conversion', () => {
  it('is told apart from the data', () => {
    const metadata = METADATA.replace('2019-09-16T19:37:05.344Z', '2019-09-16T19:37:05.344000Z');
    const [miss] = nearMisses(revisionOf('{a:1}', '{a:1}', { metadata, wrote: METADATA }));
    expect(miss).toMatchObject({ paths: ['metadata.txTime'], to: '2019-09-16T19:37:05.344Z' });
  });
});

describe('another revision', () => {
  const sibling = revisionOf(
    '{price:usd::1.50,note:null,at:2020-01-01T}',
    '{price:usd::1.50,note:null,at:2020-01-01T}',
  );

  it('gives the annotations that were dropped', () => {
    const [miss] = nearMisses(revisionOf('{price:90.25,note:null}', '{price:usd::90.25,note:null}'), [sibling]);
    expect(miss).toMatchObject({ kind: 'annotation', paths: ['price'], to: 'usd::90.25' });
  });

  it('gives the nulls that were left out', () => {
    const [miss] = nearMisses(revisionOf('{price:1.}', '{price:1.,note:null}'), [sibling]);
    expect(miss).toMatchObject({ kind: 'field-missing', paths: ['note'], to: 'null' });
  });

  it('gives the way all values are written', () => {
    const damaged = revisionOf(
      '{price:"90.250",note:null,at:"2021-02-03"}',
      '{price:usd::90.250,note:null,at:2021-02-03T}',
    );
    expect(nearMisses(damaged)).toEqual([]);
    expect(nearMisses(damaged, [sibling])[0]?.paths).toEqual(['price', 'at']);
  });
});

describe('the search', () => {
  it('claims nothing for a revision that holds', () => {
    expect(nearMisses(revisionOf('{a:90.25}', '{a:90.25}'))).toEqual([]);
  });

  it('claims nothing for content that has nothing to do with the hash', () => {
    const random = seeded(runSeed());
    for (let round = 0; round < 40; round++) {
      const data = documentText(random);
      expect({ round, misses: nearMisses(revisionOf(data, documentText(random))) }).toEqual({ round, misses: [] });
    }
  });

  it('hashes a tree with one part changed as if it were hashed anew', () => {
    const random = seeded(runSeed());
    for (let round = 0; round < 30; round++) {
      const value = readIonText(
        encodeUtf8(`a::{x:${documentText(random)},y:[${documentText(random)},b::c::(1 {{Cw4M}})]}`),
      )[0] as IonValue;
      const tree = hashTree(value) as HashNode;
      for (const node of nodesOf(tree, 100)) {
        expect(rehash(node, node.bytes).hash).toEqual(ionHash(value));
      }
    }
  });

  it('ends in time, however large or deep the revision is', () => {
    const large = `{${Array.from({ length: 20_000 }, (_, i) => `f${i}:"2017-08-21T10:11:12Z"`).join(',')}}`;
    const deep = `{a:${'['.repeat(3000)}1.5${']'.repeat(3000)}}`;
    const long = `{a:"${'x'.repeat(2_000_000)}"}`;
    for (const data of [large, deep, long]) {
      expect(nearMisses(revisionOf(data, '{b:1}'))).toEqual([]);
    }
  });
});

describe('explaining a block', () => {
  const journal = journalOf(12, { data: () => '{Amount:90.250,At:2020-01-01T,Of:{Id:"x"}}' });
  const at = journal.blocks.findIndex(({ shape, sequenceNo }) => shape === 'insert' && sequenceNo > 1);
  const explained = (change: Parameters<typeof withBlock>[2]) =>
    explainBlock(encodeUtf8(withBlock(journal, at, change)[at] as string));

  it('names the revision, its half, its bytes and what would fit', () => {
    const { revisions, sentences, sealed, block } = explained(({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, data: each.data?.replace('90.250', '90.25') })),
    }));
    const [revision, ...more] = revisions;
    expect(more).toEqual([]);
    expect(revision).toMatchObject({ index: 0, half: 'data', version: 0, kind: 'document' });
    expect(revision?.expected).not.toBe(revision?.computed);
    expect(revision?.nearMisses[0]).toMatchObject({ paths: ['Amount'], to: '90.250' });
    expect(new TextDecoder().decode(block.source.subarray(revision?.range.start, revision?.range.end))).toContain(
      '90.25,',
    );
    expect(sealed).toBe(true);
    expect(sentences).toEqual([expect.stringContaining('data half; the metadata half is intact')]);
    expect(sentences[0]).toContain('Hypothesis: it would match if `Amount` were `90.250` instead of `90.25`');
  });

  it('says that the half cannot be told where nothing tells it', () => {
    const { revisions } = explained(({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, data: '{Amount:91.}' })),
    }));
    expect(revisions[0]).toMatchObject({ half: 'unknown', nearMisses: [] });
    expect(revisions[0]?.because).toContain('cannot be told');
  });

  it('tells the data by the hash of it that stands beside it', () => {
    const dataHash = hashOf('{Amount:90.250,At:2020-01-01T,Of:{Id:"x"}}');
    const { revisions } = explained(({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, data: '{Amount:91.}', dataHash })),
    }));
    expect(revisions[0]).toMatchObject({ half: 'data' });
  });

  it('tells a stated hash that was changed alone', () => {
    const { revisions } = explained(({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, hash: each.hash.with(0, 1 ^ (each.hash[0] as number)) })),
    }));
    expect(revisions[0]).toMatchObject({ half: 'hash' });
  });
});
