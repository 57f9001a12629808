import { connect, type Socket } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '../../src/http/server.ts';
import { createClient, startService } from '../support/service.ts';
import { postJson, send, sendSigned, signed } from '../support/signed-request.ts';

/** Sends raw bytes and answers everything that comes back until the connection ends. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = open(url);
  socket.write(bytes);
  return readAll(socket);
}
function open(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket;
}

describe('what is not HTTP', () => {
  it.each([
    [
      'another protocol',
      'SSH-2.0-OpenSSH_9.6\r\n\r\n',
      /^HTTP\/1\.1 400 Bad Request\r\n.*BadRequestException.*not an HTTP request/s,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nhost: localhost\r\n${'a: b\r\n'.repeat(4_000)}\r\n`, /^HTTP\/1\.1 431 /],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx',
      /^HTTP\/1\.1 400 /,
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
    [
      'chunks that lie',
      'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      /^HTTP\/1\.1 400 /,
    ],
  ])('such as %s is refused, and the connection closed', async (_name, bytes, expected) => {
    const { url, client } = await startService();
    const answer = await exchange(url, bytes);
    expect(answer).toMatch(expected);
    expect(answer).not.toMatch(/at .*\.ts:\d+/);
    expect((await client.send(new ListLedgersCommand())).Ledgers).toEqual([]);
  });
});

describe('a body', () => {
  it('that says it is too large is refused before it is sent', async () => {
    const { url } = await startService();
    const socket = open(url);
    socket.write('POST /ledgers HTTP/1.1\r\nhost: localhost\r\ncontent-length: 104857600\r\n\r\n');
    expect(await readAll(socket)).toMatch(
      /^HTTP\/1\.1 413 .*RequestEntityTooLargeException.*larger than 16777216 bytes/s,
    );
  });

  it('that turns out too large on the way is refused', async () => {
    const { url } = await startService();
    const socket = open(url);
    socket.write('POST /ledgers HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let n = 0; n < 17; n += 1) socket.write(chunk);
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('of the largest size allowed is read', async () => {
    const { url } = await startService();
    const answer = await postJson(url, '/ledgers', `{"Name":"${'x'.repeat(16 * 1024 * 1024 - 11)}"}`);
    expect([answer.status, answer.json.ParameterName]).toEqual([400, 'Name']);
    expect(answer.text.length).toBeLessThan(500);
  });

  it('that is compressed is refused', async () => {
    const { url } = await startService();
    const answer = await postJson(url, '/ledgers', {}, { 'content-encoding': 'gzip' });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([400, 'BadRequestException']);
  });
});

describe('a target', () => {
  it.each([['http://example.com/ledgers'], ['*'], ['/ledgers/%zz'], ['/ledgers/%ff']])(
    '%s that is no path is a BadRequestException',
    async (target) => {
      const { url } = await startService();
      const answer = await exchange(url, requestText(url, target));
      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*BadRequestException/s);
    },
  );

  function requestText(url: string, target: string): string {
    const headers = { ...signed(url, { target }), connection: 'close' };
    return `GET ${target} HTTP/1.1\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`;
  }
});

describe('a client that is slow on purpose', () => {
  it.each([
    ['headers', 'GET /ledgers HTTP/1.1\r\nhost: localhost\r\nx-'],
    ['a body', 'POST /ledgers HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n{'],
  ])('with %s is cut off', async (_name, bytes) => {
    const server = createHttpServer({
      verifier: { credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, region: 'r', clock: Date.now },
      log: pino({ enabled: false }),
      handle: () => {
        throw new Error('never');
      },
      toWireError: (error) => error as never,
      closing: new AbortController().signal,
      loopbackOnly: () => true,
      limits: { headersTimeoutMs: 200, requestTimeoutMs: 300, checkEveryMs: 50 },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await exchange(`http://127.0.0.1:${port}`, bytes)).toMatch(
      /^HTTP\/1\.1 408 Request Timeout\r\n.*RequestTimeoutException/s,
    );
  });
});

describe('the Host header', () => {
  it.each(['localhost', 'ledger.localhost:8581', '127.0.0.2', '[::1]:8581'])('%s is this machine', async (host) => {
    const { url } = await startService();
    expect((await sendSigned(url, { target: '/ledgers', headers: { host } })).status).toBe(200);
  });

  it.each(['example.com', 'localhost.example.com', '127.0.0.1.example.com', '192.168.0.1'])(
    '%s is refused while only this machine is served, correctly signed or not',
    async (host) => {
      const { url } = await startService();
      const answer = await sendSigned(url, { target: '/ledgers', headers: { host } });
      expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([403, 'AccessDeniedException']);
    },
  );
});

describe('every answer', () => {
  it('has a request id of its own and no script, frame or cache can use it', async () => {
    const { url } = await startService();
    const answers = await Promise.all([send(url, { target: '/ledgers' }), sendSigned(url, { target: '/ledgers' })]);
    const ids = answers.map(({ headers }) => headers['x-amzn-requestid']);
    expect(new Set(ids).size).toBe(2);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('to a preflight of a foreign page is a refusal', async () => {
    const { url } = await startService();
    const answer = await send(url, {
      method: 'OPTIONS',
      target: '/ledgers',
      headers: {
        origin: 'https://example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

it('health is answered without a signature, and tells nothing else', async () => {
  const { url } = await startService();
  const answer = await send(url, { target: '/healthz' });
  expect([answer.status, answer.json]).toEqual([200, { status: 'ok', service: 'qldb-console-ledger' }]);
});

it('health is logged for those alone who want every detail, since it is asked for every few seconds', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const { url } = await startService({ log });
  expect((await send(url, { target: '/healthz' })).status).toBe(200);
  expect((await send(url, { target: '/ledgers' })).status).toBe(403);
  expect(lines.map(({ path }) => path)).toEqual(['/ledgers']);
});

it('an error inside the service is answered without a word about it, and logged', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  let broken = false;
  const clock = () => {
    if (broken) throw new Error('the clock of the service is broken');
    return Date.now();
  };
  const { url } = await startService({ log, clock, judged: false });
  broken = true;
  const answer = await sendSigned(url, { target: '/ledgers' });
  expect([answer.status, answer.json]).toEqual([
    500,
    { __type: 'InternalServerException', Message: 'Internal server error' },
  ]);
  const logged = JSON.stringify(lines);
  expect(logged).toContain('the clock of the service is broken');
  expect(logged).toContain(answer.headers['x-amzn-requestid'] as string);
});

it('the log has what happened and no secret, header or body', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const { url } = await startService({ log });
  await postJson(url, '/ledgers', { Name: 'hidden-name', PermissionsMode: 'STANDARD' });
  await createClient(url).send(new ListLedgersCommand());
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    method: 'POST',
    path: '/ledgers',
    operation: 'CreateLedger',
    status: 200,
    requestId: expect.any(String),
    ms: expect.any(Number),
  });
  expect(lines.join('')).not.toMatch(/hidden-name|AWS4|Signature|Credential|local/);
});

it('the console’s id of a request is in the log, when it has the form of one', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const { url } = await startService({ log });
  const id = '3f1c9a52-8f3e-4c59-9d57-2f5b7c1d0a11';
  for (const sent of [id, 'short', '<jndi:ldap://evil>'])
    await fetch(`${url}/ledgers`, { headers: { 'x-qldb-console-request-id': sent } });
  await expect.poll(() => lines).toHaveLength(3);
  expect(lines.map(({ consoleRequestId }) => consoleRequestId)).toEqual([id, undefined, undefined]);
});
