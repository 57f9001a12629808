/**
 * What judging an archive costs the page that shows it: the time the page's own thread is at work, of the time it takes, against
 * the judging itself, which happens in other threads. The started product in Chromium, files read from disk where they lie.
 * CHROMIUM_PATH names the browser.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium } from 'playwright-core';
import { startProduct } from '../e2e/product.ts';

/** Of the time it takes. */
const GOAL = 0.1;
const LONGEST_TASK_MS = 50;
const BLOCKS = 60_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--if-stale'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const folder = await mkdtemp(join(tmpdir(), 'archive-page-bench-'));
spawnSync(process.execPath, [join(root, 'bench/archive-samples.ts'), folder, String(BLOCKS)], { stdio: 'inherit' });
// It writes the same journal in several forms; one of them is enough.
for (const name of await readdir(folder)) if (!name.startsWith('large.')) await rm(join(folder, name));
const product = await startProduct();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-gpu', '--no-first-run'],
});
try {
  const page = await browser.newPage({ baseURL: product.url });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { tasks, showDirectoryPicker: undefined });
  });
  await page.goto('/archives');
  await page.getByRole('link', { name: 'A damaged archive', exact: true }).waitFor();
  await page.getByLabel('Folder of an archive').setInputFiles(folder);
  await page.getByRole('heading', { level: 1, name: /^Journal of strand / }).waitFor({ timeout: 120_000 });
  const longTasks = () => page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));
  await longTasks();
  const before = await busySeconds(cdp);
  const began = performance.now();
  await page.getByRole('region', { name: 'Verdict' }).waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - began) / 1_000;
  const busy = (await busySeconds(cdp)) - before;
  const longest = Math.max(0, ...(await longTasks()));
  const share = busy / seconds;
  process.stdout.write(
    `${BLOCKS.toLocaleString('en')} blocks: ${seconds.toFixed(1)} s, ${Math.round(BLOCKS / seconds).toLocaleString('en')} blocks/s; ` +
      `the page at work for ${(busy * 1_000).toFixed(0)} ms, ${share.toFixed(3)} of the time  ` +
      `(goal at most ${GOAL}: ${share <= GOAL ? 'met' : 'MISSED'}); ` +
      `longest task ${longest === 0 ? `below ${LONGEST_TASK_MS}` : longest.toFixed(0)} ms, by the clock\n`,
  );
  if (share > GOAL) process.exitCode = 1;
} finally {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true });
}

/** Seconds that the page's main thread was at work, by its own clock: what other processes take does not count. */
async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
