import { gzipSync } from 'node:zlib';
import { buildJournal, ionBinaryOf } from '@qldb-console/testkit';
import { jsonReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  ARCHIVE_LIMITS,
  type ArchiveFile,
  type Inventory,
  readObjectName,
  shortfallsOf,
  takeInventory,
} from '../../src/archive/index.ts';
import { judgeLine, memoryFile, memoryFiles, utf8, vector } from './support.ts';

const SHAPES = ['insert', 'update', 'many', 'delete'] as const;
const journal = buildJournal({ seed: 31, shapes: Array.from({ length: 19 }, (_, i) => SHAPES[i % 4] ?? 'insert') });
const { strandId } = journal;
const EXPORT = '8UyXulxccYLAsbN1aon7e4';

type Files = Map<string, Uint8Array>;
const blocks = (first: number, last: number) => utf8(`${journal.texts.slice(first, last + 1).join('\n')}\n`);
const key = (first: number, last: number, end = 'ion') => `led/2024/01/02/03/${strandId}.${first}-${last}.${end}`;
const started = (more = '') =>
  utf8(
    `{ledgerName:"vehicles",exportId:"${EXPORT}",inclusiveStartTime:2024-01-01T00:00:00.000Z,exclusiveEndTime:2024-02-01T00:00:00.000Z,bucket:"b",prefix:"led/",objectEncryptionType:"NO_ENCRYPTION"${more}}`,
  );
const completed = (keys: readonly string[]) => utf8(`{keys:[${keys.map((each) => JSON.stringify(each)).join(',')}]}`);

/** A whole export of three objects. */
function whole(): Files {
  return new Map([
    [`led/${EXPORT}.started.manifest`, started()],
    [`led/${EXPORT}.${strandId}.completed.manifest`, completed([key(0, 4), key(5, 9), key(10, 19)])],
    [key(0, 4), blocks(0, 4)],
    [key(5, 9), blocks(5, 9)],
    [key(10, 19), blocks(10, 19)],
  ]);
}
const inventoryOf = (files: Iterable<readonly [string, Uint8Array]>) => takeInventory(memoryFiles(files));
const found = ({ findings }: Inventory) =>
  findings.map(({ code, range }) => (range ? `${code} ${range.first}-${range.last}` : code));

async function changed(change: (files: Files) => void): Promise<Inventory> {
  const files = whole();
  change(files);
  return inventoryOf(files);
}

describe('A whole export', () => {
  it('has nothing to be said about it', async () => {
    const inventory = await inventoryOf(whole());
    expect(found(inventory)).toEqual([]);
    expect(inventory.strands).toMatchObject([{ strandId, first: 0, last: 19, objects: [0, 1, 2] }]);
    expect(inventory.strands[0]?.lines).toMatchObject([{ parts: [{ object: 0 }, { object: 1 }, { object: 2 }] }]);
    expect(inventory.objects.map(({ declaredBy }) => declaredBy)).toEqual([[EXPORT], [EXPORT], [EXPORT]]);
  });

  it.each(['', 'backup/of/2024/', 'led/led/'])(
    'is found below %j, whole or without its own folders',
    async (folder) => {
      const moved = [...whole()].map(([name, bytes]) => [folder + name, bytes] as const);
      expect(found(await inventoryOf(moved))).toEqual([]);
      const flat = [...whole()].map(
        ([name, bytes]) => [folder + name.slice(name.lastIndexOf('/') + 1), bytes] as const,
      );
      expect(found(await inventoryOf(flat))).toEqual([]);
    },
  );

  it('is whole with what macOS puts beside its files too, under names of manifests and objects', async () => {
    const attributes = new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]);
    const beside = (name: string) => name.replace(/[^/]*$/, (base) => `._${base}`);
    const files = [...whole()].flatMap(([name, bytes]): [string, Uint8Array][] => [
      [name, bytes],
      [beside(name), attributes],
      [`__MACOSX/${beside(name)}`, attributes],
    ]);
    const inventory = await inventoryOf(files);
    expect(found(inventory)).toEqual([]);
    expect(inventory.ignored.count).toBe(10);
    // The name alone says nothing.
    const hidden = await changed((all) => all.set(`led/._${EXPORT}.${strandId}.completed.manifest`, utf8('{keys:[')));
    expect(found(hidden)).toContain('unreadable-manifest');
  });

  it('is the same in whatever order its files come, and has a fingerprint of its own', async () => {
    const first = await inventoryOf(whole());
    const second = await inventoryOf([...whole()].reverse());
    const { files: _, ...one } = first;
    const { files: __, ...other } = second;
    expect(other).toEqual(one);
    expect(first.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const moved = await inventoryOf([...whole()].map(([name, bytes]) => [`x/y/${name}`, bytes] as const));
    expect(moved.fingerprint).toBe(first.fingerprint);
    const longer = await changed((files) => files.set(key(5, 9), utf8(`${journal.texts.slice(5, 10).join('\n')}\n\n`)));
    expect(longer.fingerprint).not.toBe(first.fingerprint);
    const beside = await changed((files) => files.set('notes.txt', utf8('x')));
    expect(beside.fingerprint).toBe(first.fingerprint);
  });

  it('is read in any format and spelling of its manifests', async () => {
    const text = new TextDecoder().decode(started(',outputFormat:"JSON"'));
    const list = new TextDecoder().decode(completed([key(0, 4, 'json')]));
    for (const write of [
      utf8,
      (ion: string) => ionBinaryOf(ion),
      (ion: string) => utf8(JSON.stringify(jsonReference(ion))),
      (ion: string) => new Uint8Array(gzipSync(ion)),
    ]) {
      const inventory = await inventoryOf([
        [`led/${EXPORT}.started.manifest`, write(text)],
        [`led/${EXPORT}.${strandId}.completed.manifest`, write(list)],
        [
          key(0, 4, 'json'),
          utf8(
            journal.texts
              .slice(0, 5)
              .map((each) => `${JSON.stringify(jsonReference(each))}\n`)
              .join(''),
          ),
        ],
      ]);
      expect(found(inventory)).toEqual([]);
      expect(inventory.exports[0]?.started).toMatchObject({ ledgerName: 'vehicles', outputFormat: 'JSON' });
      expect(inventory.objects).toMatchObject([{ format: 'json-lines', range: { first: 0, last: 4 } }]);
    }
  });

  it('reports how far it is, and stops when it is told to', async () => {
    const seen: number[] = [];
    await takeInventory(vector('overlapping'), { onProgress: ({ done, files }) => seen.push(done / files) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    await expect(takeInventory(vector('overlapping'), { signal: { aborted: true } })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('What is wrong with an export', () => {
  it('is an object that the manifest names and that is not here', async () => {
    const inventory = await changed((files) => files.delete(key(5, 9)));
    expect(found(inventory)).toEqual(['missing 5-9']);
    expect(inventory.findings[0]).toMatchObject({ severity: 'error', files: [key(5, 9)], strandId });
    expect(inventory.findings[0]?.sentence).toBe(
      `1 object that the manifest of export ${EXPORT} names is not here, with blocks 5–9.`,
    );
    expect(inventory.exports[0]?.completed).toMatchObject([{ keys: 3, missing: 1 }]);
  });

  it('is several of them in a row, told as one', async () => {
    const inventory = await changed((files) => {
      files.delete(key(5, 9));
      files.delete(key(10, 19));
    });
    expect(found(inventory)).toEqual(['missing 5-19']);
  });

  it('is a gap that no manifest tells of', async () => {
    const inventory = await changed((files) => {
      files.delete(key(5, 9));
      for (const name of files.keys()) if (name.endsWith('.manifest')) files.delete(name);
    });
    expect(found(inventory)).toEqual(['gap 5-9', 'without-manifest']);
  });

  it('is an object that no manifest names', async () => {
    const inventory = await changed((files) => {
      files.set(`led/${EXPORT}.${strandId}.completed.manifest`, completed([key(0, 4), key(5, 9)]));
    });
    expect(found(inventory)).toEqual(['extra']);
    expect(inventory.findings[0]).toMatchObject({ severity: 'warning', files: [key(10, 19)] });
  });

  it('is an object that ends in the middle of a block, or before it should', async () => {
    const cut = await changed((files) => files.set(key(5, 9), blocks(5, 9).slice(0, -40)));
    expect(found(cut)).toEqual(['truncated 5-9']);
    const early = await changed((files) => files.set(key(5, 9), blocks(5, 7)));
    expect(found(early)).toEqual(['truncated 5-7', 'gap 8-9']);
  });

  it('is told from what is whole however far from the end its last block begins', async () => {
    const blanks = '\n'.repeat(30_000);
    const padded = (bytes: Uint8Array) => utf8(new TextDecoder().decode(bytes) + blanks);
    const early = await changed((files) => files.set(key(5, 9), padded(blocks(5, 7))));
    expect(found(early)).toEqual(['truncated 5-7', 'gap 8-9']);
    const whole = await changed((files) => files.set(key(5, 9), padded(blocks(5, 9))));
    expect(found(whole)).toEqual([]);
  });

  it('is an object without a byte, or of blanks', async () => {
    for (const nothing of [new Uint8Array(0), utf8(' \n\n'), new Uint8Array(gzipSync(''))]) {
      const inventory = await changed((files) => files.set(key(5, 9), nothing));
      expect(found(inventory)).toEqual(['empty 5-9']);
      expect(inventory.strands[0]?.objects).toEqual([0, 1]);
    }
  });

  it('is called empty only if it is: blocks may stand behind more blanks than are looked at', async () => {
    const sentence = async (bytes: Uint8Array) =>
      (await changed((files) => files.set(key(5, 9), bytes))).findings[0]?.sentence;
    const behind = new Uint8Array(ARCHIVE_LIMITS.headBytes[2] + 1000).fill(0x20);
    behind.set(blocks(5, 5).subarray(0, 999), behind.length - 1000);
    const should = '; by its name it should hold blocks 5–9.';
    expect(await sentence(new Uint8Array(0))).toBe(`The object is empty${should}`);
    expect(await sentence(behind)).toBe(`The object holds nothing but blanks, as far as was looked${should}`);
  });

  it('is an object with other blocks than its name says', async () => {
    const other = await changed((files) => files.set(key(5, 9), blocks(10, 19)));
    expect(found(other)).toEqual(['gap 5-9', 'renamed 10-19', 'duplicate 10-19']);
    const strange = buildJournal({ seed: 32, shapes: ['insert', 'insert'] });
    const foreign = await changed((files) => files.set(key(5, 9), utf8(strange.texts.join('\n'))));
    expect(found(foreign)).toEqual(['gap 5-9', 'renamed 0-2', 'mixed-strands']);
    const longer = await changed((files) => files.set(key(5, 9), blocks(5, 12)));
    expect(found(longer)).toEqual(['renamed 5-12', 'overlapping 10-12']);
  });

  it('is an export that was not finished, or whose beginning is gone', async () => {
    const unfinished = await changed((files) => files.delete(`led/${EXPORT}.${strandId}.completed.manifest`));
    expect(found(unfinished)).toEqual(['unfinished-export', 'without-manifest']);
    const headless = await changed((files) => files.delete(`led/${EXPORT}.started.manifest`));
    expect(found(headless)).toEqual(['without-started']);
  });

  it('is a manifest that cannot be read', async () => {
    for (const broken of ['{keys:[', '{keys:"x"}', '{keys:[1,2]}', '', '[]', '{keys:[]} {keys:[]}', '\u0000\u0001']) {
      const inventory = await changed((files) =>
        files.set(`led/${EXPORT}.${strandId}.completed.manifest`, utf8(broken)),
      );
      expect(found(inventory)[0], broken).toBe('unreadable-manifest');
      expect(inventory.findings[1]?.sentence, broken).toContain('has no completed manifest here that can be read');
      expect(inventory.objects).toHaveLength(3);
    }
    const bomb = await changed((files) =>
      files.set(`led/${EXPORT}.started.manifest`, new Uint8Array(gzipSync(new Uint8Array(20_000_000).fill(0x20)))),
    );
    expect(found(bomb)).toContain('unreadable-manifest');
  });

  it('is nothing that any object could be missing from: no block lay in its range', async () => {
    const inventory = await inventoryOf([
      [`led/${EXPORT}.started.manifest`, started()],
      [`led/${EXPORT}.${strandId}.completed.manifest`, completed([])],
    ]);
    expect(found(inventory)).toEqual(['empty-export']);
  });

  it('is that it is none: what was looked for is told', async () => {
    const pictures = await inventoryOf([
      ['holiday/1.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
      ['holiday/2.jpg', new Uint8Array([0x1f, 0x8b, 0x08, 0, 0, 0])],
      ['package.json', utf8('{"a":1}')],
      ['empty', new Uint8Array(0)],
    ]);
    expect(found(pictures)).toEqual(['not-an-export']);
    expect(pictures.findings[0]?.sentence).toContain('Nothing here is a journal export');
    expect(pictures.findings[0]?.sentence).toContain('.completed.manifest');
    expect(pictures.ignored).toMatchObject({ count: 4 });
    expect(found(await inventoryOf([]))).toEqual(['not-an-export']);
  });

  it('is a packed object with fewer blocks than its name says, at the end, which only judging shows', async () => {
    const inventory = await changed((files) => {
      files.delete(key(10, 19));
      files.set(`${key(10, 19)}.gz`, new Uint8Array(gzipSync(blocks(10, 17))));
    });
    expect(found(inventory)).toEqual([]);
    const { verdict, problems } = await judgeLine(inventory, { strandId });
    expect(verdict.faults).toEqual([]);
    expect(shortfallsOf(inventory, strandId, problems, verdict)).toEqual([
      {
        sentence: 'By the name of its object, blocks 18–19 should be there, and are not',
        blocks: [18, 19],
        loses: true,
      },
    ]);
    const whole = await judgeLine(await changed(() => {}), { strandId });
    expect(shortfallsOf(await changed(() => {}), strandId, [], whole.verdict)).toEqual([]);
  });

  it('is a file that cannot be read', async () => {
    const broken: ArchiveFile = {
      ...memoryFile(key(5, 9), blocks(5, 9)),
      read: async () => Promise.reject(new Error('permission denied')),
    };
    const files = memoryFiles(whole()).map((file) => (file.name === broken.name ? broken : file));
    const inventory = await takeInventory(files);
    expect(found(inventory)).toEqual(['unreadable-object 5-9']);
    expect(inventory.findings[0]?.sentence).toContain('permission denied');
    expect(inventory.strands[0]).toMatchObject({ first: 0, last: 19 });
  });
});

describe('Blocks that are there more than once', () => {
  it('are copies: Ion before JSON, what a manifest names before what none names', async () => {
    const inventory = await changed((files) => {
      files.set('copy of part 2', blocks(5, 9));
      files.set(
        key(0, 4, 'json'),
        utf8(
          journal.texts
            .slice(0, 5)
            .map((each) => `${JSON.stringify(jsonReference(each))}\n`)
            .join(''),
        ),
      );
    });
    expect(found(inventory)).toEqual(['extra', 'renamed 5-9', 'duplicate 0-4', 'duplicate 5-9']);
    const names = inventory.strands[0]?.lines.map(({ parts }) =>
      parts.map(({ object }) => inventory.objects[object]?.file),
    );
    expect(names).toEqual([
      [key(0, 4), key(5, 9), key(10, 19)],
      [key(0, 4, 'json'), 'copy of part 2'],
    ]);
  });

  it('may overlap only in part: each block is on the first line once', async () => {
    const inventory = await changed((files) => files.set(`other/${strandId}.3-12.ion`, blocks(3, 12)));
    const [main, second] = inventory.strands[0]?.lines ?? [];
    expect(main?.parts.map(({ object }) => inventory.objects[object]?.range)).toEqual([
      { first: 0, last: 4 },
      { first: 5, last: 9 },
      { first: 10, last: 19 },
    ]);
    expect(second?.parts).toEqual([{ object: 1 }]);
  });

  it('may be in part on the first line: JSON around Ion', async () => {
    const lines = journal.texts.map((each) => `${JSON.stringify(jsonReference(each))}\n`);
    const inventory = await inventoryOf([
      [key(0, 19, 'json'), utf8(lines.join(''))],
      [key(5, 9), blocks(5, 9)],
    ]);
    const [main, second] = inventory.strands[0]?.lines ?? [];
    const { MAX_SAFE_INTEGER } = Number;
    expect(main?.parts).toEqual([
      { object: 0, keep: { from: 0, to: 5 } },
      { object: 1 },
      { object: 0, keep: { from: 10, to: MAX_SAFE_INTEGER } },
    ]);
    expect(second?.parts).toEqual([{ object: 0, keep: { from: 5, to: 10 } }]);
    const { verdict } = await judgeLine(inventory, { strandId, chunkBytes: 900 });
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts).toMatchObject({ blocks: 20, json: 15 });
  });

  it('are judged up to a number of copies', async () => {
    const inventory = await changed((files) => {
      for (let i = 0; i < 30; i++) files.set(`copy ${i}`, blocks(5, 9));
    });
    expect(inventory.strands[0]?.lines).toHaveLength(16);
    expect(inventory.findings.find(({ code }) => code === 'too-many-copies')?.sentence).toContain('15 objects');
  });
});

describe('Names', () => {
  it.each([
    ['8UyXulxccYLAsbN1aon7e4.3-7.ion', { first: 3, last: 7 }],
    ['a.b/c.d/2024/01/01/00/8UyXulxccYLAsbN1aon7e4.0-0.json', { first: 0, last: 0 }],
    ['8UyXulxccYLAsbN1aon7e4.3-7.ion.gz', { first: 3, last: 7 }],
    ['8UyXulxccYLAsbN1aon7e4.7-3.ion', undefined],
    ['8UyXulxccYLAsbN1aon7e4.3-99999999999999999.ion', undefined],
    ['8UyXulxccYLAsbN1aon7e.3-7.ion', undefined],
    ['8UyXulxccYLAsbN1aon7e4.3-7', undefined],
    ['8UyXulxccYLAsbN1aon7e4.-3-7.ion', undefined],
  ])('%s', (name, expected) => {
    expect(readObjectName(name)).toEqual(expected && { strandId: '8UyXulxccYLAsbN1aon7e4', ...expected });
  });

  it.each([
    '../x.ion',
    '/etc/passwd',
    'a/../../x',
    'a\\b',
    'a\u0000b',
    'a\nb',
    '',
    './a',
    'C:/x',
    'a\u202eb',
    'x'.repeat(3000),
  ])('that lead elsewhere or cannot be shown are told of and not looked at: %j', async (name) => {
    let reads = 0;
    const file = { ...memoryFile(name, blocks(0, 4)), read: async () => new Uint8Array(++reads) };
    const inventory = await takeInventory([file, ...memoryFiles(whole())]);
    expect(found(inventory)).toEqual(['unsafe-name']);
    expect(reads).toBe(0);
    expect(JSON.stringify(inventory.findings)).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('that cannot be shown take from the verdict only what is called like a file of an export', async () => {
    const severityOf = async (name: string) =>
      (await takeInventory([memoryFile(name, blocks(0, 4)), ...memoryFiles(whole())])).findings.map(
        ({ severity }) => severity,
      );
    expect(await severityOf('Icon\r')).toEqual(['info']);
    expect(await severityOf(`2019\\09\\${strandId}.20-24.ion`)).toEqual(['error']);
  });

  it('in a manifest that lead elsewhere are never looked for', async () => {
    for (const bad of ['../../etc/passwd', '/abs/x.ion', 'a\\..\\b', 'a/../b', 'x\u0000y']) {
      const inventory = await changed((files) =>
        files.set(`led/${EXPORT}.${strandId}.completed.manifest`, completed([key(0, 4), key(5, 9), key(10, 19), bad])),
      );
      expect(found(inventory), bad).toEqual(['unsafe-name']);
    }
  });

  it('of a key are matched by as much of the path as there is, nearest to the manifest', async () => {
    const two = new Map<string, Uint8Array>();
    for (const [name, bytes] of whole()) {
      two.set(`a/${name}`, bytes);
      two.set(`b/${name}`, bytes);
    }
    two.delete(`a/${key(5, 9)}`);
    const near = await inventoryOf([...two].filter(([name]) => !(name.startsWith('b/') && name.endsWith('.manifest'))));
    const declared = near.objects.filter(({ declaredBy }) => declaredBy.length > 0).map(({ file }) => file);
    expect(declared).toEqual([`a/${key(0, 4)}`, `b/${key(5, 9)}`, `a/${key(10, 19)}`]);
    const inventory = await inventoryOf(two);
    // The copy in b stands for it: it is named by the same key.
    expect(inventory.findings.map(({ code }) => code)).not.toContain('missing');
    expect(inventory.strands[0]?.lines[0]?.parts.map(({ object }) => inventory.objects[object]?.file)).toEqual([
      `a/${key(0, 4)}`,
      `b/${key(5, 9)}`,
      `a/${key(10, 19)}`,
    ]);
  });
});

describe('What an object is', () => {
  it('is told by its hashes: Ion may quote its names as JSON does', async () => {
    const quoted = journal.texts.slice(0, 5).map((text) => text.replace('{blockAddress:', '{"blockAddress":'));
    const inventory = await inventoryOf([[key(0, 4), utf8(quoted.join('\n'))]]);
    expect(inventory.objects).toMatchObject([{ format: 'ion-text', range: { first: 0, last: 4 } }]);
    const { verdict } = await judgeLine(inventory, { strandId });
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts).toMatchObject({ blocks: 5, json: 0 });
  });

  it('is told whatever stands in front of its first block, and however large that is', async () => {
    const front = `/*${'x'.repeat(200_000)}*/\n$ion_1_0\n`;
    const inventory = await inventoryOf([['x.txt', utf8(front + journal.texts.slice(3, 6).join('\n'))]]);
    expect(inventory.objects).toMatchObject([{ format: 'ion-text', range: { first: 3, last: 5 } }]);
  });
});

describe('Many things', () => {
  it('are objects of a hundred kilobytes, each read once', async () => {
    const padded = utf8(new TextDecoder().decode(blocks(0, 4)) + ' '.repeat(100_000));
    const file = memoryFile(key(0, 4), padded);
    let reads = 0;
    const read = (start: number, end: number) => {
      reads++;
      return file.read(start, end);
    };
    const inventory = await takeInventory([{ ...file, read }]);
    expect(inventory.objects[0]?.range).toEqual({ first: 0, last: 4 });
    expect(reads).toBe(1);
  });

  it('are counted all, and listed in part', async () => {
    const keys = Array.from({ length: 3000 }, (_, i) => key(100 + 2 * i, 100 + 2 * i));
    const inventory = await changed((files) =>
      files.set(
        `led/${EXPORT}.${strandId}.completed.manifest`,
        completed([key(0, 4), key(5, 9), key(10, 19), ...keys]),
      ),
    );
    expect(inventory.findingCounts).toEqual({ missing: 3000 });
    expect(inventory.findings).toHaveLength(100);
  });

  it('are a hundred thousand keys that are all alike, and files of the same name, in little time', async () => {
    const same = Array.from({ length: 100_000 }, (_, i) => `p${i % 7}/${i}/x.ion`);
    const files = Array.from({ length: 20_000 }, (_, i) => memoryFile(`p${i % 7}/${i}/x.ion`, utf8('no')));
    const start = performance.now();
    const inventory = await takeInventory([
      ...files,
      memoryFile(`${EXPORT}.${strandId}.completed.manifest`, completed(same)),
    ]);
    expect(performance.now() - start).toBeLessThan(45_000);
    expect(inventory.exports[0]?.completed[0]?.keys).toBe(100_000);
  });
});
