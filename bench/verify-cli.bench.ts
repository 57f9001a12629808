/**
 * `qldb-console verify` on files against the bare engine on the same bytes in memory: what looking through the files,
 * reading them, cutting them into chunks and handing these to threads costs. And that memory stays the same for an archive
 * of twice the size.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '@qldb-console/journal/engine';
import { verifyArchive } from '../apps/cli/src/verify/archive/verify-archive.ts';
import { linkedBlocks } from './engine-samples.ts';
import { compare, formatComparison } from './measure.ts';

const GOAL = 0.8;
const BLOCKS = 160_000;
/** As the ledger service cuts exports: about 16 MiB. */
const BLOCKS_PER_OBJECT = 8_700;

const directory = await mkdtemp(join(tmpdir(), 'bench-verify-'));
const half = join(directory, 'half');
const whole = join(directory, 'whole');
await mkdir(half);
await mkdir(whole);
const objects: Uint8Array[] = [];
const texts = linkedBlocks('captured', BLOCKS);
const strand = /strandId:"(\w+)"/.exec(texts[0] ?? '')?.[1];
for (let at = 0; at < BLOCKS; at += BLOCKS_PER_OBJECT) {
  const blocks = texts.slice(at, at + BLOCKS_PER_OBJECT);
  const bytes = Buffer.from(`${blocks.join('\n')}\n`);
  const name = `${strand}.${at}-${at + blocks.length - 1}.ion`;
  objects.push(new Uint8Array(bytes));
  await writeFile(join(whole, name), bytes);
  if (at < BLOCKS / 2) await writeFile(join(half, name), bytes);
}
texts.length = 0;
const size = objects.reduce((sum, bytes) => sum + bytes.length, 0);

try {
  const engine = await createEngine();
  const quiet = { tell: () => {}, say: () => {}, end: () => {} };
  const judgeFiles = async () => {
    const question = {
      places: [{ kind: 'path' as const, path: whole }],
      digests: [],
      strand: undefined,
      single: false,
      bucket: {},
      threads: 1,
    };
    const { journals } = await verifyArchive(question, { signal: new AbortController().signal, progress: quiet });
    const [journal] = journals;
    if (journal?.outcome !== 'consistent' || journal.verdict.last !== BLOCKS - 1) throw new Error('not consistent');
  };
  const judgeBytes = () => {
    for (const bytes of objects) if (engine.judge(bytes).verdict.faultCount > 0) throw new Error('not sound');
  };
  const result = await compare(
    `${BLOCKS} blocks in ${objects.length} files, one thread, against the engine on the bytes`,
    judgeFiles,
    judgeBytes,
    { pairs: 5, seconds: 0.5 },
  );
  console.log(formatComparison(result, GOAL));
  const rate = (seconds: number) => `${Math.round(size / seconds / 1e6)} MB per second`;
  console.log(`  files ${rate(result.ours)}, bytes ${rate(result.baseline)}`);
  if (result.ratio < GOAL) process.exitCode = 1;

  const [small, large] = [await peakOf(half), await peakOf(whole)];
  console.log(
    `peak memory of the process: ${Math.round(small / 1e6)} MB for half of it, ${Math.round(large / 1e6)} MB for all ${Math.round(size / 1e6)} MB`,
  );
  if (large > small * 1.25) process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true });
}

/** Bytes that `qldb-console verify` has taken at most, as the system counts them; Linux alone tells. */
async function peakOf(archive: string): Promise<number> {
  const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'verify', archive, '--threads', '1'], { stdio: 'ignore' });
  let peak = 0;
  const looking = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024);
  }, 20);
  await once(child, 'exit');
  clearInterval(looking);
  return peak;
}
