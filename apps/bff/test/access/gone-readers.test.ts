import { connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import type { RefusedSessions } from '../../src/auth/refused-sessions.ts';
import { answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { startSignedIn } from '../support/signed-in.ts';

const PLACES = 8;

it('a reader who has left before it was known who it is takes no place among the running requests', async () => {
  await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  await using bff = await startSignedIn({
    upstreamUrl: upstream.url,
    roles: [{ group: 'all', role: 'viewer' }],
    environment: { RATE_CONCURRENT_PER_USER: String(PLACES) },
  });
  const cookie = await bff.cookieOf({ groups: ['all'] });
  const path = '/api/connections/embedded/ledgers';
  for (let n = 0; n < 4 * PLACES; n++)
    await leaveAtOnce(bff.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}`);
  const answer = await fetch(bff.url + path, { headers: { cookie } });
  expect(await answer.json()).toEqual({ ledgers: [] });
});

it('and leaves nothing behind that waits for the end of the session', async () => {
  await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  await using bff = await startSignedIn({ upstreamUrl: upstream.url, roles: [{ group: 'all', role: 'viewer' }] });
  const refused = bff.context.auth?.refused as RefusedSessions;
  const watch = refused.watch.bind(refused);
  let watching = 0;
  const watched = vi.spyOn(refused, 'watch').mockImplementation((sessionId, onRefused) => {
    const unwatch = watch(sessionId, onRefused);
    watching += 1;
    return () => {
      watching -= 1;
      unwatch();
    };
  });
  const cookie = await bff.cookieOf({ groups: ['all'] });
  const path = '/api/connections/embedded/ledgers';
  for (let n = 0; n < 4 * PLACES; n++)
    await leaveAtOnce(bff.url, `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}`);
  expect((await fetch(bff.url + path, { headers: { cookie } })).status).toBe(200);
  expect(watched).toHaveBeenCalled();
  await expect.poll(() => watching).toBe(0);
});

/** What follows the request is no HTTP, so that the server ends the connection while it still opens the session. */
async function leaveAtOnce(url: string, head: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.end(`${head}\r\n\r\n\u0000\u0000`);
  socket.resume();
  await closed;
}
