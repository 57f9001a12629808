import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordStore } from '../../src/kinesis/store.ts';

const LIMITS = { retentionMs: 1_000, retainedBytes: 100_000 };
const ALL = { count: 10_000, bytes: 10_000_000 };
let directory: string;
let now = 1_000_000;
const open = () => {
  const store = openRecordStore(directory, () => now, LIMITS);
  if (!store.stream('s')) store.createStream('s', 1, 'PROVISIONED');
  const stream = store.stream('s');
  if (!stream) throw new Error('no stream');
  const add = (...texts: string[]) =>
    store.add(
      stream,
      texts.map((text) => ({ shard: 0, partitionKey: 'k', data: Buffer.from(text) })),
    );
  const texts = () => store.read(stream, 0, 0, ALL).map(({ data }) => data.toString());
  return { store, stream, add, texts, [Symbol.dispose]: store.close };
};
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'records-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('records that are kept', () => {
  it('are no longer read when their time is over, and then removed', () => {
    using records = open();
    records.add('old');
    now += 600;
    records.add('new');
    now += 600;
    expect(records.texts()).toEqual(['new']);
    expect(records.store.expireSome()).toBe(false);
    now -= 600;
    expect(records.texts()).toEqual(['new']);
  });

  it('never take more than the limit: the oldest go first', () => {
    using records = open();
    for (let n = 0; n < 30; n++) records.add(String(n).padEnd(10_000, '.'));
    const kept = records.texts().map((text) => Number.parseInt(text, 10));
    expect(kept.at(-1)).toBe(29);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.length).toBeLessThan(10);
    expect(kept).toEqual(kept.map((_, index) => 30 - kept.length + index));
  });

  it('are counted right after streams were deleted and the file was opened anew', () => {
    {
      using records = open();
      records.add('x'.repeat(40_000));
      records.store.createStream('other', 1, 'PROVISIONED');
      const other = records.store.stream('other') ?? records.stream;
      records.store.add(other, [{ shard: 0, partitionKey: 'k', data: Buffer.alloc(50_000) }]);
      records.store.deleteStream(other);
    }
    using records = open();
    records.add('a'.repeat(40_000), 'b');
    expect(records.texts().map((text) => text[0])).toEqual(['x', 'a', 'b']);
    records.add('c'.repeat(40_000));
    expect(records.texts().map((text) => text[0])).toEqual(['a', 'b', 'c']);
  });

  it('have numbers that are never given again, even when all were removed', () => {
    let last = 0;
    {
      using records = open();
      last = records.add('1', '2').at(-1) ?? 0;
      now += 2_000;
      records.store.expireSome();
      expect(records.texts()).toEqual([]);
    }
    using records = open();
    expect(records.store.lastIssued()).toBe(last);
    expect(records.add('3')[0]).toBeGreaterThan(last);
  });
});
