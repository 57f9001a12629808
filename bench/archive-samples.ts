/** Writes the archives that `archive.bench.ts` judges: in a process of its own, so that what making them takes is not measured. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readIonText, writeIonBinary } from '@qldb-console/journal';
import { linkedBlocks } from './engine-samples.ts';

const [, , folder = '.', size = '0'] = process.argv;
const blocks = Number(size);
const texts = linkedBlocks('captured', blocks);
const [, strandId = ''] = /strandId:"([^"]+)"/.exec(texts[0] ?? '') ?? [];

/** The blocks in objects of so many. */
function write(name: string, perObject: number, encode: (texts: readonly string[]) => Uint8Array, end = 'ion'): void {
  for (let first = 0; first < blocks; first += perObject) {
    const last = Math.min(first + perObject, blocks) - 1;
    const bytes = encode(texts.slice(first, last + 1));
    writeFileSync(join(folder, `${name}.${strandId}.${first}-${last}.${end}`), bytes);
  }
}

const utf8 = (some: readonly string[]) => new TextEncoder().encode(`${some.join('\n')}\n`);
const binary = (some: readonly string[]) =>
  new Uint8Array(Buffer.concat(some.map((text) => writeIonBinary(readIonText(new TextEncoder().encode(text))))));
write('large', 8_000, utf8);
write('small', 100, utf8);
write('packed', 8_000, (some) => gzipSync(utf8(some)), 'ion.gz');
write('binary', 8_000, binary);
