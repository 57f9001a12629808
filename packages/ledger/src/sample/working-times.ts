import type { Random } from '../workload/random.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const OPENS_MS = 8 * 60 * 60 * 1000;
const OPEN_FOR_MS = 8.5 * 60 * 60 * 1000;

/**
 * Times of an office that is open Monday to Friday from 08:00 to 16:30 UTC, in ascending order with irregular gaps.
 *
 * @param firstDay midnight UTC of a working day; the first time is on it, soon after opening
 * @param lastDay likewise; the last time is on it
 * @returns `count` ≥ 2 different times, milliseconds since 1970
 */
export function workingTimes(random: Random, firstDay: number, lastDay: number, count: number): number[] {
  const days: number[] = [];
  for (let day = firstDay; day <= lastDay; day += DAY_MS) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  const times = new Set([
    firstDay + OPENS_MS + random.between(30_000, 600_000),
    lastDay + OPENS_MS + OPEN_FOR_MS - random.between(30_000, 600_000),
  ]);
  const first = Math.min(...times);
  while (times.size < count) {
    const time = random.pick(days) + OPENS_MS + random.below(OPEN_FOR_MS);
    // Setting up the tables comes first, so nothing is earlier; and commits keep a second apart.
    if (time > first && time < Math.max(...times) && ![...times].some((other) => Math.abs(other - time) < 1_000)) {
      times.add(time);
    }
  }
  return [...times].sort((a, b) => a - b);
}
