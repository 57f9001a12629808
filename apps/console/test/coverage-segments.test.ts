import type { CoverageRange } from '@qldb-console/journal/judgement';
import { describe, expect, it } from 'vitest';
import { coverageSegments, coverageShares } from '../src/lib/coverage/segments.ts';

const range = (from: number, to: number, state: CoverageRange['state']): CoverageRange => ({ from, to, state });

describe('the strip of a journal', () => {
  it('draws a short journal block by block', () => {
    const segments = coverageSegments([range(5, 8, 'proven'), range(8, 9, 'altered'), range(9, 15, 'chained')]);
    expect(segments.map(({ from, to, state }) => [from, to, state])).toEqual([
      [5, 8, 'proven'],
      [8, 9, 'altered'],
      [9, 15, 'chained'],
    ]);
    expect(segments[0]?.start).toBe(0);
    expect(segments.at(-1)?.end).toBe(1);
    expect(segments[1]).toMatchObject({ start: 0.3, end: 0.4 });
  });

  it('loses no fault in a million blocks, however few they are', () => {
    const segments = coverageSegments([
      range(0, 471_110, 'proven'),
      range(471_110, 471_111, 'altered'),
      range(471_111, 999_999, 'chained'),
      range(999_999, 1_000_000, 'missing'),
    ]);
    expect(segments.map(({ state }) => state)).toEqual(['proven', 'altered', 'chained', 'missing']);
    const altered = segments[1];
    expect(altered?.shares).toEqual([
      { state: 'altered', blocks: 1 },
      { state: 'chained', blocks: expect.any(Number) },
      { state: 'proven', blocks: expect.any(Number) },
    ]);
    expect(altered?.shares.reduce((sum, { blocks }) => sum + blocks, 0)).toBe(
      (altered?.to ?? 0) - (altered?.from ?? 0),
    );
  });

  it('shows what is redacted where there is little of it, and lets it stand back where it is everywhere', () => {
    const some = coverageSegments([
      range(0, 5_000, 'proven'),
      range(5_000, 5_001, 'redacted'),
      range(5_001, 10_000, 'proven'),
    ]);
    expect(some.map(({ state }) => state)).toEqual(['proven', 'redacted', 'proven']);
    const everywhere = Array.from({ length: 1_000 }, (_, i) => [
      range(i * 10, i * 10 + 9, 'proven'),
      range(i * 10 + 9, i * 10 + 10, 'hash-only'),
    ]).flat();
    expect(coverageSegments(everywhere).map(({ state }) => state)).toEqual(['proven']);
  });

  it('covers every block exactly once', () => {
    const segments = coverageSegments([range(3, 777, 'chained'), range(777, 12_345, 'proven')]);
    expect(segments[0]?.from).toBe(3);
    for (const [i, segment] of segments.entries()) if (i > 0) expect(segment.from).toBe(segments[i - 1]?.to);
    expect(segments.at(-1)?.to).toBe(12_345);
  });

  it('of nothing is empty', () => {
    expect(coverageSegments([])).toEqual([]);
    expect(coverageShares([])).toEqual([]);
  });
});
