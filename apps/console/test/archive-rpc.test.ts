import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { askCalls, Moved, type RpcPort, serveCalls } from '../src/workers/archive/rpc.ts';

type Calls = {
  add(args: { a: number; b: number }): number;
  fail(args: { code: string }): void;
  bytes(args: object): Uint8Array<ArrayBuffer>;
  wait(args: object): void;
};

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

function connect() {
  const channel = new MessageChannel();
  channels.push(channel);
  const events: string[] = [];
  const signals: AbortSignal[] = [];
  const emit = serveCalls<Calls, string>(
    channel.port2 as unknown as RpcPort,
    {
      add: ({ a, b }) => a + b,
      fail: ({ code }) => {
        throw Object.assign(new Error('it failed'), { code });
      },
      bytes: () => {
        const bytes = new Uint8Array([1, 2, 3]);
        return new Moved(bytes, [bytes.buffer]);
      },
      wait: (_, signal) => {
        signals.push(signal);
        return new Promise<void>(() => {});
      },
    },
    (error) => ({ code: (error as { code?: string }).code ?? 'internal', message: (error as Error).message }),
  );
  const client = askCalls<Calls, string>(
    channel.port1 as unknown as RpcPort,
    (event) => events.push(event),
    ({ code, message }) => Object.assign(new Error(message), { code }),
  );
  channel.port1.start();
  channel.port2.start();
  return { client, emit, events, signals };
}

describe('calls between a page and a thread', () => {
  it('answers each call with its own answer, in whatever order', async () => {
    const { client } = connect();
    expect(await Promise.all([client.call('add', { a: 1, b: 2 }), client.call('add', { a: 3, b: 4 })])).toEqual([3, 7]);
  });

  it('brings back what went wrong as code and message, without a trace of the stack', async () => {
    const { client } = connect();
    await expect(client.call('fail', { code: 'no-such-block' })).rejects.toMatchObject({
      code: 'no-such-block',
      message: 'it failed',
    });
  });

  it('refuses a call that does not exist, and one of every object', async () => {
    const { client } = connect();
    for (const name of ['nothing', 'toString', 'constructor'])
      await expect(client.call(name as 'wait', {})).rejects.toMatchObject({ message: `there is no call ${name}` });
  });

  it('moves bytes', async () => {
    const { client } = connect();
    expect([...(await client.call('bytes', {}))]).toEqual([1, 2, 3]);
  });

  it('takes a question back on both sides', async () => {
    const { client, signals } = connect();
    const controller = new AbortController();
    const answer = client.call('wait', {}, controller.signal);
    await expect.poll(() => signals.length).toBe(1);
    controller.abort(new Error('not needed'));
    await expect(answer).rejects.toThrow('not needed');
    await expect.poll(() => signals[0]?.aborted).toBe(true);
    await expect(client.call('wait', {}, controller.signal)).rejects.toThrow('not needed');
  });

  it('hands on events', async () => {
    const { emit, events } = connect();
    emit('one');
    emit('two');
    await expect.poll(() => events).toEqual(['one', 'two']);
  });

  it('rejects everything once it is closed', async () => {
    const { client } = connect();
    const waiting = client.call('wait', {});
    client.close({ code: 'thread-lost', message: 'it ended' });
    await expect(waiting).rejects.toMatchObject({ code: 'thread-lost' });
    await expect(client.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'thread-lost' });
  });
});
