import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, type Started, start } from '../support/started.ts';

const Bucket = 'local-exports';
/** In the order of their UTF-8 bytes, which is not that of UTF-16. */
const KEYS = [
  'a',
  'a/',
  'a/1',
  'a/2',
  'a/b/3',
  'a0',
  'b/1',
  'b/2',
  'c d+e%',
  'z',
  '\uffee',
  '\u{1F600}',
  '\u{1F600}/x',
];
let local: Started;
beforeAll(async () => {
  local = await start();
  for (const Key of [...KEYS].reverse()) await local.s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});
afterAll(() => local[Symbol.asyncDispose]());

/** All pages of a listing; each page's keys and prefixes in the order of the answer. */
async function pages(input: Partial<ListObjectsV2CommandInput>): Promise<string[][]> {
  const found: string[][] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await local.s3.send(new ListObjectsV2Command({ Bucket, ...input, ContinuationToken }));
    found.push([
      ...(page.Contents ?? []).map(({ Key }) => Key ?? ''),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => `${Prefix}…`),
    ]);
    expect(page.KeyCount).toBe(found.at(-1)?.length);
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return found;
}

describe('listing', () => {
  it('names every object once, in the order of UTF-8', async () => {
    expect(await pages({})).toEqual([KEYS]);
  });

  it.each([1, 2, 3, 5])('goes on where a page of %i ended', async (MaxKeys) => {
    const found = await pages({ MaxKeys });
    expect(found.flat()).toEqual(KEYS);
    expect(found.slice(0, -1).every(({ length }) => length === MaxKeys)).toBe(true);
  });

  it('finds what begins with a prefix', async () => {
    expect((await pages({ Prefix: 'a/' })).flat()).toEqual(['a/', 'a/1', 'a/2', 'a/b/3']);
    expect((await pages({ Prefix: '\u{1F600}' })).flat()).toEqual(['\u{1F600}', '\u{1F600}/x']);
    expect((await pages({ Prefix: 'nothing' })).flat()).toEqual([]);
    expect((await pages({ StartAfter: 'b/1' })).flat()).toEqual(KEYS.slice(KEYS.indexOf('b/2')));
  });

  it.each([1, 2, 1000])('folds what shares a prefix up to the delimiter, in pages of %i', async (MaxKeys) => {
    const top = (await pages({ Delimiter: '/', MaxKeys })).flat();
    expect(top.sort()).toEqual(['a', 'a/…', 'a0', 'b/…', 'c d+e%', 'z', '\uffee', '\u{1F600}', '\u{1F600}/…'].sort());
    const below = (await pages({ Prefix: 'a/', Delimiter: '/', MaxKeys })).flat();
    expect(below.sort()).toEqual(['a/', 'a/1', 'a/2', 'a/b/…'].sort());
  });

  it('does not take an object for a folded prefix where the delimiter begins within the prefix of the listing', async () => {
    const found = await pages({ Prefix: 'a', Delimiter: 'a/', MaxKeys: 1 });
    expect(found.flat()).toEqual(KEYS.filter((key) => key.startsWith('a')));
  });

  it('folds thousands of objects without naming a prefix twice', async () => {
    await using many = await start();
    for (let n = 0; n < 1_100; n += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, k) =>
          many.s3.send(new PutObjectCommand({ Bucket, Key: `p/${String(n + k).padStart(5, '0')}`, Body: '1' })),
        ),
      );
    await many.s3.send(new PutObjectCommand({ Bucket, Key: 'q', Body: '1' }));
    const folded = await many.s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
    expect(folded.CommonPrefixes).toEqual([{ Prefix: 'p/' }]);
    expect(folded.Contents?.map(({ Key }) => Key)).toEqual(['q']);
    const first = await many.s3.send(new ListObjectsV2Command({ Bucket }));
    expect(first).toMatchObject({ KeyCount: 1000, IsTruncated: true });
  });

  it('works in its first version too', async () => {
    const first = await local.s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, NextMarker: 'a/', CommonPrefixes: [{ Prefix: 'a/' }] });
    const second = await local.s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2, Marker: 'a/' }));
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['a0']);
    expect(second.CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
    const encoded = await local.s3.send(new ListObjectsCommand({ Bucket, Prefix: 'c', EncodingType: 'url' }));
    expect(encoded.Contents?.map(({ Key }) => Key)).toEqual(['c%20d%2Be%25']);
  });

  it('refuses a token that it did not give', async () => {
    const call = local.s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: '%%%' }));
    expect(await failure(call)).toMatchObject({ name: 'InvalidArgument', status: 400 });
  });
});
