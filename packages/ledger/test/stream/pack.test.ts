import { createHash } from 'node:crypto';
import { deaggregate } from '@qldb-console/journal';
import { checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KinesisEntry, Packer, toRequests } from '../../src/stream/pack.ts';
import { backoff, delay, Pause } from '../../src/stream/pause.ts';

const MIB = 1024 * 1024;
const SIZES = [1, 300, 2_000, 49_000, 52_000, 200_000, MIB - 200, MIB - 64];
const key = (text: string) => createHash('sha256').update(text).digest('hex');
const size = ({ data, partitionKey }: KinesisEntry) => data.length + partitionKey.length;

/** Sizes of the records of each block; most blocks are small. */
const journal = fc.array(
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 3_000 }) }, fc.constantFrom(...SIZES)), {
    minLength: 1,
    maxLength: 8,
  }),
  { minLength: 1, maxLength: 40 },
);

function pack(sizes: readonly (readonly number[])[], aggregated: boolean) {
  const blocks = sizes.map((block, at) =>
    block.map((length, position) => ({
      partitionKey: key(`${at} ${position}`),
      data: Buffer.alloc(length, `${at}`),
    })),
  );
  const packer = new Packer(aggregated);
  const entries = blocks.flatMap((records, at) => packer.add(records, at + 1));
  entries.push(...packer.flush());
  return { blocks, entries };
}

const recordsOf = ({ partitionKey, data }: KinesisEntry) => {
  const { aggregated, records } = deaggregate(data);
  return aggregated ? records : [{ partitionKey, data }];
};

describe('packing for Kinesis', () => {
  it.each([true, false])('keeps every record, its order, and the limits of Kinesis, aggregated: %s', (aggregated) => {
    checkProperty(
      fc.property(journal, (sizes) => {
        const { blocks, entries } = pack(sizes, aggregated);
        const found = entries.flatMap(recordsOf).map((record) => [record.partitionKey, record.data.length]);
        expect(found).toEqual(blocks.flat().map((record) => [record.partitionKey, record.data.length]));
        for (const entry of entries) expect(size(entry)).toBeLessThanOrEqual(MIB);

        const { full, rest } = toRequests(entries);
        const requests = [...full, rest];
        expect(requests.flat()).toEqual(entries);
        for (const request of requests) {
          expect(request.length).toBeLessThanOrEqual(500);
          expect(request.reduce((sum, entry) => sum + size(entry), 0)).toBeLessThanOrEqual(5 * MIB);
        }
        expect(full.every((request) => request.length > 0)).toBe(true);
      }),
      60,
    );
  });

  it.each([true, false])('moves the checkpoint only behind whole blocks, aggregated: %s', (aggregated) => {
    checkProperty(
      fc.property(journal, (sizes) => {
        const { blocks, entries } = pack(sizes, aggregated);
        let records = 0;
        for (const entry of entries) {
          records += recordsOf(entry).length;
          // So many blocks are complete with this entry.
          if (entry.checkpoint !== undefined) {
            expect(blocks.slice(0, entry.checkpoint).flat()).toHaveLength(records);
          }
        }
        expect(entries.at(-1)?.checkpoint).toBe(blocks.length);
      }),
      60,
    );
  });

  it('puts all entries of a block into the shard of its first key', () => {
    checkProperty(
      fc.property(journal, fc.boolean(), (sizes, aggregated) => {
        const { blocks, entries } = pack(sizes, aggregated);
        const shardOf = new Map(
          entries.flatMap((entry) => recordsOf(entry).map((record) => [record.partitionKey, entry.explicitHashKey])),
        );
        for (const block of blocks) {
          expect(new Set(block.map(({ partitionKey }) => shardOf.get(partitionKey))).size).toBe(1);
        }
        for (const { partitionKey, explicitHashKey, data } of entries) {
          if (!deaggregate(data).aggregated) continue;
          // Kinesis itself would choose the same shard for the entry's partition key.
          expect(explicitHashKey).toBe(BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`).toString());
        }
      }),
      60,
    );
  });

  it('refuses a record that Kinesis would not take, by one byte', () => {
    const record = (length: number) => ({ partitionKey: key(''), data: new Uint8Array(length) });
    for (const aggregated of [true, false]) {
      const packer = new Packer(aggregated);
      const [entry, ...more] = [...packer.add([record(MIB - 64)], 1), ...packer.flush()];
      expect([entry && size(entry), more]).toEqual([MIB, []]);
      expect(() => new Packer(aggregated).add([record(1), record(MIB - 63)], 1)).toThrow(
        'a record of 1048577 bytes is larger than the 1048576 Kinesis takes',
      );
    }
  });
});

describe('waiting', () => {
  it('grows from the first pause to the last, never beyond, never under half of it', () => {
    for (const failures of [1, 2, 3, 10, 100, 10_000]) {
      const full = Math.min(5_000, 50 * 2 ** (failures - 1));
      for (let draw = 0; draw < 50; draw += 1) {
        const pause = backoff(failures, 50, 5_000);
        expect(pause).toBeGreaterThan(full / 2 - 1e-9);
        expect(pause).toBeLessThanOrEqual(full);
      }
    }
  });

  it('ends with a wake-up, also with one that came before it, and when it is stopped', async () => {
    const stopping = new AbortController();
    const pause = new Pause();
    pause.wake();
    await pause.wait(60_000, stopping.signal);
    const waiting = pause.wait(60_000, stopping.signal);
    pause.wake();
    await waiting;
    const stopped = pause.wait(60_000, stopping.signal);
    stopping.abort();
    await stopped;
    await delay(60_000, stopping.signal);
  });
});
