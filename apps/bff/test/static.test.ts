import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBasePath } from '../src/static/write-base-path.ts';
import { type Started, startBff } from './support/started.ts';

const script = 'console.log("hello")\n'.repeat(20);
const page = '<!doctype html><title>QLDB Console</title>';
let directory: string;
let bff: Started;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bff-assets-'));
  await mkdir(join(directory, 'assets'));
  await mkdir(join(directory, '.vite'));
  await writeFile(join(directory, 'index.html'), page);
  await writeFile(join(directory, 'favicon.svg'), '<svg/>');
  await writeFile(join(directory, '.vite/manifest.json'), '{}');
  await writeFile(join(directory, 'assets/index-3f9a.js'), script);
  await writeFile(join(directory, 'assets/index-3f9a.js.br'), brotliCompressSync(script));
  await writeFile(join(directory, 'assets/index-3f9a.js.gz'), gzipSync(script));
  await writeFile(join(directory, 'assets/only-77.css'), 'a{}');
  await writeFile(join(directory, 'assets/only-77.css.gz'), gzipSync('a{}'));
  bff = await startBff({ upstreamUrl: 'http://127.0.0.1:9', assetsDir: directory });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

describe('a file of the console', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['br;q=0.1, gzip;q=1', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['br; q=0, gzip ;q=0.000', undefined],
    ['identity', undefined],
    ['brr, xgzip', undefined],
    ['', undefined],
  ])('for Accept-Encoding %j comes as %s, whole', async (header, coding) => {
    const answer = await bff.send('/assets/index-3f9a.js', { headers: { 'accept-encoding': header } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.vary).toBe('accept-encoding');
    const plain =
      coding === 'br' ? brotliDecompressSync(answer.body) : coding === 'gzip' ? gunzipSync(answer.body) : answer.body;
    expect(plain.toString()).toBe(script);
  });

  it('falls back to a form that is there', async () => {
    const answer = await bff.send('/assets/only-77.css', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
  });

  it('is cached for ever when its name carries a hash, and asked for again otherwise', async () => {
    expect((await bff.send('/assets/index-3f9a.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await bff.send('/favicon.svg')).headers['cache-control']).toBe('no-cache');
    expect((await bff.send('/')).headers['cache-control']).toBe('no-cache');
  });

  it('is not sent again to who has it', async () => {
    const first = await bff.send('/', {});
    const again = await bff.send('/', { headers: { 'if-none-match': `"other", W/${first.headers.etag}` } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await bff.send('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('has another ETag in another coding', async () => {
    const plain = await bff.send('/assets/index-3f9a.js');
    const packed = await bff.send('/assets/index-3f9a.js', { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
  });

  it('answers HEAD with its size and no body', async () => {
    const answer = await bff.send('/assets/index-3f9a.js', { method: 'HEAD' });
    expect(answer.headers['content-length']).toBe(String(script.length));
    expect(answer.body).toHaveLength(0);
  });
});

describe('an address of the console', () => {
  it.each(['/', '/ledgers', '/connections/embedded/ledgers/a/journal?page=2', '/verify', '/%E0%A4%A'])(
    '%s gets the page',
    async (path) => {
      const answer = await bff.send(path);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.text).toBe(page);
    },
  );

  it.each([
    '/assets/index-old.js',
    '/assets/nothing',
    '/robots.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fetc%2fpasswd.txt',
    '/.vite/manifest.json',
    '/assets/index-3f9a.js.br',
    '/api/unknown',
  ])('%s is not found, rather than the page', async (path) => {
    const answer = await bff.send(path);
    expect(answer.status).toBe(404);
    expect(answer.problem().code).toBe('not-found');
  });

  it('answers nothing but reads', async () => {
    expect((await bff.send('/ledgers', { method: 'POST' })).status).toBe(404);
  });

  it('says so when the console was not built', async () => {
    await using bare = await startBff({ upstreamUrl: 'http://127.0.0.1:9' });
    const answer = await bare.send('/');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build');
  });
});

describe('a console below a base path', () => {
  const built =
    '<!doctype html><meta name="base-path" content="" /><link href="./assets/a.css"><script src="./assets/a.js"></script>';

  it('refers to everything from there, and tells its page', () => {
    expect(writeBasePath(built, '/a/b')).toBe(
      '<!doctype html><meta name="base-path" content="/a/b" /><link href="/a/b/assets/a.css"><script src="/a/b/assets/a.js"></script>',
    );
    expect(writeBasePath(built, '')).toBe(built.replaceAll('"./', '"/'));
  });

  it('is not served by a build that cannot be told', () => {
    expect(() => writeBasePath(page, '/a')).toThrow('build it again');
  });

  it('is served there alone', async () => {
    const dist = await mkdtemp(join(tmpdir(), 'bff-base-'));
    await writeFile(join(dist, 'index.html'), built);
    await writeFile(join(dist, 'index.html.br'), brotliCompressSync('of the build'));
    await using below = await startBff({
      upstreamUrl: 'http://127.0.0.1:9',
      assetsDir: dist,
      environment: { PUBLIC_URL: 'http://localhost/a/b' },
    });
    const packed = await below.send('/a/b/ledgers', { headers: { 'accept-encoding': 'br' } });
    expect(brotliDecompressSync(packed.body).toString()).toBe(writeBasePath(built, '/a/b'));
    for (const path of ['/', '/a/b']) expect((await below.send(path)).headers.location).toBe('/a/b/');
    for (const path of ['/a', '/a/bc', '/A/B/', '/index.html', '/a/b/../../etc/passwd.txt'])
      expect((await below.send(path)).status).toBe(404);
    await rm(dist, { recursive: true });
  });
});
