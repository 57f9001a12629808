import {
  BLOCK_SHAPES,
  type BlockShape,
  buildJournal,
  randomJournal,
  renderBlock,
  runSeed,
  seeded,
} from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { judgeChunk } from '../../src/engine/index.ts';
import { decodeBase64, encodeUtf8, type IonValue, readIonText, writeIonJson } from '../../src/ion/index.ts';
import { type JournalInput, judgeJournal, overlayCoverage, type StatedHashes } from '../../src/judgement/index.ts';
import { merkleRoot } from '../../src/merkle/index.ts';
import { digestAt, engine, flipped, journalOf, judged, rungStates, stretchOf, textsOf, withBlock } from './damaged.ts';

const journal = journalOf(20);
const texts = textsOf(journal);
const LAST = 19;

describe('a healthy journal', () => {
  it('is anchored by a digest of its last block', () => {
    const verdict = judged(texts, { digests: [digestAt(journal, LAST)] });
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline).toBe('Blocks 0–19 verified against the digest saved earlier, dated 2025-06-30');
    expect(verdict.scope).toContain(`strand ${journal.strandId}`);
    expect(verdict.scope).toContain('Each block follows the one before it.');
    expect(verdict.scope).toContain('the journal as it stood there, all of it');
    expect(verdict).toMatchObject({
      causes: [],
      findings: [],
      findingCount: 0,
      unlisted: 0,
      horizon: LAST,
      first: 0,
      last: LAST,
    });
    expect(rungStates(verdict)).toEqual({
      parsed: 'reached',
      chained: 'reached',
      content: 'reached',
      anchored: 'reached',
      independent: 'not-reached',
    });
    expect(verdict.coverage).toEqual([
      { from: 0, to: 1, state: 'hash-only' },
      { from: 1, to: 20, state: 'proven' },
    ]);
    expect(verdict.asserted.join(' ')).toContain("A digest's tip address");
    expect(JSON.stringify(verdict)).not.toMatch(/authentic/i);
  });

  it('is anchored up to the tip, and what is behind it only holds together', () => {
    const verdict = judged(texts, { digests: [digestAt(journal, 7), digestAt(journal, 3)] });
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline).toMatch(/^Blocks 0–7 verified against .* \(tip 7\); those behind hold together$/);
    expect(verdict.scope).toContain('Nothing here shows that the blocks behind 7 belong to the journal.');
    expect(verdict.horizon).toBe(7);
    expect(verdict.coverage.at(-1)).toEqual({ from: 8, to: 20, state: 'chained' });
  });

  it.each(['fetched', 'bundle'] as const)('is anchored by no digest that is %s', (provenance) => {
    const verdict = judged(texts, { digests: [digestAt(journal, LAST, { provenance })] });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.horizon).toBeUndefined();
    expect(rungStates(verdict).anchored).toBe('not-reached');
    expect(verdict.scope).toContain('shows only that the service agrees with itself');
  });

  it('is anchored independently only where the reader states it of two digests', () => {
    const independent = { statedIndependent: true };
    const rung = (...digests: JournalInput['digests']) => rungStates(judged(texts, { digests })).independent;
    expect(rung(digestAt(journal, LAST, independent), digestAt(journal, 7, independent))).toBe('reached');
    expect(rung(digestAt(journal, LAST, independent), digestAt(journal, 7))).toBe('not-reached');
    expect(rung(digestAt(journal, LAST, independent))).toBe('not-reached');
    const fetched = digestAt(journal, 7, { ...independent, provenance: 'fetched' });
    expect(rung(digestAt(journal, LAST, independent), fetched)).toBe('not-reached');
  });

  it('of any shape, with all its redactions, raises no alarm', () => {
    const random = seeded(runSeed());
    for (let round = 0; round < 20; round++) {
      const seed = random.int(1e9);
      const of = randomJournal(seed, 60);
      for (const digests of [[], [digestAt(of, 59)], [digestAt(of, 30), digestAt(of, 59, { provenance: 'fetched' })]]) {
        const verdict = judged(of.texts, { digests });
        expect({ seed, causes: verdict.causes, findings: verdict.findings }).toEqual({
          seed,
          causes: [],
          findings: [],
        });
        expect({ seed, states: Object.values(rungStates(verdict)).includes('failed') }).toEqual({
          seed,
          states: false,
        });
        expect(verdict.outcome).not.toBe('disproven');
        expect(verdict.anchors.every(({ state }) => state === 'agrees')).toBe(true);
      }
    }
  });

  it('with blocks of which only hashes are there is not called whole, and each such block counts once', () => {
    const of = journalOf(7, { shapes: ['insert', 'system', 'internal', 'insert', 'ddl', 'insert'] });
    const verdict = judged(textsOf(of), { digests: [digestAt(of, 6)] });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Blocks 0–6 hold together; the content of 2 blocks could not be hashed in full');
    expect(verdict.notCovered.join(' ')).toMatch(/What 2 blocks are about: they have no transactionInfo/);
    expect(verdict.causes).toEqual([]);
  });

  it('with a finding in a block without a transaction counts that block once', () => {
    const of = journalOf(4, { shapes: ['insert', 'internal', 'insert'] });
    const verdict = judged(withBlock(of, 2, () => ({ extra: ['note:1'] })));
    expect(verdict.findings.map(({ sequenceNo }) => sequenceNo)).toEqual([2]);
    expect(verdict.headline).toContain('the content of 1 block could not be hashed in full');
  });

  it('whose clock went back once is not said to have content that could not be hashed', () => {
    const late = withBlock(journal, 7, () => ({ blockTimestamp: '2031-01-01T00:00:00.000Z' }));
    const verdict = judged(late);
    expect(verdict.headline).toBe('Blocks 0–19 hold together; 1 block is stamped earlier than the one before');
    expect(verdict.outcome).toBe('incomplete');
    expect(rungStates(verdict).content).toBe('reached');
    expect(verdict.findings).toMatchObject([{ sequenceNo: 8, checks: [{ id: 'link.time' }] }]);
  });

  it('with data that was redacted is whole where a later block says so, and open without that block', () => {
    const of = buildJournal({ seed: 5, shapes: ['insert', 'update', 'insert', 'redaction', 'insert'] });
    const whole = judged(of.texts, { digests: [digestAt(of, 5)] });
    expect(whole.outcome).toBe('anchored');
    expect(whole.coverage).toContainEqual(expect.objectContaining({ state: 'redacted' }));
    expect(whole.notCovered.join(' ')).toContain('The data of 1 redacted revision: only its hash is left.');
    const recording = of.blocks.findIndex(({ parts }) => parts.redactionInfo !== undefined);
    const open = judged(of.texts.slice(0, recording));
    expect(open.outcome).toBe('incomplete');
    expect(open.findings).toMatchObject([{ checks: [{ id: 'revision.redaction' }] }]);
    expect(open.findingCount).toBe(1);
    expect(open.headline).toContain('the content of 1 block could not be hashed in full');
  });

  it('lists each finding once, however often it was found', () => {
    const of = buildJournal({ seed: 5, shapes: ['insert', 'update', 'insert', 'redaction', 'insert'] });
    const recording = of.blocks.findIndex(({ parts }) => parts.redactionInfo !== undefined);
    const stretch = stretchOf(of.texts.slice(0, recording));
    const { findings } = judgeJournal({
      stretch: { ...stretch, pending: [...stretch.pending, ...stretch.pending] },
      what: 'export',
      digests: [],
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.checks).toHaveLength(1);
  });
});

describe('a part of a journal', () => {
  it('that does not begin with block 0 says what it takes to compare it', () => {
    const verdict = judged(texts.slice(4, 12), {
      what: 'export',
      digests: [digestAt(journal, 8), digestAt(journal, 2), digestAt(journal, LAST)],
    });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.headline).toBe('Blocks 4–11 hold together; not compared with any digest');
    expect(verdict.anchors.map(({ state }) => state)).toEqual(['not-computable', 'before-start', 'beyond-end']);
    expect(verdict.anchors[0]?.why).toBe(
      'it takes the hashes of blocks 0–3 too, or a proof of block 4 as GetBlock answers it',
    );
    expect(verdict.notCovered.join(' ')).toContain('The link of block 4 to the block before it');
    expect(rungStates(verdict)).toMatchObject({ chained: 'reached', content: 'reached', anchored: 'not-reached' });
  });

  const proofOf = (sequenceNo: number, tip: number, elements = journal.blockProof(sequenceNo, tip)) => ({
    sequenceNo,
    strandId: journal.strandId,
    tip,
    proof: { source: new Uint8Array(), elements, ranges: [] },
  });

  it('is anchored where a proof of its first block gives the hashes before it', () => {
    for (const from of [1, 2, 3, 4, 7, 8, 12, 19]) {
      const verdict = judged(texts.slice(from), {
        digests: [digestAt(journal, LAST)],
        firstBlockProof: proofOf(from, LAST),
      });
      expect([from, verdict.outcome, verdict.horizon]).toEqual([from, 'anchored', LAST]);
      expect(verdict.headline).toMatch(/verified against the digest saved earlier/);
    }
    // A digest of another tip than that of the proof confirms both.
    const other = judged(texts.slice(4), { digests: [digestAt(journal, 12)], firstBlockProof: proofOf(4, LAST) });
    expect(other.outcome).toBe('anchored');
    expect(other.coverage).toEqual([
      { from: 4, to: 13, state: 'proven' },
      { from: 13, to: 20, state: 'chained' },
    ]);
  });

  it('is not disproven by a proof that nothing confirms', () => {
    const wrong = proofOf(4, LAST, journal.blockProof(4, LAST).map(flipped));
    const verdict = judged(texts.slice(4), { digests: [digestAt(journal, 12)], firstBlockProof: wrong });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.anchors[0]).toMatchObject({
      state: 'not-computable',
      why: expect.stringContaining('nothing confirms that proof'),
    });
  });

  it('is disproven where a digest confirms the proof and another one does not fit', () => {
    const digests = [
      digestAt(journal, LAST),
      digestAt(journal, 12, {
        digest: { ...digestAt(journal, 11).digest, tip: { strandId: journal.strandId, sequenceNo: 12 } },
      }),
    ];
    const verdict = judged(texts.slice(4), { digests, firstBlockProof: proofOf(4, LAST) });
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.causes).toMatchObject([{ kind: 'digest-conflict' }]);
  });

  it('says why a proof is of no use', () => {
    for (const [proof, why] of [
      [proofOf(5, LAST), 'it is the proof of another block'],
      [proofOf(4, 3, []), 'its tip is before the block'],
      [proofOf(4, LAST, journal.blockProof(4, LAST).slice(1)), 'it has 4 steps where block and tip demand 5'],
      [proofOf(4, LAST, [new Uint8Array(3)]), 'not all of its elements are hashes'],
    ] as const) {
      const verdict = judged(texts.slice(4), { digests: [digestAt(journal, 12)], firstBlockProof: proof });
      expect(verdict.anchors[0]?.why).toContain(why);
      expect(verdict.outcome).toBe('consistent');
    }
  });
});

describe('digests', () => {
  it('of other journals, and what is no digest, say nothing', () => {
    const other = journalOf(20, { seed: 77 });
    const short = { ...digestAt(journal, 3).digest, digest: new Uint8Array(15) };
    const verdict = judged(texts, { digests: [digestAt(other, LAST), digestAt(journal, 3, { digest: short })] });
    expect(verdict.anchors.map(({ state }) => state)).toEqual(['other-strand', 'unusable']);
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.notCovered.join(' ')).toContain('it has 15 bytes instead of 32');
  });

  it('beyond the end tell that the journal was longer, but of an export made before', () => {
    const digests = [digestAt(journal, LAST)];
    for (const [what, outcome] of [
      ['archive', 'incomplete'],
      ['ledger', 'incomplete'],
      ['export', 'consistent'],
      ['object', 'consistent'],
    ] as const) {
      const verdict = judged(texts.slice(0, 12), { what, digests });
      expect([what, verdict.outcome]).toEqual([what, outcome]);
      expect(verdict.anchors[0]?.state).toBe('beyond-end');
      expect(verdict.notCovered.join(' ')).toContain('covers');
    }
    const fetched = judged(texts.slice(0, 12), { digests: [digestAt(journal, LAST, { provenance: 'fetched' })] });
    expect(fetched.outcome).toBe('consistent');
    const longer = judged(texts.slice(0, 12), { digests });
    expect(longer.headline).toContain('the journal was longer');
    expect(longer.coverage.at(-1)).toEqual({ from: 12, to: 20, state: 'missing' });
    const stated = judged(texts.slice(0, 12), { what: 'ledger', digests, statedTip: 11 });
    expect(stated.headline).toContain('the journal ends at block 11, as the service states it');
  });

  it('behind the part that was asked for are not missed while the journal goes on', () => {
    const verdict = judged(texts.slice(0, 12), {
      what: 'part',
      digests: [digestAt(journal, 15)],
      statedTip: LAST,
      asked: { strandId: journal.strandId, from: 0, to: 12 },
    });
    expect(verdict.anchors[0]?.state).toBe('not-computable');
    expect(verdict.outcome).toBe('consistent');
  });

  it('that contradict one that fixes more are told from journals that were rewritten', () => {
    const wrong = digestAt(journal, 4, {
      id: 'wrong',
      digest: { ...digestAt(journal, 3).digest, tip: { strandId: journal.strandId, sequenceNo: 4 } },
    });
    const verdict = judged(texts, { digests: [digestAt(journal, LAST), wrong] });
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.causes).toMatchObject([{ kind: 'digest-conflict', digests: ['wrong'] }]);
    expect(verdict.headline).toMatch(/^Not verified: blocks 0–4 do not give the digest saved earlier/);
    expect(rungStates(verdict).anchored).toBe('failed');
  });

  it('of one tip that differ cannot all be right, and that is said', () => {
    const wrong = digestAt(journal, LAST, {
      id: 'wrong',
      digest: { ...digestAt(journal, LAST).digest, digest: journal.digest(3) },
    });
    const verdict = judged(texts, { digests: [digestAt(journal, LAST), wrong] });
    expect(verdict.anchors.map(({ conflictsWith }) => conflictsWith)).toEqual([['wrong'], [`d${LAST}`]]);
    expect(verdict.notCovered.join(' ')).toContain('Which of the digests at tip 19 is right');
  });
});

describe('blocks that were asked for', () => {
  /** Judges what a ledger answers for the blocks from `from` on. */
  function answered(answers: readonly string[], change: Partial<JournalInput> = {}, from = 0) {
    const parts = answers.map((text) => encodeUtf8(`${text}\n`));
    let end = 0;
    const ends = parts.map(({ length }) => {
      end += length;
      return end;
    });
    const { strandId } = journal;
    const chunk = {
      bytes: new Uint8Array(Buffer.concat(parts)),
      source: 'ledger',
      offset: 0,
      asked: { strandId, from, ends },
    };
    const { verdict: stretch } = judgeChunk(engine, chunk);
    return judgeJournal({
      stretch,
      what: 'ledger',
      asked: { strandId, from, to: from + answers.length },
      digests: [],
      ...change,
    });
  }

  it('are told from another block in the place of one', () => {
    const verdict = answered(texts.with(3, texts[4] as string));
    expect(verdict.causes).toMatchObject([{ kind: 'other-block', blocks: [3, 3] }]);
    expect(verdict.headline).toBe('Not verified: in the place of block 3, this is another block than was asked for');
    expect(rungStates(verdict).chained).toBe('failed');
  });

  it('are told from answers that cannot be read, each with its number', () => {
    const verdict = answered(texts.with(3, '{').with(4, 'null').with(LAST, '"'), {
      digests: [digestAt(journal, LAST)],
    });
    expect(verdict.causes.map(({ kind, blocks }) => [kind, blocks])).toEqual([
      ['unreadable', [3, 3]],
      ['unreadable', [4, 4]],
      ['unreadable', [19, 19]],
    ]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Not everything could be checked: 3 blocks cannot be read');
    expect(verdict.coverage.filter(({ state }) => state === 'unreadable')).toEqual([
      { from: 3, to: 5, state: 'unreadable' },
      { from: 19, to: 20, state: 'unreadable' },
    ]);
  });

  it('are told from those of another journal', () => {
    const verdict = answered(textsOf(journalOf(20, { seed: 77 })).slice(0, 5));
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.causes.every(({ kind }) => kind === 'other-block')).toBe(true);
    expect(rungStates(verdict)).toMatchObject({ chained: 'failed', anchored: 'not-reached' });
  });
});

describe('what else is known', () => {
  const index = (of: readonly string[]): StatedHashes => {
    const { strandId } = journal;
    void strandId;
    const hashes = journal.blocks.map(({ parts }) => parts.blockHash);
    return {
      hashesOf: (n) =>
        of
          .filter(
            (text) =>
              text.includes(`sequenceNo:${n}}`) &&
              text.startsWith(`{blockAddress:{strandId:"${journal.strandId}",sequenceNo:${n}}`),
          )
          .map((text) => decodeBase64(/blockHash:\{\{([^}]*)\}\}/.exec(text)?.[1] ?? '') as Uint8Array),
      rootAt: (tip) => (tip < hashes.length ? merkleRoot(hashes.slice(0, tip + 1)) : undefined),
    };
  };

  it('the stated hashes of all blocks: digests behind doubles and disorder can be compared', () => {
    const double = [...texts.slice(0, 10), ...texts.slice(5, 10), ...texts.slice(10)];
    const digests = [digestAt(journal, LAST)];
    const known = judged(double, { digests, hashes: index(double) });
    expect(known.anchors[0]?.state).toBe('agrees');
    expect(known.causes).toMatchObject([
      { kind: 'duplicate', blocks: [5, 9], sentence: expect.stringContaining('same hash each time') },
    ]);
    expect(known.outcome).toBe('incomplete');
    const unknown = judged(double, { digests });
    expect(unknown.anchors[0]?.state).toBe('not-computable');
    expect(unknown.causes[0]?.sentence).toContain('cannot be told');
  });

  it('what was not there or broke off: the verdict is not on the whole', () => {
    const shortfalls = [
      { sentence: 'An object could not be loaded.', loses: true },
      { sentence: 'A manifest is missing.', loses: false },
    ];
    const verdict = judged(texts, { digests: [digestAt(journal, LAST)], shortfalls });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Not everything could be checked: an object could not be loaded');
    expect(rungStates(verdict).parsed).toBe('not-reached');
    expect(verdict.notCovered).toContain('A manifest is missing.');
    const harmless = judged(texts, { digests: [digestAt(journal, LAST)], shortfalls: shortfalls.slice(1) });
    expect(harmless.outcome).toBe('anchored');
  });

  it('the block before the first one: their link is checked', () => {
    const previous = stretchOf(texts.slice(4, 5)).last;
    const input = { what: 'object', previous } as const;
    const verdict = judged(texts.slice(5), input);
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.rungs.find(({ id }) => id === 'chained')?.note).toBe('each follows the one before');
    expect(verdict.notCovered.join(' ')).not.toContain('The link of block 5');
    expect(rungStates(judged(texts.slice(5, 6), input)).chained).toBe('reached');
    // A block from elsewhere is not the one before.
    expect(judged(texts.slice(7), input).notCovered.join(' ')).toContain('The link of block 7');
    const other = previous && { ...previous, blockHash: 'ykAB8EBSdfHYoCXHYGBmoXPbXlWZXkbHcPqKZwZXW3A=' };
    const broken = judged(texts.slice(5), { what: 'object', previous: other });
    expect(broken.outcome).toBe('disproven');
    expect(broken.causes).toMatchObject([{ kind: 'replaced', blocks: [5, 5] }]);
    expect(broken.headline).toBe('Not verified: block 5 does not follow block 4');
    expect(rungStates(broken).chained).toBe('failed');
  });

  it('JSON: what the stated hashes say, and nothing of the content', () => {
    const json = texts.map((text) => writeIonJson(readIonText(encodeUtf8(text))[0] as IonValue)).join('\n');
    const digests = [digestAt(journal, LAST)];
    const tips = [LAST];
    const { verdict: stretch } = judgeChunk(engine, {
      bytes: new Uint8Array(encodeUtf8(json)),
      source: 'a.json',
      offset: 0,
      format: 'json-lines',
      tips,
    });
    const verdict = judgeJournal({ stretch, what: 'export', digests });
    expect(verdict.causes).toEqual([]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Blocks 0–19 were read, and the content not verified: it is JSON');
    expect(verdict.anchors[0]?.state).toBe('agrees');
    expect(rungStates(verdict)).toMatchObject({
      parsed: 'reached',
      chained: 'reached',
      content: 'not-reached',
      anchored: 'not-reached',
      independent: 'not-reached',
    });
    expect(verdict.coverage).toEqual([{ from: 0, to: 20, state: 'json' }]);
    expect(JSON.stringify(verdict)).not.toMatch(/hashed again here/);
  });

  it('nothing: an empty input has no verdict but that', () => {
    for (const input of [[], ['hello']]) {
      const verdict = judged(input, { digests: [digestAt(journal, LAST)], what: 'export' });
      expect(verdict.outcome).toBe('incomplete');
      expect(Object.values(rungStates(verdict))).not.toContain('reached');
    }
    expect(judged([], { what: 'export' }).headline).toBe('There is no block in this export');
  });
});

describe('coverage', () => {
  it('covers every block to the last one, however many are redacted', () => {
    const stretch = stretchOf(texts);
    const [place] = [stretch.first?.place].filter((each) => each !== undefined);
    const pending = Array.from({ length: 5_000 }, (_, i) => ({
      place: place ?? { source: '', start: 0, end: 0 },
      strandId: journal.strandId,
      sequenceNo: 2 * i,
      index: 0,
      documentId: 'JdxjkR9bSYB5jMHWcI464T',
      version: 0,
    }));
    const last = stretch.last && { ...stretch.last, sequenceNo: 9_999 };
    const { coverage } = judgeJournal({ stretch: { ...stretch, last, pending }, what: 'archive', digests: [] });
    expect(coverage.length).toBeLessThan(3_000);
    expect([coverage[0]?.from, coverage.at(-1)?.to]).toEqual([0, 10_000]);
    expect(coverage.some(({ from, state }) => state === 'redacted' && from > 9_900)).toBe(true);
  });

  it('takes what an index knows, and lets nothing be covered up by it', () => {
    const { coverage } = judged(texts.with(8, '{oops:1}'), { digests: [digestAt(journal, 5)] });
    const more = [
      { from: 7, to: 10, state: 'hash-only' },
      { from: 15, to: 40, state: 'redacted' },
      { from: 50, to: 60, state: 'altered' },
    ] as const;
    expect(overlayCoverage(coverage, more)).toEqual([
      { from: 0, to: 1, state: 'hash-only' },
      { from: 1, to: 6, state: 'proven' },
      { from: 6, to: 7, state: 'chained' },
      { from: 7, to: 8, state: 'hash-only' },
      { from: 8, to: 9, state: 'unreadable' },
      { from: 9, to: 10, state: 'hash-only' },
      { from: 10, to: 15, state: 'chained' },
      { from: 15, to: 20, state: 'redacted' },
    ]);
    expect(overlayCoverage([], more)).toEqual([]);
  });
});

describe('any damage at all', () => {
  it('is never passed over, and never makes a digest above it an anchor', () => {
    const random = seeded(runSeed());
    const shapes = Array.from({ length: 15 }, (_, i) => BLOCK_SHAPES[i % BLOCK_SHAPES.length] as BlockShape);
    for (let round = 0; round < 60; round++) {
      const of = buildJournal({ seed: random.int(1e9), shapes });
      const whole = of.blocks.map(({ parts }) => renderBlock(parts));
      const at = random.int(whole.length);
      const text = whole[at] as string;
      const spot = text.search(/(data|metadata|Hash|revisions|transactionInfo):/);
      const place = Math.max(spot, 0) + random.int(text.length - Math.max(spot, 0));
      const broken = `${text.slice(0, place)}${random.pick(['x', '0', '}', '"', 'A'])}${text.slice(place + 1)}`;
      if (broken === text) continue;
      const before = judged(whole, { digests: [digestAt(of, 15)] });
      const verdict = judged(whole.with(at, broken), { digests: [digestAt(of, 15)] });
      const same = JSON.stringify(before.rungs) === JSON.stringify(verdict.rungs) && before.outcome === verdict.outcome;
      // A character may be a blank, or stand where nothing covers it; then nothing is claimed that was not before.
      if (same) expect(verdict.causes).toEqual([]);
      else expect(verdict.outcome).not.toBe('anchored');
    }
  });

  it('several times over gives a verdict that is bounded and in order, and none that is good', () => {
    const random = seeded(runSeed());
    const long = journalOf(60);
    const whole = textsOf(long);
    const others = [textsOf(journalOf(60, { seed: 77 })), textsOf(journalOf(60, { data: () => '{other:1}' }))];
    for (let round = 0; round < 60; round++) {
      let damaged = whole;
      for (let n = 1 + random.int(6); n > 0; n--) {
        const at = random.int(damaged.length - 2);
        const length = 1 + random.int(4);
        const other = random.pick(others);
        const spare = damaged.slice(at, at + length);
        switch (random.int(6)) {
          case 0:
            damaged = damaged.toSpliced(at, length);
            break;
          case 1:
            damaged = damaged.toSpliced(random.int(damaged.length), 0, ...spare);
            break;
          case 2:
            damaged = damaged.toSpliced(at, length, ...other.slice(at, at + length));
            break;
          case 3:
            damaged = damaged.with(at, random.pick(['{', 'null', '{a:1}', '', '"']));
            break;
          case 4:
            damaged = damaged.toSpliced(at, length).toSpliced(random.int(damaged.length - length), 0, ...spare);
            break;
          default:
            damaged = damaged.with(at, (damaged[at] as string).replace(/[A-Za-z]([^A-Za-z]*)$/, 'q$1'));
        }
      }
      if (damaged.join() === whole.join()) continue;
      const verdict = judged(damaged, { digests: [digestAt(long, 59), digestAt(long, 20)] });
      const said = { round, outcome: verdict.outcome, causes: verdict.causes.map(({ id, blocks }) => [id, blocks]) };
      expect(said.outcome, JSON.stringify(said)).not.toBe('anchored');
      expect(said.outcome, JSON.stringify(said)).not.toBe('consistent');
      const isShorter = verdict.anchors.some(({ state }) => state === 'beyond-end');
      if (!isShorter) expect(verdict.causes.length + verdict.findingCount, JSON.stringify(said)).toBeGreaterThan(0);
      for (const { blocks } of verdict.causes) if (blocks) expect(blocks[1]).toBeGreaterThanOrEqual(blocks[0]);
      for (const [i, range] of verdict.coverage.entries())
        if (i > 0) expect(range.from).toBe(verdict.coverage[i - 1]?.to);
      expect(new Set(verdict.causes.map(({ id }) => id)).size).toBe(verdict.causes.length);
    }
  });
});
