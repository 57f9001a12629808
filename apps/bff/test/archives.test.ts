import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type ArchiveObjectList, type Client, createClient, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config/load-config.ts';
import { createContext } from '../src/context.ts';
import { createLogger } from '../src/log.ts';
import { serve } from '../src/server.ts';
import { startLocalEndpoints } from './support/ledger-process.ts';
import { problemOf } from './support/problem-of.ts';
import { type Started, startBff } from './support/started.ts';

const SECRET = 'another tenant’s secret';
const bucket = 'local-exports';
const strand = 'A1b2C3d4E5f6G7h8I9j0K1';
const started = new AsyncDisposableStack();
let s3: S3Client;
let s3Url: string;
let bff: Started;
let client: Client;
const put = (key: string, body: string | Uint8Array) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));

beforeAll(async () => {
  ({ s3Url } = started.use(await startLocalEndpoints()));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  s3 = new S3Client({ endpoint: s3Url, region: 'us-east-1', credentials, forcePathStyle: true });
  started.defer(() => s3.destroy());
  const environment = {
    LEDGER_S3_ENDPOINT: s3Url,
    LEDGER_S3_ACCESS_KEY_ID: 'local',
    LEDGER_S3_SECRET_ACCESS_KEY: 'local',
  };
  bff = started.use(await startBff({ upstreamUrl: 'http://127.0.0.1:1', environment }));
  client = createClient(fetch, bff.url);
});
afterAll(() => started.disposeAsync());

describe('the listing of an archive in a bucket', () => {
  it('tells manifests and data objects below the prefix, and counts what else lies there', async () => {
    const kept = [
      `mine/${'E'.repeat(22)}.started.manifest`,
      `mine/${'E'.repeat(22)}.${strand}.completed.manifest`,
      `mine/2019/01/01/00/${strand}.0-9.ion`,
      `mine/2019/01/01/00/${strand}.10-19.ion.gz`,
      `mine/2019/01/01/00/${strand}.20-29.json`,
      `mine/2019/01/01/00/${strand}.30-39.json.gz`,
      'mine/é &+%20/renamed by somebody.ion',
      'mine/\u3042.ion',
    ];
    const others = ['mine/config.json', 'mine/picture.png', 'mine/secret.txt', 'mine/.ion', 'mine/a\u0001.ion'];
    for (const key of [...kept, ...others]) await put(key, 'four');
    await put(`theirs/${strand}.0-9.ion`, SECRET);
    const listed = await client.listArchiveObjects('embedded', { bucket, prefix: 'mine/' });
    expect(listed.objects.map(({ key }) => key).sort()).toEqual([...kept].sort());
    expect(listed.objects[0]).toEqual({
      key: kept[2],
      size: 4,
      lastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      etag: expect.stringMatching(/^".+"$/),
    });
    expect(listed).toMatchObject({ others: others.length });
    expect(listed.nextToken).toBeUndefined();
    for (const { key, etag } of listed.objects)
      expect(await client.readArchiveObject('embedded', { bucket, key }, { etag })).toHaveLength(4);
  });

  it('goes on page by page with the token of S3', async () => {
    const keys = Array.from({ length: 1_050 }, (_, n) => `pages/${strand}.${n}-${n}.ion`);
    for (let at = 0; at < keys.length; at += 50) await Promise.all(keys.slice(at, at + 50).map((key) => put(key, 'x')));
    const found: string[] = [];
    const sizes: number[] = [];
    let page: ArchiveObjectList | undefined;
    do {
      page = await client.listArchiveObjects('embedded', { bucket, prefix: 'pages/' }, page?.nextToken);
      sizes.push(page.objects.length);
      found.push(...page.objects.map(({ key }) => key));
    } while (page.nextToken !== undefined);
    expect(sizes).toEqual([1_000, 50]);
    expect(found).toEqual([...keys].sort());
  });

  it.each([
    ['no bucket', '?prefix=a', 'bucket'],
    ['a bucket that is an ARN', '?bucket=arn:aws:s3:::b', 'bucket'],
    ['a bucket with a path', '?bucket=local-exports/../other', 'bucket'],
    ['a prefix that is too long', `?bucket=${bucket}&prefix=${'é'.repeat(513)}`, 'prefix'],
    ['an empty token', `?bucket=${bucket}&token=`, 'token'],
    ['two prefixes', `?bucket=${bucket}&prefix=a&prefix=b`, 'prefix'],
    ['a delimiter', `?bucket=${bucket}&delimiter=/`, 'delimiter'],
  ])('asked for with %s is refused', async (_what, query, field) => {
    const answer = await bff.send(`${paths.archiveObjects('embedded')}${query}`);
    expect(answer.status).toBe(400);
    expect(answer.problem()).toMatchObject({ code: 'invalid-request', fields: { [field]: expect.any(String) } });
  });

  it('of a bucket that is not there, or with a token of somebody else, is S3’s refusal', async () => {
    const missing = client.listArchiveObjects('embedded', { bucket: 'no-such-bucket', prefix: '' });
    expect(await problemOf(missing)).toMatchObject({ status: 404, awsError: 'NoSuchBucket', service: 'S3' });
    const wrong = client.listArchiveObjects('embedded', { bucket, prefix: '' }, 'nonsense!');
    expect(await problemOf(wrong)).toMatchObject({ status: 400, code: 'invalid-request', awsError: 'InvalidArgument' });
  });

  it.each(['..', '../', 'a\u0000b', '%2e%2e/', '\n', '//', 'mine/../'])(
    'finds nothing below the prefix %j',
    async (prefix) => {
      await put('outside.ion', SECRET);
      const answer = await bff.send(
        `${paths.archiveObjects('embedded')}?bucket=${bucket}&prefix=${encodeURIComponent(prefix)}`,
      );
      expect(answer.text).not.toContain('outside');
      expect(answer.status === 200 ? JSON.parse(answer.text).objects : answer.problem().code).toEqual(
        answer.status === 200 ? [] : 'invalid-request',
      );
    },
  );
});

describe('an object of an archive', () => {
  const key = `read/${strand}.0-9.ion`;
  const content = Uint8Array.from({ length: 5_000 }, (_, n) => n % 251);
  beforeAll(() => put(key, content));

  it('is read whole and by range, and HEAD tells its size', async () => {
    expect(await client.readArchiveObject('embedded', { bucket, key })).toEqual(content);
    const range = { start: 100, end: 300 };
    expect(await client.readArchiveObject('embedded', { bucket, key }, { range })).toEqual(content.slice(100, 300));
    const path = paths.archiveObject('embedded', bucket, key);
    const part = await bff.send(path, { headers: { range: 'bytes=4990-9999' } });
    expect(part.status).toBe(206);
    expect(part.headers).toMatchObject({
      'content-range': 'bytes 4990-4999/5000',
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const head = await bff.send(path, { method: 'HEAD' });
    expect(head.headers).toMatchObject({ 'content-length': '5000', 'accept-ranges': 'bytes' });
    expect(head.body).toHaveLength(0);
    const beyond = client.readArchiveObject('embedded', { bucket, key }, { range: { start: 5_000, end: 5_001 } });
    expect(await problemOf(beyond)).toMatchObject({ status: 416, code: 'invalid-request', service: 'S3' });
  });

  it('that was changed since it was listed is told as such, not read', async () => {
    const changing = { bucket, key: `changing/${strand}.0-9.ion` };
    await put(changing.key, 'before');
    const { objects } = await client.listArchiveObjects('embedded', { bucket, prefix: 'changing/' });
    const etag = objects[0]?.etag;
    expect(await client.readArchiveObject('embedded', changing, { etag })).toHaveLength(6);
    await put(changing.key, 'behind');
    for (const range of [undefined, { start: 0, end: 2 }])
      expect(await problemOf(client.readArchiveObject('embedded', changing, { etag, range }))).toMatchObject({
        status: 412,
        code: 'precondition',
        awsError: 'PreconditionFailed',
        service: 'S3',
      });
  });

  it.each(['*', 'etag', '"a", "b"', 'W/"a"', '""'])(
    'is not read on a condition that is not understood: %s',
    async (tag) => {
      const answer = await bff.send(paths.archiveObject('embedded', bucket, key), { headers: { 'if-match': tag } });
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.problem().fields ?? {})).toEqual(['if-match']);
    },
  );

  it.each([
    'secret.txt',
    'config.json',
    `${strand}.0-9.json.bak`,
    'a/../secret.ion',
    '../secret.ion',
    './secret.ion',
    'a/./secret.ion',
    'secret.ion\u0000',
    'secret.ion\n',
    'a\\secret.ion',
    'secret.ion/',
    '.ion',
    'a/.manifest',
    'secret.ION',
    'secret.ion?versionId=1',
    'secret.i\u043en',
    '\u202esecret.ion.txt',
    `${strand}.0-9.json/x`,
  ])('is never one of the key %j', async (secret) => {
    await put(secret, SECRET).catch(() => {});
    const answer = await bff.send(paths.archiveObject('embedded', bucket, secret));
    expect(answer.text).not.toContain(SECRET);
    expect(answer.status).toBe(404);
    expect(answer.problem().title).toBe('That is no object of an exported journal');
  });

  it.each([
    ['no key', `?bucket=${bucket}`, 'key'],
    ['an empty key', `?bucket=${bucket}&key=`, 'key'],
    ['a key of too many bytes', `?bucket=${bucket}&key=${'é'.repeat(600)}.ion`, 'key'],
    ['two keys', `?bucket=${bucket}&key=a.ion&key=b.ion`, 'key'],
    ['a version', `?bucket=${bucket}&key=a.ion&versionId=1`, 'versionId'],
  ])('is not asked for with %s', async (_what, query, field) => {
    const answer = await bff.send(`/api/connections/embedded/archive-object${query}`);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual([field]);
  });

  it('keeps its encoding: what looks encoded is the name', async () => {
    await put('encoded/%2e%2e.ion', 'dots');
    const read = await client.readArchiveObject('embedded', { bucket, key: 'encoded/%2e%2e.ion' });
    expect(new TextDecoder().decode(read)).toBe('dots');
    const none = client.readArchiveObject('embedded', { bucket, key: 'encoded/..ion' });
    expect(await problemOf(none)).toMatchObject({ status: 404, awsError: 'NoSuchKey' });
  });

  it('is read as fast as its reader takes it, and no further when the reader leaves', async () => {
    const large = `large/${strand}.0-9.ion`;
    await put(large, new Uint8Array(64 * 1024 * 1024));
    const path = paths.archiveObject('embedded', bucket, large);
    const open = async (): Promise<IncomingMessage> => {
      const outgoing = httpRequest(bff.url + path, { agent: false }).end();
      outgoing.on('error', () => {});
      return ((await once(outgoing, 'response')) as [IncomingMessage])[0];
    };
    const readers = await Promise.all(Array.from({ length: 24 }, open));
    for (let turn = 0; turn < 2_000; turn++) await new Promise((resolve) => setImmediate(resolve));
    // Not 24 × 64 MiB, which is 1.6 GB; how much is held depends on when memory is collected.
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(800_000_000);
    expect((await bff.send(path)).problem()).toMatchObject({ status: 429, code: 'limit' });
    for (const reader of readers) reader.destroy();
    await expect.poll(async () => (await bff.send(path, { method: 'HEAD' })).status).toBe(200);
    expect(bff.log.filter((line) => Number(line.level) >= 50)).toEqual([]);
  });
});

it('a connection that names folders reads these alone', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bff-archives-'));
  started.defer(() => rm(directory, { recursive: true }));
  const file = join(directory, 'console.json');
  const entry = { endpoint: 'http://127.0.0.1:1', region: 'us-east-1', s3: { endpoint: s3Url } };
  const archives = [{ bucket, prefix: 'open/' }];
  await writeFile(
    file,
    JSON.stringify({
      connections: [
        { ...entry, id: 'some', archives },
        { ...entry, id: 'none', archives: [] },
      ],
    }),
  );
  const config = await loadConfig({ PORT: '0', AUDIT_FILE: 'off', QLDB_CONSOLE_CONFIG: file }, {});
  const context = await createContext({ config, embeddedUrl: 'http://127.0.0.1:1', log: createLogger('silent') });
  started.use(context);
  const server = await serve(context, config.host, config.port);
  started.defer(() => server.close(0));
  const restricted = createClient(fetch, server.url);
  const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  Object.assign(process.env, credentials);
  started.defer(() => {
    for (const name of Object.keys(credentials)) delete process.env[name];
  });
  await put('open/a.ion', 'free');
  await put('closed/a.ion', SECRET);
  expect((await restricted.listArchiveObjects('some', { bucket, prefix: 'open/' })).objects).toHaveLength(1);
  expect(await restricted.readArchiveObject('some', { bucket, key: 'open/a.ion' })).toHaveLength(4);
  const refused = { status: 403, code: 'not-allowed' };
  for (const prefix of ['', 'o', 'open', 'closed/', 'open'])
    expect(await problemOf(restricted.listArchiveObjects('some', { bucket, prefix }))).toMatchObject(refused);
  for (const key of ['closed/a.ion', 'open', '/open/a.ion'])
    expect(await problemOf(restricted.readArchiveObject('some', { bucket, key }))).toMatchObject(refused);
  const elsewhere = restricted.listArchiveObjects('some', { bucket: 'other-bucket', prefix: 'open/' });
  expect(await problemOf(elsewhere)).toMatchObject(refused);
  expect(await problemOf(restricted.readArchiveObject('none', { bucket, key: 'open/a.ion' }))).toMatchObject(refused);
  const { connections } = await restricted.listConnections();
  expect(connections.find(({ id }) => id === 'some')?.archives).toEqual(archives);
});
