import { createHash } from 'node:crypto';
import { awsStreamCaptures, bitFlips, checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  deaggregate,
  encodeHex,
  encodeUtf8,
  equalIon,
  LIMITS,
  readIonBinary,
  writeIonBinary,
} from '../../src/index.ts';
import { failure } from '../ion/support.ts';
import { aggregateByAws, deaggregateByAws } from './kinesis-agg.ts';

const captured = awsStreamCaptures().aggregated.map(({ data }) => Uint8Array.from(Buffer.from(data, 'base64')));
const MAGIC = [0xf3, 0x89, 0x9a, 0xc2];

/** An aggregated record around any message. */
function sealed(message: readonly number[]): Uint8Array {
  return Uint8Array.from([...MAGIC, ...message, ...createHash('md5').update(Uint8Array.from(message)).digest()]);
}
const text = (value: string): number[] => [...encodeUtf8(value)];
/** A length-delimited field. */
const field = (number: number, ...content: number[]): number[] => [(number << 3) | 2, content.length, ...content];
const contents = (data: Uint8Array) =>
  deaggregate(data).records.map(({ partitionKey, data: bytes }) => [partitionKey, encodeHex(bytes)]);

describe('aggregated records of Amazon QLDB', () => {
  it('hold a block summary and its revision, each under the hash that is in it', () => {
    for (const data of captured) {
      const { aggregated, records } = deaggregate(data);
      expect(aggregated).toBe(true);
      expect(records.map(({ partitionKey }) => partitionKey)).toEqual([
        'fd26243b46675803668115013a2652aec29852fd1cf0483b8b924456c7fe650c',
        'efadcae416a32788078624ef8c4ef061c506c673f97ac1385945e9e132dd5446',
      ]);
      expect(records).toEqual(deaggregateByAws(data));
    }
  });

  it('are what we write, byte for byte: their Ion binary, and their aggregation', () => {
    for (const data of captured) {
      const { records } = deaggregate(data);
      const again = records.map(({ partitionKey, data: binary }) => {
        const values = readIonBinary(binary);
        const written = writeIonBinary(values);
        expect(encodeHex(written)).toBe(encodeHex(binary));
        expect(equalIon(readIonBinary(written)[0] as never, values[0] as never)).toBe(true);
        return { partitionKey, data: written };
      });
      expect(encodeHex(aggregate(again))).toBe(encodeHex(data));
    }
  });

  it('are refused with any bit of them changed, but for those that say that they are aggregates', () => {
    for (const data of captured) {
      for (const { bytes, at } of bitFlips(data)) {
        if (at < MAGIC.length)
          expect(deaggregate(bytes)).toEqual({ aggregated: false, records: [{ partitionKey: '', data: bytes }] });
        else expect(failure(() => deaggregate(bytes))).toBe(`aggregate-checksum at ${data.length - 16}`);
      }
    }
  });

  it('are refused when they are cut off', () => {
    for (const data of captured) {
      for (let length = MAGIC.length; length < data.length; length++) {
        const code = length < 20 ? `unexpected-end at ${length}` : `aggregate-checksum at ${length - 16}`;
        expect(failure(() => deaggregate(data.slice(0, length)))).toBe(code);
      }
    }
  });
});

const record = fc.record({
  // AWS's library takes keys that look like numbers out of order.
  partitionKey: fc.oneof(
    fc.string({ minLength: 1, maxLength: 8 }).map((key) => `k${key}`),
    fc.constantFrom('a', 'b', 'k\u00e9y', 'x'.repeat(300)),
  ),
  data: fc.uint8Array({ minLength: 1, maxLength: 300 }),
});
const records = fc.array(record, { minLength: 1, maxLength: 40 });

describe('aggregation', () => {
  it("is taken apart again, by us and by AWS's library", () => {
    checkProperty(
      fc.property(records, (some) => {
        const data = aggregate(some);
        expect(deaggregate(data)).toEqual({ aggregated: true, records: some });
        expect(deaggregateByAws(data)).toEqual(some);
      }),
      400,
    );
  });

  it("by AWS's library is taken apart, explicit hash keys and all, and without them equals ours", () => {
    const keyed = fc.record({ hash: fc.option(fc.bigInt(0n, 2n ** 128n - 1n), { nil: undefined }), of: record });
    checkProperty(
      fc.property(fc.array(keyed, { minLength: 1, maxLength: 20 }), (some) => {
        const data = aggregateByAws(
          some.map(({ hash, of }) => ({ ...of, ...(hash !== undefined && { explicitHashKey: `h${hash}` }) })),
        );
        expect(deaggregate(data)).toEqual({ aggregated: true, records: some.map(({ of }) => of) });
        if (some.every(({ hash }) => hash === undefined))
          expect(encodeHex(aggregate(some.map(({ of }) => of)))).toBe(encodeHex(data));
      }),
      300,
    );
  });

  it("with an explicit hash key says it of every record, as AWS's library does", () => {
    const numeric = fc.bigInt(0n, 2n ** 128n - 1n).map(String);
    checkProperty(
      fc.property(records, numeric, (some, explicitHashKey) => {
        const data = aggregate(some, explicitHashKey);
        expect(encodeHex(data)).toBe(encodeHex(aggregateByAws(some.map((each) => ({ ...each, explicitHashKey })))));
        expect(deaggregate(data)).toEqual({ aggregated: true, records: some });
      }),
      200,
    );
  });

  it('keeps empty data and empty keys, and of nothing is nothing', () => {
    const some = [
      { partitionKey: '', data: new Uint8Array() },
      { partitionKey: 'a', data: new Uint8Array() },
      { partitionKey: '', data: Uint8Array.of(1) },
    ];
    expect(deaggregate(aggregate(some)).records).toEqual(some);
    expect(deaggregate(aggregate([]))).toEqual({ aggregated: true, records: [] });
  });

  it('holds thousands of records of a hundred kilobytes, and is done at once', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({
      partitionKey: `key ${n}`,
      data: encodeUtf8(`data ${n}`),
    }));
    expect(deaggregate(aggregate(many)).records).toEqual(many);
    const large = [{ partitionKey: 'k', data: new Uint8Array(1_000_000).fill(7) }];
    expect(deaggregate(aggregate(large)).records).toEqual(large);
  });
});

describe('a record that is no aggregate', () => {
  it.each([
    ['nothing', []],
    ['a part of the first bytes', [0xf3, 0x89, 0x9a]],
    ['Ion binary', [0xe0, 1, 0, 0xea, 0x0f]],
    ['text', text('{"a":1}')],
  ])('%s is one record', (_, bytes) => {
    const data = Uint8Array.from(bytes);
    expect(deaggregate(data)).toEqual({ aggregated: false, records: [{ partitionKey: '', data }] });
  });
});

describe('the protobuf message in an aggregate', () => {
  const key = field(1, ...text('k'));

  it.each([
    ['the table of keys behind the records', [...field(3, 8, 0, ...field(3, 9)), ...key]],
    ['data before the key', [...key, ...field(3, ...field(3, 9), 8, 0)]],
    [
      'explicit hash keys and tags',
      [...key, ...field(2, ...text('77')), ...field(3, 8, 0, 16, 0, ...field(3, 9), ...field(4, 10, 1, 65))],
    ],
    [
      'fields nobody knows, of every wire type',
      [
        72,
        255,
        1,
        ...key,
        89,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        125,
        1,
        2,
        3,
        4,
        ...field(3, 8, 0, 80, 5, ...field(3, 9), ...field(15, 1, 2)),
      ],
    ],
    ['a field twice: the last one counts', [...key, ...field(3, 8, 7, ...field(3, 1), 8, 0, ...field(3, 9))]],
    ['a number in more bytes than it needs', [...key, ...field(3, 8, 0x80, 0x80, 0, ...field(3, 9))]],
  ])('may have %s', (_, message) => {
    expect(contents(sealed(message))).toEqual([['k', '09']]);
  });

  it.each([
    ['a key that is no UTF-8', [...field(1, 0x61, 0xff)], 'invalid-utf8 at 7'],
    ['a key that is a number', [8, 1], 'aggregate-syntax at 4'],
    ['a record that is a number', [...key, 24, 1], 'aggregate-syntax at 7'],
    ['a record without data', [...key, ...field(3, 8, 0)], 'aggregate-syntax at 7'],
    ['a record without key', [...key, ...field(3, ...field(3, 9))], 'aggregate-syntax at 7'],
    ['an empty record', [...key, ...field(3)], 'aggregate-syntax at 7'],
    ['a key that is not in the table', [...key, ...field(3, 8, 1, ...field(3, 9))], 'aggregate-syntax at 7'],
    ['a key of 2^64 - 1', [...key, ...field(3, 8, ...Array(9).fill(255), 1, ...field(3, 9))], 'aggregate-syntax at 7'],
    ['a key index that is no number', [...key, ...field(3, ...field(1, 0), ...field(3, 9))], 'aggregate-syntax at 9'],
    ['data that is a number', [...key, ...field(3, 8, 0, 24, 9)], 'aggregate-syntax at 11'],
    ['a length beyond the end', [10, 2, 65], 'aggregate-syntax at 4'],
    ['a length of 2^63', [10, 255, 255, 255, 255, 255, 255, 255, 255, 127], 'aggregate-syntax at 4'],
    ['a length beyond its record', [...key, 26, 3, 26, 5, 9, ...key], 'aggregate-syntax at 9'],
    ['a number of eleven bytes', [8, ...Array(10).fill(255), 1], 'aggregate-syntax at 5'],
    ['a number that does not end', [8, 255], 'aggregate-syntax at 6'],
    ['a tag alone', [10], 'aggregate-syntax at 5'],
    ['a group', [11, 12], 'aggregate-syntax at 4'],
    ['field 0', [2, 0], 'aggregate-syntax at 4'],
    ['wire type 6', [14], 'aggregate-syntax at 4'],
    ['fixed64 cut off', [9, 1, 2, 3], 'aggregate-syntax at 4'],
  ])('is refused for %s', (_, message, expected) => {
    expect(failure(() => deaggregate(sealed(message)))).toBe(expected);
  });

  it('is refused for too many records, and for too many bytes', () => {
    const many: number[] = [];
    for (let n = 0; n <= LIMITS.aggregatedRecords; n++) many.push(10, 0);
    expect(failure(() => deaggregate(sealed(many)))).toBe(`too-many-records at ${4 + 2 * LIMITS.aggregatedRecords}`);
    expect(failure(() => deaggregate(new Uint8Array(LIMITS.documentBytes + 1)))).toBe('input-too-large at 0');
  });

  it('of any bytes is read or refused', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(failure(() => deaggregate(sealed([...bytes])))).toMatch(
          /^(no error|(aggregate-syntax|invalid-utf8) at \d+)$/,
        );
      }),
      2000,
    );
  });
});
