/**
 * Verifying the blocks of a journal on one thread: parse, hash the content again, compare every hash up to the block
 * hash. The baseline does the same with ion-js and ion-hash-js and gives no more than yes or no; ours gives the verdict
 * that the console shows.
 */
import { parseBlock, verifyBlock } from '@qldb-console/journal';
import { twoRevisionBlock } from './block-samples.ts';
import { verifyByIonJs } from './ion-js-blocks.ts';
import { compare, formatComparison } from './measure.ts';

const GOAL = 4;

const sound = new TextEncoder().encode(twoRevisionBlock());
const changed = new TextEncoder().encode(twoRevisionBlock().replace('LEWISR261LL', 'LEWISR261LX'));

function verifyByUs(bytes: Uint8Array): boolean {
  return verifyBlock(parseBlock(bytes)).verdict.outcome === 'consistent';
}

for (const [bytes, expected] of [
  [sound, true],
  [changed, false],
] as const) {
  if (verifyByUs(bytes) !== expected || verifyByIonJs(bytes) !== expected) throw new Error('the verdicts differ');
}

const result = await compare(
  `one block of ${sound.length} bytes with two revisions`,
  () => verifyByUs(sound),
  () => verifyByIonJs(sound),
);
console.log(formatComparison(result, GOAL));
console.log(`that is ${Math.round(1 / result.ours)} blocks per second`);
if (result.ratio < GOAL) process.exitCode = 1;
