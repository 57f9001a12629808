/** What the benches of Chromium run in a page of their own: the functions of `globalThis.bench`. */

import { type ArchiveFile, archiveBlocks, takeInventory } from '@qldb-console/journal/archive';
import { createEngine, judgeStretch, type StretchVerdict } from '@qldb-console/journal/engine';
import { openJudgePool } from '../../apps/console/src/workers/judge-pool.ts';
import { type Hashing, isSound, rehashStream, rehashTree } from '../ion-js-verifier.ts';
import { median } from '../measure.ts';
import { judgeKept, keepFiles } from './bare.ts';
import { softwareHashings } from './software-hashing.ts';

/** Blocks in base64, and how the engine shall judge them. */
export interface RatioCase {
  readonly blocks: readonly string[];
  readonly path: 'vectors' | 'javascript';
}

/** Medians of seconds per block and, for the baselines, of their times the engine's in the same round. */
export interface Ratios {
  readonly ours: number;
  readonly bytes: number;
  readonly baselines: Readonly<Record<string, { readonly time: number; readonly ratio: number }>>;
}

export interface Judged {
  readonly seconds: number;
  readonly verdict: StretchVerdict;
  /** Of the page, while it judged: after each tenth of the blocks, MB. */
  readonly heap: readonly number[];
}

const ROUNDS = 5;
const SECONDS = 0.3;

/** One thread: the engine on all blocks at once, and verifiers of ion-js and ion-hash-js on some of them, in turn. */
async function ratios({ blocks: encoded, path }: RatioCase): Promise<Ratios> {
  const blocks = encoded.map((text) => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  const whole = new Uint8Array(await new Blob(blocks).arrayBuffer());
  const engine = await createEngine({ path });
  if (engine.path !== path) throw new Error(`no fast path as ${path} here`);
  const judge = () => {
    const { counts, faultCount } = engine.judge(whole).verdict;
    if (counts.blocks !== blocks.length || counts.deferred !== 0 || faultCount !== 0)
      throw new Error('the blocks are not sound');
  };
  // They take a second for a block of many fields.
  const some = blocks.slice(0, blocks.length > 100 ? 20 : 1);
  const works = new Map<string, { readonly run: () => void; readonly per: number; readonly times: number[] }>();
  works.set('', { run: judge, per: blocks.length, times: [] });
  for (const [hasher, hashing] of Object.entries(await softwareHashings())) {
    for (const [name, rehash] of Object.entries({ stream: rehashStream, tree: rehashTree })) {
      const run = () => verifyAll(some, (block) => isSound(rehash(block, hashing as Hashing), hashing as Hashing));
      works.set(`${name}, ${hasher}`, { run, per: some.length, times: [] });
    }
  }
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { run, per, times } of works.values()) {
      const time = timeOf(run) / per;
      if (round > 0) times.push(time);
    }
  }
  const ours = works.get('')?.times ?? [];
  works.delete('');
  const baselines = Object.fromEntries(
    [...works].map(([name, { times }]) => {
      const ratio = median(times.map((time, round) => time / (ours[round] as number)));
      return [name, { time: median(times), ratio }];
    }),
  );
  return { ours: median(ours), bytes: whole.length / blocks.length, baselines };
}

function verifyAll(blocks: readonly Uint8Array[], verify: (block: Uint8Array) => boolean): void {
  for (const block of blocks) if (!verify(block)) throw new Error('ion-js finds a fault');
}

/** Seconds per call, of as many calls as take a while. */
function timeOf(run: () => void): number {
  const start = performance.now();
  let calls = 0;
  do {
    run();
    calls++;
  } while (performance.now() - start < SECONDS * 1000);
  return (performance.now() - start) / 1000 / calls;
}

const pool = openJudgePool();

/** Which of the files that were chosen are judged, and how. */
export interface Asked {
  readonly files: number;
  readonly threads: number;
  /** Least bytes of a chunk; by default as the console cuts them. */
  readonly chunkBytes?: number;
  /** The files are in memory, each in one piece, before the time begins to count. */
  readonly atHand?: boolean;
}

/** The first of the files that were chosen, judged as the console judges an archive: by its scheduler and threads. */
async function judgeFiles({ files, threads, chunkBytes, atHand }: Asked): Promise<Judged> {
  const chosen = [...(document.querySelector('input')?.files ?? [])].slice(0, files);
  if (pool.workers.length < threads) throw new Error(`the pool has only ${pool.workers.length} threads`);
  const heap: number[] = [];
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
  const given = atHand ? await Promise.all(chosen.map(fileInMemory)) : chosen.map(archiveFile);
  const start = performance.now();
  const inventory = await takeInventory(given);
  const [strand] = inventory.strands;
  if (strand === undefined) throw new Error('no journal in these files');
  const source = archiveBlocks(inventory, { strandId: strand.strandId, engine: await createEngine(), chunkBytes });
  const job = judgeStretch(source, pool.workers.slice(0, threads), {
    onProgress: ({ counts }) => {
      while (counts.bytes >= ((heap.length + 1) * bytes) / 10.01) heap.push(heapMegabytes());
    },
  });
  const { verdict } = await job.result;
  return { seconds: (performance.now() - start) / 1000, verdict, heap };
}

function archiveFile(file: File): ArchiveFile {
  return {
    name: file.name,
    size: file.size,
    modified: file.lastModified,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}

/** Whoever reads all of it takes its memory away. */
async function fileInMemory(file: File): Promise<ArchiveFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    name: file.name,
    size: file.size,
    modified: file.lastModified,
    read: async (start, end) => (end - start === bytes.length ? bytes : bytes.slice(start, end)),
  };
}

function heapMegabytes(): number {
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
}

Object.assign(globalThis, { bench: { ratios, judgeFiles, keepFiles, judgeKept } });
