import type { JudgedCopy } from '@qldb-console/journal/archive';
import { EMPTY_STRETCH } from '@qldb-console/journal/engine';
import { describe, expect, it } from 'vitest';
import { comparedCopies } from '../src/workers/archive/compared-copies.ts';

const copy = (change: Partial<JudgedCopy>): JudgedCopy => ({
  object: 7,
  line: 1,
  conflicts: [],
  conflictCount: 0,
  unmatched: 0,
  verdict: EMPTY_STRETCH,
  ...change,
});
const compared = (change: Partial<JudgedCopy>) => comparedCopies([copy(change)], (object) => `object ${object}`);
const counted = (counts: Partial<typeof EMPTY_STRETCH.counts>) => ({ ...EMPTY_STRETCH.counts, ...counts });
const place = { source: 'object 7', start: 5, end: 9 };

describe('copies of blocks that an archive has more than once', () => {
  it('say nothing when they are the same', () => {
    expect(compared({})).toEqual([]);
    expect(compared({ sameAs: 3, verdict: undefined })).toEqual([]);
  });

  it('differ from the first to the last block with another hash', () => {
    const conflicts = [40, 43].map((sequenceNo) => ({ sequenceNo, object: 7, start: sequenceNo, end: 100 }));
    expect(compared({ conflicts, conflictCount: 2 })).toEqual([
      {
        state: 'different',
        blocks: [40, 43],
        count: 2,
        sources: ['object 7'],
        places: [40, 43].map((start) => ({ source: 'object 7', start, end: 100 })),
      },
    ]);
  });

  it('contradict themselves, though none of the listed faults may say so', () => {
    const checks = [{ id: 'revision.hash', status: 'failed', why: 'its content does not give it' } as const];
    const faults = [{ place, sequenceNo: 12, checks }];
    const counts = counted({ blocks: 1, failed: 1 });
    expect(compared({ verdict: { ...EMPTY_STRETCH, counts, faults, faultCount: 1 } })).toMatchObject([
      { state: 'faulty', blocks: [12, 12], places: [place], fault: { checks } },
    ]);
    expect(compared({ verdict: { ...EMPTY_STRETCH, counts, faultCount: 1 } })).toMatchObject([{ state: 'faulty' }]);
  });

  it('may be unreadable in part, and hold blocks that there is nothing to hold against', () => {
    const error = { code: 'ion-syntax', message: 'It ends too early' } as const;
    const faults = [{ place, checks: [], error }];
    const verdict = { ...EMPTY_STRETCH, counts: counted({ unreadable: 1 }), faults, faultCount: 1 };
    expect(compared({ verdict, unmatched: 3 })).toMatchObject([
      { state: 'unreadable', count: 1, places: [place] },
      { state: 'not-compared', count: 3, sources: ['object 7'] },
    ]);
  });
});
