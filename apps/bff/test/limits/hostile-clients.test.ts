/** Raw sockets that do what no browser does, against the back end as it is started. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { SELF_SIGNED } from '@qldb-console/testkit/self-signed';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guardConnections, HTTP_OPTIONS } from '../../src/limits/guard-connections.ts';
import { LIMITS } from '../../src/limits.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { startSignedIn } from '../support/signed-in.ts';
import { OWN, type Started, startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

const ledgers = '/api/connections/embedded/ledgers';

describe('while others hang on', () => {
  let upstream: FakeUpstream;
  let bff: Started;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
    bff = await startBff({ upstreamUrl: upstream.url, environment: { LOG_LEVEL: 'warn' } });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(async () => {
    await bff[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });

  async function open(text: string, url = bff.url): Promise<Socket> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  }

  async function median(count: number): Promise<number> {
    const times: number[] = [];
    for (let n = 0; n < count; n++) {
      const started = performance.now();
      expect((await bff.send(ledgers)).status).toBe(200);
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[count >> 1] as number;
  }

  it('two hundred that never end their headers slow nobody down, and are ended themselves', async () => {
    const alone = await median(40);
    const hanging = await Promise.all(
      Array.from({ length: 200 }, () => open('GET /api/connections HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ')),
    );
    let closed = 0;
    for (const socket of hanging) socket.resume().once('close', () => (closed += 1));
    const dripping = setInterval(() => {
      for (const socket of hanging) if (socket.writable) socket.write('a');
    }, 500);
    try {
      expect(await median(40)).toBeLessThan(Math.max(500, 10 * alone));
      await until(() => closed === 200);
    } finally {
      clearInterval(dripping);
    }
  });

  it('bodies that never come hold nobody up', async () => {
    const head = `POST ${ledgers} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Qldb-Console: 1\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{`;
    await Promise.all(Array.from({ length: 200 }, () => open(head)));
    expect((await bff.send(ledgers)).status).toBe(200);
  });

  it.each([
    ['a flood of headers', `X-A: b\r\n`.repeat(4_000)],
    ['one header without end', `X-A: ${'b'.repeat(40_000)}\r\n`],
  ])('%s is refused with 431', async (_what, headers) => {
    const socket = await open(`GET ${ledgers} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each([
    ['no HTTP', 'SSH-2.0-hello\r\n\r\n'],
    ['two lengths', `POST ${ledgers} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
    [
      'a length beside chunks',
      `POST ${ledgers} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
  ])('%s is refused with 400', async (_what, text) => {
    const socket = await open(text);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['too long', `{"name":"${'a'.repeat(70_000)}"}`, 413, 'too-large', undefined],
    ['too deep', `${'['.repeat(17)}${']'.repeat(17)}`, 400, 'invalid-request', 'Its JSON is nested too deeply.'],
    ['very deep', '[{"a":'.repeat(10_000), 400, 'invalid-request', 'Its JSON is nested too deeply.'],
  ])('a body that is %s is refused', async (_what, body, status, code, detail) => {
    const answer = await bff.send(ledgers, { method: 'POST', headers: OWN, body });
    expect(answer.status).toBe(status);
    expect(answer.problem()).toMatchObject({ code, ...(detail === undefined ? {} : { detail }) });
  });

  it('a body that is small only while it is compressed is refused', async () => {
    const body = gzipSync(Buffer.alloc(20 * 1024 * 1024, 0x20));
    expect(body.length).toBeLessThan(64 * 1024);
    const answer = await fetch(bff.url + ledgers, {
      method: 'POST',
      headers: { ...OWN, 'content-encoding': 'gzip' },
      body,
    });
    expect(answer.status).toBe(413);
  });

  it('asking for nothing but whether it is ready costs one call upstream a second', async () => {
    const before = upstream.requests.length;
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await bff.send('/readyz')).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(upstream.requests.length - before).toBeLessThanOrEqual(3);
  });

  it('a body whose strings are full of brackets is not deep', async () => {
    const answer = await bff.send(ledgers, {
      method: 'POST',
      headers: OWN,
      body: JSON.stringify({ name: '\\"[[[[{{{{'.repeat(20) }),
    });
    expect(answer.problem()).toMatchObject({ code: 'invalid-request', title: 'The request is not valid' });
  });
});

describe('a server', () => {
  const started: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.close();
  });

  async function serveText(
    text: string,
    limits: { connectionsPerAddress?: number; stalledReaderMs?: number },
    trustedProxies: string[] = [],
  ) {
    const metrics = createMetrics();
    const server = createServer(HTTP_OPTIONS, (_request, response) => response.end(text));
    guardConnections(server, { metrics, trustedProxies, limits });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    started.push({
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
    return { metrics, port: (server.address() as AddressInfo).port };
  }

  async function ask(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    started.push({ close: async () => void socket.destroy() });
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    return socket;
  }

  it.each([
    ['takes nothing', 0],
    ['takes a little now and then', 10],
  ])('cuts off a reader who %s of what is ready', async (_what, pace) => {
    const { metrics, port } = await serveText('a'.repeat(64 * 1024 * 1024), { stalledReaderMs: 400 });
    const socket = await ask(port);
    socket.pause();
    const reading = setInterval(() => pace > 0 && socket.read(pace), 50);
    try {
      await expect.poll(async () => metrics.text()).toMatch(/slow_readers_total 1/);
    } finally {
      clearInterval(reading);
    }
  });

  it.each([
    ['takes nothing', 0, 1],
    ['takes enough', 1_000_000, 0],
  ])('judges a reader who %s over TLS by what is taken of the encrypted bytes', async (_what, pace, cutOff) => {
    const size = 16 * 1024 * 1024;
    const metrics = createMetrics();
    const server = createTlsServer({ ...HTTP_OPTIONS, ...SELF_SIGNED }, (_request, response) =>
      response.end('a'.repeat(size)),
    );
    guardConnections(server, { metrics, trustedProxies: [], limits: { stalledReaderMs: 1_000 } });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const socket = connectTls({ port, host: '127.0.0.1', ca: SELF_SIGNED.cert, servername: 'localhost' });
    started.push({
      async close() {
        socket.destroy();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
    let closed = false;
    socket.on('error', () => {}).once('close', () => (closed = true));
    await once(socket, 'secureConnect');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    let read = 0;
    const reading = setInterval(() => {
      for (let taken = 0; taken < pace / 20; ) {
        const chunk = socket.read() as Buffer | null;
        if (chunk === null) return;
        taken += chunk.length;
        read += chunk.length;
      }
    }, 10);
    try {
      if (cutOff === 0) await until(() => read >= size || closed);
      else await expect.poll(() => metrics.text()).toContain('slow_readers_total 1');
    } finally {
      clearInterval(reading);
    }
    expect(await metrics.text()).toContain(`slow_readers_total ${cutOff}`);
  });

  it('waits for a reader who takes enough, however much there is', async () => {
    const size = 16 * 1024 * 1024;
    const { metrics, port } = await serveText('a'.repeat(size), { stalledReaderMs: 1_000 });
    const socket = await ask(port);
    let read = 0;
    // Some 6 MB a second: the whole takes longer than a reader may take nothing.
    const reading = setInterval(() => {
      read += (socket.read() as Buffer | null)?.length ?? 0;
    }, 10);
    try {
      await until(() => read >= size);
    } finally {
      clearInterval(reading);
    }
    expect(await metrics.text()).toContain('slow_readers_total 0');
  });

  it('lets one address have so many connections, and a trusted proxy more', async () => {
    const limited = await serveText('a', { connectionsPerAddress: 3 });
    for (let n = 0; n < 3; n++) await once(await ask(limited.port), 'data');
    await once(await ask(limited.port), 'close');
    expect(await limited.metrics.text()).toContain('qldb_console_rate_limited_total{limit="connections"} 1');
    const trusting = await serveText('a', { connectionsPerAddress: 3 }, ['10.0.0.0/8', '127.0.0.1']);
    for (let n = 0; n < 6; n++) await once(await ask(trusting.port), 'data');
  });
});

it('a range of blocks that nobody reads is not read ahead, and gives its place and its calls free', async () => {
  const text = `{a:"${'b'.repeat(500_000)}"}`;
  await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Block: { IonText: text } }));
  const limits = LIMITS as { stalledReaderMs: number };
  const { stalledReaderMs } = limits;
  limits.stalledReaderMs = 800;
  try {
    await using bff = await startSignedIn({ upstreamUrl: upstream.url, roles: [{ group: '*', role: 'viewer' }] });
    const cookie = await bff.cookieOf({ groups: ['*'] });
    const socket = connect(Number(new URL(bff.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const path = `/api/connections/embedded/ledgers/a/strands/${'A'.repeat(22)}/blocks?from=0&to=1000`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`);
    const open = /open_streams\{kind="block-ranges"\} (\d)/;
    await until(async () => open.exec(await bff.context.metrics.text())?.[1] === '1');
    await until(async () => open.exec(await bff.context.metrics.text())?.[1] === '0');
    expect(await bff.context.metrics.text()).toContain('slow_readers_total 1');
    // What fits into the buffers of both ends, of five hundred megabytes.
    expect(upstream.requests.length).toBeLessThan(60);
    socket.destroy();
  } finally {
    limits.stalledReaderMs = stalledReaderMs;
  }
});

it('one caller cannot take all places of what is streamed', async () => {
  const hanging: unknown[] = [];
  await using upstream = await fakeUpstream((request, response) => {
    if (request.url?.startsWith('/ledgers/hang')) hanging.push(response);
    else answerJson(response, { Block: { IonText: '{}' } });
  });
  await using bff = await startSignedIn({ upstreamUrl: upstream.url, roles: [{ group: '*', role: 'viewer' }] });
  const range = async (subject: string, ledger: string) =>
    fetch(`${bff.url}/api/connections/embedded/ledgers/${ledger}/strands/${'A'.repeat(22)}/blocks?from=0&to=3`, {
      headers: { cookie: await bff.cookieOf({ groups: ['*'], subject }) },
      signal: ended.signal,
    });
  const ended = new AbortController();
  const greedy = Array.from({ length: LIMITS.blockRangesPerCaller }, () =>
    range('greedy', 'hang').catch(() => undefined),
  );
  await until(async () =>
    (await bff.context.metrics.text()).includes(`open_streams{kind="block-ranges"} ${LIMITS.blockRangesPerCaller}`),
  );
  const refused = await range('greedy', 'a');
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'limit', retryAfterSeconds: 5 });
  const modest = await range('modest', 'a');
  expect(await modest.text()).toContain('{"type":"end","count":3}');
  ended.abort();
  await Promise.all(greedy);
});
