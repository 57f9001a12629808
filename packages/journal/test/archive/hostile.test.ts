import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { bitFlips, buildJournal, ionBinaryOf, runSeed, seeded } from '@qldb-console/testkit';
import { jsonReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, archiveBlocks, shortfallsOf, takeInventory } from '../../src/archive/index.ts';
import { type Fault, judgeChunk, judgeStretch, type StretchVerdict } from '../../src/engine/index.ts';
import { equalIon, type IonStruct, type IonValue, JournalError, readIon, readIonText } from '../../src/index.ts';
import { FUZZ } from '../engine/fuzz.ts';
import { engine, judgeArchive, judgeLine, memoryFile, memoryFiles, onlyStrand, utf8 } from './support.ts';

const random = seeded(runSeed());
const SHAPES = ['insert', 'update', 'delete', 'read-only'] as const;
const small = buildJournal({
  seed: 5,
  shapes: ['insert', 'delete', 'insert'],
  data: () => '{VIN:"1N4AL",Weight:1.50}',
});
const name = (strandId: string, first: number, last: number, end = 'ion') => `${strandId}.${first}-${last}.${end}`;
const smallObject = utf8(`${small.texts.slice(0, 3).join('\n')}\n`);
const smallName = name(small.strandId, 0, 2);

/** Judges bytes as an object, by the inventory of what they were before they were damaged. */
async function reader(original: ReadonlyMap<string, Uint8Array>) {
  const inventory = await takeInventory(memoryFiles(original));
  const strandId = inventory.strands[0]?.strandId ?? '';
  return async (damaged: string, bytes: Uint8Array): Promise<StretchVerdict> => {
    const files = new Map(inventory.files);
    files.set(damaged, { ...memoryFile(damaged, bytes), size: bytes.length });
    const source = archiveBlocks({ ...inventory, files }, { strandId, engine });
    return (await judgeStretch(source, [{ judge: async (chunk) => judgeChunk(engine, chunk) }]).result).verdict;
  };
}

/** What no hash covers of a block that stands in a chain, and that nothing in it contradicts. */
const ASSERTED = new Set(['transactionId', 'blockTimestamp']);

/** Whether two objects hold the same values; those of blocks that nothing covers aside. */
function sameBut(bytes: Uint8Array, original: readonly IonValue[], aside: ReadonlySet<string>): boolean {
  let values: readonly IonValue[];
  try {
    values = readIon(bytes).values;
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
  const stripped = (value: IonValue): IonValue =>
    value.type === 'struct'
      ? ({ ...value, fields: value.fields.filter(({ name: { text } }) => !aside.has(text ?? '')) } as IonStruct)
      : value;
  return (
    values.length === original.length &&
    values.every((value, index) => equalIon(stripped(value), stripped(original[index] as IonValue)))
  );
}

/** A block that says it is of another strand, or of another number, is found where the next one does not follow it. */
const covers = ({ place, link }: Fault, at: number, file: string) =>
  [place, ...(link ? [link.before.place] : [])].some(
    (each) => each.source === file && each.start <= at + 1 && at <= each.end + 1,
  );

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

describe('One bit of an archive', () => {
  it('in Ion text is found in the block it is in, unless it changes nothing or nothing covers it', async () => {
    const judge = await reader(new Map([[smallName, smallObject]]));
    const original = readIonText(smallObject);
    const counts = { found: 0, unchanged: 0, asserted: 0 };
    for (const { bytes, at, bit } of bitFlips(smallObject)) {
      const { faults, counts: seen } = await judge(smallName, bytes);
      const what = `byte ${at}, bit ${bit}`;
      if (faults.length === 0) {
        expect(seen.blocks, what).toBe(3);
        if (sameBut(bytes, original, new Set())) counts.unchanged++;
        else if (sameBut(bytes, original, ASSERTED)) counts.asserted++;
        else expect.fail(`${what} is not noticed`);
      } else {
        counts.found++;
        expect(sameBut(bytes, original, new Set()), `${what}: a false alarm`).toBe(false);
        expect(
          faults.some((fault) => covers(fault, at, smallName)),
          `${what} is found elsewhere`,
        ).toBe(true);
      }
    }
    expect(counts.found).toBeGreaterThan(8 * smallObject.length * 0.9);
    expect(counts.asserted).toBeGreaterThan(0);
  }, 60_000);

  it('in Ion binary is noticed, unless it changes nothing or nothing covers it', async () => {
    const object = new Uint8Array(Buffer.concat(small.texts.slice(0, 3).map((text) => ionBinaryOf(text))));
    const inventory = await takeInventory(memoryFiles([[smallName, object]]));
    const judge = await reader(new Map([[smallName, object]]));
    const original = readIon(object).values;
    for (const { bytes, at, bit } of bitFlips(object)) {
      if (random.int(3) > 0) continue;
      const verdict = await judge(smallName, bytes);
      const { faults, counts } = verdict;
      const what = `byte ${at}, bit ${bit}`;
      if (faults.length > 0) expect(sameBut(bytes, original, new Set()), `${what}: a false alarm`).toBe(false);
      else if (counts.blocks === 3) expect(sameBut(bytes, original, ASSERTED), `${what} is not noticed`).toBe(true);
      else {
        // A length or a type that swallows what stands around: what the name of the object promises is not there.
        const lost = shortfallsOf(inventory, small.strandId, [], verdict);
        expect(
          lost.some(({ loses, blocks }) => loses && blocks),
          `${what}: ${counts.blocks} blocks`,
        ).toBe(true);
      }
    }
  }, 60_000);

  it('in JSON is found where it is in a hash', async () => {
    const texts = small.texts.slice(0, 3).map((text) => `${JSON.stringify(jsonReference(text))}\n`);
    const bytes = utf8(texts.join(''));
    const file = name(small.strandId, 0, 2, 'json');
    const judge = await reader(new Map([[file, bytes]]));
    const clean = await judge(file, bytes);
    expect(clean.faults).toEqual([]);
    const text = new TextDecoder().decode(bytes);
    const places = [
      ...text.matchAll(/"(?:blockHash|entriesHash|previousBlockHash|hash)":"([^"]*)"|"entriesHashList":\[([^\]]*)\]/g),
    ];
    expect(places.length).toBeGreaterThan(12);
    for (const place of places) {
      const start = (place.index ?? 0) + place[0].length - (place[1] ?? place[2] ?? '').length - 1;
      for (let at = start; at < start + (place[1] ?? place[2] ?? '').length; at++) {
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ 1;
        const { faults } = await judge(file, changed);
        expect(
          faults.some((fault) => covers(fault, at, file)),
          `byte ${at}`,
        ).toBe(true);
      }
    }
  });

  it('of a thousand blocks in many objects is found in its object and block', async () => {
    const journal = buildJournal({
      seed: 6,
      shapes: Array.from({ length: 999 }, (_, i) => SHAPES[i % SHAPES.length] ?? 'insert'),
      data: (sequenceNo) => `{VIN:"1N4AL11D75C${sequenceNo}",Weight:1.50,Owners:[{id:"a b",n:${sequenceNo}}]}`,
    });
    const files = new Map<string, Uint8Array>();
    for (let first = 0; first < 1000; first += 50)
      files.set(
        name(journal.strandId, first, first + 49),
        utf8(`${journal.texts.slice(first, first + 50).join('\n')}\n`),
      );
    const judge = await reader(files);
    const names = [...files.keys()];
    for (let round = 0; round < 100 * FUZZ; round++) {
      const file = random.pick(names);
      const bytes = (files.get(file) as Uint8Array).slice();
      const at = random.int(bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << random.int(8));
      const { faults, counts } = await judge(file, bytes);
      const original = () => readIonText(files.get(file) as Uint8Array);
      if (faults.length === 0) {
        expect(counts.blocks).toBe(1000);
        expect(sameBut(bytes, original(), ASSERTED), `${file}, byte ${at}: not noticed`).toBe(true);
      } else {
        expect(sameBut(bytes, original(), new Set()), `${file}, byte ${at}: a false alarm`).toBe(false);
        expect(
          faults.some((fault) => covers(fault, at, file)),
          `${file}, byte ${at}: found elsewhere`,
        ).toBe(true);
      }
    }
  }, 60_000);

  it('of a packed object is told, whatever comes of it', async () => {
    const packed = new Uint8Array(gzipSync(smallObject));
    for (const { bytes, at, bit } of bitFlips(packed)) {
      if (random.int(8) !== 0) continue;
      const judged = await judgeArchive([memoryFile(`${smallName}.gz`, bytes)]);
      const [line] = judged.strands.values();
      const told = judged.inventory.findings.filter(({ code }) => code !== 'without-manifest').length;
      const all = told + (line?.problems.length ?? 0) + (line?.verdict.faultCount ?? 0);
      // Times and systems in the header mean nothing, nor do the bits that fill the last byte of the data.
      if (all > 0) continue;
      expect(new Uint8Array(gunzipSync(bytes)), `byte ${at}, bit ${bit}`).toEqual(smallObject);
      expect(line?.verdict.counts.blocks).toBe(3);
    }
  }, 60_000);
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
  }, 60_000);

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
