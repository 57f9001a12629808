/**
 * One stretch of a journal judged by two threads against one: the scheduler hands chunks of whole blocks out and joins the
 * verdicts. Bytes are at hand; each thread owns the chunk it judges.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type BlockChunk, type BlockSource, type ChunkWorker, judgeStretch } from '@qldb-console/journal/engine';
import { linkedBlocks } from './engine-samples.ts';
import { compare, formatComparison } from './measure.ts';

const GOAL = 1.8;
const BLOCKS = 40_000;
const BLOCKS_PER_CHUNK = 500;

const encoder = new TextEncoder();
const texts = linkedBlocks('captured', BLOCKS);
const chunks: Uint8Array[] = [];
for (let at = 0; at < texts.length; at += BLOCKS_PER_CHUNK)
  chunks.push(encoder.encode(`${texts.slice(at, at + BLOCKS_PER_CHUNK).join('\n')}\n`));
const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);

/** Hands out a copy of each chunk, as a source that reads a file would. */
function source(): BlockSource {
  let offset = 0;
  async function* read(): AsyncGenerator<BlockChunk, void> {
    for (const chunk of chunks) {
      yield { bytes: new Uint8Array(chunk), source: 'bench', offset };
      offset += chunk.length;
    }
  }
  return { chunks: () => read(), close: () => {} };
}

async function openThread(): Promise<ChunkWorker & { close(): Promise<number> }> {
  const thread = new Worker(new URL('./engine-thread.ts', import.meta.url));
  await once(thread, 'online');
  const waiting: ((verdict: Awaited<ReturnType<ChunkWorker['judge']>>) => void)[] = [];
  thread.on('message', (verdict) => waiting.shift()?.(verdict));
  return {
    judge: (chunk) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        thread.postMessage(chunk, [chunk.bytes.buffer]);
      }),
    close: () => thread.terminate(),
  };
}

const threads = [await openThread(), await openThread()] as const;
async function judge(workers: readonly ChunkWorker[]): Promise<void> {
  const { verdict } = await judgeStretch(source(), workers).result;
  if (verdict.counts.blocks !== BLOCKS || verdict.faultCount !== 0) throw new Error('the stretch is not sound');
}

const result = await compare(
  `${BLOCKS} blocks of ${Math.round(bytes / BLOCKS)} bytes, two threads against one`,
  () => judge(threads),
  () => judge([threads[0]]),
  { pairs: 7 },
);
console.log(formatComparison(result, GOAL));
console.log(
  `  two threads ${Math.round(BLOCKS / result.ours)} blocks per second, one ${Math.round(BLOCKS / result.baseline)}`,
);
if (result.ratio < GOAL) process.exitCode = 1;
await Promise.all(threads.map((thread) => thread.close()));
