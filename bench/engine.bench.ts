/**
 * The verification engine on one thread, against ion-js and ion-hash-js re-hashing the same blocks: in the way that is
 * fastest for them. What is measured is everything from the bytes of an export object to the verdict on
 * the stretch of blocks in it, links and Merkle subtrees included; the others only say yes or no to each block.
 */
import { readIonText, writeIonBinary } from '@qldb-console/journal';
import { createEngine } from '@qldb-console/journal/engine';
import { createKernel } from '../packages/journal/src/engine/kernel.ts';
import { type DocumentKind, linkedBlocks } from './engine-samples.ts';
import { verifyByIonJs } from './ion-js-blocks.ts';
import { compare, formatComparison } from './measure.ts';

const engine = await createEngine();
const kernel = await createKernel();
if (kernel === undefined) throw new Error('no WebAssembly with vectors here');

const cases: readonly { name: string; kind: DocumentKind; size: number; goal: number }[] = [
  { name: 'blocks of 2 kB with two revisions', kind: 'captured', size: 1000, goal: 30 },
  { name: 'blocks with one document of 100 kB, many fields', kind: 'many fields', size: 12, goal: 10 },
  { name: 'blocks with one document of 100 kB, long strings', kind: 'long strings', size: 12, goal: 10 },
];

for (const { name, kind, size, goal } of cases) {
  const texts = linkedBlocks(kind, size);
  const singles = texts.map((text) => new TextEncoder().encode(text));
  const binaries = singles.map((single) => writeIonBinary(readIonText(single)));
  for (const [format, blocks, whole] of [
    ['Ion text', singles, new TextEncoder().encode(`${texts.join('\n')}\n`)],
    ['Ion binary', binaries, new Uint8Array(Buffer.concat(binaries))],
  ] as const) {
    const { counts, faultCount } = engine.judge(whole).verdict;
    if (counts.blocks !== size || counts.deferred !== 0 || faultCount !== 0)
      throw new Error('the blocks are not sound');
    if (!blocks.every(verifyByIonJs)) throw new Error('ion-js finds a fault');
    const some = blocks.slice(0, 20);
    const result = await compare(
      `${name}, ${format}`,
      () => engine.judge(whole),
      () => {
        for (const block of some) verifyByIonJs(block);
      },
      { pairs: 11, seconds: 0.1 },
    );
    const perBlock = { ours: result.ours / size, baseline: result.baseline / some.length };
    const ratio = (result.ratio * size) / some.length;
    console.log(formatComparison({ name: result.name, ...perBlock, ratio }, goal));
    const rate = `${Math.round(1 / perBlock.ours)} blocks, ${Math.round((whole.length / result.ours) * 1e-6)} MB per second`;
    console.log(`  ${rate}; ion-js ${Math.round(1 / perBlock.baseline)} blocks`);
    if (ratio < goal) process.exitCode = 1;
  }
}

// The floor: the same number of bytes hashed as messages of 64 bytes, as short fields are.
const messages = new Uint8Array(68 * 10_000);
for (let at = 0; at + 59 <= messages.length; at += 59) new DataView(messages.buffer).setUint32(at, 55, true);
kernel.bytes.set(messages, kernel.input);
const start = performance.now();
let hashed = 0;
while (performance.now() - start < 300) hashed += kernel.exports.hashMessages(59 * 10_000);
console.log(
  `SHA-256 of short messages alone: ${Math.round(hashed / (performance.now() - start) / 1000)} million per second`,
);
