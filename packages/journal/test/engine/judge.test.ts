import { awsCaptures, BLOCK_SHAPES, buildJournal, randomJournal, runSeed, seeded } from '@qldb-console/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { parseBlock } from '../../src/block/index.ts';
import { verifyBlock } from '../../src/chain/index.ts';
import { createPlainEngine } from '../../src/engine/engine.ts';
import { rootOfPiece } from '../../src/engine/pieces.ts';
import { settleRedactions } from '../../src/engine/settle.ts';
import { EMPTY_STRETCH, joinStretches, type StretchVerdict } from '../../src/engine/stretch.ts';
import { encodeBase64, encodeHex, encodeUtf8 } from '../../src/ion/index.ts';
import { FUZZ } from './fuzz.ts';
import { damaged, objectOf, textsOf } from './journals.ts';
import { testedEngine } from './tested-path.ts';

const engine = await testedEngine();
const specification = createPlainEngine();

afterAll(() => {
  expect(engine.accelerated, 'the module has failed').toBe(true);
});

/** A verdict without the one number in which the two ways may differ. */
function said(verdict: StretchVerdict) {
  return { ...verdict, counts: { ...verdict.counts, deferred: 0 } };
}

describe('the engine', () => {
  it('has its fast path here', () => {
    expect([engine.accelerated, specification.accelerated]).toEqual([true, false]);
  });

  it.each(['text', 'binary'] as const)(
    'finds nothing wrong with a sound journal in Ion %s, and its digest',
    (format) => {
      for (let seed = 1; seed <= 8; seed++) {
        const journal = randomJournal(seed, 40);
        const bytes = objectOf(journal.texts, format);
        const { verdict, consumed } = engine.judge(bytes);
        expect(consumed).toBe(bytes.length);
        expect(verdict.faults).toEqual([]);
        expect(verdict.counts.blocks).toBe(40);
        expect(verdict.pieces).toHaveLength(1);
        const [piece] = verdict.pieces ?? [];
        expect(piece && encodeHex(rootOfPiece(piece) ?? new Uint8Array())).toBe(encodeHex(journal.digest(39)));
        expect(settleRedactions(verdict).unexplained).toEqual([]);
      }
    },
  );

  it.each(['text', 'binary'] as const)('gives no ordinary block in Ion %s to the specification', (format) => {
    const shapes = BLOCK_SHAPES.filter((shape) => shape !== 'redaction');
    for (const deleteFormula of ['metadata', 'null-data'] as const) {
      for (const missingEntries of ['dropped', 'zero-length'] as const) {
        const data = () => '{name:"Zoë",tags:["a","b"],price:12.50,at:2020-01-01T10:00:00.000Z,in:{deep:[{n:1}]}}';
        const journal = buildJournal({ seed: 7, shapes: [...shapes, ...shapes], deleteFormula, missingEntries, data });
        const { counts, faults } = engine.judge(objectOf(journal.texts, format)).verdict;
        expect(faults).toEqual([]);
        expect(counts.deferred).toBe(0);
        expect(counts.deleted).toBeGreaterThan(2);
      }
    }
  });

  it.each(['text', 'binary'] as const)('says of each sound block in Ion %s what the specification says', (format) => {
    const texts = textsOf(11, 30);
    const bytes = objectOf(texts, format);
    const found = engine.soundBlocks(bytes);
    expect(found.length).toBeGreaterThan(15);
    for (const block of found) {
      const text = texts[block.sequenceNo] as string;
      const parsed = parseBlock(encodeUtf8(text));
      const { checks, revisions } = verifyBlock(parsed);
      expect(checks.filter(({ status }) => status === 'failed' || status === 'finding')).toEqual([]);
      expect(block.strandId).toBe(parsed.address.strandId);
      expect(block.blockHash).toBe(encodeBase64(parsed.blockHash));
      expect(block.previousBlockHash).toBe(encodeBase64(parsed.previousBlockHash));
      const having = (state: string) => revisions.filter(({ content }) => content === state).length;
      expect(block.sums).toEqual({
        transactions: parsed.transactionInfo === undefined ? 0 : 1,
        revisions: revisions.length,
        rehashed: having('rehashed'),
        deleted: having('deleted'),
        bare: having('not-seen'),
        statements: parsed.transactionInfo?.statements.length ?? 0,
        documents: parsed.transactionInfo?.documents.length ?? 0,
      });
      if (format === 'text') expect(new TextDecoder().decode(bytes.subarray(block.start, block.end))).toBe(text);
    }
  });

  it("judges AWS's blocks on its fast path, but for the summary of a block whose revisions are elsewhere", () => {
    for (const { ionText } of awsCaptures().blocks) {
      const { verdict } = engine.judge(encodeUtf8(ionText));
      expect(verdict.counts).toMatchObject({ blocks: 1, deferred: ionText.includes('revisionSummaries') ? 1 : 0 });
      expect(said(verdict)).toEqual(said(specification.judge(encodeUtf8(ionText)).verdict));
    }
  });

  it.each(['text', 'binary'] as const)('agrees with the specification on damaged journals in Ion %s', (format) => {
    const random = seeded(runSeed());
    let faults = 0;
    for (let round = 0; round < 60 * FUZZ; round++) {
      const seed = random.int(1e9);
      const whole = objectOf(textsOf(seed, 12), format);
      let bytes = whole;
      for (let damage = 0; damage < 4; damage++) {
        bytes = damaged(bytes, random);
        const fast = engine.judge(bytes);
        const slow = specification.judge(bytes);
        expect({ seed, round, ...said(fast.verdict) }).toEqual({ seed, round, ...said(slow.verdict) });
        expect(fast.consumed).toBe(slow.consumed);
        faults += fast.verdict.faultCount;
      }
    }
    expect(faults).toBeGreaterThan(100);
  });

  it.each(['text', 'binary'] as const)('is not led astray by structs where none belongs in Ion %s', (format) => {
    const data = () => '{in:{deep:[{n:1}]}}';
    const { texts } = buildJournal({ seed: 7, shapes: Array.from({ length: 12 }, () => 'insert' as const), data });
    const struct = '{a:{b:1},c:[{d:{}}],e:{}}';
    const wrong = texts.map((text) => text.replace(/transactionId:"\w+"/, `transactionId:${struct}`));
    const bytes = objectOf(
      texts.flatMap((text, i) => [
        text,
        wrong[i] as string,
        (wrong[i] as string).replace(/hash:\{\{.*?\}\}/, `hash:${struct}`),
      ]),
      format,
    );
    const { verdict } = engine.judge(bytes);
    expect(verdict.counts).toMatchObject({ blocks: texts.length, deferred: 2 * texts.length });
    expect(said(verdict)).toEqual(said(specification.judge(bytes).verdict));
  });

  it('finds every change of one character of a block, if the specification does', () => {
    const [text] = textsOf(5, 30).filter((each) => each.includes('transactionInfo') && each.includes('data:'));
    const bytes = encodeUtf8(text as string);
    for (let at = 0; at < bytes.length; at += FUZZ > 1 ? 1 : 3) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 1;
      expect({ at, ...said(engine.judge(changed).verdict) }).toEqual({
        at,
        ...said(specification.judge(changed).verdict),
      });
    }
  });

  it('takes an id only for what is one, whatever stands where in it', () => {
    const text = textsOf(5, 30).find((each) => !each.includes('revisions:')) as string;
    const [, id] = /transactionId:"(\w{22})"/.exec(text) as unknown as [string, string];
    for (let at = 0; at < id.length; at++) {
      for (const character of '/09:@AZ[`az{_$\u00e9') {
        const other = `${id.slice(0, at)}${character}${id.slice(at + 1)}`;
        const changed = encodeUtf8(text.replace(id, other));
        const { verdict } = engine.judge(changed);
        expect({ other, ...said(verdict) }).toEqual({ other, ...said(specification.judge(changed).verdict) });
        expect(verdict.counts.deferred).toBe(/^[0-9A-Za-z]$/.test(character) ? 0 : 1);
      }
    }
  });

  it('finds where a block ends that it leaves to the specification, whatever stands where in it', () => {
    const [sound] = textsOf(5, 1) as readonly [string];
    const tricks = [
      '"\\"}"',
      '"\\\\"',
      '"\'}{["',
      "'}\"'",
      "'\\'}'",
      "'''}'' '''",
      '/*}{*/1',
      '//}"\n1',
      '{{~"}}}}"}}',
      "{{~'''}}}}'''}}",
      '{{~fX0=~}}',
      '{{fX0=}}',
      '(})',
    ];
    for (const trick of [...tricks, '[{x:"]"}]']) {
      for (let space = 0; space < 34; space++) {
        const bytes = encodeUtf8(
          `{a:${' '.repeat(space)}${trick.replaceAll('~', ' '.repeat(space))},b:"${'x'.repeat(space)}${'\\"'.repeat(3)}"}\n${sound}`,
        );
        const { verdict } = engine.judge(bytes);
        expect({ trick, space, ...said(verdict) }).toEqual({
          trick,
          space,
          ...said(specification.judge(bytes).verdict),
        });
        if (trick !== '(})') expect(verdict.counts).toMatchObject({ blocks: 1, unreadable: 1, deferred: 1 });
      }
    }
  });

  it('leaves a block that is not there whole for the next call', () => {
    const texts = textsOf(3, 20);
    const bytes = objectOf(texts, 'text');
    for (const cut of [1, 700, 5000, bytes.length - 2]) {
      const first = engine.judge(bytes.subarray(0, cut), { final: false });
      expect(first.consumed).toBeLessThanOrEqual(cut);
      const rest = engine.judge(bytes.subarray(first.consumed), { offset: first.consumed });
      expect(first.verdict.counts.blocks + rest.verdict.counts.blocks).toBe(20);
      expect(first.verdict.faultCount + rest.verdict.faultCount).toBe(0);
      expect(rest.verdict.last?.place.end).toBe(bytes.length - 1);
    }
  });

  it('reads blocks behind symbol tables, which only the specification does', () => {
    const texts = textsOf(4, 4);
    const bytes = encodeUtf8(
      `${texts[0]} $ion_symbol_table::{symbols:["blockAddress"]} ${texts[1]?.replace('blockAddress', '$10')}\n${texts[2]}`,
    );
    const { verdict } = engine.judge(bytes);
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts).toMatchObject({ blocks: 3, deferred: 2 });
    expect(engine.judge(bytes, { final: false })).toMatchObject({
      needsRest: true,
      consumed: (texts[0]?.length ?? 0) + 1,
    });
  });

  it('says of what is no journal that it cannot be read', () => {
    for (const text of ['hello', '[1,2]', '{"blockAddress":{"strandId":"x"}}', '{a:1', '"', '{{', '(', '{']) {
      const { verdict } = engine.judge(encodeUtf8(text));
      expect(verdict.counts.blocks).toBe(0);
      expect(verdict.faultCount).toBe(1);
      expect(verdict.faults[0]?.error).toBeDefined();
    }
    expect(engine.judge(new Uint8Array()).verdict.faultCount).toBe(0);
  });

  it('finds where a journal can be cut, and says the same of the parts', () => {
    const texts = textsOf(13, 40);
    const bytes = objectOf(texts, 'text');
    const whole = engine.judge(bytes).verdict;
    for (const every of [0, 3000, 20_000, bytes.length]) {
      const { offsets, end } = engine.borders(bytes, every);
      expect(end).toBe(bytes.length);
      expect(offsets[0]).toBe(0);
      const parts = offsets.map((offset, index) => (offsets[index + 1] ?? bytes.length) - offset);
      if (every === 0) expect(parts).toHaveLength(40);
      else if (every === bytes.length) expect(parts).toHaveLength(1);
      else {
        expect(parts.length).toBeGreaterThan(1);
        expect(parts.length).toBeLessThan(40);
        for (const part of parts.slice(0, -1)) expect(part).toBeGreaterThanOrEqual(every);
      }
      let joined = EMPTY_STRETCH;
      for (const [index, offset] of offsets.entries()) {
        const part = bytes.subarray(offset, offsets[index + 1] ?? bytes.length);
        joined = joinStretches(joined, engine.judge(part, { offset }).verdict);
      }
      expect(joined).toEqual(whole);
    }
    expect(engine.borders(bytes.subarray(0, bytes.length - 5), 0).end).toBe(
      bytes.length - (encodeUtf8(texts.at(-1) ?? '').length + 1),
    );
    expect(engine.borders(objectOf(texts, 'binary'), 0)).toEqual({ offsets: [], end: 0 });
  });

  it('judges a journal larger than its window', () => {
    const data = () => `{text:"${'x'.repeat(400_000)}"}`;
    const journal = buildJournal({ seed: 3, shapes: Array.from({ length: 20 }, () => 'insert' as const), data });
    for (const format of ['text', 'binary'] as const) {
      const bytes = objectOf(journal.texts, format);
      expect(bytes.length).toBeGreaterThan(7_000_000);
      const { verdict, consumed } = engine.judge(bytes);
      expect(consumed).toBe(bytes.length);
      expect(verdict.faults).toEqual([]);
      expect(verdict.counts).toMatchObject({ blocks: 21, deferred: 0 });
    }
  });
});
