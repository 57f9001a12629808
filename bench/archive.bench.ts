/**
 * An archive judged from its files, against the engine alone on the same bytes in memory: what looking through the files,
 * reading, unpacking and cutting cost. One thread judges, and everything else happens on it too.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ArchiveFile, archiveBlocks, takeInventory } from '@qldb-console/journal/archive';
import { createEngine, judgeChunk, judgeStretch } from '@qldb-console/journal/engine';
import { compare, formatComparison } from './measure.ts';

const GOAL = 0.8;
const BLOCKS = 32_000;
const engine = await createEngine();
const folder = await mkdtemp(join(tmpdir(), 'archive-bench-'));

async function filesOf(name: string): Promise<ArchiveFile[]> {
  const names = (await readdir(folder)).filter((each) => each.startsWith(`${name}.`));
  return Promise.all(
    names.map(async (each): Promise<ArchiveFile> => {
      const path = join(folder, each);
      const { size, mtimeMs } = await stat(path);
      return {
        name: each.slice(name.length + 1),
        size,
        modified: mtimeMs,
        async read(start, end) {
          const handle = await open(path);
          try {
            const bytes = new Uint8Array(end - start);
            const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
            return bytes.subarray(0, bytesRead);
          } finally {
            await handle.close();
          }
        },
      };
    }),
  );
}

async function judge(name: string): Promise<void> {
  const inventory = await takeInventory(await filesOf(name));
  const source = archiveBlocks(inventory, { strandId: inventory.strands[0]?.strandId ?? '', engine });
  const { verdict } = await judgeStretch(source, [{ judge: async (chunk) => judgeChunk(engine, chunk) }]).result;
  if (verdict.counts.blocks !== BLOCKS || verdict.faultCount !== 0)
    throw new Error(`${name}: the blocks are not sound`);
}

/** All objects one behind the other, in the order of the journal. */
async function wholeOf(name: string): Promise<Uint8Array> {
  const { objects } = await takeInventory(await filesOf(name));
  return new Uint8Array(Buffer.concat(objects.map(({ file }) => readFileSync(join(folder, `${name}.${file}`)))));
}

try {
  const samples = fileURLToPath(new URL('archive-samples.ts', import.meta.url));
  const made = spawnSync(process.execPath, [samples, folder, String(BLOCKS)], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the samples could not be written');
  for (const [title, name, same, goal] of [
    ['objects of 15 MB, Ion text', 'large', 'large', GOAL],
    ['objects of 190 kB, Ion text', 'small', 'large', undefined],
    ['objects of 15 MB, packed with gzip', 'packed', 'large', undefined],
    ['objects of 12 MB, Ion binary', 'binary', 'binary', GOAL],
  ] as const) {
    const whole = await wholeOf(same);
    const result = await compare(
      title,
      () => judge(name),
      () => engine.judge(whole),
      { pairs: 9, seconds: 0.4 },
    );
    console.log(formatComparison(result, goal));
    console.log(`  ${Math.round((whole.length / result.ours) * 1e-6)} MB per second, as unpacked`);
    if (goal !== undefined && result.ratio < goal) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
