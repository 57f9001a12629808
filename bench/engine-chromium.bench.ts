/**
 * The verification engine in Chromium, in the console's own threads and scheduler: on one thread against ion-js and
 * ion-hash-js, on two against one, and on a journal of a million blocks that is read from files on disk. CHROMIUM_PATH names
 * the browser; BLOCKS other sizes of the journal.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIonText, writeIonBinary } from '@qldb-console/journal';
import { chromium, type Page } from 'playwright-core';
import type { Asked, Judged, RatioCase, Ratios } from './chromium/page.ts';
import { type DocumentKind, linkedBlocks } from './engine-samples.ts';
import { median } from './measure.ts';
import { millionBlocks } from './million-blocks.ts';

const BLOCKS = Number(process.env.BLOCKS ?? '1000000');
const SECONDS_PER_MILLION = 20;
const TWO_THREADS_GOAL = 1.8;
/** Objects that are judged to compare one thread with two: seconds of work, so that the last chunk of a thread is little of it. */
const SOME_OBJECTS = 32;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, '.cache/bench/chromium');
const vite = join(root, 'apps/console/node_modules/vite/bin/vite.js');
const built = spawnSync(process.execPath, [vite, 'build', '--outDir', dist], {
  cwd: join(root, 'bench/chromium'),
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) process.exit(1);

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
const files = new Map(
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) in TYPES)
    .map((name) => [`/${name.replaceAll('\\', '/')}`, readFileSync(join(dist, name))]),
);
const server = createServer((request, response) => {
  const path = request.url ?? '';
  response.writeHead(files.has(path) ? 200 : 404, {
    'content-type': TYPES[extname(path)] ?? 'text/plain',
    'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  });
  response.end(files.get(path));
}).listen(0, '127.0.0.1');
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu', '--no-first-run', '--enable-precise-memory-info'],
});

try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`  page: ${error.message}`));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
  console.log(`Chromium ${browser.version()}`);
  await oneThread(page);
  await page.setInputFiles('input', millionBlocks(BLOCKS));
  await twoThreads(page);
  await wholeJournal(page);
} finally {
  await browser.close();
  server.close();
}

async function oneThread(page: Page): Promise<void> {
  const cases: readonly { name: string; kind: DocumentKind; size: number; goal: number }[] = [
    { name: 'blocks of 2 kB with two revisions', kind: 'captured', size: 1000, goal: 30 },
    { name: 'blocks with one document of 100 kB, many fields', kind: 'many fields', size: 12, goal: 10 },
    { name: 'blocks with one document of 100 kB, long strings', kind: 'long strings', size: 12, goal: 10 },
  ];
  for (const { name, kind, size, goal } of cases) {
    const texts = linkedBlocks(kind, size).map((text) => new TextEncoder().encode(`${text}\n`));
    const binaries = texts.map((text) => writeIonBinary(readIonText(text)));
    for (const [format, blocks] of Object.entries({ 'Ion text': texts, 'Ion binary': binaries })) {
      for (const path of ['vectors', 'javascript'] as const) {
        const given: RatioCase = { blocks: blocks.map((block) => Buffer.from(block).toString('base64')), path };
        const found = await page.evaluate((arg) => (globalThis as unknown as Bench).bench.ratios(arg), given);
        tellRatios(`${name}, ${format}, ${path}`, found, path === 'vectors' ? goal : undefined);
      }
    }
  }
}

function tellRatios(name: string, { ours, bytes, baselines }: Ratios, goal: number | undefined): void {
  const fastest = (way: string) =>
    Object.entries(baselines)
      .filter(([each]) => each.startsWith(way))
      .reduce((best, each) => (each[1].time < best[1].time ? each : best));
  const found = [fastest('stream'), fastest('tree')];
  const ratio = Math.min(...found.map(([, each]) => each.ratio));
  const held = goal === undefined ? '' : `  (goal ${goal}x: ${ratio >= goal ? 'met' : 'MISSED'})`;
  console.log(`${name}: ${Math.round(1 / ours)} blocks, ${Math.round((bytes / ours) * 1e-6)} MB per second${held}`);
  for (const [baseline, each] of found) {
    console.log(
      `  ${each.ratio.toFixed(1)}x ion-js and ion-hash-js, ${baseline} (${(1 / each.time).toFixed(1)} blocks)`,
    );
  }
  if (goal !== undefined && ratio < goal) process.exitCode = 1;
}

function judgeFiles(page: Page, asked: Asked): Promise<Judged> {
  return page.evaluate((arg) => (globalThis as unknown as Bench).bench.judgeFiles(arg), asked);
}

async function twoThreads(page: Page): Promise<void> {
  // In memory and in one piece: reading them, and finding where to cut them, would be work of a third thread.
  const asked = { files: SOME_OBJECTS, chunkBytes: 2 ** 26, atHand: true };
  await judgeFiles(page, { ...asked, threads: 2 });
  const times: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round < 5; round++)
    for (const threads of [1, 2] as const) times[threads].push((await judgeFiles(page, { ...asked, threads })).seconds);
  const ratio = median(times[1].map((one, round) => one / (times[2][round] as number)));
  const rates = `${median(times[2]).toFixed(2)} and ${median(times[1]).toFixed(2)} s`;
  const held = `(goal ${TWO_THREADS_GOAL}x: ${ratio >= TWO_THREADS_GOAL ? 'met' : 'MISSED'})`;
  console.log(
    `the first ${SOME_OBJECTS} objects of the journal in memory, uncut, two threads against one: ${ratio.toFixed(2)}x  ${held}; ${rates}`,
  );
  if (ratio < TWO_THREADS_GOAL) process.exitCode = 1;
}

async function wholeJournal(page: Page): Promise<void> {
  const objects = millionBlocks(BLOCKS).length;
  const resident: number[] = [];
  const sampling = setInterval(() => resident.push(residentMegabytes()), 250);
  const { seconds, verdict, heap } = await judgeFiles(page, { files: objects, threads: 2 });
  clearInterval(sampling);
  const { counts, faultCount, pieces } = verdict;
  if (counts.blocks !== BLOCKS || counts.deferred !== 0 || faultCount !== 0 || pieces?.length !== 1)
    throw new Error('the journal is not sound');
  const goal = (SECONDS_PER_MILLION * BLOCKS) / 1e6;
  console.log(
    `${BLOCKS} blocks, ${(counts.bytes / 1e9).toFixed(2)} GB of Ion text in ${objects} files on disk, two threads: ` +
      `${seconds.toFixed(1)} s, ${Math.round(BLOCKS / seconds)} blocks, ${Math.round(counts.bytes / seconds / 1e6)} MB per second  ` +
      `(goal below ${goal} s: ${seconds < goal ? 'met' : 'MISSED'})`,
  );
  console.log(`  heap of the page after each tenth, MB: ${heap.map((each) => each.toFixed(0)).join(' ')}`);
  if (resident.length > 0) {
    const tenth = (i: number) => resident[Math.floor(((resident.length - 1) * i) / 10)] as number;
    const line = Array.from({ length: 11 }, (_, i) => tenth(i).toFixed(0)).join(' ');
    console.log(`  resident memory of the page's process with its threads, from start to end, MB: ${line}`);
  }
  if (seconds >= goal) process.exitCode = 1;
}

/** Of the largest process below this one that is a renderer; where the system tells (Linux). */
function residentMegabytes(): number {
  let most = 0;
  for (const pid of processIds()) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') || !isBelowUs(pid)) continue;
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
      most = Math.max(most, kilobytes / 1000);
    } catch {
      // It has ended meanwhile.
    }
  }
  return most;
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function isBelowUs(pid: string): boolean {
  for (let at = Number(pid); at > 1; at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1]))
    if (at === process.pid) return true;
  return false;
}

interface Bench {
  readonly bench: {
    ratios(given: RatioCase): Promise<Ratios>;
    judgeFiles(asked: Asked): Promise<Judged>;
  };
}
