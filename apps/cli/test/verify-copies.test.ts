import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildJournal, type TestJournal } from '@qldb-console/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveReport } from '../src/verify/archive/archive-report.ts';
import { verify } from '../src/verify/verify.ts';
import { archiveFolder } from './support/archives.ts';

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

const journalWith = (blocks: number, data?: (sequenceNo: number) => string | undefined) =>
  buildJournal({ seed: 7, shapes: Array.from({ length: blocks - 1 }, () => 'insert' as const), ...(data && { data }) });
const journal = journalWith(30);
/** The same strand up to block 9, and every hash made anew from there on. */
const rewritten = journalWith(30, (sequenceNo) => (sequenceNo === 10 ? '{other:true}' : undefined));

const textOf = ({ texts }: TestJournal, first: number, last: number) => `${texts.slice(first, last + 1).join('\n')}\n`;
const nameOf = ({ strandId }: TestJournal, first: number, last: number) => `${strandId}.${first}-${last}.ion`;

/** Files by folder, first and last block that the name tells, and content. */
type Files = readonly (readonly [folder: string, first: number, last: number, content: string | Uint8Array])[];

/** Judges objects of a journal against its last digest: as a whole, and in three parts, with the same answer. */
async function judged(of: TestJournal, files: Files): Promise<ArchiveReport & { exitCode: number }> {
  const root = folder.next();
  for (const [where, first, last, content] of files)
    await folder.write(root, `${where}/${nameOf(of, first, last)}${typeof content === 'string' ? '' : '.gz'}`, content);
  const tip = of.blocks.length - 1;
  const digest = await folder.write(
    folder.directory,
    `digest-${of.strandId}-${tip}.json`,
    JSON.stringify({
      digest: Buffer.from(of.digest(tip)).toString('base64'),
      digestTipAddress: `{strandId:"${of.strandId}",sequenceNo:${tip}}`,
    }),
  );
  const whole = await verify([root, '--digest', digest, '--json', '--threads', '1']);
  const parts = [];
  for (const index of [3, 1, 2]) {
    const part = join(folder.directory, `part-${index}.json`);
    await verify([root, '--digest', digest, '--part', `${index}/3`, '--output', part, '--threads', '1']);
    parts.push(part);
  }
  expect(await verify(['--join', ...parts, '--digest', digest, '--json'])).toEqual(whole);
  return JSON.parse(whole.output);
}

const states = ({ journals }: ArchiveReport) => journals[0]?.copies.map(({ blocks, state }) => [...blocks, state]);

describe('Exports that share blocks', () => {
  it('and agree on them are anchored', async () => {
    const report = await judged(journal, [
      ['a', 0, 15, textOf(journal, 0, 15)],
      ['b', 10, 29, textOf(journal, 10, 29)],
    ]);
    expect(report).toMatchObject({ exitCode: 0, outcome: 'anchored' });
    expect(states(report)).toEqual([[10, 15, 'same']]);
  });

  it('and do not agree on them are contradicted, though each of their blocks is right in itself', async () => {
    const report = await judged(journal, [
      ['a', 0, 15, textOf(journal, 0, 15)],
      ['b', 10, 29, textOf(rewritten, 10, 15) + textOf(journal, 16, 29)],
    ]);
    expect(report).toMatchObject({ exitCode: 1, outcome: 'disproven' });
    expect(states(report)).toEqual([[10, 15, 'different']]);
  });

  it('of which one is cut off are incomplete, not contradicted', async () => {
    const whole = textOf(journal, 0, 29);
    const report = await judged(journal, [
      ['a', 0, 29, whole],
      ['b', 0, 29, whole.slice(0, -300)],
    ]);
    expect(report).toMatchObject({ exitCode: 3, outcome: 'incomplete' });
    expect(report.journals[0]?.verdict.notCovered).toContainEqual(expect.stringMatching(/1 value cannot be read/));
  });
});

it('a copy that holds more than its name says is not passed over', async () => {
  const report = await judged(journal, [
    ['a', 0, 29, textOf(journal, 0, 29)],
    ['b', 5, 9, gzipSync(textOf(journal, 5, 9) + textOf(rewritten, 10, 15))],
  ]);
  expect(report).toMatchObject({
    exitCode: 3,
    headline: 'Not everything could be checked: blocks 5–15 are there more than once, and could not be compared',
  });
});

it('more copies of blocks than are judged leave the verdict incomplete', async () => {
  const whole = textOf(journal, 0, 29);
  const copies = Array.from({ length: 17 }, (_, i) => ['c', i] as const).map(
    ([name, i]) => [`${name}${String(i).padStart(2, '0')}`, 0, 29, whole + ' '.repeat(i)] as const,
  );
  const report = await judged(journal, [...copies, ['z', 0, 29, textOf(rewritten, 0, 29)]]);
  expect(report).toMatchObject({ exitCode: 3, headline: expect.stringContaining('too many copies') });
});

describe('Of many objects that are there a second time, with others between them,', () => {
  const long = journalWith(200);
  const other = journalWith(200, () => '{other:true}');
  const objects = (copy: (first: number) => string): Files =>
    Array.from({ length: 100 }, (_, n) => 2 * n).flatMap((first): Files => {
      const original = ['a', first, first + 1, textOf(long, first, first + 1)] as const;
      return first % 4 === 0 ? [original] : [original, ['b', first, first + 1, copy(first)]];
    });

  it('those that were rewritten are contradicted', async () => {
    const report = await judged(
      long,
      objects((first) => textOf(other, first, first + 1)),
    );
    expect(report).toMatchObject({ exitCode: 1, outcome: 'disproven' });
    expect(states(report)).toHaveLength(50);
    expect(states(report)?.at(-1)).toEqual([198, 199, 'different']);
  });

  it('those whose content was altered are contradicted', async () => {
    const altered = (first: number) => textOf(long, first, first + 1).replaceAll('data:{', 'data:{more:1,');
    const report = await judged(long, objects(altered));
    expect(report).toMatchObject({ exitCode: 1, outcome: 'disproven' });
    expect(states(report)?.map(([, , state]) => state)).not.toContain('same');
  });

  it('those that are the same are no matter', async () => {
    const report = await judged(
      long,
      objects((first) => `${textOf(long, first, first + 1)} `),
    );
    expect(report).toMatchObject({ exitCode: 0, outcome: 'anchored' });
    expect(states(report)).toHaveLength(50);
  });
});
