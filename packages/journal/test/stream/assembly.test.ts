import {
  awsStreamCaptures,
  BLOCK_SHAPES,
  blobText,
  checkProperty,
  type RevisionParts,
  randomJournal,
  renderProof,
  renderRevision,
  seeded,
  streamRecordText,
  streamTexts,
  type TestBlock,
  type TestJournal,
} from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Check,
  deaggregate,
  encodeUtf8,
  knownRedactions,
  parseBlock,
  parseDigest,
  parseProof,
  parseStreamRecord,
  StreamAssembly,
  type StreamRecord,
  verifyBlock,
} from '../../src/index.ts';
import { edited } from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';
import { journal } from '../journals.ts';
import { recordOf, recordsOf } from './records.ts';

function assembled(records: readonly StreamRecord[]): StreamAssembly {
  const assembly = new StreamAssembly();
  for (const record of records) assembly.add(record);
  return assembly;
}
const recordsOfAll = (from: TestJournal): StreamRecord[] =>
  from.blocks.flatMap(({ sequenceNo }) => recordsOf(from, sequenceNo));
const against = (checks: readonly Check[]): string[] => notOk(checks).filter((each) => !each.endsWith('skipped'));

function judged(assembly: StreamAssembly, from: TestJournal, sequenceNo: number) {
  const verdict = assembly.judge({ strandId: from.strandId, sequenceNo });
  if (verdict === undefined) throw new Error(`block ${sequenceNo} has no summary`);
  return verdict;
}
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random.int(left.length), 1));
  return out;
}

/** One block with one new document, and the texts of its records. */
const single = journal(['insert']);
const block = single.blocks[1] as TestBlock;
const { summary, details } = streamTexts(block);
const detail = details[0] as string;
const one = (...texts: string[]) => judged(assembled(texts.map(recordOf)), single, 1);
const [revision] = block.parts.revisions ?? [];
const detailOf = (change: Partial<RevisionParts>): string =>
  edited(detail, /revision:.*$/s, `revision:${renderRevision({ ...(revision as RevisionParts), ...change })}}}`);

describe('a block of a stream', () => {
  it('as Amazon QLDB delivered it is put together and verified; its summary alone is not', () => {
    for (const { data } of awsStreamCaptures().aggregated) {
      const [first, second] = deaggregate(Buffer.from(data, 'base64')).records.map((each) =>
        parseStreamRecord(each.data),
      );
      const assembly = new StreamAssembly();
      const { address, news } = assembly.add(first as StreamRecord);
      expect(news).toBe('new');
      if (address === undefined) return expect.fail('no address');
      expect(assembly.get(address)).toMatchObject({ state: 'waiting', waitingFor: 1, delivered: 0 });
      expect(assembly.judge(address)?.outcome).toBe('incomplete');
      expect(assembly.add(second as StreamRecord)).toEqual({ news: 'new', address });
      expect(assembly.get(address)).toMatchObject({
        state: 'complete',
        waitingFor: 0,
        delivered: 1,
        blockHash: '/SYkO0ZnWANmgRUBOiZSrsKYUv0c8Eg7i5JEVsf+ZQw=',
        blockTimestamp: '2021-02-09T02:16:06.242Z',
      });
      const verdict = assembly.judge(address);
      expect(verdict?.outcome).toBe('consistent');
      expect(notOk(verdict?.checks ?? [])).toEqual([]);
      expect(verdict?.rungs[0]?.note).toBe('block summary, 1 revision well formed');
      expect(verdict?.notCovered.join()).not.toContain('names by hash');
    }
  });

  it('is judged as the whole block is, for every shape, in any order and with duplicates', () => {
    checkProperty(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 12 }), (seed, size) => {
        const from = randomJournal(seed, size);
        const records = shuffled([...recordsOfAll(from), ...recordsOfAll(from)], seed);
        const assembly = new StreamAssembly();
        const news = records.map((record) => assembly.add(record).news);
        expect(news.filter((each) => each === 'new')).toHaveLength(records.length / 2);
        expect(news.filter((each) => each === 'duplicate')).toHaveLength(records.length / 2);
        expect(assembly.blocks().map(({ address }) => address.sequenceNo)).toEqual([...from.blocks.keys()]);
        expect(assembly.gaps()).toEqual([]);
        const whole = from.texts.map((text) => parseBlock(encodeUtf8(text)));
        const redactions = knownRedactions(whole);
        for (const [sequenceNo, original] of whole.entries()) {
          const expected = verifyBlock(original, { redactions });
          const verdict = judged(assembly, from, sequenceNo);
          expect(against(verdict.checks), `${from.blocks[sequenceNo]?.shape}`).toEqual([]);
          expect(verdict.outcome).toBe(expected.verdict.outcome);
          expect(verdict.revisions).toEqual(expected.revisions);
          expect(verdict.rungs.find(({ id }) => id === 'chained')?.state).toBe(
            sequenceNo > 0 ? 'reached' : 'not-reached',
          );
          expect(assembly.get(original.address)?.state).toBe('complete');
        }
      }),
      50,
    );
  });

  it('is not verified while any revision that its summary names is missing', () => {
    const from = journal(['insert', 'many', 'insert-update', 'delete', 'insert', 'insert', 'delete-many']);
    for (const { sequenceNo } of from.blocks.slice(1)) {
      const records = recordsOf(from, sequenceNo);
      for (let left = 1; left < records.length; left++) {
        const assembly = assembled(records.filter((_, index) => index !== left));
        const verdict = judged(assembly, from, sequenceNo);
        expect(assembly.get({ strandId: from.strandId, sequenceNo })).toMatchObject({
          state: 'waiting',
          waitingFor: 1,
        });
        expect(verdict.outcome).toBe('incomplete');
        expectCheck(verdict.checks, 'block.summaries', 'finding', /^content missing: .* 1 revision/);
        expect(notOk(verdict.checks).some((each) => each.endsWith('failed'))).toBe(false);
      }
      expect(judged(assembled(records), from, sequenceNo).outcome).toBe('consistent');
    }
  });

  it('has no verdict before its summary, and is complete as soon as that comes', () => {
    const assembly = assembled([recordOf(detail)]);
    const address = { strandId: single.strandId, sequenceNo: 1 };
    expect(assembly.get(address)).toMatchObject({ state: 'no-summary', delivered: 1, blockHash: undefined });
    expect(assembly.judge(address)).toBeUndefined();
    expect(assembly.block(address)).toBeUndefined();
    assembly.add(recordOf(summary));
    expect(assembly.get(address)?.state).toBe('complete');
    expect(judged(assembly, single, 1).outcome).toBe('consistent');
  });

  it('of the service itself, without documents, needs no revisions', () => {
    const from = journal(['ddl', 'internal', 'read-only', 'system']);
    for (const { sequenceNo, shape } of from.blocks) {
      const assembly = assembled(recordsOf(from, sequenceNo));
      expect(assembly.get({ strandId: from.strandId, sequenceNo })?.state, shape).toBe('complete');
      const verdict = judged(assembly, from, sequenceNo);
      expect(against(verdict.checks), shape).toEqual([]);
      expect(verdict.outcome, shape).toBe(['ddl', 'read-only'].includes(shape) ? 'consistent' : 'incomplete');
    }
  });

  it('is there as GetBlock answers it, its places in the bytes it has', () => {
    const rebuilt = assembled([summary, detail].map(recordOf)).block({ strandId: single.strandId, sequenceNo: 1 });
    const original = parseBlock(encodeUtf8(block.ionText));
    expect(rebuilt?.revisions).toHaveLength(1);
    expect(rebuilt?.blockHash).toEqual(original.blockHash);
    const { start, end } = rebuilt?.revisions?.[0]?.metadata?.value.range ?? { start: 0, end: 0 };
    expect(new TextDecoder().decode(rebuilt?.source.slice(start, end))).toBe(revision?.metadata);
  });
});

describe('a block of a stream with a proof', () => {
  const from = journal(['insert', 'many', 'update', 'insert']);
  const tip = from.blocks.length - 1;
  const digest = parseDigest({
    digest: Buffer.from(from.digest(tip)).toString('base64'),
    tipIonText: from.address(tip),
  });
  const digests = [{ digest, provenance: 'saved', label: 'saved' }] as const;
  const proof = parseProof(encodeUtf8(renderProof(from.blockProof(2, tip))));
  const address = { strandId: from.strandId, sequenceNo: 2 };

  it('is anchored to a digest of the reader, as soon as all of it is there', () => {
    const records = recordsOf(from, 2);
    const verdict = assembled(records).judge(address, { proof, digests, asked: { address } });
    expect(verdict?.outcome).toBe('anchored');
    expect(verdict?.path.length).toBeGreaterThan(1);
    expect(assembled(records.slice(0, -1)).judge(address, { proof, digests })?.outcome).toBe('incomplete');
  });

  it('is disproven when the proof leads elsewhere, or it is not the block that was asked for', () => {
    const other = parseProof(encodeUtf8(renderProof(from.blockProof(3, tip))));
    expect(assembled(recordsOf(from, 2)).judge(address, { proof: other, digests })?.outcome).toBe('disproven');
    const asked = { address: { ...address, sequenceNo: 3 } };
    expect(assembled(recordsOf(from, 2)).judge(address, { asked })?.outcome).toBe('disproven');
  });
});

describe('what a stream delivers and should not', () => {
  it('a revision that the summary does not name is a finding, and the block is not verified', () => {
    const other = journal(['insert'], { seed: 2 }).blocks[1] as TestBlock;
    const stranger = edited(
      edited(
        streamTexts(other).details[0] as string,
        /blockAddress:\{[^}]*\}/,
        `blockAddress:${block.parts.blockAddress}`,
      ),
      /tableInfo:\{[^}]*\},/,
      '',
    );
    for (const texts of [
      [summary, detail, stranger],
      [stranger, detail, summary],
    ]) {
      const { outcome, checks } = one(...texts);
      expect(outcome).toBe('incomplete');
      expect(against(checks)).toEqual(['stream.details finding']);
      expectCheck(checks, 'stream.details', 'finding', /1 revision for this block that its summary does not name/);
    }
  });

  it('content that does not hash counts, whatever better content comes before or after', () => {
    const forged = detailOf({ data: '{forged:true}' });
    for (const texts of [
      [summary, forged],
      [summary, detail, forged],
      [forged, summary, detail, detail],
      [summary, forged, detail],
    ]) {
      const { outcome, checks, headline } = one(...texts);
      expect(outcome).toBe('disproven');
      expect(headline).toBe('Not verified: the content of the revision does not hash to its hash');
      expectCheck(checks, 'revision.hash', 'failed', /does not hash/);
      if (texts.length > 2) expectCheck(checks, 'stream.details', 'finding', /different contents for 1 revision/);
    }
  });

  it('content that was stripped counts before content that is whole', () => {
    const stripped = detailOf({ data: undefined });
    for (const texts of [
      [summary, detail, stripped],
      [stripped, detail, summary],
    ]) {
      const { outcome, checks } = one(...texts);
      expect(outcome).toBe('incomplete');
      expectCheck(checks, 'revision.hash', 'finding', /undetermined/);
      expectCheck(checks, 'stream.details', 'finding', /different contents/);
    }
  });

  it('a revision may come with its data and, after a redaction, without: that is no alarm', () => {
    const from = journal(['insert', 'update', 'redaction']);
    const redacted = from.blocks[1] as TestBlock;
    const original = journal(['insert', 'update']).blocks[1] as TestBlock;
    expect(redacted.ionText).toContain('dataHash');
    expect(original.parts.blockHash).toEqual(redacted.parts.blockHash);
    const before = streamTexts(original).details.map(recordOf);
    const after = recordsOf(from, 1);
    const rest = [...recordsOf(from, 2), ...recordsOf(from, 3)];
    for (const records of [
      [...before, ...after, ...rest],
      [...after, ...rest, ...before],
    ]) {
      const verdict = judged(assembled(records), from, 1);
      expect(against(verdict.checks)).toEqual([]);
      expect(verdict.outcome).toBe('consistent');
      expect(verdict.revisions[0]?.content).toBe('rehashed');
    }
    const alone = judged(assembled([...after, ...rest]), from, 1);
    expect(against(alone.checks)).toEqual([]);
    expect(alone.revisions[0]?.content).toBe('redacted');
    const unexplained = judged(assembled(after), from, 1);
    expect(against(unexplained.checks)).toEqual(['revision.redaction finding', 'block.documents finding']);
    expect(unexplained.outcome).toBe('incomplete');
  });

  it('redactions that a block with two summaries records explain nothing', () => {
    const from = journal(['insert', 'update', 'redaction']);
    const assembly = assembled(recordsOfAll(from));
    const { version } = assembly.get({ strandId: from.strandId, sequenceNo: 1 }) ?? {};
    expect(against(judged(assembly, from, 1).checks)).toEqual([]);
    const second = streamTexts(from.blocks[3] as TestBlock).summary;
    assembly.add(recordOf(edited(second, /blockTimestamp:20(..)/, 'blockTimestamp:2099')));
    expect(against(judged(assembly, from, 1).checks)).toContain('revision.redaction finding');
    expect(assembly.get({ strandId: from.strandId, sequenceNo: 1 })?.version).not.toBe(version);
  });

  it('two different summaries of one block contradict each other', () => {
    const second = edited(summary, /transactionId:"[^"]*"/, 'transactionId:"0000000000000000000000"');
    for (const texts of [
      [summary, detail, second],
      [second, detail, summary],
    ]) {
      const { outcome, checks } = one(...texts);
      expect(outcome).toBe('disproven');
      expectCheck(checks, 'stream.summary', 'failed', /2 different summaries of this block/);
    }
    const assembly = assembled([summary, detail].map(recordOf));
    expect(assembly.add(recordOf(second)).news).toBe('conflict');
    expect(assembly.add(recordOf(summary)).news).toBe('duplicate');
  });

  it('a summary that names another document than the hashed metadata is disproven', () => {
    const { outcome, checks } = one(
      edited(summary, /documentId:"[^"]*"/, 'documentId:"0000000000000000000000"'),
      detail,
    );
    expect(outcome).toBe('disproven');
    expectCheck(
      checks,
      'block.summaries',
      'failed',
      /another document than the revision's metadata/,
      'block:revisionSummaries[0].documentId',
    );
  });

  it('a summary that names no document where there is one is no alarm with its revision, and not verified without', () => {
    const anonymous = edited(summary, /,documentId:"[^"]*"/, '');
    expect(one(anonymous, detail).outcome).toBe('consistent');
    const { outcome, checks } = one(anonymous);
    expect(outcome).toBe('incomplete');
    expectCheck(checks, 'block.documents', 'finding', /content missing/);
  });

  it('a summary with one revision more, less, or another hash is disproven', () => {
    const entry = `{hash:${blobText(new Uint8Array(32).fill(7))}}`;
    for (const changed of [
      edited(summary, 'revisionSummaries:[', `revisionSummaries:[${entry},`),
      edited(summary, /revisionSummaries:\[\{hash:\{\{.{4}/, 'revisionSummaries:[{hash:{{AAAA'),
    ])
      expect(one(changed, detail).outcome).toBe('disproven');
    const none = one(edited(summary, /,revisionSummaries:\[.*\]/s, ''), detail);
    expect(none.outcome).toBe('incomplete');
    expect(against(none.checks)).toEqual(['stream.details finding', 'block.documents finding']);
  });

  it('a table that contradicts transactionInfo is disproven by its id, a finding by its name', () => {
    const other = one(summary, edited(detail, /tableId:"[^"]*"/, 'tableId:"0000000000000000000000"'));
    expect(other.outcome).toBe('disproven');
    expectCheck(other.checks, 'stream.table', 'failed', /id of the table/, 'stream:payload.tableInfo.tableId');
    const renamed = one(summary, edited(detail, /tableName:"[^"]*"/, 'tableName:"Other"'));
    expect(renamed.outcome).toBe('incomplete');
    expect(against(renamed.checks)).toEqual(['stream.table finding']);
  });

  it('fields nobody knows are findings, wherever they stand', () => {
    for (const texts of [
      [edited(summary, 'payload', 'note:1,payload'), detail],
      [edited(summary, 'payload:{', 'payload:{note:1,'), detail],
      [summary, edited(detail, 'payload:{', 'payload:{note:1,')],
      [summary, edited(detail, 'tableInfo:{', 'tableInfo:{note:1,')],
      [summary, edited(detail, 'revision:{', 'revision:{note:1,')],
      [summary, `x::${detail}`],
    ]) {
      const { outcome, checks } = one(...texts);
      expect(outcome).toBe('incomplete');
      expect(against(checks)).toHaveLength(1);
      expect(against(checks)[0]).toMatch(/^(stream|block)\.fields finding$/);
    }
  });

  it('control records and those of unknown type belong to no block', () => {
    const assembly = new StreamAssembly();
    for (const text of [streamRecordText('CONTROL', '{controlRecordType:"CREATED"}'), streamRecordText('NEWS', '{}')])
      expect(assembly.add(recordOf(text))).toEqual({ news: 'ignored', address: undefined });
    expect(assembly.blocks()).toEqual([]);
  });
});

describe('blocks that follow one another in a stream', () => {
  it('are linked, and a gap between them is named and no alarm', () => {
    const from = journal([...BLOCK_SHAPES.slice(1), 'update', 'insert']);
    const streamed = from.blocks.filter(({ shape }) => shape !== 'system' && shape !== 'internal');
    const assembly = assembled(
      shuffled(
        streamed.flatMap(({ sequenceNo }) => recordsOf(from, sequenceNo)),
        1,
      ),
    );
    const there = streamed.map(({ sequenceNo }) => sequenceNo);
    expect(assembly.gaps().map(({ from: first, to }) => [first, to])).toEqual(
      there.slice(1).flatMap((next, index) => {
        const before = there[index] as number;
        return next > before + 1 ? [[before + 1, next - 1]] : [];
      }),
    );
    for (const sequenceNo of there) {
      const { checks } = judged(assembly, from, sequenceNo);
      expect(against(checks)).toEqual([]);
      expect(checks.some(({ id }) => id === 'link.previous-hash')).toBe(there.includes(sequenceNo - 1));
    }
  });

  it('of which one was replaced by a sound block of another journal do not link', () => {
    const from = journal(['insert', 'insert']);
    const other = journal(['insert', 'insert'], { seed: 9 });
    const foreign = streamTexts(other.blocks[1] as TestBlock);
    const moved = [foreign.summary, ...foreign.details].map((text) =>
      recordOf(text.replaceAll(other.strandId, from.strandId)),
    );
    const assembly = assembled([...moved, ...recordsOf(from, 2)]);
    expect(judged(assembly, from, 1).outcome).toBe('consistent');
    const verdict = judged(assembly, from, 2);
    expect(verdict.outcome).toBe('disproven');
    expectCheck(verdict.checks, 'link.previous-hash', 'failed', /not the hash of the block before/);
  });

  it('are not linked to one of which two summaries came', () => {
    const from = journal(['insert', 'insert']);
    const doubted = edited(streamTexts(from.blocks[1] as TestBlock).summary, /blockHash:\{\{.{4}/, 'blockHash:{{AAAA');
    const assembly = assembled([recordOf(doubted), ...recordsOfAll(from)]);
    expect(judged(assembly, from, 1).outcome).toBe('disproven');
    const { outcome, checks } = judged(assembly, from, 2);
    expect(outcome).toBe('consistent');
    expect(checks.some(({ id }) => id.startsWith('link.'))).toBe(false);
  });

  it('in several strands are kept apart', () => {
    const [a, b] = [3, 4].map((seed) => journal(['insert', 'insert', 'insert'], { seed })) as [
      TestJournal,
      TestJournal,
    ];
    for (const [first, second] of [
      [1, 3],
      [3, 1],
    ] as const) {
      const assembly = assembled([...recordsOf(a, first), ...recordsOf(b, second)]);
      expect(assembly.size).toBe(2);
      expect(judged(assembly, a, first).outcome).toBe('consistent');
      expect(judged(assembly, b, second).outcome).toBe('consistent');
      expect(assembly.gaps()).toEqual([]);
    }
  });
});

describe('the memory of a stream', () => {
  it('is bounded: the block that was touched longest ago is forgotten, and counted', () => {
    const from = randomJournal(5, 40);
    const assembly = new StreamAssembly({ maxBlocks: 10 });
    for (const record of recordsOfAll(from)) assembly.add(record);
    expect(assembly.size).toBe(10);
    expect(assembly.dropped).toBe(30);
    expect(assembly.blocks().map(({ address }) => address.sequenceNo)).toEqual([
      30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
    ]);
  });

  it('is bounded by size as well, even within one block', () => {
    const assembly = new StreamAssembly({ maxCharacters: 10_000 });
    for (let n = 0; n < 200; n++)
      assembly.add(
        recordOf(detailOf({ hash: new Uint8Array(32).fill(n), data: `{n:${n},text:"${'x'.repeat(200)}"}` })),
      );
    expect(assembly.size).toBeLessThanOrEqual(1);
    expect(assembly.dropped).toBeGreaterThan(1);
    assembly.add(recordOf(summary));
    assembly.add(recordOf(detail));
    expect(judged(assembly, single, 1).outcome).not.toBe('disproven');
  });

  it('keeps few of many different contents of one revision, and says that there were more', () => {
    const forged = Array.from({ length: 50 }, (_, n) => recordOf(detailOf({ data: `{n:${n}}` })));
    const assembly = assembled([recordOf(summary), recordOf(detail), ...forged]);
    const { checks, outcome } = judged(assembly, single, 1);
    expect(outcome).toBe('disproven');
    only(checks, 'stream.details');
    const short = new StreamAssembly({ maxCharacters: 8000 });
    for (const record of [recordOf(summary), recordOf(detail), ...forged]) short.add(record);
    expect(short.dropped).toBe(0);
  });

  it('of redactions outlives the block that records them', () => {
    const from = journal(['insert', 'update', 'redaction', 'insert', 'insert', 'insert']);
    const assembly = new StreamAssembly({ maxBlocks: 2 });
    for (const record of [...recordsOfAll(from), ...recordsOf(from, 1)]) assembly.add(record);
    expect(assembly.get({ strandId: from.strandId, sequenceNo: 3 })).toBeUndefined();
    expect(against(judged(assembly, from, 1).checks)).toEqual([]);
  });
});
