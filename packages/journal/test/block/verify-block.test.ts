import { BLOCK_SHAPES, randomJournal } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, knownRedactions, parseBlock, verifyBlock } from '../../src/index.ts';
import { block, blockText, DOCUMENT, edited, summaryText } from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';
import { blockOf, journal, judged, partsOf } from '../journals.ts';

const verify = (text: string) => verifyBlock(parseBlock(encodeUtf8(text)));

describe('block 100 of the AWS CLI examples', () => {
  const { verdict, checks, revisions } = verifyBlock(block());
  it('holds in every check, with its content re-hashed', () => {
    expect(notOk(checks)).toEqual([]);
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.rungs.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'parsed reached',
      'chained not-reached',
      'content reached',
      'anchored not-reached',
      'independent not-reached',
    ]);
    expect(revisions).toMatchObject([
      { index: 0, kind: 'document', content: 'rehashed', documentId: DOCUMENT, version: 3 },
    ]);
  });
  it('is called consistent, never authentic, without a digest', () => {
    expect(verdict.headline).toBe('Internally consistent; not compared with any digest');
    expect(`${verdict.headline} ${verdict.scope}`).not.toMatch(/authentic|verified|proven/i);
    expect(verdict.scope).toContain('Nothing here shows that it belongs to a ledger');
  });
  it('computes the hashes that AWS stored', () => {
    expect(only(checks, 'block.transaction-info').computed).toBe('TvTXygML1bMe6NvEZtGkX+KR+W/EJl4qD1mmV77KZQg=');
    expect(only(checks, 'block.entries-hash').computed).toBe('l05LOsiKV14SDbuaYnH7uwXzUvqzIwUiRLXGbTyj/nY=');
    expect(only(checks, 'block.hash').computed).toBe('NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=');
  });
  it('says that the meaning of its two internal entries is not covered', () => {
    expect(verdict.notCovered[0]).toMatch(/^The meaning of 2 entries of entriesHashList/);
  });
});

describe('the stream summary of block 3', () => {
  it('holds in every hash, and its content counts as missing', () => {
    const { verdict, checks } = verify(summaryText);
    expect(notOk(checks)).toEqual(['block.documents finding']);
    expect(only(checks, 'block.revisions').what).toContain('revisionSummaries');
    expectCheck(checks, 'block.documents', 'finding', /content missing.*D35qd3e2prnJYmtKW6kok1/);
    expect(verdict.outcome).toBe('incomplete');
  });
  it('fails when a summarised hash is changed', () => {
    const { checks } = verify(
      edited(summaryText, 'revisionSummaries:[{hash:{{vJFO', 'revisionSummaries:[{hash:{{wJFO'),
    );
    expect(notOk(checks)).toContain('block.revisions failed');
  });
  it('notes a document id that transactionInfo does not name', () => {
    const text = edited(summaryText, 'documentId:"D35', 'documentId:"D36');
    expectCheck(
      verify(text).checks,
      'block.documents',
      'finding',
      /summary has 1 revision of documents/,
      'block:revisionSummaries[0].documentId',
    );
  });
});

describe('one thing changed in block 100 fails exactly the checks it takes part in', () => {
  it.each([
    ['data', 'State:"WA"', 'State:"CA"', ['revision.hash failed', 'block.documents finding'], 'revisions[0].data'],
    ['type of data', '90.25', '90.250', ['revision.hash failed', 'block.documents finding'], 'revisions[0].data'],
    ['version', 'version:3', 'version:4', ['revision.hash failed', 'block.documents finding'], 'revisions[0].metadata'],
    [
      'revision hash',
      'hash:{{mHVex/yjHAW',
      'hash:{{nHVex/yjHAW',
      ['revision.hash failed', 'block.revisions failed', 'block.documents finding'],
      'revisions[0].hash',
    ],
    [
      'statement',
      'FROM VehicleRegistration',
      'FROM VehicleRegistratios',
      ['block.transaction-info failed'],
      'transactionInfo',
    ],
    ['statement digest', 'jcgPX2vs', 'jcgPX2vt', ['block.transaction-info failed'], 'transactionInfo'],
    ['table name', 'tableName:"V', 'tableName:"W', ['block.transaction-info failed'], 'transactionInfo'],
    ['opaque entry', '{{y5cCBr', '{{z5cCBr', ['block.entries-hash failed'], 'entriesHashList[2]'],
    [
      'entry of transactionInfo',
      '{{TvTXyg',
      '{{UvTXyg',
      ['block.transaction-info failed', 'block.entries-hash failed'],
      'entriesHashList[3]',
    ],
    [
      'entries hash',
      'entriesHash:{{l05L',
      'entriesHash:{{m05L',
      ['block.entries-hash failed', 'block.hash failed'],
      'entriesHash',
    ],
    ['previous hash', '{{7kew', '{{8kew', ['block.hash failed'], 'previousBlockHash'],
    ['block hash', '{{NoCh', '{{OoCh', ['block.hash failed'], 'blockHash'],
  ])('%s', (_, from, to, expected, place) => {
    const { verdict, checks } = verify(edited(blockText, from, to));
    expect(notOk(checks)).toEqual(expected);
    const failed = checks.find(({ status }) => status === 'failed');
    expect(failed?.places.map(({ path }) => path)).toContain(place);
    expect(failed?.expected).not.toBe(failed?.computed);
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toBe(`Not verified: ${failed?.why}`);
    expect(verdict.rungs.find(({ id }) => id === 'content')?.state).toBe('failed');
  });

  it.each([
    [
      'revision address',
      /revisions:\[\{blockAddress:\{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100/,
      'revisions:[{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:101',
      'revision.address',
      'revisions[0].blockAddress',
    ],
    ['block address', '{blockAddress:{strandId:"K', '{blockAddress:{strandId:"L', 'revision.address', 'blockAddress'],
    ['transaction id', 'transactionId:"F', 'transactionId:"G', 'revision.transaction', 'transactionId'],
  ] as const)('what no hash covers contradicts what one covers: %s', (_, from, to, id, place) => {
    const { verdict, checks } = verify(edited(blockText, from, to));
    expectCheck(checks, id, 'failed', /contradicts/, `block:${place}`);
    expect(verdict.outcome).toBe('disproven');
  });

  it.each([
    [
      'before the revision',
      'blockTimestamp:2019-09-16T19:37:05.360Z',
      'blockTimestamp:2019-09-16T19:37:05.343Z',
      'revision.time',
    ],
    [
      'before the statement',
      'blockTimestamp:2019-09-16T19:37:05.360Z',
      'blockTimestamp:2019-09-16T19:37:05.301Z',
      'block.statements',
    ],
    [
      'in another zone',
      'blockTimestamp:2019-09-16T19:37:05.360Z',
      'blockTimestamp:2019-09-16T19:37:05.360+00:01',
      'revision.time',
    ],
  ] as const)('a timestamp before the hashed times is a finding, no contradiction: %s', (_, from, to, id) => {
    const { verdict, checks } = verify(edited(blockText, from, to));
    expectCheck(checks, id, 'finding', /earlier/, 'block:blockTimestamp');
    expect(verdict.outcome).toBe('incomplete');
  });

  it('a timestamp of the same instant in another zone, or later, contradicts nothing', () => {
    for (const time of [
      '2019-09-16T21:37:05.360+02:00',
      '2019-09-16T19:37:05.3600000Z',
      '2019-09-16T19:37:05.344-00:00',
      '2020-01-01T00:00:00Z',
    ]) {
      const { checks } = verify(edited(blockText, 'blockTimestamp:2019-09-16T19:37:05.360Z', `blockTimestamp:${time}`));
      expect(notOk(checks), time).toEqual([]);
    }
  });

  it('a timestamp that is no instant is not compared, and that is said', () => {
    const { verdict, checks } = verify(edited(blockText, '2019-09-16T19:37:05.360Z', '2019-09-16T19:37Z'));
    expect(notOk(checks)).toEqual(['revision.time skipped']);
    expect(verdict.notCovered.join()).toContain('not checked, because one of the two times is not given to the second');
  });
});

describe('blocks of every known shape', () => {
  const shapes = journal([...BLOCK_SHAPES.slice(1), 'update', 'redaction']);
  const redactions = knownRedactions(shapes.blocks.map((_, i) => blockOf(shapes, i)));

  it('are never called disproven, and reach "content re-hashed" exactly when they have a transactionInfo', () => {
    for (const { sequenceNo, shape, parts } of shapes.blocks) {
      const { outcome, content, checks } = judged(parts, { redactions });
      const complete = parts.transactionInfo !== undefined;
      expect(outcome, `${shape} ${sequenceNo}: ${notOk(checks).join()}`).toBe(complete ? 'consistent' : 'incomplete');
      expect(content?.state, shape).toBe(complete ? 'reached' : 'not-reached');
    }
  });

  it('without transactionInfo say precisely what is not known', () => {
    const { content, checks, verdict } = judged(partsOf(shapes, 0));
    expect(content).toMatchObject({ state: 'not-reached', note: 'the block has no transactionInfo' });
    expect(notOk(checks)).toEqual([
      'block.revisions skipped',
      'block.transaction-info skipped',
      'block.documents skipped',
      'block.statements skipped',
    ]);
    expect(verdict.headline).toBe('Not everything could be checked: the block has no transactionInfo');
    expect(verdict.notCovered.join()).toContain('one whose transactionInfo was left out looks the same');
  });

  it('count bare hashes beside re-hashed documents, and are not held back by them', () => {
    const many = shapes.blocks.find(({ shape }) => shape === 'many');
    const { content, verdict, revisions } = judged(many?.parts ?? partsOf(shapes, 0), { redactions });
    expect(content?.state).toBe('reached');
    expect(revisions.filter(({ kind }) => kind === 'hash-only')).toHaveLength(1);
    expect(verdict.notCovered.join()).toContain('The content behind 1 revision of which only the hash is there.');
  });

  it('hold at random: no false alarm, whatever the missing entries and the formula of deletes', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = randomJournal(seed, 12);
      const known = knownRedactions(random.blocks.map((_, i) => blockOf(random, i)));
      for (const { shape, parts } of random.blocks) {
        const { outcome, checks } = judged(parts, { redactions: known });
        const complete = parts.transactionInfo !== undefined;
        expect(outcome, `seed ${seed}, ${shape}: ${notOk(checks).join()}`).toBe(complete ? 'consistent' : 'incomplete');
      }
    }
  });
});

describe('the place of a hash among the entries', () => {
  it('does not matter: the entries are searched', () => {
    const swapped = edited(
      blockText,
      /entriesHashList:\[(\{\{[^}]*\}\}),(\{\{[^}]*\}\}),(\{\{[^}]*\}\}),(\{\{[^}]*\}\})\]/,
      `entriesHashList:[${['TvTXygML1bMe6NvEZtGkX+KR+W/EJl4qD1mmV77KZQg=', 'y5cCBr7pOAIUfsVQ1j0TqtE97b4b4oo1R0vnYyE5wWM=', 'mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=', 'eRSwnmAM7WWANWDd5iGOyK+T4tDXyzUq6HZ/0fgLHos='].map((hash) => `{{${hash}}}`).join()}]`,
    );
    expect(notOk(verify(swapped).checks)).toEqual([]);
  });
});

describe('an empty previousBlockHash', () => {
  it('is accepted in block 0 only', () => {
    const first = partsOf(journal(['insert']), 0);
    expect(first.previousBlockHash).toHaveLength(0);
    expect(notOk(judged(first).checks)).not.toContain('block.hash finding');
    const later = { ...first, blockAddress: first.blockAddress.replace('sequenceNo:0', 'sequenceNo:7') };
    expectCheck(
      judged(later).checks,
      'block.hash',
      'finding',
      /previousBlockHash is empty.*block 7/,
      'block:previousBlockHash',
    );
  });
});
