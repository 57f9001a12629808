/**
 * The verification engine on one thread, against ion-js and ion-hash-js re-hashing the same blocks: in the way that is
 * fastest for them, and in the simple one. What is measured is everything from the bytes of an export object to the verdict on
 * the stretch of blocks in it, links and Merkle subtrees included; the others only say yes or no to each block.
 */
import { hash } from 'node:crypto';
import { readIonText, writeIonBinary } from '@qldb-console/journal';
import { createEngine, createPlainEngine, type Engine } from '@qldb-console/journal/engine';
import { createKernel } from '../packages/journal/src/engine/kernel.ts';
import { type DocumentKind, linkedBlocks } from './engine-samples.ts';
import { verifyByIonJs, verifyTreeByIonJs } from './ion-js-blocks.ts';
import { compare, formatComparison } from './measure.ts';

const sha256 = (message: Uint8Array): Uint8Array => hash('sha256', message, 'buffer');

/** As programs for Node make it, as a browser does, and what is left without WebAssembly, and without any fast path. */
const engines: readonly { readonly name: string; readonly engine: Engine; readonly isGoal: boolean }[] = [
  { name: 'with the SHA-256 of Node', engine: await createEngine({ sha256 }), isGoal: true },
  { name: 'by itself', engine: await createEngine(), isGoal: false },
  { name: 'as plain JavaScript', engine: await createEngine({ path: 'javascript' }), isGoal: false },
  { name: 'the specification', engine: createPlainEngine(), isGoal: false },
];

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
    console.log(`${name}, ${format}`);
    const some = blocks.slice(0, size > 100 ? 20 : 2);
    for (const verify of [verifyByIonJs, verifyTreeByIonJs])
      if (!blocks.every(verify)) throw new Error('ion-js finds a fault');
    for (const { name: which, engine, isGoal } of engines) {
      const { counts, faultCount } = engine.judge(whole).verdict;
      if (counts.blocks !== size || counts.deferred !== (engine.accelerated ? 0 : size) || faultCount !== 0)
        throw new Error('the blocks are not sound');
      const result = await compare(`  ${which}`, () => engine.judge(whole), each(some, verifyByIonJs), {
        pairs: 11,
        seconds: 0.1,
      });
      const perBlock = { ours: result.ours / size, baseline: result.baseline / some.length };
      const ratio = (result.ratio * size) / some.length;
      const rate = `${Math.round(1 / perBlock.ours)} blocks, ${Math.round((whole.length / result.ours) * 1e-6)} MB per second`;
      console.log(`${formatComparison({ name: result.name, ...perBlock, ratio }, isGoal ? goal : undefined)}; ${rate}`);
      if (isGoal && ratio < goal) process.exitCode = 1;
    }
    const paths = await compare('  ion-js, the faster way against the simple one', ...both(some), { pairs: 5 });
    console.log(formatComparison(paths));
  }
}

function each(blocks: readonly Uint8Array[], verify: (block: Uint8Array) => boolean) {
  return () => {
    for (const block of blocks) verify(block);
  };
}

function both(blocks: readonly Uint8Array[]) {
  return [each(blocks, verifyByIonJs), each(blocks, verifyTreeByIonJs)] as const;
}

console.log('floors: parts of the work alone');
const kernel = await createKernel();
const withHost = await createKernel({ sha256 });
const plain = await createKernel({ path: 'javascript' });
if (kernel === undefined || withHost === undefined || plain === undefined) throw new Error('no fast path here');
for (const [name, { exports, bytes, input }] of Object.entries({ vectors: kernel, javascript: plain })) {
  const view = new DataView(bytes.buffer);
  for (const length of [55, 100_000]) {
    const count = Math.floor(2e6 / length);
    for (let i = 0; i < count; i++) view.setUint32(input + i * (length + 4), length, true);
    const rate = perSecond(() => exports.hashMessages(count * (length + 4)), count);
    const compressions = rate * Math.ceil((length + 9) / 64);
    console.log(`  SHA-256 of messages of ${length} bytes, ${name}: ${millions(compressions)} compressions per second`);
  }
}
for (const length of [512, 1024, 4096]) {
  const [own, host] = [kernel, withHost].map((each) => {
    const count = Math.floor(2e6 / length);
    if (each === withHost) each.exports.setHostHash(1);
    const view = new DataView(each.bytes.buffer);
    for (let i = 0; i < count; i++) view.setUint32(each.input + i * (length + 4), length, true);
    return perSecond(() => each.exports.hashMessages(count * (length + 4)), count * length);
  });
  console.log(
    `  messages of ${length} bytes, by the module ${millions(own ?? 0)} bytes per second, by Node ${millions(host ?? 0)}`,
  );
}
const long = new Uint8Array(100_000);
console.log(`  SHA-256 of 100 kB by Node: ${millions(perSecond(() => sha256(long), long.length))} bytes per second`);
const journal = new TextEncoder().encode(linkedBlocks('captured', 2000).join('\n'));
for (const { name, engine } of engines.slice(1, 3)) {
  const rate = perSecond(() => engine.borders(journal, 0), journal.length);
  console.log(`  finding where blocks of Ion text begin, ${name}: ${millions(rate)} bytes per second`);
}

/** How many are done in a second, when a call does so many. */
function perSecond(work: () => unknown, count: number): number {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < 500; done += count) work();
  return (done / (performance.now() - start)) * 1000;
}

function millions(value: number): string {
  return `${(value / 1e6).toFixed(value < 1e8 ? 1 : 0)} million`;
}
