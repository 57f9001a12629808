import type { JudgedCopy } from '@qldb-console/journal/archive';
import { EMPTY_STRETCH } from '@qldb-console/journal/engine';
import { type JournalVerdict, judgeJournal } from '@qldb-console/journal/judgement';
import { describe, expect, it } from 'vitest';
import { withCopies } from '../src/workers/archive/copies-verdict.ts';

const verdict: JournalVerdict = {
  ...judgeJournal({ stretch: EMPTY_STRETCH, what: 'archive', digests: [] }),
  outcome: 'consistent',
  headline: 'Blocks 0–99 hold together',
  coverage: [{ from: 0, to: 100, state: 'chained' }],
};
const copy = (change: Partial<JudgedCopy>): JudgedCopy => ({
  object: 7,
  line: 1,
  conflicts: [],
  conflictCount: 0,
  unmatched: 0,
  verdict: EMPTY_STRETCH,
  ...change,
});
const fileOf = (object: number) => `object ${object}`;

describe('copies of blocks that an archive has more than once', () => {
  it('change nothing when they say the same', () => {
    expect(withCopies(verdict, [copy({}), copy({ sameAs: 3, verdict: undefined })], fileOf)).toBe(verdict);
  });

  it('disprove the archive where they differ, though one of them holds', () => {
    const judged = withCopies(
      verdict,
      [copy({ conflicts: [{ sequenceNo: 40, object: 7, start: 100, end: 250 }], conflictCount: 1 })],
      fileOf,
    );
    expect(judged.outcome).toBe('disproven');
    expect(judged.headline).toBe(
      'Not verified: Block 40 is there more than once, and 1 of the copies in object 7 has another hash.',
    );
    expect(judged.causes).toMatchObject([
      { kind: 'conflicting', blocks: [40, 40], places: [{ source: 'object 7', start: 100, end: 250 }] },
    ]);
    expect(judged.coverage).toEqual([
      { from: 0, to: 40, state: 'chained' },
      { from: 40, to: 41, state: 'conflicting' },
      { from: 41, to: 100, state: 'chained' },
    ]);
  });

  it('that contradict themselves are told too, whatever their stated hash', () => {
    const altered = {
      ...EMPTY_STRETCH,
      counts: { ...EMPTY_STRETCH.counts, blocks: 1, failed: 1 },
      faults: [
        {
          place: { source: 'object 7', start: 5, end: 9 },
          sequenceNo: 12,
          checks: [{ id: 'revision.hash', status: 'failed', why: 'its content does not give it' } as const],
        },
      ],
      faultCount: 1,
    };
    const judged = withCopies(verdict, [copy({ verdict: altered })], fileOf);
    expect(judged).toMatchObject({ outcome: 'disproven', causes: [{ kind: 'altered-content', blocks: [12, 12] }] });
  });

  it('that cannot be read, or hold what nothing else has, leave the verdict incomplete', () => {
    const error = { code: 'ion-syntax', message: 'It ends too early' } as const;
    const cutOff = {
      ...EMPTY_STRETCH,
      counts: { ...EMPTY_STRETCH.counts, unreadable: 1 },
      faults: [{ place: { source: 'object 7', start: 5, end: 9 }, checks: [], error }],
      faultCount: 1,
    };
    expect(withCopies(verdict, [copy({ verdict: cutOff })], fileOf)).toMatchObject({
      outcome: 'incomplete',
      headline: expect.stringMatching(/^Not everything could be checked: 1 value in object 7, /),
      causes: [{ kind: 'unreadable', severity: 'absence', places: [{ start: 5, end: 9 }] }],
    });
    const more = withCopies(verdict, [copy({ unmatched: 3 })], fileOf);
    expect(more).toMatchObject({ outcome: 'incomplete', causes: [{ severity: 'absence' }] });
    expect(withCopies({ ...verdict, outcome: 'disproven' }, [copy({ unmatched: 3 })], fileOf).outcome).toBe(
      'disproven',
    );
  });

  it('that contradict themselves are told though none of the listed faults says so', () => {
    const altered = { ...EMPTY_STRETCH, counts: { ...EMPTY_STRETCH.counts, blocks: 1, failed: 1 }, faultCount: 1 };
    expect(withCopies(verdict, [copy({ verdict: altered })], fileOf).outcome).toBe('disproven');
  });
});
