import { checkProperty, randomJournal, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainEngine } from '../../src/engine/engine.ts';
import {
  EMPTY_STRETCH,
  joinStretches,
  judgeChunk,
  type Piece,
  rootAtTip,
  type StretchVerdict,
} from '../../src/engine/index.ts';
import { encodeHex, encodeUtf8 } from '../../src/ion/index.ts';
import { completeNodes } from '../../src/merkle/index.ts';
import { objectOf, textsOf } from './journals.ts';
import { sealedJournal } from './sealed-journal.ts';
import { testedEngine } from './tested-path.ts';

const engine = await testedEngine();
const plain = createPlainEngine();
const hexOf = (bytes: Uint8Array | undefined) => bytes && encodeHex(bytes);
const joinAll = (stretches: readonly StretchVerdict[]) => stretches.reduce(joinStretches, EMPTY_STRETCH);
const rootsOf = (verdict: StretchVerdict, tips: readonly number[]) => tips.map((tip) => hexOf(rootAtTip(verdict, tip)));

describe('what a journal consists of up to the tips of digests', () => {
  it.each(['text', 'binary'] as const)('gives each digest of a journal in Ion %s in one pass', (format) => {
    for (const by of [engine, plain]) {
      const journal = randomJournal(7, 60);
      const bytes = objectOf(journal.texts, format);
      const all = Array.from({ length: 60 }, (_, tip) => tip);
      for (const tips of [[59], [0], [3, 17, 17, 40, 2], all.filter((tip) => tip % 7 === 0), all, all.toReversed()]) {
        const { verdict } = by.judge(bytes, { tips });
        expect(rootsOf(verdict, tips)).toEqual(tips.map((tip) => encodeHex(journal.digest(tip))));
        expect(verdict.tips.map(({ tip }) => tip)).toEqual([...new Set(tips)].sort((a, b) => a - b));
        expect({ ...verdict, tips: [] }).toEqual(by.judge(bytes).verdict);
      }
      expect(rootsOf(by.judge(bytes, { tips: [60, 10_000, -1, 0.5, Number.NaN] }).verdict, [60])).toEqual([undefined]);
    }
  });

  it('is the same however the journal is cut and its parts are joined', () => {
    checkProperty(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 49 }), { maxLength: 6 }), (seed, tips) => {
        const random = seeded(seed);
        const journal = randomJournal(seed, 50);
        const parts: StretchVerdict[] = [];
        for (let at = 0; at < 50; ) {
          const to = at + 1 + random.int(20);
          parts.push(engine.judge(encodeUtf8(journal.texts.slice(at, to).join('\n')), { tips }).verdict);
          at = to;
        }
        const whole = joinAll(parts);
        expect(rootsOf(whole, tips)).toEqual(tips.map((tip) => encodeHex(journal.digest(tip))));
        const cut = random.int(parts.length + 1);
        const middle = cut + random.int(parts.length + 1 - cut);
        const [a, b, c] = [parts.slice(0, cut), parts.slice(cut, middle), parts.slice(middle)].map(joinAll) as [
          StretchVerdict,
          StretchVerdict,
          StretchVerdict,
        ];
        expect(joinStretches(a, joinStretches(b, c))).toEqual(whole);
        expect(joinStretches(joinStretches(a, b), c)).toEqual(whole);
      }),
      40,
    );
  });

  it('gives no root behind a gap, and one in front of it', () => {
    const journal = randomJournal(3, 30);
    for (const missing of [journal.texts.toSpliced(12, 1), journal.texts.toSpliced(12, 1, '{oops')]) {
      const { verdict } = engine.judge(encodeUtf8(missing.join('\n')), { tips: [5, 11, 12, 13, 29] });
      expect(rootsOf(verdict, [5, 11])).toEqual([5, 11].map((tip) => encodeHex(journal.digest(tip))));
      expect(rootsOf(verdict, [12, 13, 29])).toEqual([undefined, undefined, undefined]);
    }
    const tail = engine.judge(encodeUtf8(journal.texts.slice(1).join('\n')), { tips: [20] }).verdict;
    expect(rootAtTip(tail, 20)).toBeUndefined();
  });

  it('gives the root with the subtrees in front of a journal that does not begin with block 0', () => {
    const journal = randomJournal(4, 40);
    const from = 13;
    const { verdict } = engine.judge(encodeUtf8(journal.texts.slice(from).join('\n')), { tips: [13, 20, 39] });
    const whole = engine.judge(encodeUtf8(journal.texts.slice(0, from).join('\n'))).verdict;
    const [before] = whole.pieces ?? [];
    expect(before?.nodes.map(({ level }) => level)).toEqual(completeNodes(0, from).map(({ level }) => level));
    for (const tip of [13, 20, 39]) {
      expect(hexOf(rootAtTip(verdict, tip, before as Piece))).toBe(encodeHex(journal.digest(tip)));
    }
    expect(rootAtTip(verdict, 20, { ...(before as Piece), to: from - 1 })).toBeUndefined();
    expect(rootAtTip(verdict, 20, { ...(before as Piece), strandId: 'another' })).toBeUndefined();
  });

  it('keeps a few of a block that comes again and again', () => {
    const [zero, one] = textsOf(5, 2) as [string, string];
    const bytes = encodeUtf8([zero, one, ...Array.from({ length: 300 }, () => one)].join('\n'));
    const { verdict } = engine.judge(bytes, { tips: [0, 1] });
    expect(verdict.tips.length).toBeLessThan(10);
    expect(hexOf(rootAtTip(verdict, 1))).toBe(encodeHex(randomJournal(5, 2).digest(1)));
  });

  it('counts by numbers beyond 32 bits', () => {
    const far = 2 ** 53 - 5;
    const texts = sealedJournal([0, 1, 2].map((n) => ({ sequenceNo: far + n })));
    const { verdict } = engine.judge(encodeUtf8(texts.join('\n')), { tips: [far + 1, far + 2, far + 3] });
    expect(verdict.tips.map(({ tip, pieces }) => [tip, pieces?.map(({ from, to }) => [from, to])])).toEqual([
      [far + 1, [[far, far + 2]]],
      [far + 2, [[far, far + 3]]],
    ]);
    expect(rootAtTip(verdict, far + 1)).toBeUndefined();
  });

  it('comes with chunks of blocks that were asked for', () => {
    const journal = randomJournal(6, 30);
    const parts = journal.texts.map((text) => encodeUtf8(`${text}\n`));
    let end = 0;
    const ends = parts.map(({ length }) => (end += length));
    const bytes = new Uint8Array(Buffer.concat(parts));
    const asked = { strandId: journal.strandId, from: 0, ends };
    for (const by of [engine, plain]) {
      const { verdict } = judgeChunk(by, { bytes, source: 'ledger', offset: 0, asked, tips: [4, 29] });
      expect(rootsOf(verdict, [4, 29])).toEqual([4, 29].map((tip) => encodeHex(journal.digest(tip))));
    }
  });
});
