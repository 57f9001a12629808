import { describe, expect, it } from 'vitest';
import { inOrder } from '../src/routes/blocks/in-order.ts';

/** Loads whose end the test decides. */
function controlled() {
  const waiting = new Map<number, PromiseWithResolvers<number>>();
  const signals: AbortSignal[] = [];
  return {
    waiting,
    signals,
    load(n: number, signal: AbortSignal): Promise<number> {
      const parts = Promise.withResolvers<number>();
      waiting.set(n, parts);
      signals.push(signal);
      return parts.promise;
    },
  };
}

describe('inOrder', () => {
  it('yields in order whatever order the loads end in', async () => {
    const { load, waiting } = controlled();
    const items = inOrder(10, 13, 8, load);
    const first = items.next();
    for (const n of [12, 11, 10]) waiting.get(n)?.resolve(n);
    expect((await first).value).toBe(10);
    expect((await items.next()).value).toBe(11);
    expect((await items.next()).value).toBe(12);
    expect((await items.next()).done).toBe(true);
  });

  it('never runs further ahead of its reader than the concurrency', async () => {
    const { load, waiting } = controlled();
    const items = inOrder(0, 100, 8, load);
    const first = items.next();
    expect([...waiting.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const n of waiting.keys()) waiting.get(n)?.resolve(n);
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting.size).toBe(8);
    await items.next();
    expect([...waiting.keys()].at(-1)).toBe(8);
  });

  it('stops the other loads when one fails, and throws what the first one in order threw', async () => {
    const { load, waiting, signals } = controlled();
    const items = inOrder(0, 100, 3, load);
    const first = items.next();
    waiting.get(2)?.reject(new Error('third'));
    waiting.get(1)?.reject(new Error('second'));
    waiting.get(0)?.resolve(0);
    expect((await first).value).toBe(0);
    await expect(items.next()).rejects.toThrow('second');
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });

  it('stops the loads when the reader leaves', async () => {
    const { load, waiting, signals } = controlled();
    const items = inOrder(0, 100, 3, load);
    const first = items.next();
    waiting.get(0)?.resolve(0);
    await first;
    expect(signals[0]?.aborted).toBe(false);
    await items.return();
    expect(signals.every((signal) => signal.aborted)).toBe(true);
    expect((await items.next()).done).toBe(true);
  });
});
