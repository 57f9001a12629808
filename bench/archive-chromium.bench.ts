/**
 * A large archive in the console, as it is started, in Chromium: how fast it is judged against the engine alone on the same bytes
 * in memory, and what that takes of memory and of the page; how soon blocks and ids are on the screen; what a reload costs.
 * CHROMIUM_PATH names the browser, ARCHIVE_BLOCKS another size of the journal (a million: 2 GB on disk while this runs), and
 * ARCHIVE_BLOCKS_PER_HOUR another size of its objects. ARCHIVE_ROUNDS says how often it is judged.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { startProduct } from '../e2e/product.ts';
import type { WrittenBlock, WrittenJournal } from './archive-journal.ts';
import { installProbe, type ProbedWindow } from './chromium/archive-probe.ts';
import { type ResidentMegabytes, residentMegabytes } from './chromium-processes.ts';
import { median } from './measure.ts';

const BLOCKS = Number(process.env.ARCHIVE_BLOCKS ?? '1000000');
const BLOCKS_PER_HOUR = process.env.ARCHIVE_BLOCKS_PER_HOUR ?? '8000';
const ROUNDS = Number(process.env.ARCHIVE_ROUNDS ?? '3');
const GOALS = { rate: 0.8, longTaskMs: 50, blockMs: 200, lookUpMs: 100, indexBytes: 200 } as const;
/** What a page's memory may grow by while it judges, beside the index: collecting garbage comes and goes. */
const GARBAGE_MB = 150;
/** Of the archive on disk and of what the browser keeps of it. */
const DISK_BYTES_PER_BLOCK = 3_000;
/** Bytes that the engine judges in memory. */
const SAMPLE_BYTES = 400e6;
/** The whole of it must be read and judged on a machine that has other things to do. */
const PATIENCE_MS = 60_000 + BLOCKS * 2;

/** Of the journal, unless its reader chooses otherwise. */
const ROWS_PER_PAGE = 25;
/** For what is there in a moment, or never. */
const SOON_MS = 30_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const { bavail, bsize } = statfsSync(tmpdir());
if (bavail * bsize < BLOCKS * DISK_BYTES_PER_BLOCK) {
  console.error(
    `${tmpdir()} has no room for ${gigabytes(BLOCKS * DISK_BYTES_PER_BLOCK)}; ARCHIVE_BLOCKS asks for less.`,
  );
  process.exit(1);
}
const distOfBench = join(root, '.cache/bench/chromium');
build([join(root, 'tools/build.mjs'), '--if-stale'], root);
build(
  [join(root, 'apps/console/node_modules/vite/bin/vite.js'), 'build', '--outDir', distOfBench],
  join(root, 'bench/chromium'),
);

const directory = await mkdtemp(join(tmpdir(), 'bench-archive-chromium-'));
// Gigabytes must not stay, whatever ends this.
const clear = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
process.once('exit', clear);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const folder = join(directory, 'archive');
const journal = await writeJournal();
const blocks = journal.blocks;
const lastBlock = blocks.at(-1) as WrittenBlock;
console.log(
  `${count(BLOCKS)} blocks, ${gigabytes(journal.bytes)} in ${count(journal.objects)} objects; Node ${process.versions.node}`,
);

const mark = `--archive-bench=${process.pid}`;
const launch = (more: string[]) =>
  chromium.launchPersistentContext(join(directory, `browser${more.length}`), {
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', ...more],
    viewport: { width: 1400, height: 900 },
  });
const product = await startProduct();
const browser = await launch([mark]);
const bareBrowser = await launch([]);
const bareServer = serveBench();
const longTasks = new Map<string, number>();
try {
  const bare = await openBare();
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => console.log(`  page: ${error.message}`));
  await page.addInitScript(installProbe);
  await judging(page, bare);
  const archive = new URL(page.url()).pathname;
  await attempt('blocks on the screen', () => blocksOnScreen(page, archive));
  await attempt('the last row', () => lastRow(page, archive));
  await attempt('look-ups', () => lookUps(page, archive));
  await attempt('what is kept', () => tellKept(page));
  await attempt('reload', () => reload(page, archive));
  tellLongTasks();
} finally {
  await Promise.all([browser.close(), bareBrowser.close(), product.stop()]);
  bareServer.close();
  clear();
}

/** One figure that cannot be had does not cost the others, which took minutes. */
async function attempt(what: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    console.log(`${what}: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function build(command: string[], cwd: string): void {
  const built = spawnSync(process.execPath, command, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) process.exit(1);
}

async function writeJournal(): Promise<WrittenJournal> {
  const writer = join(root, 'bench/archive-journal.ts');
  const child = spawn(process.execPath, [writer, folder, String(BLOCKS), BLOCKS_PER_HOUR], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('the archive could not be written');
  return JSON.parse(output) as WrittenJournal;
}

function serveBench() {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
  const files = new Map(
    readdirSync(distOfBench, { recursive: true, encoding: 'utf8' })
      .filter((name) => extname(name) in types)
      .map((name) => [`/${name.replaceAll('\\', '/')}`, readFileSync(join(distOfBench, name))]),
  );
  return createServer((request, response) => {
    const path = request.url ?? '';
    response.writeHead(files.has(path) ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' });
    response.end(files.get(path));
  }).listen(0, '127.0.0.1');
}

/** @returns what answers the bytes per second that the engine alone judges */
async function openBare(): Promise<() => Promise<number>> {
  const page = await bareBrowser.newPage();
  page.on('pageerror', (error) => console.log(`  page of the engine: ${error.message}`));
  await page.goto(`http://127.0.0.1:${(bareServer.address() as AddressInfo).port}/index.html`);
  const objects = globSync('**/*.ion', { cwd: folder }).map((name) => join(folder, name));
  const some = objects.slice(0, Math.max(2, Math.floor((objects.length * SAMPLE_BYTES) / journal.bytes)));
  await page.setInputFiles('input', some);
  await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.keepFiles());
  const judge = () => page.evaluate(() => (globalThis as unknown as BenchWindow).bench.judgeKept());
  await judge();
  return judge;
}

async function judging(page: Page, bare: () => Promise<number>): Promise<void> {
  await page.goto(`${product.url}/archives`);
  await page.getByRole('link', { name: 'A damaged archive', exact: true }).waitFor();
  await takeLongTasks(page);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  const memory = sampleMemory(page);
  const rates: number[] = [];
  const bareRates = [await bare()];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    if (round === 0) await giveFolder(page);
    else {
      await page.getByRole('button', { name: 'Judge again' }).click();
      await verdict.waitFor({ state: 'detached' });
    }
    await shown(verdict);
    const seconds = (performance.now() - start) / 1000;
    rates.push(journal.bytes / seconds);
    console.log(
      `  judged ${round === 0 ? 'for the first time, looked through before' : 'again'}: ${seconds.toFixed(1)} s, ` +
        `${count(Math.round(BLOCKS / seconds))} blocks per second`,
    );
    if (round === 0) tellMemory(await memory.end());
    bareRates.push(await bare());
  }
  await noteLongTasks(page, 'judging');
  const headline = await verdict.textContent();
  if (!headline?.includes('hold together')) throw new Error(`another verdict was expected: ${headline}`);
  // Between two measurements of the engine, so that both sides had the same machine.
  const ratios = rates.map((rate, i) => (2 * rate) / ((bareRates[i] as number) + (bareRates[i + 1] as number)));
  tell(
    `judged in the page: ${megabytes(median(rates))} per second, the engine alone ${megabytes(median(bareRates))}`,
    median(ratios),
    { least: GOALS.rate, unit: 'x' },
  );
}

/** Asks now and then: to wait for it would have the browser look with every frame, which is work of its own. */
async function shown(what: Locator): Promise<void> {
  for (const start = performance.now(); (await what.count()) === 0; await delay(50))
    if (performance.now() - start > PATIENCE_MS) throw new Error('there is no verdict');
}

function giveFolder(page: Page): Promise<void> {
  return page.getByLabel('Folder of an archive').setInputFiles(folder);
}

interface MemorySample extends ResidentMegabytes {
  readonly done: number;
}

/** Looks now and then how far the judging is, and what the browser takes. */
function sampleMemory(page: Page): { end(): Promise<readonly MemorySample[]> } {
  const samples: MemorySample[] = [];
  const over = new AbortController();
  const sampling = (async () => {
    while (!over.signal.aborted) {
      const { done } = await page.evaluate(() => (globalThis as unknown as ProbedWindow).probe.judged);
      const resident = residentMegabytes(mark);
      if (resident) samples.push({ ...resident, done });
      await delay(200, undefined, { signal: over.signal }).catch(() => {});
    }
  })();
  return {
    async end() {
      over.abort();
      await sampling;
      return samples;
    },
  };
}

function tellMemory(samples: readonly MemorySample[]): void {
  const at = (done: number) => samples.find((sample) => sample.done >= done) ?? samples.at(-1);
  const [first, ...later] = [0.1, 0.5, 1].map(at);
  const last = later.at(-1);
  if (first === undefined || last === undefined) return;
  const most = Math.max(...samples.map(({ page }) => page));
  console.log(
    `  resident memory of the page with its threads at 10 %, 50 % and 100 %, MB: ` +
      `${[first, ...later].map((each) => each?.page.toFixed(0)).join(', ')}, at most ${most.toFixed(0)}; ` +
      `of the whole browser: ${[first, ...later].map((each) => each?.all.toFixed(0)).join(', ')}`,
  );
  const allowed = GARBAGE_MB + (0.9 * BLOCKS * GOALS.indexBytes) / 1e6;
  tell('memory of the page that comes from 10 % to 100 %, MB', last.page - first.page, { most: Math.round(allowed) });
}

async function blocksOnScreen(page: Page, archive: string): Promise<void> {
  const times = new Map<number, number>();
  // From both ends to the middle: no block is next to the one before.
  for (const [i] of blocks.entries()) {
    const block = blocks[i % 2 === 0 ? i / 2 : blocks.length - 1 - (i - 1) / 2] as WrittenBlock;
    times.set(block.sequenceNo, await showBlock(page, archive, block));
  }
  await noteLongTasks(page, 'blocks');
  const middle = blocks[blocks.length >> 1] as WrittenBlock;
  const ms = (block: WrittenBlock) => times.get(block.sequenceNo)?.toFixed(0);
  console.log(
    `  blocks on the screen after, median ${median([...times.values()]).toFixed(0)} ms: the first, with the page's scripts, ` +
      `${ms(blocks[0] as WrittenBlock)}; in the middle ${ms(middle)}; the last ${ms(lastBlock)} ms`,
  );
  tell(`the slowest of ${times.size} blocks on the screen, ms`, Math.max(...times.values()), { most: GOALS.blockMs });
}

function showBlock(page: Page, archive: string, block: WrittenBlock): Promise<number> {
  return show(page, `${archive}/blocks/${block.sequenceNo}`, [block.transactionId, block.documentId]);
}

function show(page: Page, address: string, texts: readonly string[]): Promise<number> {
  return page.evaluate(([where, what]) => (globalThis as unknown as ProbedWindow).probe.show(where, what), [
    address,
    texts,
  ] as const);
}

async function lastRow(page: Page, archive: string): Promise<void> {
  await show(page, `${archive}?tab=journal`, [(blocks[0] as WrittenBlock).transactionId]);
  const last = page.locator('main button').filter({ hasText: new RegExp(`^${Math.ceil(BLOCKS / ROWS_PER_PAGE)}$`) });
  const row = page.getByRole('row').filter({ hasText: lastBlock.transactionId });
  const start = performance.now();
  await last.click({ timeout: SOON_MS });
  await row.scrollIntoViewIfNeeded({ timeout: SOON_MS });
  tell('from the first row of the journal to the very last one, on the screen, ms', performance.now() - start, {
    most: GOALS.blockMs,
  });
  await noteLongTasks(page, 'journal');
}

async function lookUps(page: Page, archive: string): Promise<void> {
  const kinds: readonly (readonly [string, (block: WrittenBlock) => string])[] = [
    ['document id', ({ documentId }) => documentId],
    ['transaction id', ({ transactionId }) => transactionId],
    ['beginning of a block hash, base64', ({ blockHash }) => blockHash.slice(0, 8)],
    [
      'beginning of a revision hash, hex',
      ({ revisionHash }) => Buffer.from(revisionHash, 'base64').toString('hex', 0, 6),
    ],
    ['document id that is not there', ({ documentId }) => [...documentId].reverse().join('')],
  ];
  for (const [name, textOf] of kinds) {
    const times: number[] = [];
    const shown: number[] = [];
    for (const block of blocks) {
      const text = textOf(block);
      const { ms, value } = await page.evaluate(
        ([strandId, what]) => (globalThis as unknown as ProbedWindow).probe.ask('find', { strandId, text: what }),
        [journal.strandId, text] as const,
      );
      if ((value as unknown[]).length === 0 && !name.includes('not there'))
        throw new Error(`no ${name} ${text} is found`);
      times.push(ms);
      if (name.includes('not there')) continue;
      shown.push(
        await show(page, `${archive}?tab=journal&find=${encodeURIComponent(text)}`, [
          name === 'document id' ? text : `Block ${count(block.sequenceNo)}`,
        ]),
      );
    }
    const onScreen = shown.length === 0 ? '' : `, on the screen after ${median(shown).toFixed(0)} ms`;
    tell(`looked up by ${name}: ${median(times).toFixed(1)} ms${onScreen}; the slowest, ms`, Math.max(...times), {
      most: GOALS.lookUpMs,
    });
  }
  await noteLongTasks(page, 'look-ups');
}

/** What the browser keeps, so that nothing is judged twice. */
async function tellKept(page: Page): Promise<void> {
  const kept = await page.evaluate(
    () =>
      new Promise<{ bytes: number; parts: number }>((resolve, reject) => {
        const opening = indexedDB.open('qldb-console-archives');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('checkpoints').objectStore('checkpoints').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result[0]);
          };
        };
      }),
  );
  tell(
    `kept in the browser: ${megabytes(kept.bytes)} in ${kept.parts} parts; bytes of index a block`,
    kept.bytes / BLOCKS,
    { most: GOALS.indexBytes },
  );
}

async function reload(page: Page, archive: string): Promise<void> {
  const again = async (): Promise<number> => {
    await page.reload();
    await page.getByLabel('Folder of an archive').waitFor({ state: 'attached' });
    await takeLongTasks(page);
    const start = performance.now();
    await giveFolder(page);
    await page.getByRole('region', { name: 'Verdict' }).waitFor();
    return (performance.now() - start) / 1000;
  };
  await page.goto(`${product.url}${archive}`);
  console.log(`  given again after a reload: the verdict is back after ${(await again()).toFixed(1)} s`);
  await page.getByRole('button', { name: 'Judge again' }).click();
  const judged = () => page.evaluate(() => (globalThis as unknown as ProbedWindow).probe.judged.done);
  for (let done = 1; done === 1 || done < 0.5; done = await judged()) await delay(20);
  const seconds = await again();
  const note = await page
    .getByText('in an earlier visit')
    .first()
    .textContent({ timeout: 1_000 })
    .catch(() => null);
  console.log(`  reloaded at half of it: the verdict after another ${seconds.toFixed(1)} s${note ? ` (${note})` : ''}`);
  await noteLongTasks(page, 'reload');
}

function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as ProbedWindow).probe.takeLongTasks());
}

async function noteLongTasks(page: Page, when: string): Promise<void> {
  longTasks.set(when, Math.max(0, ...(await takeLongTasks(page))));
}

function tellLongTasks(): void {
  const all = [...longTasks].map(([when, ms]) => `${when} ${ms === 0 ? 'none' : `${ms.toFixed(0)} ms`}`).join(', ');
  console.log(`  tasks of the page's thread above ${GOALS.longTaskMs} ms: ${all}`);
  tell('the longest task of the page, ms', Math.max(...longTasks.values()), { most: GOALS.longTaskMs });
}

function tell(what: string, figure: number, goal: { least: number; unit: string } | { most: number }): void {
  const met = 'least' in goal ? figure >= goal.least : figure <= goal.most;
  const held = 'least' in goal ? `at least ${goal.least}${goal.unit}` : `at most ${goal.most}`;
  const text = 'least' in goal ? `${figure.toFixed(2)}${goal.unit}` : figure.toFixed(0);
  console.log(`${what}: ${text}  (goal ${held}: ${met ? 'met' : 'MISSED'})`);
  if (!met) process.exitCode = 1;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

interface BenchWindow {
  readonly bench: { keepFiles(): Promise<number>; judgeKept(): Promise<number> };
}
