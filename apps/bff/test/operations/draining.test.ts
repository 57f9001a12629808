import { Agent, request } from 'node:http';
import { expect, it } from 'vitest';
import { answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

it('a process that is told to stop answers on, and closes each connection with its answer', async () => {
  const held: (() => void)[] = [];
  await using upstream = await fakeUpstream((message, response) => {
    const answer = () => answerJson(response, { Ledgers: [], Name: 'a' });
    if (message.url?.startsWith('/ledgers/')) held.push(answer);
    else answer();
  });
  // Longer than this test: what ends it is that everything was answered.
  await using bff = await startBff({ upstreamUrl: upstream.url, environment: { DRAIN_SECONDS: '2' } });
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string) =>
    new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      request(bff.url + path, { agent }, (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }));
      })
        .on('error', reject)
        .end();
    });
  const ledgers = '/api/connections/embedded/ledgers';
  expect(await ask(ledgers)).toEqual({ status: 200, connection: 'keep-alive' });
  const running = ask(`${ledgers}/a`);
  await until(() => held.length === 1);
  const closed = bff.close(10_000);
  expect(await ask('/readyz')).toEqual({ status: 503, connection: 'close' });
  expect(await ask(ledgers)).toEqual({ status: 200, connection: 'close' });
  held[0]?.();
  expect((await running).connection).toBe('close');
  await closed;
  await expect(ask(ledgers)).rejects.toThrow('ECONNREFUSED');
});
