// Every reader of Ion with every hostile value: a value or a JournalError, never anything else, and within a second.
import { type HostileValue, hostileBinaries, hostileTexts, hugeTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { ionHash } from '../../src/hash/index.ts';
import {
  encodeUtf8,
  equalIon,
  type IonValue,
  readIon,
  readIonBinary,
  readIonText,
  writeIonBinary,
  writeIonJson,
  writeIonText,
} from '../../src/ion/index.ts';
import { survive } from './survive.ts';

const READERS: Readonly<Record<string, (source: Uint8Array) => readonly IonValue[]>> = {
  readIonText,
  'readIonText as JSON': (source) => readIonText(source, { json: true }),
  readIonBinary,
  readIon: (source) => readIon(source).values,
};

/** Reads with every reader; what the last one reads is hashed, written, read again and compared. */
function surviveAll(hostile: HostileValue, readers = Object.keys(READERS)): number {
  const source = hostile.bytes();
  const before = source.slice();
  let values: readonly IonValue[] = [];
  for (const [name, read] of Object.entries(READERS).filter(([each]) => readers.includes(each)))
    values = survive(`${name}, ${hostile.name}`, source, () => read(source)) ?? [];
  if (Buffer.compare(before, source) !== 0) expect.fail(`${hostile.name}: a reader changed its input`);
  for (const value of values.slice(0, 3)) {
    const hash = survive(`ionHash, ${hostile.name}`, source, () => ionHash(value));
    const text = survive(`writeIonText, ${hostile.name}`, source, () => writeIonText(value));
    const binary = survive(`writeIonBinary, ${hostile.name}`, source, () => writeIonBinary([value]));
    survive(`writeIonJson, ${hostile.name}`, source, () => writeIonJson(value));
    // Comparing takes as long as writing the text of both once more.
    if (binary !== undefined && source.length < 1_000_000)
      expect(equalIon(readIonBinary(binary)[0] as IonValue, value), hostile.name).toBe(true);
    expect(survive(`equalIon, ${hostile.name}`, source, () => equalIon(value, value))).toBe(true);
    if (hash === undefined || text === undefined) continue;
    const [again] = readIon(encodeUtf8(text)).values;
    expect(Buffer.compare(ionHash(again as IonValue), hash), hostile.name).toBe(0);
  }
  return values.length;
}

describe('every reader of Ion', () => {
  it('survives hostile texts', () => {
    let readable = 0;
    for (const hostile of hostileTexts()) if (surviveAll(hostile) > 0) readable++;
    expect(readable).toBeGreaterThan(500);
  });

  it('survives hostile binaries', () => {
    for (const hostile of hostileBinaries()) surviveAll(hostile);
  });

  it.each(hugeTexts().map((hostile) => [hostile.name, hostile] as const))('survives %s', (_, hostile) => {
    // JSON is read by the same reader, and binary is told apart by its first bytes.
    surviveAll(hostile, ['readIon']);
  });
});
