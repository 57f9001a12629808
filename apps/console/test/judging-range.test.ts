import { describe, expect, it } from 'vitest';
import { readJudgingRange } from '../src/features/journal/model/judging-range.ts';
import { roughDuration } from '../src/lib/rough-duration.ts';
import { createStopwatch } from '../src/lib/stopwatch.ts';

describe('the blocks to judge', () => {
  it('are the whole journal when nothing is entered', () => {
    expect(readJudgingRange('', ' ', 311)).toEqual({ from: 0, to: 312 });
    expect(readJudgingRange('', '', 0)).toEqual({ from: 0, to: 1 });
  });

  it('reach from the first to the last one that is entered, both among them', () => {
    expect(readJudgingRange('100', '199', 311)).toEqual({ from: 100, to: 200 });
    expect(readJudgingRange('311', '', 311)).toEqual({ from: 311, to: 312 });
    expect(readJudgingRange('7', '7', 311)).toEqual({ from: 7, to: 8 });
  });

  it('are refused at the field that is wrong', () => {
    expect(readJudgingRange('x', '', 311)).toMatchObject({ field: 'from' });
    expect(readJudgingRange('', '-1', 311)).toMatchObject({ field: 'to' });
    expect(readJudgingRange('312', '', 311)).toEqual({ field: 'from', problem: 'The journal ends at block 311.' });
    expect(readJudgingRange('', '312', 311)).toEqual({ field: 'to', problem: 'The journal ends at block 311.' });
    expect(readJudgingRange('20', '19', 311)).toEqual({ field: 'to', problem: 'Enter 20 or more.' });
  });
});

describe('time at work', () => {
  it('does not count pauses', () => {
    let now = 1_000;
    const watch = createStopwatch(() => now);
    now += 300;
    watch.stop();
    now += 5_000;
    watch.stop();
    expect(watch.elapsed()).toBe(300);
    watch.start();
    watch.start();
    now += 50;
    expect(watch.elapsed()).toBe(350);
  });

  it('is told roughly', () => {
    expect([0.3, 45, 200, 10_000].map(roughDuration)).toEqual([
      'about a second',
      'about 45 seconds',
      'about 3 minutes',
      'about 3 hours',
    ]);
  });
});
