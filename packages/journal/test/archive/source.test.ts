import { ARCHIVE_NAMES, type ArchiveName, buildJournal, runSeed, seeded } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  ArchiveError,
  type ArchiveFile,
  type ArchiveProblem,
  archiveBlocks,
  createBlockReader,
  type Inventory,
  takeInventory,
} from '../../src/archive/index.ts';
import { createPlainEngine, joinStretches, judgeChunk, type StretchVerdict } from '../../src/engine/index.ts';
import { engine, judgeLine, memoryFile, memoryFiles, utf8, vector } from './support.ts';

const random = seeded(runSeed());

/** What a verdict says, but for how much of it the fast path found. */
const said = ({ counts, ...verdict }: StretchVerdict) => ({ ...verdict, counts: { ...counts, deferred: 0 } });

async function opened(name: ArchiveName): Promise<{ inventory: Inventory; strandId: string }> {
  const inventory = await takeInventory(vector(name));
  return { inventory, strandId: inventory.strands[0]?.strandId ?? '' };
}

const SHAPES = ['insert', 'update', 'many', 'delete', 'redaction', 'read-only'] as const;
const journal = buildJournal({ seed: 77, shapes: Array.from({ length: 39 }, (_, i) => SHAPES[i % 6] ?? 'insert') });
const objectName = (first: number, last: number) => `${journal.strandId}.${first}-${last}.ion`;
const object = (first: number, last: number): [string, Uint8Array] => [
  objectName(first, last),
  utf8(journal.texts.slice(first, last + 1).join('\n')),
];

describe('The blocks of an archive', () => {
  it.each(ARCHIVE_NAMES)('%s: give the same verdict however they are cut', async (name) => {
    const { inventory, strandId } = await opened(name);
    const whole = await judgeLine(inventory, { strandId });
    for (const chunkBytes of [1, 17, 500, 2000, 1 + random.int(5000)]) {
      const cut = await judgeLine(inventory, { strandId, chunkBytes });
      expect(said(cut.verdict), `chunks of ${chunkBytes}`).toEqual(said(whole.verdict));
    }
    const plain = await judgeLine(inventory, { strandId, chunkBytes: 700, engine: createPlainEngine() });
    expect(said(plain.verdict)).toEqual(said(whole.verdict));
  });

  it('are cut behind blocks: no chunk begins or ends inside of one', async () => {
    const inventory = await takeInventory(memoryFiles([object(0, 39)]));
    const { chunks, verdict } = await judgeLine(inventory, { strandId: journal.strandId, chunkBytes: 3000 });
    expect(chunks.length).toBeGreaterThan(8);
    expect(verdict.counts).toMatchObject({ blocks: 40, unreadable: 0 });
    const ends = chunks.map(({ offset, length }) => offset + length);
    expect(chunks.map(({ offset }) => offset)).toEqual([0, ...ends.slice(0, -1)]);
  });

  it('come in one piece from an object of the usual size, which is read once', async () => {
    const text = `${journal.texts.slice(0, 40).join('\n')}\n`;
    const reads = { bytes: 0, count: 0 };
    // Little more than 16 MiB, which is where the ledger service ends an object.
    const bytes = utf8(text.repeat(Math.ceil((16 * 1024 * 1024) / text.length)));
    const inventory = await takeInventory([watched(memoryFile(objectName(0, 39), bytes), reads)]);
    reads.bytes = 0;
    const source = archiveBlocks(inventory, { strandId: journal.strandId, engine });
    const chunks = source.chunks();
    const first = await chunks.next();
    expect(first.value?.bytes.length).toBe(bytes.length);
    expect((await chunks.next()).done).toBe(true);
    expect(reads.bytes).toBe(bytes.length);
  });

  it('go on behind any chunk with the verdict that was there then', async () => {
    const inventory = await takeInventory(memoryFiles([object(0, 9), object(10, 24), object(25, 39)]));
    const options = { strandId: journal.strandId, chunkBytes: 2500, engine };
    const whole = await judgeLine(inventory, options);
    const source = archiveBlocks(inventory, options).chunks();
    let soFar: StretchVerdict | undefined;
    for (let next = await source.next(); !next.done; next = await source.next()) {
      const { object: number, part, offset, bytes } = next.value;
      const { verdict } = judgeChunk(engine, next.value);
      soFar = soFar === undefined ? verdict : joinStretches(soFar, verdict);
      const rest = await judgeLine(inventory, {
        ...options,
        from: { object: number, part, offset: offset + bytes.length },
      });
      expect(joinStretches(soFar, rest.verdict)).toEqual(whole.verdict);
    }
    expect(soFar).toEqual(whole.verdict);
  });

  it('of a packed object go on in the middle of it', async () => {
    const { inventory, strandId } = await opened('gzip');
    const whole = await judgeLine(inventory, { strandId, chunkBytes: 1500 });
    const [first] = whole.chunks;
    const rest = await judgeLine(inventory, { strandId, from: { object: 0, offset: first?.length ?? 0 } });
    expect(rest.verdict.counts.blocks).toBeLessThan(9);
    expect(rest.verdict.faults).toEqual([]);
    expect(rest.verdict.last?.sequenceNo).toBe(8);
  });

  it('of several parts of the line give the whole when they are joined', async () => {
    const inventory = await takeInventory(memoryFiles([object(0, 9), object(10, 24), object(25, 39)]));
    const { strandId } = journal;
    const whole = await judgeLine(inventory, { strandId });
    const parts = await Promise.all(
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ].map(([from = 0, to = 0]) => judgeLine(inventory, { strandId, parts: [from, to] })),
    );
    const joined = parts.map(({ verdict }) => verdict).reduce(joinStretches);
    expect(joined).toEqual(whole.verdict);
  });

  it('are refused for a strand, line or place that is not there', async () => {
    const { inventory, strandId } = await opened('binary');
    for (const options of [
      { strandId: 'x' },
      { strandId, line: 1 },
      { strandId, from: { object: 7, offset: 0 } },
      { strandId, from: { object: 1, offset: 0, part: 0 } },
    ])
      expect(() => archiveBlocks(inventory, options)).toThrow(
        expect.objectContaining({ name: 'ArchiveError', code: 'not-there' }),
      );
  });
});

/** A file that counts what is read of it. */
function watched(file: ArchiveFile, reads: { bytes: number; count: number }): ArchiveFile {
  return {
    ...file,
    read: (start, end) => {
      reads.count++;
      reads.bytes += end - start;
      return file.read(start, end);
    },
  };
}

describe('Reading', () => {
  it('ends when nothing more is wanted', async () => {
    const inventory = await takeInventory(memoryFiles([object(0, 39)]));
    const source = archiveBlocks(inventory, { strandId: journal.strandId, engine, chunkBytes: 2000 });
    const chunks = source.chunks();
    expect((await chunks.next()).done).toBe(false);
    source.close();
    // The one that was made ready before may still come.
    await chunks.next();
    expect((await chunks.next()).done).toBe(true);
  });

  it('of large files stays bounded: a slow reader leaves the rest unread', async () => {
    const reads = { bytes: 0, count: 0 };
    const block = journal.texts.slice(0, 40).join('\n');
    const bytes = utf8(`${block}\n`.repeat(40));
    const name = objectName(0, 39);
    const file = watched(memoryFile(name, bytes), reads);
    const inventory = await takeInventory([file]);
    reads.bytes = 0;
    const source = archiveBlocks(inventory, { strandId: journal.strandId, engine, chunkBytes: 50_000 });
    const chunks = source.chunks();
    await chunks.next();
    await chunks.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(bytes.length).toBeGreaterThan(1_000_000);
    expect(reads.bytes).toBeLessThan(7 * 50_000);
    source.close();
  });

  const three = async (change: (name: string, file: ArchiveFile) => ArchiveFile) => {
    const plain = memoryFiles([object(0, 9), object(10, 24), object(25, 39)]);
    const inventory = await takeInventory(plain);
    const files = new Map(plain.map((file) => [file.name, change(file.name, file)]));
    const problems: ArchiveProblem[] = [];
    const judged = await judgeLine({ ...inventory, files }, { strandId: journal.strandId, chunkBytes: 2000 });
    problems.push(...judged.problems);
    return { ...judged, problems };
  };

  it('that fails half way is told of, and the next object is judged', async () => {
    const { verdict, problems } = await three((name, file) =>
      name === objectName(10, 24)
        ? {
            ...file,
            size: file.size,
            read: async (start, end) => {
              if (end > 9000) throw new Error('the disk is gone');
              return file.read(start, end);
            },
          }
        : file,
    );
    expect(problems).toMatchObject([{ object: 1, file: objectName(10, 24), code: 'file-unreadable' }]);
    expect(problems[0]?.message).toContain('the disk is gone');
    expect(verdict.counts.blocks).toBe(25);
    expect(verdict.counts.unreadable).toBe(0);
  });

  it('tells of a file that has become shorter, was written again, or is gone', async () => {
    const second = objectName(10, 24);
    const shorter = await three((name, file) =>
      name === second ? { ...file, read: async (start, end) => (await file.read(start, end)).slice(0, 5000) } : file,
    );
    expect(shorter.problems).toMatchObject([{ object: 1, code: 'file-changed' }]);
    const other = await three((name, file) =>
      name === second ? { ...file, stat: async () => ({ size: file.size + 1, modified: 5 }) } : file,
    );
    expect(other.problems).toMatchObject([{ object: 1, code: 'file-changed', at: 0 }]);
    expect(other.verdict.counts.blocks).toBe(25);
    const gone = await three((name, file) =>
      name === second ? { ...file, stat: async () => Promise.reject(new Error('ENOENT')) } : file,
    );
    expect(gone.problems).toMatchObject([{ object: 1, code: 'file-unreadable' }]);
  });

  it('that fails with an error of the host is told by the code it has', async () => {
    const { problems } = await three((name, file) => ({
      ...file,
      read: async () => {
        throw new ArchiveError('file-changed', 'A snapshot is no longer valid', name);
      },
    }));
    expect(problems.map(({ code }) => code)).toEqual(['file-changed', 'file-changed', 'file-changed']);
  });

  it('of a large file that fails half way keeps the blocks before it', async () => {
    const text = `${journal.texts.slice(0, 20).join('\n')}\n`;
    const bytes = utf8(text + ' '.repeat(300_000) + journal.texts.slice(20).join('\n'));
    const name = objectName(0, 39);
    const inventory = await takeInventory(memoryFiles([[name, bytes]]));
    const file: ArchiveFile = {
      ...memoryFile(name, bytes),
      read: async (start, end) => {
        if (end > 200_000) throw new Error('cut');
        return bytes.slice(start, end);
      },
    };
    const { verdict, problems } = await judgeLine(
      { ...inventory, files: new Map([[name, file]]) },
      { strandId: journal.strandId, chunkBytes: 4096 },
    );
    expect(verdict.counts).toMatchObject({ blocks: 20, unreadable: 0 });
    expect(problems).toMatchObject([{ code: 'file-unreadable' }]);
    expect(problems[0]?.at).toBeGreaterThan(text.length - 2);
  });
});

describe('Single blocks', () => {
  it.each(ARCHIVE_NAMES)('%s: stand where the facts say', async (name) => {
    const { inventory, strandId } = await opened(name);
    const reader = createBlockReader(inventory);
    const { facts } = await judgeLine(inventory, { strandId, chunkBytes: 600 });
    let blocks = 0;
    for (const table of facts) {
      for (let row = 0; row < table.blocks; row++) {
        const read = await reader.readBlock(table.object, table.start[row] ?? 0, table.length[row] ?? 0);
        expect(read.block.address).toMatchObject({ strandId, sequenceNo: table.sequenceNo[row] });
        blocks++;
      }
    }
    expect(blocks).toBe((inventory.strands[0]?.last ?? 0) - (inventory.strands[0]?.first ?? 0) + 1);
  });

  it('are refused at places where none is', async () => {
    const { inventory } = await opened('binary');
    const reader = createBlockReader(inventory);
    for (const [object0, start, length] of [
      [9, 0, 1],
      [0, 0, 1_000_000],
      [0, -1, 5],
      [0, 1, 4],
    ] as const)
      await expect(reader.readBlock(object0, start, length)).rejects.toMatchObject({ code: 'not-there' });
  });
});
