import { expect, test } from 'vitest';
import { localTimes, standing, tellEveryMs } from '../src/lib/session/session-times.ts';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * MINUTE).toISOString();
const times = { now: at(0), accessEnds: at(1), idleEnds: at(30), absoluteEnds: at(720) };

test('the ends of a session are told by a browser whose clock is wrong', () => {
  const wrong = Date.UTC(2031, 5, 5);
  expect(localTimes(times, wrong)).toEqual({
    accessEnds: wrong + MINUTE,
    idleEnds: wrong + 30 * MINUTE,
    absoluteEnds: wrong + 720 * MINUTE,
  });
  expect(localTimes({ ...times, now: 'soon' }, wrong)).toBeUndefined();
});

test('two minutes before a session ends the reader is warned, of the end that comes first', () => {
  const local = { accessEnds: MINUTE, idleEnds: 30 * MINUTE, absoluteEnds: 720 * MINUTE };
  const idleMs = 30 * MINUTE;
  expect(standing(local, 28 * MINUTE - 1, idleMs)).toEqual({ phase: 'good' });
  expect(standing(local, 28 * MINUTE, idleMs)).toEqual({ phase: 'ending', why: 'idle', at: 30 * MINUTE });
  expect(standing(local, 30 * MINUTE, idleMs)).toEqual({ phase: 'ended', why: 'idle', at: 30 * MINUTE });
  const late = { ...local, idleEnds: 725 * MINUTE };
  expect(standing(late, 719 * MINUTE, idleMs)).toEqual({ phase: 'ending', why: 'absolute', at: 720 * MINUTE });
  expect(standing({ ...late, idleEnds: undefined }, 700 * MINUTE, 0)).toEqual({ phase: 'good' });
});

test('of a short session half is left to work in before the warning comes', () => {
  const local = { accessEnds: MINUTE, idleEnds: MINUTE, absoluteEnds: 720 * MINUTE };
  expect(standing(local, 29_999, MINUTE).phase).toBe('good');
  expect(standing(local, 30_000, MINUTE).phase).toBe('ending');
});

test('activity is told several times within the idle lifetime, and not without measure', () => {
  expect(tellEveryMs(30 * MINUTE)).toBe(5 * MINUTE);
  expect(tellEveryMs(12 * MINUTE)).toBe(2 * MINUTE);
  expect(tellEveryMs(0)).toBe(1_000);
});
