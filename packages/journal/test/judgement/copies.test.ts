import { describe, expect, it } from 'vitest';
import { type ComparedCopy, shortfallsOfCopies, withCopies } from '../../src/judgement/index.ts';
import { digestAt, flipped, journalOf, judged, textsOf, withBlock } from './damaged.ts';

const journal = journalOf(20);
const texts = textsOf(journal);
const copy = (change: Partial<ComparedCopy>): ComparedCopy => ({
  state: 'same',
  sources: ['b'],
  places: [],
  ...change,
});
const place = { source: 'b', start: 100, end: 250 };
/** Judged with copies, as an archive is. */
const withAll = (copies: readonly ComparedCopy[]) =>
  withCopies(judged(texts, { digests: [digestAt(journal, 19)], shortfalls: shortfallsOfCopies(copies) }), copies);

describe('further copies of blocks', () => {
  it('change nothing when they say the same', () => {
    expect(withAll([copy({ blocks: [2, 9] })])).toEqual(withAll([]));
    expect(withAll([]).outcome).toBe('anchored');
  });

  it('disprove the archive where they differ, though a digest agrees with the others', () => {
    const verdict = withAll([copy({ state: 'different', blocks: [4, 5], count: 2, places: [place] })]);
    expect(verdict).toMatchObject({
      outcome: 'disproven',
      headline: 'Not verified: blocks 4–5 are there more than once, and not the same each time',
      causes: [{ kind: 'conflicting', severity: 'contradiction', blocks: [4, 5], places: [place] }],
    });
    expect(verdict.causes[0]?.sentence).toMatch(/^Blocks 4–5 .*: in b, 2 blocks have another hash\.$/);
    expect(verdict.coverage.map(({ from, to, state }) => [from, to, state])).toEqual([
      [0, 1, 'hash-only'],
      [1, 4, 'proven'],
      [4, 6, 'conflicting'],
      [6, 20, 'proven'],
    ]);
  });

  it('disprove the archive where they contradict themselves, whatever their stated hash', () => {
    const check = { id: 'revision.hash', status: 'failed', why: 'its content does not give it' } as const;
    const fault = { place, sequenceNo: 12, checks: [check] };
    const verdict = withAll([copy({ state: 'faulty', blocks: [12, 12], places: [place], fault })]);
    expect(verdict).toMatchObject({
      outcome: 'disproven',
      causes: [{ kind: 'altered-content', blocks: [12, 12], checks: [check], places: [place] }],
    });
    expect(verdict.causes[0]?.sentence).toContain('in b, its content does not give it.');
    expect(withAll([copy({ state: 'faulty' })]).outcome).toBe('disproven');
  });

  it('that cannot be read or compared leave the verdict incomplete, and disprove nothing', () => {
    const error = { code: 'ion-syntax', message: 'It ends too early' } as const;
    const fault = { place, checks: [], error };
    const unreadable = withAll([copy({ state: 'unreadable', count: 1, places: [place], fault })]);
    expect(unreadable.outcome).toBe('incomplete');
    expect(unreadable.headline).toMatch(
      /1 value cannot be read as a block, first at byte 100 of b: It ends too early$/,
    );
    const open = withAll([copy({ state: 'not-compared', blocks: [3, 4] })]);
    expect(open).toMatchObject({
      outcome: 'incomplete',
      headline: 'Not everything could be checked: blocks 3–4 are there more than once, and could not be compared',
    });
    const unnamed = withAll([copy({ state: 'not-compared', count: 3 })]);
    expect(unnamed.headline).toContain('3 blocks in b that the name says nothing of could not be compared');
  });

  it('stand beside what is wrong with the journal itself, in the order of the blocks', () => {
    const altered = judged(withBlock(journal, 10, ({ entriesHash }) => ({ entriesHash: flipped(entriesHash) })));
    const verdict = withCopies(altered, [copy({ state: 'different', blocks: [4, 4], count: 1 })]);
    expect(verdict.headline).toBe(altered.headline);
    expect(verdict.causes.map(({ blocks }) => blocks?.[0])).toEqual([4, 10]);
    expect(new Set(verdict.causes.map(({ id }) => id)).size).toBe(2);
  });

  it('are listed up to a number, and counted all', () => {
    const many = Array.from({ length: 700 }, (_, i) => copy({ state: 'different', blocks: [i % 20, i % 20] }));
    const verdict = withAll(many);
    expect([verdict.causes.length, verdict.unlisted]).toEqual([500, 200]);
    const open = Array.from({ length: 30 }, () => copy({ state: 'not-compared', blocks: [3, 4] }));
    expect(shortfallsOfCopies(open)).toHaveLength(21);
    expect(shortfallsOfCopies(open).at(-1)?.sentence).toBe('10 more copies could not be compared');
  });
});
