import { buildJournal, ionBinaryOf } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { judgeArchive, memoryFile, onlyStrand, utf8 } from './support.ts';

const SHAPES = ['insert', 'update', 'many', 'delete'] as const;
const shapes = Array.from({ length: 9 }, (_, i) => SHAPES[i % 4] ?? 'insert');
const journal = buildJournal({ seed: 91, shapes, data: () => '{a:1}' });
/** The same strand, ids and times; another document in block 6, and every hash made anew from there on. */
const forged = buildJournal({ seed: 91, shapes, data: (sequenceNo) => (sequenceNo === 6 ? '{a:2}' : '{a:1}') });
const { strandId } = journal;
const object = (folder: string, texts: readonly string[], first: number, last: number) =>
  memoryFile(`${folder}/${strandId}.${first}-${last}.ion`, utf8(`${texts.slice(first, last + 1).join('\n')}\n`));

describe('Blocks that an archive has twice', () => {
  it('and that are the same are no conflict, in whatever objects they stand', async () => {
    const judged = await judgeArchive([
      object('a', journal.texts, 0, 4),
      object('a', journal.texts, 5, 9),
      object('b', journal.texts, 2, 7),
      object('c', journal.texts, 5, 9),
    ]);
    const { verdict, copies } = onlyStrand(judged);
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts.blocks).toBe(10);
    const names = judged.inventory.objects.map(({ file }) => file.replace(`${strandId}.`, ''));
    expect(names).toEqual(['a/0-4.ion', 'b/2-7.ion', 'a/5-9.ion', 'c/5-9.ion']);
    expect(copies).toMatchObject([
      { object: 1, line: 1, conflictCount: 0, verdict: { counts: { blocks: 6 }, faults: [] } },
      { object: 3, line: 2, conflictCount: 0, sameAs: 2 },
    ]);
  });

  it('and that differ are a conflict, block by block, though each copy is sound by itself', async () => {
    expect(forged.texts.slice(0, 6)).toEqual(journal.texts.slice(0, 6));
    expect(forged.strandId).toBe(strandId);
    const judged = await judgeArchive([object('a', journal.texts, 0, 9), object('b', forged.texts, 4, 9)]);
    const { verdict, copies } = onlyStrand(judged);
    expect(verdict.faults).toEqual([]);
    expect(copies).toHaveLength(1);
    expect(copies[0]?.verdict?.faults).toEqual([]);
    expect(copies[0]?.conflictCount).toBe(4);
    expect(copies[0]?.conflicts.map(({ sequenceNo }) => sequenceNo)).toEqual([6, 7, 8, 9]);
    const [first] = copies[0]?.conflicts ?? [];
    const bytes = utf8(forged.texts.slice(4, 10).join('\n')).slice(first?.start, first?.end);
    expect(new TextDecoder().decode(bytes)).toBe(forged.texts[6]);
  });

  it('one of them damaged: its fault is told where it is, the other one stands', async () => {
    const damaged = journal.texts.with(7, (journal.texts[7] as string).replace(/blockHash:\{\{./, 'blockHash:{{+'));
    const judged = await judgeArchive([object('a', journal.texts, 0, 9), object('b', damaged, 5, 9)]);
    const { verdict, copies } = onlyStrand(judged);
    expect(verdict.faults).toEqual([]);
    const faults = copies[0]?.verdict?.faults ?? [];
    expect(faults.map(({ sequenceNo }) => sequenceNo)).toEqual([7, 8]);
    expect(copies[0]?.conflicts.map(({ sequenceNo }) => sequenceNo)).toEqual([7]);
  });

  it('in part, in Ion binary: padded out where they are on the line already, and nothing else moves', async () => {
    const binary = (first: number, last: number) =>
      new Uint8Array(Buffer.concat(journal.texts.slice(first, last + 1).map((text) => ionBinaryOf(text))));
    const judged = await judgeArchive([
      object('a', journal.texts, 0, 5),
      memoryFile(`b/${strandId}.3-9.ion`, binary(3, 9)),
    ]);
    expect(judged.inventory.strands[0]?.lines[0]?.parts).toMatchObject([
      { object: 0 },
      { object: 1, keep: { from: 6 } },
    ]);
    const { verdict, copies, facts } = onlyStrand(judged);
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts.blocks).toBe(10);
    expect(facts.at(-1)?.start[0]).toBe(binary(3, 5).length + 4 + symbolTableLength(binary(6, 6)));
    expect(copies).toMatchObject([{ object: 1, conflictCount: 0, verdict: { counts: { blocks: 3 }, faults: [] } }]);
  });
});

/** Of the table behind the version marker: its head and two bytes of length at most. */
function symbolTableLength(bytes: Uint8Array): number {
  const long = ((bytes[4] as number) & 15) === 14;
  if (!long) return 1 + ((bytes[4] as number) & 15);
  const [high = 0, low = 0] = bytes.subarray(5, 7);
  return high >= 0x80 ? 2 + (high & 0x7f) : 3 + high * 128 + (low & 0x7f);
}
