import { deflateRawSync, gzipSync } from 'node:zlib';
import { runSeed, seeded } from '@qldb-console/testkit';
import { jsonReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, takeInventory } from '../../src/archive/index.ts';
import { name, small, smallName, smallObject } from './one-bit.ts';
import { judgeArchive, judgeLine, memoryFile, memoryFiles, onlyStrand, utf8 } from './support.ts';

const random = seeded(runSeed());

describe('An archive that ends anywhere', () => {
  it.each(['Ion text', 'gzip', 'JSON'])(
    '%s: never crashes, never counts a block that is not there whole',
    async (form) => {
      const json = small.texts.slice(0, 3).map((text) => `${JSON.stringify(jsonReference(text))}\n`);
      const whole =
        form === 'JSON' ? utf8(json.join('')) : form === 'gzip' ? new Uint8Array(gzipSync(smallObject)) : smallObject;
      const file =
        form === 'JSON' ? name(small.strandId, 0, 2, 'json') : form === 'gzip' ? `${smallName}.gz` : smallName;
      const borders = (form === 'JSON' ? json : small.texts.slice(0, 3)).map((text) => text.trimEnd().length);
      let end = 0;
      const ends = borders.map((length) => {
        end += length + 1;
        return end - 1;
      });
      for (let length = 0; length < whole.length; length++) {
        const { inventory, strands } = await judgeArchive([memoryFile(file, whole.slice(0, length))]);
        const [judged] = strands.values();
        const count = judged?.verdict.counts.blocks ?? 0;
        const told = inventory.findings.length + (judged?.problems.length ?? 0) + (judged?.verdict.faultCount ?? 0);
        expect(told, `${length} bytes`).toBeGreaterThan(0);
        if (form === 'gzip') expect(count).toBeLessThanOrEqual(3);
        else expect(count, `${length} bytes`).toBe(ends.filter((each) => each <= length).length);
        if (form === 'gzip' && length >= 20) expect(judged?.problems.length, `${length} bytes`).toBeGreaterThan(0);
      }
    },
  );
});

/** gzip of so many megabytes of one byte: one member, built of repeated blocks of deflate. */
function bomb(megabytes: number, byte: number): Uint8Array {
  const piece = deflateRawSync(new Uint8Array(1024 * 1024).fill(byte), { finishFlush: 2 });
  const header = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const end = new Uint8Array([1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
  return new Uint8Array(Buffer.concat([header, ...Array.from({ length: megabytes }, () => piece), end]));
}

describe('What is packed', () => {
  it('and grows beyond all measure is given up', async () => {
    const block = utf8(`${small.texts[0]}\n`);
    const plain = new Uint8Array(Buffer.concat([gzipSync(block), bomb(300, 0x20)]));
    const before = process.memoryUsage().rss;
    const judged = await judgeArchive([memoryFile(`${smallName}.gz`, plain)]);
    const { problems } = onlyStrand(judged);
    expect(problems.map(({ code }) => code)).toEqual([
      expect.stringMatching(/gzip-too-large|block-too-large|gzip-damaged/),
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
  });

  it('in layers is what it is: nothing of an export', async () => {
    const twice = new Uint8Array(gzipSync(gzipSync(smallObject)));
    const { inventory } = await judgeArchive([memoryFile('x.gz', twice)]);
    expect(inventory.findings.map(({ code }) => code)).toEqual(['not-an-export']);
  });
});

describe('Objects that are none', () => {
  it.each([
    ['random bytes', () => Uint8Array.from({ length: 5000 }, () => random.int(256))],
    ['a quote that never ends', () => utf8(`${small.texts[0]}\n"${'x'.repeat(5000)}`)],
    ['a comment that never ends', () => utf8(`${small.texts[0]}\n/*${'x'.repeat(5000)}`)],
    ['brackets that never close', () => utf8(`${small.texts[0]}\n${'{a:['.repeat(20_000)}`)],
    ['a version of Ion that does not exist', () => new Uint8Array([0xe0, 9, 9, 0xea, 0x21, 1])],
    ['values that are no blocks', () => utf8('{} [] 1 "x" {a:1} null')],
    [
      'a symbol table that imports what is not there',
      () => utf8('$ion_symbol_table::{imports:[{name:"x",version:1}]} {}'),
    ],
    ['lines that are no JSON', () => utf8('{"blockAddress":{"strandId":"x"\n{"a":}\n\n[]\n')],
    ['JSON that is no block', () => utf8('{"a":1}\n{"blockAddress":{}}\n')],
  ])('%s: told of, whole or in chunks', async (_, make) => {
    const bytes = make();
    const files = [memoryFile(smallName, bytes), memoryFile(name(small.strandId, 3, 3), utf8(small.texts[3] ?? ''))];
    const judged = await judgeArchive(files);
    const { verdict, problems } = onlyStrand(judged);
    expect(judged.inventory.findings.length + problems.length + verdict.faultCount).toBeGreaterThan(1);
    expect(verdict.last?.sequenceNo).toBe(3);
    const cut = await judgeLine(judged.inventory, { strandId: small.strandId, chunkBytes: 100 });
    expect(cut.verdict.counts.blocks).toBe(verdict.counts.blocks);
  });

  it('of which the host hands out more or less than was asked for are told of', async () => {
    const files = memoryFiles([[smallName, smallObject]]);
    const inventory = await takeInventory(files);
    for (const by of [-1, 1]) {
      const file: ArchiveFile = {
        ...memoryFile(smallName, smallObject),
        read: async (start, end) => new Uint8Array(Math.max(0, end - start + by)),
      };
      const { problems } = await judgeLine(
        { ...inventory, files: new Map([[smallName, file]]) },
        { strandId: small.strandId },
      );
      expect(problems).toMatchObject([{ code: 'file-changed' }]);
    }
  });
});
