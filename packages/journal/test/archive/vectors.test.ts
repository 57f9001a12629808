import { describe, expect, it } from 'vitest';
import { settleRedactions } from '../../src/engine/index.ts';
import { type JudgedArchive, judgeArchive, onlyStrand, vector } from './support.ts';

const codes = ({ inventory }: JudgedArchive) => inventory.findings.map(({ code }) => code);

/** A journal from its block 0 on, in which nothing is wrong. */
function expectSound(judged: JudgedArchive, blocks: number, json = 0) {
  const { verdict, problems } = onlyStrand(judged);
  expect(problems).toEqual([]);
  expect(verdict.faults).toEqual([]);
  expect(verdict.faultCount).toBe(0);
  expect(verdict.counts).toMatchObject({ blocks, json, unreadable: 0, failed: 0, linkFailed: 0 });
  expect(verdict.first?.sequenceNo).toBe(0);
  expect(verdict.last?.sequenceNo).toBe(blocks - 1);
  expect(verdict.pieces).toHaveLength(1);
  if (json === 0) expect(settleRedactions(verdict).unexplained).toEqual([]);
}

describe('Exports written by hand', () => {
  it('has dots in its prefix, an object of one block, one with several values in a line, one of several hours', async () => {
    const judged = await judgeArchive(vector('dotted-prefix'));
    expect(codes(judged)).toEqual([]);
    expect(judged.inventory.exports).toMatchObject([
      {
        exportId: '8UyXulxccYLAsbN1aon7e4',
        started: { ledgerName: 'vehicles', prefix: 'audit.v1.0/led.ger' },
        completed: [{ keys: 4, missing: 0 }],
        objects: [0, 1, 2, 3],
      },
    ]);
    expectSound(judged, 10);
  });

  it('is Ion text with comments, long strings, quoted names, version markers and symbol tables in the middle', async () => {
    const judged = await judgeArchive(vector('odd-text'));
    expect(codes(judged)).toEqual([]);
    expect(judged.inventory.exports).toMatchObject([{ started: { ledgerName: 'odd' }, completed: [{ keys: 2 }] }]);
    expectSound(judged, 8);
  });

  it('is Ion binary with one symbol table for each block, one for all, and one that is appended to', async () => {
    const judged = await judgeArchive(vector('binary'));
    expect(codes(judged)).toEqual([]);
    expect(judged.inventory.objects.map(({ format }) => format)).toEqual(['ion-binary', 'ion-binary', 'ion-binary']);
    expect(judged.inventory.exports).toMatchObject([
      { started: { outputFormat: 'ION_BINARY' }, completed: [{ keys: 3 }] },
    ]);
    expectSound(judged, 12);
  });

  it('is packed with gzip, manifests too; a packed copy beside its object is judged once', async () => {
    const judged = await judgeArchive(vector('gzip'));
    expect(codes(judged)).toEqual(['duplicate']);
    expect(judged.inventory.exports).toMatchObject([{ completed: [{ keys: 3, missing: 0 }], objects: [0, 1, 2, 3] }]);
    expectSound(judged, 9);
    const { copies } = onlyStrand(judged);
    expect(copies).toMatchObject([{ object: 2, line: 1, sameAs: 1, conflicts: [], conflictCount: 0 }]);
  });

  it('is JSON Lines with manifests in JSON: hashes and links hold, nothing is said of content', async () => {
    const judged = await judgeArchive(vector('json'));
    expect(codes(judged)).toEqual([]);
    expectSound(judged, 8, 8);
    expect(onlyStrand(judged).verdict.counts).toMatchObject({ rehashed: 0, whole: 0 });
  });

  it('has journals of two ledgers in one folder, which are judged apart', async () => {
    const judged = await judgeArchive(vector('two-strands'));
    expect(codes(judged)).toEqual(['mixed-strands']);
    expect(judged.strands.size).toBe(2);
    for (const { verdict } of judged.strands.values()) {
      expect(verdict.faults).toEqual([]);
      expect(verdict.counts.blocks).toBe(4);
    }
  });

  it('has two exports that overlap: each block once on the first line, the others judged by themselves, no conflict', async () => {
    const judged = await judgeArchive(vector('overlapping'));
    expect(new Set(codes(judged))).toEqual(new Set(['duplicate', 'overlapping']));
    expectSound(judged, 16);
    const { copies } = onlyStrand(judged);
    expect(copies.map(({ conflictCount, verdict }) => [conflictCount, verdict?.faults])).toEqual(
      copies.map(() => [0, []]),
    );
    const blocks = copies.reduce((sum, { verdict }) => sum + (verdict?.counts.blocks ?? 0), 0);
    expect(blocks).toBe(3 + 4);
  });

  it('has objects under other names, and files that are none', async () => {
    const judged = await judgeArchive(vector('renamed'));
    expect(codes(judged)).toEqual(['renamed', 'renamed', 'renamed', 'without-manifest']);
    expect(judged.inventory.ignored).toEqual({
      count: 3,
      names: ['holiday.jpg', 'notes/package.json', 'notes/readme.md'],
    });
    expectSound(judged, 9);
  });

  it('is a block that Amazon QLDB wrote', async () => {
    const judged = await judgeArchive(vector('captured'));
    const { verdict } = onlyStrand(judged);
    expect(codes(judged)).toEqual(['without-manifest']);
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts).toMatchObject({ blocks: 1, whole: 1, rehashed: 1 });
    expect(verdict.last).toMatchObject({ strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 100 });
  });
});
