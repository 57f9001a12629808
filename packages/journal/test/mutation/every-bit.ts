import { bitFlips } from '@qldb-console/testkit';
import { expect, vi } from 'vitest';
import { equalIon, JournalError, readIon, readIonText } from '../../src/index.ts';
import { type Counts, type Reaction, react, type Subject, settle } from './classify.ts';

// Seconds of pure work each, thousands of judgements; a slow machine has ten times as long.
vi.setConfig({ testTimeout: 300_000 });

/**
 * Flips every single bit of the subject in turn. Fails with the first misjudged ones, after counting all of them.
 *
 * @returns how many were refused, failed, unchanged, asserted: together eight per byte
 */
export function flipEveryBit(subject: Subject): Counts {
  const untouched = subject.judge(subject.source);
  const against = untouched.checks.filter(({ status }) => status === 'failed' || status === 'finding');
  expect(against, 'something against the untouched document').toEqual([]);
  expect(subject.unchanged(subject.source)).toBe(true);

  // Two rounds: with both trees of every change alive at once, V8 moves them to the old generation, which takes three
  // times as long (measured).
  const reactions: Reaction[] = [];
  for (const { bytes, at } of bitFlips(subject.source)) reactions.push(react(subject, bytes, at));
  const counts: Counts = { refused: 0, failed: 0, unchanged: 0, asserted: 0 };
  const misjudged: string[] = [];
  for (const { bytes, at, bit } of bitFlips(subject.source)) {
    const settled = settle(reactions[8 * at + bit] as Reaction, subject.unchanged(bytes));
    if (typeof settled === 'string') {
      counts[settled]++;
      continue;
    }
    const around = Buffer.from(bytes.slice(Math.max(0, at - 25), at + 15)).toString('latin1');
    misjudged.push(`byte ${at}, bit ${bit} (${JSON.stringify(around)}): ${settled.wrong}`);
  }
  if (misjudged.length > 0)
    expect.fail(`${misjudged.length} of ${8 * subject.source.length} misjudged:\n${misjudged.slice(0, 12).join('\n')}`);
  expect(counts.refused + counts.failed + counts.unchanged + counts.asserted).toBe(8 * subject.source.length);
  return counts;
}

/** Whether a document is readable and holds the same Ion values as `source`; `json` for JSON around Ion. */
export function sameIon(source: Uint8Array, { json = false } = {}): (document: Uint8Array) => boolean {
  const read = (bytes: Uint8Array) => (json ? readIonText(bytes, { json }) : readIon(bytes).values);
  const original = read(source);
  return (document) => {
    try {
      const values = read(document);
      return values.length === original.length && values.every((value, at) => equalIon(value, original[at] ?? value));
    } catch (error) {
      if (error instanceof JournalError) return false;
      throw error;
    }
  };
}
