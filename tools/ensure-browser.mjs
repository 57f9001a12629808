// Finds a Chromium that really starts, and installs one when there is none and the machine allows it.
// Order: $CHROMIUM_PATH, the system's browsers, Playwright's own, apt (as root or with sudo -n), Playwright's download.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian-packages.mjs';

const fromE2e = createRequire(new URL('../e2e/package.json', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<string | undefined>} path of a browser that starts */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (installDebianPackages(['chromium', 'fonts-liberation'])) {
    const installed = await findBrowser();
    if (installed) return installed;
  }
  const cli = join(dirname(fromE2e.resolve('playwright-core/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], { stdio: ['ignore', 2, 2] });
  return findBrowser();
}

async function findBrowser() {
  const candidates = [process.env.CHROMIUM_PATH];
  for (const directory of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) candidates.push(join(directory, name));
  candidates.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  candidates.push(fromE2e('playwright-core').chromium.executablePath());
  return candidates.find((path) => path && existsSync(path) && starts(path));
}

/** `--version` is not enough: missing shared libraries show only when it really starts. */
function starts(path) {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    const result = spawnSync(
      path,
      [...FLAGS, `--user-data-dir=${profile}`, '--dump-dom', 'data:text/html,<p id=ok>ok</p>'],
      { encoding: 'utf8', timeout: 60_000 },
    );
    return result.status === 0 && result.stdout.includes('id="ok"');
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await ensureBrowser();
  if (path) process.stdout.write(`${path}\n`);
  else process.exitCode = 1;
}
