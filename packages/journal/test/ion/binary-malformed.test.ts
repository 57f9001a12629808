import { bitFlips } from '@qldb-console/testkit';
import { dumpBinary, load } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { readIon, readIonBinary } from '../../src/ion/index.ts';
import { failure, readBody } from './support.ts';

/** All offsets count the version marker: a body starts at 4. */
function bodyFailure(...bytes: number[]): string {
  return failure(() => readBody(...bytes));
}

describe('version markers', () => {
  it.each([
    ['nothing', [], 'ion-unsupported-version at 0'],
    ['no marker', [0x20], 'ion-unsupported-version at 0'],
    ['a marker cut off', [0xe0, 0x01, 0x00], 'unexpected-end at 3'],
    ['a later minor version', [0xe0, 0x01, 0x01, 0xea], 'ion-unsupported-version at 0'],
    ['a later major version', [0xe0, 0x02, 0x00, 0xea], 'ion-unsupported-version at 0'],
    ['another version later', [0xe0, 1, 0, 0xea, 0x20, 0xe0, 9, 9, 0xea], 'ion-unsupported-version at 5'],
    ['a marker without its end later', [0xe0, 1, 0, 0xea, 0xe0, 1, 0, 0xeb], 'ion-reserved-type at 4'],
    ['a marker cut off later', [0xe0, 1, 0, 0xea, 0xe0, 1, 0], 'unexpected-end at 7'],
  ])('%s', (_name, bytes, expected) => {
    expect(failure(() => readIonBinary(Uint8Array.from(bytes)))).toBe(expected);
  });
});

describe('type descriptors', () => {
  it.each(Array.from({ length: 16 }, (_, low) => 0xf0 | low))('0x%x is reserved', (descriptor) => {
    expect(bodyFailure(descriptor)).toBe('ion-reserved-type at 4');
  });

  it.each(Array.from({ length: 13 }, (_, index) => 0x12 + index))('0x%x is no bool', (descriptor) => {
    expect(bodyFailure(descriptor)).toBe('ion-bad-length at 4');
  });

  it.each([1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13])('a float of %i bytes does not exist', (length) => {
    expect(bodyFailure(0x40 | length, ...new Array<number>(length).fill(0))).toBe('ion-bad-length at 4');
  });

  it.each([0xe1, 0xe2, 0xef])('0x%x is no annotation wrapper', (descriptor) => {
    expect(bodyFailure(descriptor, 0x81, 0x84, 0x20)).toBe('ion-bad-length at 4');
  });
});

describe('lengths', () => {
  it.each([
    ['a value longer than the data', [0x85, 0x61], 'unexpected-end at 6'],
    ['a length longer than the data', [0x8e, 0xff], 'unexpected-end at 6'],
    ['a length cut off', [0x8e, 0x01], 'unexpected-end at 6'],
    ['a length missing', [0x8e], 'unexpected-end at 5'],
    ['a length of 2^60', [0xbe, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x80], 'ion-number-too-large at 5'],
    ['a length that never ends', [0x8e, ...new Array<number>(100).fill(0x7f)], 'ion-number-too-large at 5'],
    ['a list longer than the data', [0xb5, 0x20], 'unexpected-end at 6'],
    ['a value longer than its list', [0xb2, 0x23, 1], 'ion-bad-length at 5'],
    ['a value longer than its list, with data behind it', [0xb2, 0x23, 1, 2, 3, 4], 'ion-bad-length at 5'],
    ['a length longer than its list', [0xb2, 0x8e, 0x81], 'ion-bad-length at 5'],
    ['a length cut off by its list', [0xb2, 0x8e, 0x01, 0x81], 'ion-bad-length at 7'],
    ['a value longer than its struct', [0xd3, 0x84, 0x22, 1], 'ion-bad-length at 6'],
    ['a field whose value is longer than its struct', [0xd2, 0x84, 0x84], 'ion-bad-length at 6'],
    ['a field name cut off', [0xd2, 0x01, 0x01, 0x81], 'ion-bad-length at 7'],
    ['a struct that ends behind a field name', [0xd3, 0x84, 0x20, 0x84, 0x20], 'ion-bad-length at 8'],
    ['a sorted struct without fields', [0xd1, 0x80], 'ion-bad-length at 4'],
    ['padding longer than the data', [0x0e, 0x82, 0x00], 'unexpected-end at 7'],
    ['padding longer than its list', [0xb2, 0x02, 0x00, 0x00], 'ion-bad-length at 5'],
  ])('%s', (_name, bytes, expected) => {
    expect(bodyFailure(...bytes)).toBe(expected);
  });
});

describe('annotation wrappers', () => {
  it.each([
    ['without annotations', [0xe3, 0x80, 0x21, 0x01], 'ion-bad-length at 4'],
    ['without a value', [0xe3, 0x82, 0x84, 0x85], 'ion-bad-length at 4'],
    ['shorter than their annotations', [0xe4, 0x8f, 0x84, 0x21, 0x01], 'ion-bad-length at 4'],
    ['longer than their value', [0xe5, 0x81, 0x84, 0x21, 0x01, 0x20], 'ion-bad-length at 7'],
    ['shorter than their value', [0xe3, 0x81, 0x84, 0x21, 0x01], 'ion-bad-length at 7'],
    ['with an annotation cut off', [0xe4, 0x81, 0x04, 0x84, 0x20], 'ion-bad-length at 7'],
    ['around another wrapper', [0xe6, 0x81, 0x84, 0xe3, 0x81, 0x85, 0x20], 'ion-syntax at 7'],
    ['around padding', [0xe3, 0x81, 0x84, 0x00], 'ion-syntax at 7'],
    ['around a version marker', [0xe6, 0x81, 0x84, 0xe0, 0x01, 0x00, 0xea], 'ion-bad-length at 7'],
    ['with an undefined symbol id', [0xe3, 0x81, 0x8a, 0x20], 'ion-unknown-symbol at 6'],
  ])('%s', (_name, bytes, expected) => {
    expect(bodyFailure(...bytes)).toBe(expected);
  });
});

describe('values', () => {
  const year = [0x0f, 0xd0];
  it.each([
    ['a negative zero', [0x30], 'ion-invalid-number at 4'],
    ['a negative zero with a magnitude', [0x32, 0, 0], 'ion-invalid-number at 4'],
    ['an exponent cut off', [0x52, 0x02, 0x02], 'ion-bad-length at 7'],
    ['a huge exponent', [0x56, 0x08, 0, 0, 0, 0x80, 1], 'ion-number-too-large at 5'],
    ['an endless exponent', [0x59, 0x3f, ...new Array<number>(7).fill(0x7f), 0xff], 'ion-number-too-large at 5'],
    ['a timestamp without anything', [0x60], 'ion-bad-length at 5'],
    ['a timestamp without a year', [0x61, 0xc0], 'ion-bad-length at 6'],
    ['a timestamp in year 0', [0x62, 0xc0, 0x80], 'ion-invalid-timestamp at 4'],
    ['a timestamp in year 10000', [0x63, 0xc0, 0x4e, 0x90], 'ion-invalid-timestamp at 4'],
    ['a timestamp in month 13', [0x64, 0xc0, ...year, 0x8d], 'ion-invalid-timestamp at 4'],
    ['a timestamp in month 0', [0x64, 0xc0, ...year, 0x80], 'ion-invalid-timestamp at 4'],
    ['a timestamp on 30 February', [0x65, 0xc0, ...year, 0x82, 0x9e], 'ion-invalid-timestamp at 4'],
    ['a timestamp with an hour but no minute', [0x66, 0x80, ...year, 0x81, 0x81, 0x81], 'ion-bad-length at 11'],
    ['a timestamp in hour 24', [0x67, 0x80, ...year, 0x81, 0x81, 0x98, 0x80], 'ion-invalid-timestamp at 4'],
    ['a timestamp in minute 60', [0x67, 0x80, ...year, 0x81, 0x81, 0x80, 0xbc], 'ion-invalid-timestamp at 4'],
    ['a timestamp in second 60', [0x68, 0x80, ...year, 0x81, 0x81, 0x80, 0x80, 0xbc], 'ion-invalid-timestamp at 4'],
    ['an offset of a day', [0x68, 0x0b, 0xa0, ...year, 0x81, 0x81, 0x80, 0x80], 'ion-invalid-timestamp at 4'],
    ['a local year 10000', [0x68, 0x00, 0x81, 0x4e, 0x8f, 0x8c, 0x9f, 0x97, 0xbb], 'ion-invalid-timestamp at 4'],
    ['one whole second', [0x6a, 0x80, ...year, 0x81, 0x81, 0x80, 0x80, 0x80, 0x80, 0x01], 'ion-invalid-timestamp at 4'],
    ['1.0 seconds', [0x6a, 0x80, ...year, 0x81, 0x81, 0x80, 0x80, 0x80, 0xc1, 0x0a], 'ion-invalid-timestamp at 4'],
    [
      'a negative fraction',
      [0x6a, 0x80, ...year, 0x81, 0x81, 0x80, 0x80, 0x80, 0xc1, 0x81],
      'ion-invalid-timestamp at 4',
    ],
    [
      'a fraction of a million digits',
      [0x6c, 0x80, ...year, 0x81, 0x81, 0x80, 0x80, 0x80, 0x7d, 0x04, 0xc0, 0x01],
      'ion-number-too-large at 4',
    ],
    ['a symbol id that is not defined', [0x71, 0x0a], 'ion-unknown-symbol at 4'],
    ['a symbol id of eight bytes', [0x78, ...new Array<number>(8).fill(0xff)], 'ion-unknown-symbol at 4'],
    ['a field name that is not defined', [0xd2, 0x8a, 0x20], 'ion-unknown-symbol at 5'],
    ['a string that is not UTF-8', [0x83, 0x61, 0xc3, 0x28], 'invalid-utf8 at 6'],
    ['a string that ends inside a character', [0x82, 0x61, 0xf0], 'invalid-utf8 at 6'],
    ['a string that borrows from what follows', [0x81, 0xc3, 0xa9], 'invalid-utf8 at 5'],
  ])('refuses %s', (_name, bytes, expected) => {
    expect(bodyFailure(...bytes)).toBe(expected);
  });
});

describe('changed binary', () => {
  const sample = dumpBinary(
    load('a::{b:[1,-2.5d3,300,1e5,null.int],c:(x "é"),h:{{aGk=}},i:{{"j"}},k:2019-09-16T19:37:05.360Z,l:[[],{}]}'),
  );

  it('is cut off at no byte without an error', () => {
    expect(failure(() => readIonBinary(sample))).toBe('no error');
    const whole = readIonBinary(sample).length;
    for (let end = 0; end < sample.length; end++) {
      const cut = sample.subarray(0, end);
      const values = failure(() => readIonBinary(cut)) === 'no error' ? readIonBinary(cut).length : -1;
      expect([end, values]).not.toEqual([end, whole]);
    }
  });

  it('reads or gives a JournalError for every bit flipped', () => {
    let errors = 0;
    for (const flip of bitFlips(sample)) if (failure(() => readIon(flip.bytes)) !== 'no error') errors++;
    expect(errors).toBeGreaterThan(sample.length);
  });
});
