import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createProgress, progressLine } from '../src/verify/archive/progress.ts';

function screen(isTTY: boolean) {
  let written = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  return { out: Object.assign(out, { isTTY }), written: () => written };
}
const half = { blocks: 1_234_567, bytes: 50_000_000, read: 50_000_000, total: 100_000_000 };

it('tells how far it is, how fast, and how long it takes', () => {
  expect(progressLine(half, 10)).toBe('1,234,567 blocks judged, 50.0 % of 100.0 MB read, 5.0 MB/s, 10 s left');
  expect(progressLine({ ...half, read: 2_000_000 }, 100)).toContain(', 1 h 21 min left');
  expect(progressLine({ ...half, read: 50_000_000 }, 200)).toContain(', 3 min 20 s left');
  // Nobody knows at the start, and nothing is left at the end.
  expect(progressLine({ ...half, read: 0 }, 0)).toBe('1,234,567 blocks judged, 0.0 % of 100.0 MB read');
  expect(progressLine({ ...half, read: 100_000_000 }, 10)).not.toContain('left');
  expect(progressLine({ blocks: 0, bytes: 0, read: 0, total: 0 }, 1)).toContain('0.0 % of 0.0 MB');
});

it('writes a line every five seconds where nobody watches', () => {
  const { out, written } = screen(false);
  let now = 0;
  const progress = createProgress(out, () => now);
  for (now = 0; now <= 15_000; now += 100) progress.tell(half);
  progress.end();
  expect(written().trimEnd().split('\n')).toHaveLength(3);
  expect(written()).not.toContain('\r');
});

it('writes over its own line on a terminal, and leaves it clean', () => {
  const { out, written } = screen(true);
  let now = 0;
  const progress = createProgress(out, () => now);
  for (now = 0; now <= 1_000; now += 10) progress.tell(half);
  progress.say('something else');
  progress.end();
  expect(written().split('\r\u001b[K1,234,567')).toHaveLength(7);
  expect(written().endsWith('\r\u001b[Ksomething else\n')).toBe(true);
});
