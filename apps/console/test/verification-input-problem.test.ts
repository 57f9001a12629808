import { LIMITS } from '@qldb-console/journal';
import { hostileBinaries, hostileTexts, naughtyStrings } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { placeInText } from '../src/features/verification/model/input-problem.ts';
import { readFiles } from '../src/features/verification/model/read-files.ts';
import { refuseText } from '../src/features/verification/model/refusal.ts';
import { type Supplied, supply, tooLarge } from '../src/features/verification/model/supplied.ts';
import { exampleItems, given, replaced, utf8 } from './verification-inputs.ts';

const problemOf = (item: Supplied | undefined) => {
  if (item?.reading.kind !== 'unreadable') throw new Error('it was read');
  return item.reading.problem;
};

describe('an input that cannot be read', () => {
  it('tells line, column and the offending piece, where people count from one', () => {
    const problem = problemOf(supply(given('x', '{\n  blockHash: {{!}},\n}'), 'x'));
    expect(problem.code).toBe('ion-invalid-base64');
    expect(problem.place).toMatchObject({ line: 2 });
    expect(problem.place?.excerpt.before + (problem.place?.excerpt.at ?? '')).toContain('blockHash');
  });

  it('inside the Ion text of an answer points into the file the reader has', () => {
    const [revision] = exampleItems((text, i) => (i === 0 ? replaced(text, '2017-08-21', '2017-18-21') : text));
    const problem = problemOf(revision);
    expect(problem.code).toBe('ion-invalid-timestamp');
    expect(problem.path).toContain('IonText');
    const at = problem.place;
    expect(at?.line).toBe(3);
    expect(revision?.text?.slice(at?.index, (at?.index ?? 0) + 10)).toBe('2017-18-21');
  });

  it('counts escapes of the JSON around it and characters of several bytes', () => {
    const text = '{ "é🚗": 1,\n "Revision": { "IonText": "{ \\"a\\u00e9\\ud83d\\ude97\\": 2017-18-21 }" } }';
    const problem = problemOf(supply(given('x', text), 'x'));
    expect(problem.code).toBe('ion-invalid-timestamp');
    expect(text.slice(problem.place?.index).startsWith('2017-18-21')).toBe(true);
    expect(problem.place?.line).toBe(2);
  });

  it('at the end of the text says so by an empty character', () => {
    const place = placeInText(utf8('{a:'), 3);
    expect(place).toMatchObject({ line: 1, column: 4, excerpt: { before: '{a:', at: '', after: '' } });
  });

  it('cuts long lines on both sides', () => {
    const place = placeInText(utf8(`${'x'.repeat(5000)}!${'y'.repeat(5000)}`), 5000);
    expect(place?.column).toBe(5001);
    expect(place?.excerpt.at).toBe('!');
    expect(place?.excerpt.before.length).toBeLessThan(60);
    expect(place?.excerpt.after.length).toBeLessThan(60);
  });

  it('has no place when it is not text', () => {
    expect(placeInText(Uint8Array.of(0xff, 0xfe, 0xfd), 1)).toBeUndefined();
  });

  it('whatever is thrown at it is read or named, in good time, and never more than that', () => {
    const spelled = naughtyStrings().map((text) => ({
      name: `in JSON: ${text}`,
      bytes: () => utf8(JSON.stringify({ Digest: text, DigestTipAddress: { IonText: text } })),
    }));
    const inputs = [...hostileTexts(), ...hostileBinaries(), ...spelled];
    expect(inputs.length).toBeGreaterThan(800);
    for (const { name, bytes } of inputs) {
      const source = bytes();
      const started = performance.now();
      const item = supply({ name, provenance: 'supplied', bytes: source }, 'x');
      if (item.reading.kind === 'unreadable') expect(item.reading.problem.title, name).not.toBe('');
      expect(performance.now() - started, name).toBeLessThan(10_000);
    }
  });
});

describe('too large inputs', () => {
  const forbidden = () => Promise.reject(new Error('a refused file must not be opened'));

  it('files are refused by their size, unopened, and the others are still read', async () => {
    const { given: read, refusals } = await readFiles([
      { name: 'huge.json', size: LIMITS.documentBytes + 1, arrayBuffer: forbidden },
      { name: 'small.json', size: 2, arrayBuffer: async () => utf8('{}').slice().buffer },
    ]);
    expect(read.map((one) => one.name)).toEqual(['small.json']);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ name: 'huge.json', problem: { code: 'input-too-large', place: undefined } });
    expect(refusals[0]?.problem.detail).toContain('16.0 MiB');
  });

  it('a file the browser cannot read is named and stops nothing', async () => {
    const { given: read, refusals } = await readFiles([
      { name: 'folder', size: 1, arrayBuffer: () => Promise.reject(new Error('NotReadableError')) },
      { name: 'small.json', size: 2, arrayBuffer: async () => utf8('{}').slice().buffer },
    ]);
    expect(read).toHaveLength(1);
    expect(refusals[0]?.problem.code).toBe('file-unreadable');
  });

  it('a whole folder of files is cut off with a word', async () => {
    const files = Array.from({ length: 80 }, (_, i) => ({
      name: `${i}.json`,
      size: 2,
      arrayBuffer: async () => utf8('{}').slice().buffer,
    }));
    const { given: read, refusals } = await readFiles(files);
    expect(read).toHaveLength(50);
    expect(refusals.map(({ name, problem }) => [name, problem.code])).toEqual([['50.json', 'too-many-files']]);
  });

  it('a pasted text of 100 MB is refused at once', () => {
    const text = 'x'.repeat(100 * 1024 * 1024);
    const started = performance.now();
    expect(refuseText(text, 'Pasted text')?.problem.code).toBe('input-too-large');
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(refuseText('{}', 'Pasted text')).toBeUndefined();
  });

  it('the limit itself is still read', () => {
    expect(tooLarge(LIMITS.documentBytes)).toBeUndefined();
    expect(tooLarge(LIMITS.documentBytes + 1)?.code).toBe('input-too-large');
  });
});
