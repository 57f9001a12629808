import { checkProperty, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveIndex } from '../../../src/archive/index.ts';
import { BLOCK_FLAGS } from '../../../src/engine/index.ts';
import { type MadeBlock, madeFacts } from './made-facts.ts';

function indexOf(blocks: readonly MadeBlock[], perTable = 50, strands = ['S', 'other']): ArchiveIndex {
  const index = new ArchiveIndex({ strandId: 'S' });
  for (let at = 0; at < blocks.length; at += perTable)
    index.append(madeFacts(blocks.slice(at, at + perTable), { strands }));
  return index;
}

describe('what an archive covers', () => {
  it('is counted block by block, whatever is missing, repeated, unreadable or of another strand', () => {
    checkProperty(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, cells) => {
        const random = seeded(seed);
        const from = random.pick([0, 5, 1_000_000]);
        const blocks: MadeBlock[] = [];
        for (let n = from; n < from + 200; n++) {
          if (random.oneIn(9)) continue;
          for (let copies = random.oneIn(9) ? 3 : 1; copies > 0; copies--)
            blocks.push({ sequenceNo: n, flags: random.int(1024) & ~128 });
          if (random.oneIn(20)) blocks.push({ sequenceNo: Number.NaN, flags: BLOCK_FLAGS.unreadable });
          if (random.oneIn(20)) blocks.push({ sequenceNo: n, strand: 1 });
        }
        if (random.oneIn(3)) blocks.push(...blocks.splice(20, 50));
        const index = indexOf(blocks, 1 + random.int(80));
        const own = blocks.filter(({ sequenceNo, strand = 0 }) => !Number.isNaN(sequenceNo) && strand === 0);
        const numbers = own.map(({ sequenceNo }) => sequenceNo);
        const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
        expect(index.numbers()).toEqual({ from: first, to: last + 1 });
        const covered = index.coverage(cells);
        expect(covered).toHaveLength(Math.min(cells, last + 1 - first));
        expect(covered[0]?.from).toBe(first);
        expect(covered.at(-1)?.to).toBe(last + 1);
        for (const [at, cell] of covered.entries()) {
          if (at > 0) expect(cell.from).toBe(covered[at - 1]?.to);
          const within = own.filter(({ sequenceNo }) => sequenceNo >= cell.from && sequenceNo < cell.to);
          const distinct = new Set(within.map(({ sequenceNo }) => sequenceNo)).size;
          const having = (flag: number) => within.filter(({ flags = 0 }) => (flags & flag) !== 0).length;
          const { unreadable: _, ...flags } = BLOCK_FLAGS;
          expect(cell).toMatchObject({
            blocks: within.length,
            missing: cell.to - cell.from - distinct,
            repeated: within.length - distinct,
            ...Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, having(flag)])),
          });
        }
        const sum = (name: 'unreadable' | 'foreign') => covered.reduce((all, cell) => all + cell[name], 0);
        expect(sum('unreadable')).toBe(blocks.filter(({ sequenceNo }) => Number.isNaN(sequenceNo)).length);
        expect(sum('foreign')).toBe(blocks.filter(({ strand }) => strand === 1).length);
      }),
      60,
    );
  });

  it('can be asked of a part, with what stands in it', () => {
    const blocks = Array.from(
      { length: 100 },
      (_, n): MadeBlock => ({ sequenceNo: n, flags: n === 42 ? BLOCK_FLAGS.failed : 0 }),
    );
    blocks.splice(50, 1, { sequenceNo: Number.NaN, flags: BLOCK_FLAGS.unreadable });
    const index = indexOf(blocks);
    const part = index.coverage(1000, { from: 40, to: 60 });
    expect(part.map(({ from }) => from)).toEqual(Array.from({ length: 20 }, (_, i) => 40 + i));
    expect(
      part.flatMap(({ from, failed, missing, unreadable }) =>
        failed + missing + unreadable > 0 ? [[from, failed, missing, unreadable]] : [],
      ),
    ).toEqual([
      [42, 1, 0, 0],
      [49, 0, 0, 1],
      [50, 0, 1, 0],
    ]);
    expect(index.coverage(3, { from: 90, to: 120 }).map(({ missing }) => missing)).toEqual([0, 10, 10]);
    expect([index.coverage(0), index.coverage(Number.NaN), index.coverage(10, { from: 7, to: 7 })]).toEqual([
      [],
      [],
      [],
    ]);
    expect(new ArchiveIndex().coverage(10)).toEqual([]);
  });

  it('holds numbers as far apart as can be', () => {
    const index = indexOf([
      { sequenceNo: 0 },
      { sequenceNo: Number.MAX_SAFE_INTEGER - 1 },
      { sequenceNo: Number.MAX_SAFE_INTEGER },
    ]);
    const cells = index.coverage(1200);
    expect(cells).toHaveLength(1200);
    expect([cells[0]?.blocks, cells[599]?.blocks, cells[1199]?.blocks]).toEqual([1, 0, 2]);
    expect(cells.every(({ from, to, missing }) => to > from && missing >= 0)).toBe(true);
  });

  it('stays quick when no block follows the one before', () => {
    const random = seeded(5);
    // Takes two seconds at most; with time that grows with the square of the blocks, two minutes.
    const last = 600_000;
    const blocks = Array.from(
      { length: last / 2 },
      (_, i): MadeBlock => ({ sequenceNo: i % 2 === 0 ? last - i : random.int(last) }),
    );
    const index = indexOf(blocks, 10_000);
    const start = performance.now();
    expect(index.coverage(1200)).toHaveLength(1200);
    expect(index.rootAt(10)).toBeUndefined();
    expect(index.rowsOfSequenceNo(last)).toContain(0);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('tells strands apart, as many as there are', () => {
    const index = new ArchiveIndex();
    for (let strand = 0; strand < 300; strand++)
      index.append(madeFacts([{ sequenceNo: 7 }], { strands: [`strand ${strand}`] }));
    expect(index.rowsOfSequenceNo(7)).toEqual([0]);
    expect([index.row(3).strandId, index.row(299).strandId]).toEqual(['strand 3', undefined]);
    expect(index.coverage(1)).toMatchObject([{ blocks: 1, foreign: 299 }]);
    const none = new ArchiveIndex({ strandId: 'another' });
    none.append(madeFacts([{ sequenceNo: 0 }, { sequenceNo: Number.NaN }]));
    expect([none.rowsOfSequenceNo(0), none.numbers(), none.rootAt(0)]).toEqual([[], undefined, undefined]);
  });
});
