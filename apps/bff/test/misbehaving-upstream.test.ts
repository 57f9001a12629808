/** Endpoints that answer, and not as they should: what of it reaches the reader, how often it is asked, and who has to wait. */
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { problemSchema } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { answerError, answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { startSignedIn } from './support/signed-in.ts';
import { OWN, startBff } from './support/started.ts';
import { until } from './support/until.ts';

const ledgers = '/api/connections/embedded/ledgers';
const newLedger = {
  method: 'POST',
  headers: OWN,
  body: '{"name":"a","permissionsMode":"STANDARD","deletionProtection":true}',
};
const created = {
  Name: 'a',
  Arn: 'arn:aws:qldb:us-east-1:1:ledger/a',
  State: 'CREATING',
  CreationDateTime: 1,
  PermissionsMode: 'STANDARD',
  DeletionProtection: true,
};

/** Answers each connection with the same bytes, whatever it is asked. */
async function rawUpstream(answer: (socket: Socket) => void) {
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      asked += 1;
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a service that asks to slow down', () => {
  const throttle = (response: ServerResponse, headers = {}) =>
    answerJson(response, { Message: 'Rate exceeded' }, 400, { 'x-amzn-errortype': 'ThrottlingException', ...headers });

  it('is sent a mutation again, which it did not carry out', async () => {
    let left = 2;
    await using upstream = await fakeUpstream((_request, response) =>
      left-- > 0 ? throttle(response) : answerJson(response, created),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    expect((await bff.send(ledgers, newLedger)).status).toBe(201);
    expect(upstream.requests).toHaveLength(3);
  });

  it('is told of, with what it refused and when to go on', async () => {
    await using upstream = await fakeUpstream((_request, response) => throttle(response));
    await using bff = await startBff({
      upstreamUrl: upstream.url,
      upstream: { throttledAttempts: 2, readAttempts: 2 },
    });
    for (const [operation, answer] of [
      ['CreateLedger', await bff.send(ledgers, newLedger)],
      ['ListLedgers', await bff.send(ledgers)],
    ] as const) {
      expect(answer.status).toBe(429);
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.problem()).toMatchObject({
        code: 'limit',
        title: 'The ledger service asks to slow down',
        detail: `${operation} was refused, and was so 2 times with growing pauses. Nothing was done; try again in 5 seconds.`,
        retryAfterSeconds: 5,
      });
    }
    expect(upstream.requests).toEqual(['POST /ledgers', 'POST /ledgers', 'GET /ledgers', 'GET /ledgers']);
  });

  it('is believed when it says for how long', async () => {
    await using upstream = await fakeUpstream((_request, response) => throttle(response, { 'retry-after': '17' }));
    await using bff = await startBff({ upstreamUrl: upstream.url, upstream: { throttledAttempts: 1 } });
    const answer = await bff.send(ledgers, newLedger);
    expect(answer.headers['retry-after']).toBe('17');
    expect(answer.problem().detail).toContain('CreateLedger was refused. Nothing was done; try again in 17 seconds.');
  });

  it('has to do with how often, not with how many there may be', async () => {
    await using upstream = await fakeUpstream((_request, response) =>
      answerError(response, 400, 'LimitExceededException', 'Five ledgers are the limit'),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const answer = await bff.send(ledgers, newLedger);
    expect(answer.problem().retryAfterSeconds).toBeUndefined();
    expect(answer.headers['retry-after']).toBeUndefined();
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('an answer that', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
  it.each([
    ['is a reset', (socket: Socket) => void socket.resetAndDestroy(), 'upstream-unreachable', 3],
    ['ends before it begins', (socket: Socket) => void socket.end(), 'upstream-unreachable', 3],
    [
      'is longer than it says',
      (socket: Socket) => void socket.end(`${head}Content-Length: 5\r\n\r\n{"Ledgers":[]}`),
      'upstream-not-qldb',
      1,
    ],
    [
      'is shorter than it says',
      (socket: Socket) => void socket.end(`${head}Content-Length: 50\r\n\r\n{"Ledgers":[]}`),
      'upstream-unreachable',
      undefined,
    ],
    [
      'is a flood of headers',
      (socket: Socket) => void socket.end(`${head}${'X-A: b\r\n'.repeat(10_000)}\r\n`),
      'upstream-not-qldb',
      undefined,
    ],
    [
      'says its length twice',
      (socket: Socket) => void socket.end(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `),
      'upstream-not-qldb',
      undefined,
    ],
    [
      'is chunks of nonsense',
      (socket: Socket) => void socket.end(`${head}Transfer-Encoding: chunked\r\n\r\nzzz\r\n`),
      'upstream-unreachable',
      undefined,
    ],
    [
      'is JSON that nests without end',
      (socket: Socket) => void socket.end(`${head}\r\n${'['.repeat(1_000_000)}`),
      'upstream-not-qldb',
      1,
    ],
  ])('%s does no harm', async (_what, answer, code, asked) => {
    await using upstream = await rawUpstream(answer);
    await using bff = await startBff({ upstreamUrl: upstream.url, upstream: { answerTimeoutMs: 1_000 } });
    const result = await bff.send(ledgers);
    expect(result.problem()).toMatchObject({ status: 502, code });
    if (asked !== undefined) expect(upstream.asked()).toBe(asked);
    expect((await bff.send('/healthz')).status).toBe(200);
  });

  it('drips without end is ended when the call has taken its time', async () => {
    const dripping = new Set<NodeJS.Timeout>();
    await using upstream = await rawUpstream((socket) => {
      socket.write(`${head}\r\n{"Ledgers":[`);
      const drip = setInterval(() => socket.writable && socket.write(' '), 20);
      dripping.add(drip);
      socket.once('close', () => clearInterval(drip));
    });
    await using bff = await startBff({ upstreamUrl: upstream.url, upstream: { answerTimeoutMs: 300, callMs: 900 } });
    const started = performance.now();
    const result = await bff.send(ledgers);
    expect(result.problem()).toMatchObject({ status: 504, code: 'upstream-timeout' });
    expect(performance.now() - started).toBeLessThan(30_000);
    for (const drip of dripping) clearInterval(drip);
  });
});

describe('a service that hangs', () => {
  it('hangs for those who ask it alone: whoever asks for hundreds of things holds up nobody else', async () => {
    const hanging: ServerResponse[] = [];
    await using upstream = await fakeUpstream((request, response) => {
      if (request.url?.startsWith('/ledgers/hang')) hanging.push(response);
      else answerJson(response, { Ledgers: [] });
    });
    await using bff = await startSignedIn({
      upstreamUrl: upstream.url,
      roles: [{ group: '*', role: 'viewer' }],
      environment: { RATE_CONCURRENT_PER_USER: '200' },
    });
    const [greedy, modest] = [
      await bff.cookieOf({ groups: ['*'], subject: 'greedy' }),
      await bff.cookieOf({ groups: ['*'], subject: 'modest' }),
    ];
    const ended = new AbortController();
    const waiting = Array.from({ length: 150 }, () =>
      fetch(`${bff.url}${ledgers}/hang`, { headers: { cookie: greedy }, signal: ended.signal }).catch(() => undefined),
    );
    // Three quarters of the places.
    await until(() => hanging.length === 24);
    for (let n = 0; n < 5; n++) {
      const answer = await fetch(bff.url + ledgers, { headers: { cookie: modest } });
      expect(answer.status).toBe(200);
    }
    expect(hanging).toHaveLength(24);
    expect(await bff.context.metrics.text()).toMatch(
      /qldb_console_upstream_waiting\{connection="embedded",service="QLDB"\} 126/,
    );
    ended.abort();
    await Promise.all(waiting);
    await until(async () => /upstream_waiting\{[^}]*"QLDB"\} 0/.test(await bff.context.metrics.text()));
  });

  it('is told to who waits for too many other calls', async () => {
    await using upstream = await fakeUpstream(() => {});
    await using bff = await startSignedIn({
      upstreamUrl: upstream.url,
      roles: [{ group: '*', role: 'viewer' }],
      upstream: { answerTimeoutMs: 60_000, callMs: 60_000, queueWaitMs: 300 },
    });
    const cookie = await bff.cookieOf({ groups: ['*'] });
    const ended = new AbortController();
    const first = Array.from({ length: 24 }, () =>
      fetch(`${bff.url}${ledgers}/a`, { headers: { cookie }, signal: ended.signal }).catch(() => undefined),
    );
    await until(() => upstream.requests.length === 24);
    const refused = await fetch(`${bff.url}${ledgers}/a`, { headers: { cookie } });
    expect(refused.status).toBe(503);
    expect(problemSchema.parse(await refused.json())).toMatchObject({
      code: 'limit',
      title: 'Too many calls to the ledger service wait for their turn',
      retryAfterSeconds: 5,
    });
    ended.abort();
    await Promise.all(first);
  });
});
