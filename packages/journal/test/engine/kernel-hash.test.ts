import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostileTexts, ionModel, ionTextOf, naughtyStrings, runSeed, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JournalError } from '../../src/errors.ts';
import { ionHash } from '../../src/hash/index.ts';
import { encodeHex, encodeUtf8, readIon, readIonText, writeIonBinary } from '../../src/ion/index.ts';
import { FUZZ } from './fuzz.ts';
import { kernel, kernelHash, kernelHashOfBinary } from './kernel-support.ts';

/** What the specification says about one value, or undefined when it cannot be read or hashed. */
function specified(source: Uint8Array): string | undefined {
  try {
    const { values } = readIon(source);
    // Data of the symbol system, which stands nowhere in a block.
    if (values.length === 0) return computed(source);
    return values.length === 1 && values[0] !== undefined ? encodeHex(ionHash(values[0])) : undefined;
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

function computed(source: Uint8Array): string | undefined {
  const hash = source[0] === 0xe0 ? kernelHashOfBinary(source) : kernelHash(source);
  return hash && encodeHex(hash);
}

/** The module may leave a value to the specification, but never says anything else. @returns whether it said something */
function agrees(source: Uint8Array): boolean {
  const said = computed(source);
  if (said !== undefined)
    expect({ source: encodeHex(source), said }).toEqual({ source: encodeHex(source), said: specified(source) });
  return said !== undefined;
}

const ORDINARY = [
  '1 0 -0 -1 255 256 9007199254740993 1234567890123456789 1. 0. -0. 1.50 1d5 0d0 0d5 -0d0 12e3 0e0 -0e0 1.5e-3 123456789012345e22',
  '0.30000000000000004e0 -1.2345678901234567E2 5e-324 1.7976931348623157e308 1e400 nan null null.null null.bool null.int null.float null.decimal null.timestamp null.symbol null.string null.clob',
  'null.blob null.list null.sexp null.struct true false abc $abc x::1 a::b::{c:1} {} [] {a:{b:{c:[{d:1}]}}} [1,2,]',
  '{a:[{b:1},{c:2},3]} {a:1,a:2,a:1} {{aGVsbG8=}} {{}} 2019T 2019-01T 2019-01-01 2019-01-01T 2019-01-01T00:00Z',
  '2019-01-01T00:00:00Z 2019-01-01T23:30:00.123-05:30 2019-01-01T23:30:00.0-00:00 2020-02-29T00:10:00+00:30',
].flatMap((line) => line.split(' '));
const SPACED = [
  '"x y"',
  "'a b'",
  '"\\u00e9\\n\\v\\0\\x0e"',
  '"é漢😀"',
  ' [ 1 , 2 ] // c\n',
  '{ a : /* x */ x :: "b" , }',
  '"\u000b\u000c"',
];
const WRONG = [
  '2019-02-29',
  '{null:1}',
  '[,]',
  '[1 2]',
  '{a:1 b:2}',
  'null::1',
  '00',
  '01',
  '-',
  '"\u000e"',
  '{a::b}',
  '0001-01-01T00:00+00:01',
  '{{aGVsbG9=}}',
  '"\\ud800"',
  '1..2',
  '{a:}',
  '2019-01-01T24:00Z',
];

describe('Ion hashes of the module', () => {
  it('are those of the specification for ordinary values of every type', () => {
    for (const text of [...ORDINARY, ...SPACED]) {
      expect({ text, said: agrees(encodeUtf8(text)) }).toEqual({ text, said: true });
    }
  });

  it('are not given for what is no Ion', () => {
    for (const text of WRONG) expect({ text, said: computed(encodeUtf8(text)) }).toEqual({ text, said: undefined });
  });

  it('are those of the official suite', () => {
    const source = readFileSync(new URL('../../../testkit/vectors/ion-hash-test/ion_hash_tests.ion', import.meta.url));
    let said = 0;
    for (const test of readIonText(source)) {
      const ion = test.type === 'struct' ? test.fields.find(({ name }) => name.text === 'ion')?.value : undefined;
      if (ion === undefined) continue;
      if (agrees(source.subarray(ion.range.start, ion.range.end))) said++;
      agrees(writeIonBinary([ion]));
    }
    expect(said).toBeGreaterThan(80);
  });

  it('are those of the specification for whatever else is said', () => {
    const random = seeded(runSeed());
    let said = 0;
    const some = fc.sample(ionModel(), { seed: runSeed(), numRuns: 1500 * FUZZ });
    for (const [index, model] of some.entries()) {
      const text = encodeUtf8(ionTextOf(model, index % 2 === 0 ? random : undefined));
      if (agrees(text)) said++;
      const binary = writeIonBinary(readIonText(text));
      if (agrees(binary)) said++;
      for (const original of [text, binary]) {
        const changed = original.slice();
        for (let i = random.int(3); i >= 0; i--) changed[random.int(changed.length)] = random.int(256);
        agrees(changed);
      }
    }
    expect(said).toBeGreaterThan(some.length / 4);
  });

  it('are those of the specification for strings that programs stumble over', () => {
    for (const text of naughtyStrings()) agrees(encodeUtf8(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`));
    for (const hostile of hostileTexts()) agrees(hostile.bytes());
  });

  it('are those of the specification for strings with anything at any place', () => {
    const unusual = ['\\"', '\\\\', '\\n', '\\x0b', 'é', '漢', '\u007f', '\t', "'", '\u000c', '{'];
    for (let before = 0; before < 210; before++) {
      for (const [index, each] of unusual.entries()) {
        const after = (before * 7 + index) % 150;
        const text = encodeUtf8(`["${'x'.repeat(before)}${each}${'y'.repeat(after)}",'${'z'.repeat(before)}\\'',1]`);
        expect({ before, each, said: agrees(text) }).toEqual({ before, each, said: true });
        expect(agrees(writeIonBinary(readIonText(text)))).toBe(true);
        // What no string may hold: not even when it is the only such byte.
        for (const wrong of [0x01, 0x0a, 0x22, 0xff]) {
          const changed = text.slice();
          changed[2 + ((before + after) >> 1)] = wrong;
          agrees(changed);
        }
      }
    }
  });

  it('are those of the specification for structs of any number of fields', () => {
    for (const fields of [1, 2, 15, 24, 25, 26, 100, 3000]) {
      const text = `{${Array.from({ length: fields }, (_, i) => `f${(i * 7919) % fields}:${i % 3}`).join(',')}}`;
      expect(agrees(encodeUtf8(text))).toBe(true);
    }
  });
});

describe('SHA-256 of the module', () => {
  it('is that of the host for messages of every length, in any company', () => {
    const messages = Array.from({ length: 400 }, (_, i) => new Uint8Array((i * 37) % 331).fill(i));
    let at = kernel.input;
    for (const message of messages) {
      new DataView(kernel.bytes.buffer).setUint32(at, message.length, true);
      kernel.bytes.set(message, at + 4);
      at += 4 + message.length;
    }
    expect(kernel.exports.hashMessages(at - kernel.input)).toBe(messages.length);
    const digests = kernel.exports.digestsAt();
    for (const [i, message] of messages.entries()) {
      const digest = kernel.bytes.subarray(digests + 32 * i, digests + 32 * i + 32);
      expect(encodeHex(digest)).toBe(createHash('sha256').update(message).digest('hex'));
    }
  });
});
