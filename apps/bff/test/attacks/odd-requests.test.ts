// Requests that no browser sends: two readings of one request, paths that lead out, methods and forms that frameworks forget.
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SELF_SIGNED } from '@qldb-console/testkit/self-signed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { sessionKey } from '../support/signing-in.ts';
import { type Started, startBff } from '../support/started.ts';

const SECRET = 'what-lies-outside-of-the-console';
const HOST = 'console.example';
let directory: string;
let upstream: FakeUpstream;
/** Without sign-in; and with sign-in below a path. */
let open: Started;
let closed: Started;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bff-odd-'));
  const assetsDir = join(directory, 'console');
  await mkdir(join(assetsDir, 'assets'), { recursive: true });
  await mkdir(join(assetsDir, '.vite'));
  await writeFile(join(directory, 'secret.txt'), SECRET);
  await writeFile(join(assetsDir, '.vite', 'manifest.json'), SECRET);
  await symlink(join(directory, 'secret.txt'), join(assetsDir, 'assets', 'link.txt'));
  const page = '<!doctype html><meta name="base-path" content=""><script src="./assets/app.js"></script>';
  await writeFile(join(assetsDir, 'index.html'), page);
  await writeFile(join(assetsDir, 'assets', 'app.js'), 'the console');
  upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  open = await startBff({ upstreamUrl: upstream.url, assetsDir });
  closed = await startBff({
    upstreamUrl: upstream.url,
    assetsDir,
    environment: { PUBLIC_URL: `https://${HOST}/qldb`, SESSION_KEYS: sessionKey(1) },
    file: {
      signIn: { issuer: 'http://127.0.0.1:1/', clientId: 'console', insecureIssuer: true },
      roles: [{ group: '*', role: 'viewer' }],
    },
  });
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** Sends bytes as they are, and nothing more once there is an answer. @returns all that comes until the other side closes */
async function raw(to: Started, bytes: string): Promise<string> {
  const { hostname, port } = new URL(to.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
    // Whoever waits for more is told that there is no more.
    socket.end();
  });
  socket.on('error', () => {});
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  return answer;
}

const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
const api = '/api/connections/embedded/ledgers';

describe('a request that can be read in two ways', () => {
  const smuggled = `GET ${api}?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const post = (headers: string, body: string) =>
    `POST ${api} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;

  it.each([
    ['two lengths', post(`Content-Length: 0\r\nContent-Length: ${smuggled.length}`, smuggled)],
    ['a length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${smuggled}`)],
    ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${smuggled}`)],
    ['a coding that is no coding', post('Transfer-Encoding: xchunked', `0\r\n\r\n${smuggled}`)],
    ['chunks that are not the last coding', post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${smuggled}`)],
    ['a space before the colon', post('Transfer-Encoding : chunked', `0\r\n\r\n${smuggled}`)],
    ['a folded header', post('Transfer-Encoding:\r\n chunked', `0\r\n\r\n${smuggled}`)],
    ['a length with a sign', post('Content-Length: +4', `{}  ${smuggled}`)],
    ['a length that is a list', post('Content-Length: 0, 0', smuggled)],
    ['a length in hexadecimal', post('Content-Length: 0x4', `{}  ${smuggled}`)],
    ['a header with a carriage return inside', post('x: a\rTransfer-Encoding: chunked', `0\r\n\r\n${smuggled}`)],
    ['a header with a zero byte', post('x: a\u0000b', smuggled)],
    ['no colon', post('Transfer-Encoding chunked', smuggled)],
    ['chunks whose size has a sign', post('Transfer-Encoding: chunked', `-1\r\n\r\n${smuggled}`)],
    ['chunks whose size is too large', post('Transfer-Encoding: chunked', `fffffffffffffffff\r\n\r\n${smuggled}`)],
    ['chunks that end with a line feed alone', post('Transfer-Encoding: chunked', `2\n{}\n0\n\n${smuggled}`)],
  ])('because of %s is refused, and what follows is not read as another', async (_what, bytes) => {
    const before = upstream.requests.length;
    expect(statuses(await raw(open, bytes))).toEqual([400]);
    // What came later was asked, and so would have been what was hidden before.
    await open.send(`${api}?maxResults=7`);
    expect(upstream.requests.slice(before)).toEqual(['GET /ledgers?max_results=7']);
  });

  it.each([
    ['names no host', `GET ${api} HTTP/1.1\r\n\r\n`],
    ['names no host, as it was allowed before HTTP/1.1', `GET ${api} HTTP/1.0\r\n\r\n`],
    ['names an empty one', `GET ${api} HTTP/1.1\r\nHost:\r\n\r\n`],
    ['names another one', `GET ${api} HTTP/1.1\r\nHost: evil.example\r\n\r\n`],
    ['names two', `GET ${api} HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n`],
    ['names two, ours first', `GET ${api} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n`],
    ['names another one in its target', `GET http://evil.example${api} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['names a user', `GET ${api} HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n`],
    ['names letters that look like ours', `GET ${api} HTTP/1.1\r\nHost: loc\u00e0lhost\r\n\r\n`],
    ['names a port that is none', `GET ${api} HTTP/1.1\r\nHost: localhost:99999999\r\n\r\n`],
  ])('because it %s is refused', async (_what, bytes) => {
    const before = upstream.requests.length;
    expect(statuses(await raw(open, bytes))).toEqual([expect.toSatisfy((status) => status === 400 || status === 403)]);
    expect(upstream.requests.slice(before)).toEqual([]);
  });
});

describe('methods that are no question', () => {
  it.each(['TRACE', 'OPTIONS', 'PUT', 'PROPFIND', 'PURGE', 'LOCK', 'SEARCH', 'QUERY', 'M-SEARCH'])(
    '%s is answered with an error that repeats no header',
    async (method) => {
      for (const path of ['/', api, '/auth/sign-in', '/assets/app.js', '/qldb/', `/qldb${api}`, '*'])
        for (const to of [open, closed]) {
          const before = upstream.requests.length;
          const host = to === open ? 'localhost' : HOST;
          const answer = await raw(
            to,
            `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: secret=1234567890\r\n\r\n`,
          );
          expect(statuses(answer)).toEqual([expect.toSatisfy((status) => status >= 400)]);
          expect(answer).not.toContain('1234567890');
          expect(upstream.requests.slice(before)).toEqual([]);
        }
    },
  );

  it('a tunnel is opened to nobody', async () => {
    const answer = await raw(open, `CONNECT ${new URL(upstream.url).host} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(answer).toBe('');
  });

  it.each(['websocket', 'h2c', 'TLS/1.0'])('no connection becomes another one: %s', async (protocol) => {
    const before = upstream.requests.length;
    const headers = `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==`;
    for (const path of [`/qldb${api}`, '/qldb/', '/qldb/auth/refresh']) {
      const answer = await raw(closed, `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\n${headers}\r\n\r\n`);
      expect(statuses(answer)).not.toContain(101);
      expect(answer).not.toMatch(/^upgrade:/im);
    }
    expect(upstream.requests.slice(before)).toEqual([]);
  });
});

describe('files', () => {
  const up = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '....//',
    '%252e%252e%252f',
    '..;/',
    '.%00./',
    '%c0%ae%c0%ae/',
    '..%c0%af',
    '/',
  ];

  it.each(up)('outside of the console are not reached by %s', async (step) => {
    const targets = ['secret.txt', 'etc/passwd'].flatMap((name) =>
      [1, 3, 8].flatMap((times) =>
        ['/', '/assets/', '/assets%2f', '/index.html/'].map((from) => from + step.repeat(times) + name),
      ),
    );
    for (const target of targets)
      for (const [to, host, base] of [
        [open, 'localhost', ''],
        [closed, HOST, '/qldb'],
        [closed, HOST, '/qldb/..'],
        [closed, HOST, '/qldb..'],
      ] as const) {
        const answer = await raw(to, `GET ${base}${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
        expect(answer, target).toMatch(/^HTTP\/1\.1 \d{3}/);
        expect(answer, target).not.toContain(SECRET);
        expect(answer, target).not.toContain('root:');
      }
  });

  it.each(['/.vite/manifest.json', '/%2evite/manifest.json', '/assets/link.txt', '/assets/../.vite/manifest.json'])(
    'that are not the console’s own are not served: %s',
    async (path) => {
      expect((await open.send(path)).text).not.toContain(SECRET);
    },
  );

  it.each([
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/%5cevil.example',
    '///evil.example/..',
    '/%0d%0alocation:%20//evil.example',
    '/.//evil.example',
  ])('nobody is sent elsewhere by the address %s', async (path) => {
    for (const [to, host, base] of [
      [open, 'localhost', ''],
      [closed, HOST, ''],
      [closed, HOST, '/qldb'],
      [closed, HOST, '/qldb/auth'],
    ] as const) {
      const answer = await raw(to, `GET ${base}${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/);
      expect(answer).not.toMatch(/^location:/im);
    }
  });

  it.each([
    '/qldb../api/session',
    '/qldbx/api/session',
    '/QLDB/api/session',
    '/qldb%2fapi/session',
    '//qldb/api/session',
    '/api/session',
    '/x/../qldb/api/session',
  ])('what is not below the path of the console is nothing: %s', async (path) => {
    const answer = await raw(closed, `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
    expect(statuses(answer)).toEqual([404]);
  });
});

describe('cookies', () => {
  const get = (cookie: string) => closed.send('/qldb/api/session', { headers: { host: HOST, cookie } });

  it.each([
    ['thousands of them', Array.from({ length: 1_500 }, (_, n) => `a${n}=b`).join('; ')],
    ['names of the prototype', '__proto__=a; constructor=b; toString=c; hasOwnProperty=d'],
    ['one name many times', Array.from({ length: 500 }, () => '__Secure-qldb-session=x').join('; ')],
    ['no names', ';;;=;=;==;'],
    ['five parts that are empty', '__Secure-qldb-session=....'],
    [
      'a part that says which key to use',
      `__Secure-qldb-session=${Buffer.from('{"alg":"none","enc":"A256GCM","kid":"__proto__"}').toString('base64url')}....`,
    ],
    [
      'a key that the sender brings',
      `__Secure-qldb-session=${Buffer.from('{"alg":"ECDH-ES","enc":"A256GCM","epk":{"kty":"EC","crv":"P-256","x":"","y":""}}').toString('base64url')}....`,
    ],
    [
      'work without end',
      `__Secure-qldb-session=${Buffer.from('{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":2147483647,"p2s":"AAAA"}').toString('base64url')}..AAAA.AAAA.AAAA`,
    ],
    ['more than they can hold', `__Secure-qldb-session=${'a.'.repeat(4_000)}`],
  ])('with %s are those of nobody', async (_what, cookie) => {
    const answer = await get(cookie);
    expect(answer.status).toBe(401);
    expect(answer.problem().code).toBe('sign-in-required');
  });

  it('larger than a request’s head may be are refused as such', async () => {
    expect((await get(`a=${'b'.repeat(40_000)}`)).status).toBe(431);
  });
});

describe('TLS', () => {
  it('that nobody goes on to agree upon holds no connection for long', async () => {
    const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
    await writeFile(cert, SELF_SIGNED.cert);
    await writeFile(key, SELF_SIGNED.key);
    const environment = { TLS_CERT_FILE: cert, TLS_KEY_FILE: key };
    await using secure = await startBff({ upstreamUrl: upstream.url, environment });
    const began = performance.now();
    // Says nothing, says half of a greeting, and speaks another protocol.
    await Promise.all(['', '\x16\x03\x01\x02\x00\x01\x00'].map((bytes) => raw(secure, bytes)));
    expect(await raw(secure, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')).not.toContain('200');
    // Node's own limit is two minutes.
    expect(performance.now() - began).toBeLessThan(60_000);
  });
});
