import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeBinaryWriter, makeReader } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { ionHashWith } from '../../src/hash/index.ts';
import {
  encodeHex,
  encodeUtf8,
  field,
  type IonStruct,
  type IonValue,
  readIonBinary,
  readIonText,
  writeIonBinary,
} from '../../src/ion/index.ts';

/**
 * The official Ion hash test suite. Each case holds a value and, for one or two hash functions, the digests in the order
 * in which a hasher computes them: those of struct fields from the inside out, then that of the value.
 */
interface Case {
  readonly name: string;
  readonly value: IonValue;
  /** Ion text of the value, where it is given as text. */
  readonly text: string | undefined;
  readonly algorithm: string;
  readonly digests: readonly string[];
  /** Only the last digest is given. */
  readonly finalOnly: boolean;
}

const source = readFileSync(new URL('../../../testkit/vectors/ion-hash-test/ion_hash_tests.ion', import.meta.url));

function bytesOf(value: IonValue): Uint8Array {
  if (value.type !== 'sexp') throw new Error(`bytes in a ${value.type}`);
  return Uint8Array.from(value.items, (item) => Number(item.type === 'int' ? item.value : Number.NaN));
}

function casesOf(test: IonValue): Case[] {
  if (test.type !== 'struct') throw new Error('a test is a struct');
  const ion = field(test, 'ion')?.value;
  const binary = field(test, '10n')?.value;
  const value = ion ?? readIonBinary(Uint8Array.of(0xe0, 1, 0, 0xea, ...bytesOf(binary as IonValue)))[0];
  const text = ion && new TextDecoder().decode(source.subarray(ion.range.start, ion.range.end));
  const name = test.annotations[0]?.text ?? text ?? '10n';
  const expected = field(test, 'expect')?.value as IonStruct;
  return expected.fields.map(({ name: algorithm, value: log }) => {
    const entries = log.type === 'sexp' ? log.items : [];
    const digests = entries.filter((entry) => entry.annotations[0]?.text !== 'update');
    return {
      name: `${name.slice(0, 60)} (${algorithm.text})`,
      value: value as IonValue,
      text,
      algorithm: algorithm.text as string,
      digests: digests.map((digest) => encodeHex(bytesOf(digest))),
      finalOnly: digests.some((digest) => digest.annotations[0]?.text === 'final_digest'),
    };
  });
}

const cases = readIonText(source).flatMap(casesOf);

function digestsOf(value: IonValue, { algorithm, finalOnly }: Case): string[] {
  const digests: string[] = [];
  ionHashWith(value, (bytes, start, end) => {
    const input = bytes.slice(start, end);
    const digest = algorithm === 'identity' ? input : new Uint8Array(createHash(algorithm).update(input).digest());
    digests.push(encodeHex(digest));
    return digest;
  });
  return finalOnly ? digests.slice(-1) : digests;
}

describe('the official Ion hash suite', () => {
  it('is there whole', () => {
    expect(cases).toHaveLength(171);
    expect(cases.filter((each) => each.algorithm === 'md5')).toHaveLength(5);
    expect(cases.filter((each) => each.text === undefined)).toHaveLength(8);
    expect(cases.every((each) => each.digests.length > 0)).toBe(true);
  });

  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    expect(digestsOf(each.value, each)).toEqual(each.digests);
  });
});

describe('the suite, written to binary by us', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const [again] = readIonBinary(writeIonBinary([each.value]));
    expect(digestsOf(again as IonValue, each)).toEqual(each.digests);
  });
});

describe('the suite, each text on its own and written to binary by ion-js', () => {
  const texts = cases.filter((each) => each.text !== undefined);
  /** ion-js has no symbols of unknown text. */
  const unwritable = texts.filter((each) => each.text?.includes('$0'));

  it.each(texts.map((each) => [each.name, each] as const))('text of %s', (_name, each) => {
    expect(digestsOf(itemOf(readIonText(encodeUtf8(`[${each.text}]`))), each)).toEqual(each.digests);
  });

  it.each(texts.filter((each) => !unwritable.includes(each)).map((each) => [each.name, each] as const))(
    'binary of %s',
    (_name, each) => {
      expect(digestsOf(itemOf(readIonBinary(toBinary(`[${each.text}]`))), each)).toEqual(each.digests);
    },
  );

  it('is whole but for the symbols of unknown text, which ion-js refuses', () => {
    expect(unwritable.map((each) => each.name)).toEqual(['$0 (identity)', '{$0:1} (identity)', '$0::{} (identity)']);
    for (const each of unwritable) expect(() => toBinary(`[${each.text}]`)).toThrow();
  });
});

function itemOf([list]: readonly IonValue[]): IonValue {
  const item = list?.type === 'list' ? list.items[0] : undefined;
  if (item === undefined) throw new Error('no list with an item');
  return item;
}

function toBinary(text: string): Uint8Array {
  const reader = makeReader(text);
  const writer = makeBinaryWriter();
  reader.next();
  writer.writeValue(reader);
  writer.close();
  return writer.getBytes();
}
