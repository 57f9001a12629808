import { checkProperty, runSeed, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootOfPiece } from '../../src/engine/pieces.ts';
import { settleRedactions } from '../../src/engine/settle.ts';
import { EMPTY_STRETCH, joinStretches, MOST_FAULTS, type StretchVerdict, stretchOf } from '../../src/engine/stretch.ts';
import { encodeUtf8 } from '../../src/ion/index.ts';
import { merkleRoot } from '../../src/merkle/index.ts';
import { textsOf } from './journals.ts';
import { testedEngine } from './tested-path.ts';

const engine = await testedEngine();

/** Stretches of single blocks: some left out, moved, damaged, of another strand, or no blocks at all. */
function someStretches(seed: number): StretchVerdict[] {
  const random = seeded(seed);
  const texts = [...textsOf(1 + (seed % 5), 24)];
  if (random.oneIn(2)) texts.splice(random.int(20), 1 + random.int(3));
  if (random.oneIn(3)) texts.splice(random.int(20), 0, random.pick(['oops', '{a:1}', '{']));
  if (random.oneIn(3)) texts.unshift('1', '2');
  if (random.oneIn(3)) texts.push(...textsOf(99, 4));
  if (random.oneIn(4)) texts.reverse();
  return texts.map((text, index) => {
    const changed = random.oneIn(9) ? text.replace(/\d\d:\d\d:\d\d/, '23:59:58') : text;
    return engine.judge(encodeUtf8(changed), { source: `object ${index % 3}`, offset: index * 10_000 }).verdict;
  });
}

function joinAll(stretches: readonly StretchVerdict[]): StretchVerdict {
  return stretches.reduce(joinStretches, EMPTY_STRETCH);
}

describe('stretches', () => {
  it('join in any grouping', () => {
    checkProperty(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 2 }), (seed, cuts) => {
        const all = someStretches(seed);
        const [from = 0, to = 0] = cuts.map((cut) => cut % all.length).sort((a, b) => a - b);
        const [a, b, c] = [all.slice(0, from), all.slice(from, to), all.slice(to)].map(joinAll) as [
          StretchVerdict,
          StretchVerdict,
          StretchVerdict,
        ];
        const whole = joinAll(all);
        expect(joinStretches(joinStretches(a, b), c)).toEqual(whole);
        expect(joinStretches(a, joinStretches(b, c))).toEqual(whole);
        expect(joinStretches(EMPTY_STRETCH, whole)).toEqual(whole);
        expect(joinStretches(whole, EMPTY_STRETCH)).toEqual(whole);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(
          JSON.parse(JSON.stringify(joinStretches(a, joinStretches(b, c)))),
        );
      }),
      60,
    );
  });

  it('say the same of a journal judged in parts as of one judged at once', () => {
    const random = seeded(runSeed());
    const texts = textsOf(8, 60);
    const whole = engine.judge(encodeUtf8(texts.join('\n'))).verdict;
    let joined = EMPTY_STRETCH;
    for (let at = 0, offset = 0; at < texts.length; ) {
      const part = texts.slice(at, at + 1 + random.int(9));
      const text = `${part.join('\n')}\n`;
      joined = joinStretches(joined, engine.judge(encodeUtf8(text), { offset }).verdict);
      offset += encodeUtf8(text).length;
      at += part.length;
    }
    expect(joined).toEqual(whole);
  });

  it('give the digest of any journal that begins with block 0, and of no other', () => {
    const texts = textsOf(2, 70);
    const hashes: Uint8Array[] = [];
    for (let size = 1; size <= texts.length; size++) {
      const at = encodeUtf8(texts.slice(0, size).join('\n'));
      const { pieces, last } = engine.judge(at).verdict;
      hashes.push(Buffer.from(last?.blockHash ?? '', 'base64'));
      const [piece] = pieces ?? [];
      expect(piece && Buffer.from(rootOfPiece(piece) ?? '').toString('hex')).toBe(
        Buffer.from(merkleRoot(hashes)).toString('hex'),
      );
    }
    const tail = engine.judge(encodeUtf8(texts.slice(1).join('\n'))).verdict;
    expect(tail.faultCount).toBe(0);
    expect(tail.pieces?.map(rootOfPiece)).toEqual([undefined]);
  });

  it('tell a block that is missing, one that is twice there, and one of another strand', () => {
    const texts = textsOf(6, 10);
    const links = (list: readonly string[]) =>
      engine
        .judge(encodeUtf8(list.join('\n')))
        .verdict.faults.map(({ sequenceNo, checks }) => [sequenceNo, ...checks.map(({ id }) => id)]);
    expect(links(texts)).toEqual([]);
    expect(links(texts.toSpliced(4, 1))).toEqual([[5, 'link.sequence', 'link.previous-hash']]);
    expect(links(texts.toSpliced(4, 0, texts[3] as string))).toEqual([[3, 'link.sequence', 'link.previous-hash']]);
    const other = textsOf(7, 10)[4] as string;
    expect(links(texts.toSpliced(4, 1, other))[0]?.slice(0, 2)).toEqual([4, 'link.strand']);
  });

  it('list the first faults and count all', () => {
    const many = joinAll(Array.from({ length: MOST_FAULTS + 50 }, () => engine.judge(encodeUtf8('oops')).verdict));
    expect(many.faults).toHaveLength(MOST_FAULTS);
    expect(many.faultCount).toBe(MOST_FAULTS + 50);
  });

  it('list a contradiction behind any number of findings, however they are joined', () => {
    const fault = (at: number, status: 'failed' | 'finding') =>
      stretchOf({
        faults: [
          {
            place: { source: 'test', start: at, end: at + 1 },
            sequenceNo: at,
            checks: [{ id: 'block.hash', status, why: '' }],
          },
        ],
        faultCount: 1,
      });
    const all = [
      ...Array.from({ length: MOST_FAULTS + 50 }, (_, at) => fault(at, 'finding')),
      fault(MOST_FAULTS + 50, 'failed'),
    ];
    const whole = joinAll(all);
    expect(whole.faults).toHaveLength(MOST_FAULTS + 1);
    expect(whole.faults.at(-1)?.checks).toMatchObject([{ status: 'failed' }]);
    expect(whole.faultCount).toBe(MOST_FAULTS + 51);
    expect(joinStretches(joinAll(all.slice(0, 30)), joinAll(all.slice(30)))).toEqual(whole);
  });

  it('tell a redaction that no later block records', () => {
    for (const seed of [1, 2, 3]) {
      const all = textsOf(seed, 60).map((text) => engine.judge(encodeUtf8(text)).verdict);
      const whole = joinAll(all);
      expect(whole.pending.length).toBeGreaterThan(0);
      expect(settleRedactions(whole)).toEqual({ explained: whole.pending.length, unexplained: [] });
      const [pending] = whole.pending;
      const without = {
        ...whole,
        recorded: whole.recorded.filter(({ sequenceNo }) => sequenceNo !== pending?.sequenceNo),
      };
      expect(settleRedactions(without).unexplained[0]?.sequenceNo).toBe(pending?.sequenceNo);
    }
  });
});
