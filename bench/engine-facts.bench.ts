/** Judging with a table of facts for an index, against judging without: the table is to cost next to nothing. */
import { readIonText, writeIonBinary } from '@qldb-console/journal';
import { createEngine } from '@qldb-console/journal/engine';
import { linkedBlocks } from './engine-samples.ts';
import { compare, formatComparison } from './measure.ts';

const GOAL = 0.9;
const BLOCKS = 2000;

const engine = await createEngine();
const text = new TextEncoder().encode(`${linkedBlocks('captured', BLOCKS).join('\n')}\n`);
for (const [format, bytes] of [
  ['Ion text', text],
  ['Ion binary', new Uint8Array(writeIonBinary(readIonText(text)))],
] as const) {
  const { verdict, facts } = engine.judge(bytes, { facts: true });
  if (verdict.counts.deferred !== 0 || facts?.version.length !== 2 * BLOCKS)
    throw new Error('the blocks are not sound');
  const result = await compare(
    `blocks of 2 kB with two revisions, ${format}, with facts against without`,
    () => engine.judge(bytes, { facts: true }),
    () => engine.judge(bytes),
    { pairs: 21, seconds: 0.2 },
  );
  console.log(formatComparison(result, GOAL));
  console.log(`  ${Math.round(BLOCKS / result.ours)} blocks per second with facts`);
  if (result.ratio < GOAL) process.exitCode = 1;
}
