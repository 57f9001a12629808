import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSeed, type Seeded, seeded } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { decodeChunks } from '../../src/s3/aws-chunked.ts';
import { type ListEntry, listPage } from '../../src/s3/list-page.ts';
import { openObjectStore } from '../../src/s3/store.ts';

/** Characters whose order differs between UTF-8 and UTF-16, and those a delimiter is made of. */
const ALPHABET = ['a', 'b', '/', '/', 'é', '\uffee', '\u{1F600}', '\u{10FFFF}', '\u0000', '%'];
const word = (random: Seeded, most: number) =>
  Array.from({ length: random.int(most + 1) }, () => random.pick(ALPHABET)).join('');
const textOf = (entry: ListEntry) => ('prefix' in entry ? `${entry.prefix}…` : entry.object.key);

/** Slow and obvious: sort all keys by their bytes, fold, cut. */
function reference(keys: readonly string[], prefix: string, delimiter: string): string[] {
  const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const entries = sorted
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? key : `${key.slice(0, end + delimiter.length)}…`;
    });
  return [...new Set(entries)];
}

describe('with random names', () => {
  it('pages of a listing, one after the other, are what sorting and folding all names gives', async () => {
    const random = seeded(runSeed());
    const directory = await mkdtemp(join(tmpdir(), 'listing-'));
    const store = openObjectStore(directory, Date.now);
    store.createBucket('bucket');
    const bucket = store.bucket('bucket');
    if (!bucket) throw new Error('no bucket');
    const keys = new Set<string>();
    while (keys.size < 300) keys.add(word(random, 6) || 'a');
    for (const key of keys)
      await store.putObject(bucket, key, { blob: 'none', size: 0, md5: '' }, { headers: {} }, () => {});
    for (let run = 0; run < 150; run++) {
      const [prefix, delimiter] = [word(random, 2), random.pick(['', '/', 'a', '/a', '\u{10FFFF}'])];
      const limit = 1 + random.int(20);
      const found: string[] = [];
      for (let after = ''; ; ) {
        const { entries, truncated } = listPage(store, bucket, { prefix, delimiter, after, limit });
        found.push(...entries.map(textOf));
        if (found.length > keys.size)
          throw new Error(`the listing does not end: ${JSON.stringify({ prefix, delimiter, limit })}`);
        expect(entries.length).toBeLessThanOrEqual(limit);
        const last = entries.at(-1);
        if (!truncated || !last) break;
        expect(entries).toHaveLength(limit);
        after = 'prefix' in last ? last.prefix : last.object.key;
      }
      expect(found, JSON.stringify({ prefix, delimiter, limit })).toEqual(reference([...keys], prefix, delimiter));
    }
    store.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('a chunked body is the same however the network cuts it', async () => {
    const random = seeded(runSeed() + 1);
    for (let run = 0; run < 200; run++) {
      const pieces = Array.from({ length: random.int(4) }, () => random.bytes(1 + random.int(300)));
      const wire = Buffer.concat([
        ...pieces.flatMap((piece) => [Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
        Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'),
      ]);
      async function* network() {
        for (let at = 0; at < wire.length; ) {
          const next = at + 1 + random.int(random.oneIn(2) ? 3 : 400);
          yield wire.subarray(at, next);
          at = next;
        }
      }
      const trailers = new Map<string, string>();
      const found: Uint8Array[] = [];
      const signed = {
        payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        amzDate: '',
        scope: '',
        signature: '',
        signingKey: Buffer.alloc(0),
      };
      for await (const piece of decodeChunks(network(), signed, trailers)) found.push(Buffer.from(piece));
      expect(Buffer.concat(found).equals(Buffer.concat(pieces))).toBe(true);
      expect([...trailers]).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
    }
  });
});
