import { gunzipSync, gzipSync } from 'node:zlib';
import { bitFlips, buildJournal, ionBinaryOf, runSeed, seeded } from '@qldb-console/testkit';
import { jsonReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { shortfallsOf, takeInventory } from '../../src/archive/index.ts';
import { readIon, readIonText } from '../../src/index.ts';
import { FUZZ } from '../engine/fuzz.ts';
import { ASSERTED, covers, name, reader, sameBut, small, smallName, smallObject } from './one-bit.ts';
import { judgeArchive, memoryFile, memoryFiles, utf8 } from './support.ts';

const random = seeded(runSeed());
const SHAPES = ['insert', 'update', 'delete', 'read-only'] as const;

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
        // Reading is what takes longest.
        if (at % 4 === 0) expect(sameBut(bytes, original, new Set()), `${what}: a false alarm`).toBe(false);
        expect(
          faults.some((fault) => covers(fault, at, smallName)),
          `${what} is found elsewhere`,
        ).toBe(true);
      }
    }
    expect(counts.found).toBeGreaterThan(8 * smallObject.length * 0.9);
    expect(counts.asserted).toBeGreaterThan(0);
  }, 300_000);

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
  }, 300_000);

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
  }, 300_000);

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
  }, 300_000);
});
