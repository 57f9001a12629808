import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type JournalExport, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { bucket, ledger, startExporting } from './support/exporting.ts';
import { problemOf } from './support/problem-of.ts';

const SECRET = 'another tenant’s secret';

type Exporting = Awaited<ReturnType<typeof startExporting>>;
let exporting: Exporting;
let local: Exporting['local'];
let client: Exporting['client'];
let exported: Exporting['exported'];
let put: Exporting['put'];
beforeAll(async () => {
  exporting = await startExporting();
  ({ local, client, exported, put } = exporting);
});
afterAll(async () => {
  await exporting?.[Symbol.asyncDispose]();
});

describe('an object of an export', () => {
  let made: JournalExport;
  let key: string;
  let whole: Uint8Array;
  beforeAll(async () => {
    made = await exported({ prefix: 'read/' });
    const { objects } = await client.exportContents('embedded', ledger, made.exportId);
    key = objects[0]?.key ?? '';
    whole = await client.fetchExportObject('embedded', ledger, made.exportId, key);
  });

  it('is downloaded as it is, as a file that nothing opens', async () => {
    const path = client.exportObjectPath('embedded', ledger, made.exportId, key).slice(local.bff.url.length);
    const answer = await local.bff.send(path);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${key.split('/').at(-1)}"`,
      'content-length': String(whole.length),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(answer.body)).toEqual(whole);
  });

  it('is read piece by piece', async () => {
    const range = { start: 5, end: 105 };
    const part = await client.fetchExportObject('embedded', ledger, made.exportId, key, { range });
    expect(part).toEqual(whole.slice(5, 105));
    const path = paths.exportObject('embedded', ledger, made.exportId, key);
    const answer = await local.bff.send(path, { headers: { range: 'bytes=5-104' } });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes 5-104/${whole.length}`);
    expect((await local.bff.send(path, { headers: { range: 'bytes=-10' } })).body).toHaveLength(10);
    // What is no range, or several, is the whole.
    for (const header of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b']) {
      const ignored = await local.bff.send(path, { headers: { range: header } });
      expect(ignored.status).toBe(200);
      expect(ignored.body).toHaveLength(whole.length);
    }
    const beyond = await local.bff.send(path, { headers: { range: `bytes=${whole.length}-` } });
    expect(beyond.status).toBe(416);
    expect(beyond.problem()).toMatchObject({ code: 'invalid-request', service: 'S3' });
  });

  it('answers HEAD with its size and no body', async () => {
    const path = paths.exportObject('embedded', ledger, made.exportId, key);
    const answer = await local.bff.send(path, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(whole.length));
    expect(answer.body).toHaveLength(0);
  });

  it('may be a manifest of the export', async () => {
    const { startedManifest, completedManifests } = await client.exportContents('embedded', ledger, made.exportId);
    for (const manifest of [startedManifest, ...completedManifests])
      expect(
        new TextDecoder().decode(
          await client.fetchExportObject('embedded', ledger, made.exportId, manifest?.key ?? ''),
        ),
      ).toBe(manifest?.ionText);
  });
});

describe('nothing else of the bucket can be read, though it is there:', () => {
  let made: JournalExport;
  let other: JournalExport;
  let strand: string;
  beforeAll(async () => {
    made = await exported({ prefix: 'mine/' });
    other = await exported({ prefix: 'theirs/' });
    const { completedManifests } = await client.exportContents('embedded', ledger, made.exportId);
    strand = completedManifests[0]?.strandId ?? '';
  });
  const read = (key: string) =>
    local.bff.send(paths.exportObject('embedded', ledger, made.exportId, key)).then((answer) => {
      expect(answer.text).not.toContain(SECRET);
      return answer;
    });

  it.each<[string, () => string]>([
    ['a key elsewhere', () => 'secret.txt'],
    ['a key below the prefix', () => 'mine/secret.txt'],
    ['a key that looks like a data object', () => `mine/2020/01/01/00/${strand}.0-9.ion`],
    ['a data object of another strand', () => `mine/2020/01/01/00/${'Z'.repeat(22)}.0-9.ion`],
    ['the manifest of another export', () => `mine/${'Y'.repeat(22)}.started.manifest`],
    ['a name that goes on after a manifest’s', () => `mine/${made.exportId}.started.manifest.txt`],
    ['a name that begins as a manifest’s', () => `mine/${made.exportId}.secret`],
    ['a manifest’s name with another strand form', () => `mine/${made.exportId}.x/../y.completed.manifest`],
    ['the manifest’s name elsewhere', () => `theirs/${made.exportId}.started.manifest`],
    ['another case', () => `MINE/${made.exportId}.started.manifest`],
    ['dots', () => 'mine/../secret.txt'],
    ['dots in the folder of hours', () => `mine/2020/../../${strand}.0-9.ion`],
    ['encoded dots', () => 'mine/%2e%2e/secret.txt'],
    ['a backslash', () => 'mine\\secret.txt'],
    ['a slash in front', () => `/mine/${made.exportId}.started.manifest`],
    ['a doubled slash', () => `mine//${made.exportId}.started.manifest`],
    ['a null character', () => `mine/${made.exportId}.started.manifest\u0000`],
    ['a line break', () => `mine/${made.exportId}.started.manifest\n`],
    ['a bucket in front', () => `${bucket}/secret.txt`],
    ['a query', () => 'secret.txt?versionId=1'],
    ['another letter that looks alike', () => `mine/${made.exportId}.ѕtarted.manifest`],
  ])('%s', async (_what, keyOf) => {
    const key = keyOf();
    // Where S3 takes such a key at all, there is something to be read.
    await put(key, SECRET).catch(() => {});
    const answer = await read(key);
    expect(answer.status).toBe(404);
    expect(answer.problem()).toMatchObject({ code: 'not-found', title: 'The export has no such object' });
  });

  it('an object of another export of the same ledger', async () => {
    const { objects } = await client.exportContents('embedded', ledger, other.exportId);
    expect((await read(objects[0]?.key ?? '')).status).toBe(404);
  });

  it.each([
    ['no key', '', 'key'],
    ['an empty key', '?key=', 'key'],
    ['two keys', '?key=a&key=b', 'key'],
    ['a key that is too long', `?key=${'a'.repeat(1025)}`, 'key'],
    ['a bucket of the reader’s own', '?key=a&bucket=b', 'bucket'],
  ])('asked for with %s', async (_what, query, name) => {
    const path = paths.exportContents('embedded', ledger, made.exportId).replace('/contents', `/object${query}`);
    const answer = await local.bff.send(path);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual([name]);
  });

  it('what a forged manifest names in other places is told, and not read', async () => {
    const forged = await exported({ prefix: 'forged/' });
    const { completedManifests, objects } = await client.exportContents('embedded', ledger, forged.exportId);
    const keys = ['secret.txt', 'forged/secret.txt', 'mine/x.ion', `forged/../${strand}.0-1.ion`];
    for (const key of keys) await put(key, SECRET).catch(() => {});
    const named = [...objects.map(({ key }) => key), ...keys];
    await put(completedManifests[0]?.key ?? '', `{keys:${JSON.stringify(named)}}`);
    const contents = await client.exportContents('embedded', ledger, forged.exportId);
    expect(contents.objects).toEqual(objects);
    expect(contents.foreign).toEqual(keys);
    for (const key of keys) {
      const answer = await local.bff.send(paths.exportObject('embedded', ledger, forged.exportId, key));
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain(SECRET);
    }
  });

  it('once a manifest no longer names an object, the object is no longer read', async () => {
    const changed = await exported({ prefix: 'changed/' });
    const { completedManifests, objects } = await client.exportContents('embedded', ledger, changed.exportId);
    const key = objects[0]?.key ?? '';
    expect((await local.bff.send(paths.exportObject('embedded', ledger, changed.exportId, key))).status).toBe(200);
    await put(completedManifests[0]?.key ?? '', '{keys:[]}');
    expect((await local.bff.send(paths.exportObject('embedded', ledger, changed.exportId, key))).status).toBe(404);
  });

  it.each([
    ['no Ion', '{keys:[', 'It is not Ion'],
    ['not a struct', '["a"]', 'It is not one Ion struct'],
    ['two values', '{keys:[]} {keys:[]}', 'It is not one Ion struct'],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'It is not Ion'],
    ['broken binary Ion', new Uint8Array([0xe0, 1, 0, 0xea, 0xde, 0x85]), 'It is not Ion'],
    ['larger than a manifest is', new Uint8Array(9 * 1024 * 1024).fill(0x20), 'It is larger than 8 MiB'],
  ])('a manifest that is %s is told of, and names nothing', async (_what, body, why) => {
    const broken = await exported({ prefix: 'broken/' });
    const { completedManifests, objects } = await client.exportContents('embedded', ledger, broken.exportId);
    await put(completedManifests[0]?.key ?? '', body);
    const contents = await client.exportContents('embedded', ledger, broken.exportId);
    expect(contents.completedManifests).toEqual([
      { key: completedManifests[0]?.key, strandId: strand, ionText: '', unreadable: expect.stringContaining(why) },
    ]);
    expect(contents.objects).toEqual([]);
    const path = paths.exportObject('embedded', ledger, broken.exportId, objects[0]?.key ?? '');
    expect((await local.bff.send(path)).status).toBe(404);
  });
});

describe('reading a large object', () => {
  it('goes on only as fast as its reader, ends when the reader leaves, and is limited', async () => {
    const large = await exported({ prefix: 'large/' });
    const { objects } = await client.exportContents('embedded', ledger, large.exportId);
    const key = objects[0]?.key ?? '';
    await put(key, new Uint8Array(64 * 1024 * 1024));
    const path = paths.exportObject('embedded', ledger, large.exportId, key);
    const open = async (): Promise<IncomingMessage> => {
      const outgoing = httpRequest(local.bff.url + path, { agent: false }).end();
      outgoing.on('error', () => {});
      return ((await once(outgoing, 'response')) as [IncomingMessage])[0];
    };
    const readers = await Promise.all(Array.from({ length: 24 }, open));
    expect(readers.map(({ statusCode }) => statusCode)).toEqual(readers.map(() => 200));
    // Time for the other side to run ahead, if it can: 24 × 64 MiB.
    for (let turn = 0; turn < 2_000; turn++) await new Promise((resolve) => setImmediate(resolve));
    // What is held depends on when memory is collected; all of it would be 1.6 GB.
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(800_000_000);
    const refused = await local.bff.send(path);
    expect(refused.status).toBe(429);
    expect(refused.problem().code).toBe('limit');
    for (const reader of readers) reader.destroy();
    await expect.poll(async () => (await local.bff.send(path, { method: 'HEAD' })).status).toBe(200);
    expect(local.bff.log.filter((line) => Number(line.level) >= 50)).toEqual([]);
    const limited = client.fetchExportObject('embedded', ledger, large.exportId, key, { limit: 1_000_000 });
    expect(await problemOf(limited)).toMatchObject({ code: 'too-large' });
  });

  it('does not go on for ever for readers that have stopped reading', async () => {
    const large = await exported({ prefix: 'stalled/' });
    const { objects } = await client.exportContents('embedded', ledger, large.exportId);
    const key = objects[0]?.key ?? '';
    await put(key, new Uint8Array(64 * 1024 * 1024));
    const path = paths.exportObject('embedded', ledger, large.exportId, key);
    const limits = LIMITS as { stalledReaderMs: number };
    const { stalledReaderMs } = limits;
    limits.stalledReaderMs = 1_000;
    try {
      const open = async () => {
        const outgoing = httpRequest(local.bff.url + path, { agent: false }).end();
        outgoing.on('error', () => {});
        const [reader] = (await once(outgoing, 'response')) as [IncomingMessage];
        reader.on('error', () => {});
        return reader;
      };
      const readers = await Promise.all(Array.from({ length: LIMITS.objectReadsPerCaller }, open));
      await expect.poll(async () => (await local.bff.send(path, { method: 'HEAD' })).status).toBe(200);
      for (const reader of readers) reader.destroy();
    } finally {
      limits.stalledReaderMs = stalledReaderMs;
    }
  });
});
