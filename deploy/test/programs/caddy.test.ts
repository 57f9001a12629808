import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../support/files.ts';
import { answers, freePort, type Running, start } from '../support/processes.ts';

/** Two replicas with the same ports, as on two machines; each answers with what it was asked. */
const REPLICAS = ['127.0.0.1', '127.0.0.2'];
interface Seen {
  readonly replica: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}
const ready = new Map(REPLICAS.map((address) => [address, true]));
const servers: Server[] = [];
let folder = '';
let caddy: Running;
let proxy = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caddy-'));
  mkdirSync(join(folder, 'home'));
  const [http, management] = [await freePort(), await freePort()];
  proxy = await freePort();
  for (const address of REPLICAS) {
    servers.push(
      await listen(address, http, (url, headers) => [200, { replica: address, url, headers }]),
      await listen(address, management, (url) => [url === '/readyz' && ready.get(address) ? 200 : 503, {}]),
    );
  }
  const shipped = textOf('deploy/caddy/Caddyfile');
  const changes: readonly (readonly [string, string])[] = [
    ['\nconsole.example.com {', `\n{\n\tadmin off\n\tauto_https off\n}\n\nhttp://localhost:${proxy} {`],
    ['10.0.0.11:8580', `${REPLICAS[0]}:${http}`],
    ['10.0.0.12:8580', `${REPLICAS[1]}:${http}`],
    ['health_port 8589', `health_port ${management}`],
  ];
  const adapted = changes.reduce((text, [place, instead]) => {
    if (!text.includes(place)) throw new Error(`The shipped Caddyfile has no ${place.trim()}`);
    return text.replace(place, instead);
  }, shipped);
  writeFileSync(join(folder, 'Caddyfile'), adapted);
  caddy = start('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
    PATH: `${process.env.PATH}:/usr/bin`,
    HOME: join(folder, 'home'),
  });
  await answers(`http://localhost:${proxy}/qldb/`, 200, caddy);
});
afterAll(async () => {
  await caddy?.[Symbol.asyncDispose]();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the shipped Caddyfile', () => {
  it('hands the path on as it is, and what the browser says of itself not at all', async () => {
    const { status, body } = await ask('/qldb/api/x%2Fy?a=b', {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=6.6.6.6',
    });
    expect(status).toBe(200);
    const { url, headers } = body as Seen;
    expect(url).toBe('/qldb/api/x%2Fy?a=b');
    expect(headers['x-forwarded-for']).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(headers['x-forwarded-proto']).toBe('http');
    expect(headers['x-forwarded-host']).toBe(`localhost:${proxy}`);
    expect(headers.host).toBe(`localhost:${proxy}`);
    expect(headers.forwarded).toBeUndefined();
  });

  it('leads the bare path to the console, and answers nothing else', async () => {
    expect(await ask('/qldb')).toMatchObject({ status: 308, location: '/qldb/' });
    for (const path of ['/', '/qldbx', '/healthz', '/metrics']) expect((await ask(path)).status).toBe(404);
  });

  it('asks no replica that says it is not ready, and asks it again when it is', async () => {
    await untilAnsweredBy(REPLICAS);
    ready.set('127.0.0.2', false);
    await untilAnsweredBy(['127.0.0.1']);
    ready.set('127.0.0.2', true);
    await untilAnsweredBy(REPLICAS);
  });
});

/** Asks in rounds until the answers of one round come from exactly these. */
async function untilAnsweredBy(expected: readonly string[]): Promise<void> {
  const deadline = Date.now() + 25_000;
  let seen: string[] = [];
  while (Date.now() < deadline) {
    const round = await Promise.all(Array.from({ length: 20 }, () => ask('/qldb/')));
    seen = [...new Set(round.map(({ body }) => (body as Seen).replica))].sort();
    if (seen.join() === expected.join()) return;
  }
  throw new Error(`Answers came from ${seen.join()} and not from ${expected.join()}.\n${caddy.output()}`);
}

function listen(
  address: string,
  port: number,
  answer: (url: string, headers: IncomingHttpHeaders) => [status: number, body: object],
): Promise<Server> {
  const server = createServer((incoming, response) => {
    const [status, body] = answer(incoming.url ?? '', incoming.headers);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return new Promise((resolve) => server.listen(port, address, () => resolve(server)));
}

function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<{ status: number | undefined; location: string | undefined; body: unknown }>((resolve, reject) => {
    const sent = request({ host: 'localhost', port: proxy, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          location: response.headers.location,
          body: text.startsWith('{') ? JSON.parse(text) : text,
        });
      });
    });
    sent.on('error', reject).end();
  });
}
