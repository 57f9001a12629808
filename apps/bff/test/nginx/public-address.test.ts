/** The console at https://localhost/qldb behind a real nginx with the configuration that operators are given. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { freePort, startNginx } from '@qldb-console/testkit/nginx';
import { SELF_SIGNED } from '@qldb-console/testkit/self-signed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { OWN, type Started, startBff } from '../support/started.ts';

const page =
  '<!doctype html><meta name="base-path" content="" /><script type="module" src="./assets/index-1.js"></script>';
const ledgers = '/qldb/api/connections/embedded/ledgers';
const stack = new AsyncDisposableStack();
let origin: string;
let port: number;
let bff: Started;
let auditFile: string;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bff-nginx-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, 'dist/assets'), { recursive: true });
  await writeFile(join(directory, 'dist/index.html'), page);
  await writeFile(join(directory, 'dist/assets/index-1.js'), 'hello()');
  auditFile = join(directory, 'audit.jsonl');
  const upstream = stack.use(await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] })));
  port = await freePort();
  origin = `https://localhost:${port}`;
  bff = stack.use(
    await startBff({
      upstreamUrl: upstream.url,
      assetsDir: join(directory, 'dist'),
      environment: { PUBLIC_URL: `${origin}/qldb`, TRUSTED_PROXIES: '127.0.0.1', AUDIT_FILE: auditFile },
    }),
  );
  stack.use(await startNginx(port, [new URL(bff.url).host]));
});
afterAll(() => stack.disposeAsync());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Through nginx, with its certificate checked. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', servername: 'localhost', port, path, ca: SELF_SIGNED.cert, agent: false, ...options },
      async (incoming) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks) });
      },
    );
    outgoing.setHeader('host', options.headers?.host ?? `localhost:${port}`);
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('behind nginx, below a base path', () => {
  it.each(['/qldb/', '/qldb/connections/embedded/ledgers/a', '/qldb/verify?block=1'])(
    '%s is the page, which finds its files and its back end below the path',
    async (path) => {
      const { status, body, headers } = await ask(path);
      expect(status).toBe(200);
      const written = page.replace('content=""', 'content="/qldb"').replace('./assets', '/qldb/assets');
      expect(body.toString()).toBe(written);
      expect(headers['content-security-policy']).toContain("base-uri 'none'");
      const packed = await ask(path, { headers: { 'accept-encoding': 'br' } });
      expect(packed.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(packed.body).toString()).toBe(written);
    },
  );

  it('serves files and answers of the API there, and nothing beside the path', async () => {
    expect((await ask('/qldb/assets/index-1.js')).body.toString()).toBe('hello()');
    expect((await ask(ledgers)).status).toBe(200);
    expect((await ask('/qldb')).headers.location).toMatch(/\/qldb\/$/);
    for (const path of ['/', '/api/connections', '/QLDB/', '/readyz', '/metrics'])
      expect((await ask(path)).status).toBe(404);
  });

  it('takes changes from pages of the public origin, and from no other', async () => {
    const change = (from: string) => ask(`${ledgers}/a`, { method: 'DELETE', headers: { ...OWN, origin: from } });
    expect((await change(origin)).status).toBe(204);
    for (const other of ['https://localhost', `http://localhost:${port}`, bff.url, 'https://evil.example', 'null'])
      expect((await change(other)).status).toBe(403);
  });

  it('believes nothing of what a browser says about where it comes from', async () => {
    const forged = {
      'x-forwarded-for': '203.0.113.66',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
    };
    expect((await ask(`${ledgers}/forged`, { method: 'DELETE', headers: { ...OWN, ...forged } })).status).toBe(204);
    const text = await readFile(auditFile, 'utf8');
    const entries = text.split('\n').filter((line) => line !== '');
    const asked = entries
      .map((line) => JSON.parse(line))
      .find(({ target }) => JSON.stringify(target)?.includes('forged'));
    expect(asked.from.address).toBe('127.0.0.1');
    expect(text).not.toMatch(/203\.0\.113\.66|evil|gopher/);
  });

  it('refuses another name, which a page could have made to point here', async () => {
    const { status, body } = await ask('/qldb/', { headers: { host: 'evil.example' } });
    expect(status).toBe(403);
    expect(body.toString()).toContain(`only answers under localhost:${port}`);
  });
});
