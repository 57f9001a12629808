import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CallQueue, UpstreamBusy } from '../../src/upstream/call-queue.ts';

describe('calls on a connection', () => {
  it('take turns by caller: whoever asks for one thing does not wait for what another asked for before', async () => {
    const queue = new CallQueue(4);
    const order: string[] = [];
    const leaves: (() => void)[] = [];
    const enter = (name: string, caller: string) =>
      queue.enter(caller).then((leave) => {
        order.push(name);
        leaves.push(leave);
      });
    for (let n = 0; n < 10; n++) void enter(`greedy ${n}`, 'greedy');
    void enter('modest 1', 'modest');
    void enter('modest 2', 'modest');
    await turn();
    // Three of four places are the most for one; the last is for who has none.
    expect(order).toEqual(['greedy 0', 'greedy 1', 'greedy 2', 'modest 1']);
    for (let ended = 0; ended < 3; ended++) {
      leaves.shift()?.();
      await turn();
    }
    // The first place that became free is kept; of the other two each had one, though eight greedy calls came before.
    expect(order.slice(4)).toEqual(['greedy 3', 'modest 2']);
    while (leaves.length > 0) {
      leaves.shift()?.();
      await turn();
    }
    expect(order).toHaveLength(12);
  });

  it('wait no longer than they may, and leave nothing behind', async () => {
    const waiting: number[] = [];
    const queue = new CallQueue(1, (count) => waiting.push(count), 200);
    const leave = await queue.enter('ada');
    await expect(queue.enter('bob')).rejects.toThrow(UpstreamBusy);
    const gone = new AbortController();
    const abandoned = queue.enter('bob', gone.signal);
    gone.abort(new Error('the reader left'));
    await expect(abandoned).rejects.toThrow('the reader left');
    expect(waiting).toEqual([1, 0, 1, 0]);
    leave();
    (await queue.enter('bob'))();
  });

  it('are refused when too many wait already', async () => {
    const queue = new CallQueue(1);
    const leave = await queue.enter('ada');
    const gone = new AbortController();
    const waiting = Array.from({ length: 1_024 }, () => queue.enter('ada', gone.signal).catch(() => 'gone'));
    await expect(queue.enter('ada')).rejects.toThrow(UpstreamBusy);
    gone.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['gone']));
    leave();
  });
});
