// `npm test`: static checks, unit and integration tests, and the end-to-end tests in a real Chromium against the really
// started product. The last line is `N passed, N failed`. What could not be tested here is named above it, and counts as
// failed when CI is set.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS, runCheck } from './checks.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureAwsClients, ensureDeploymentPrograms, ensureNginx, ensureRadosgw } from './ensure-servers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.cache/test');
const total = { passed: 0, failed: 0 };
const untested = [];
/** Names of failed tests of the runner that does not end with them itself. */
const failures = [];
mkdirSync(reports, { recursive: true });

for (const check of CHECKS) {
  const { ok, output } = runCheck(check);
  total[ok ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${check.name}\n`);
  if (!ok) process.stdout.write(output);
}

// Tests write evidence files, which hold a built verifier, and ask back ends for the built console.
const built = stream(process.execPath, ['tools/build.mjs', '--if-stale']) === 0;
total[built ? 'passed' : 'failed'] += 1;
process.stdout.write(`${built ? 'ok    ' : 'FAILED'}  build of the verifier in evidence files, and of the console\n`);
section('Unit and integration tests');
const groups = ['everywhere'];
const clients = ensureAwsClients();
if (clients) groups.push('clients');
else {
  untested.push(
    'AWS CLI and boto3: none was found that still knows QLDB, and none could be installed. Versions before October 2025 do (Debian 12: apt-get install awscli python3-boto3).',
  );
}
if (ensureRadosgw()) groups.push('radosgw');
else {
  untested.push(
    "Exports to Ceph's S3 gateway: radosgw was not found and could not be installed (Debian: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd).",
  );
}
const hasNginx = ensureNginx();
if (hasNginx) groups.push('nginx');
else {
  untested.push(
    'The console behind nginx: none was found and none could be installed (Debian: apt-get install --no-install-recommends nginx-light).',
  );
}
if (ensureDeploymentPrograms()) groups.push('deployment');
else {
  untested.push(
    'Caddyfile and systemd units: caddy or systemd-analyze was not found and could not be installed (Debian: apt-get install caddy systemd).',
  );
}
const vitestReport = join(reports, 'vitest.json');
rmSync(vitestReport, { force: true });
const vitest = stream(
  join(root, 'node_modules/.bin/vitest'),
  [
    'run',
    ...groups.map((group) => `--project=${group}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  {
    ...environmentOfRandomTests(),
    ...(clients ? { AWS_CLI_PATH: clients.cli, BOTO3_PYTHON_PATH: clients.python } : {}),
  },
);
count(vitestReport, vitest, (report) => ({
  passed: report.numPassedTests,
  failed: report.numTotalTests - report.numPassedTests,
  names: report.testResults.flatMap(({ name, assertionResults }) => {
    const file = relative(root, name);
    const names = assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName, status }) => `${file}: ${fullName} (${status})`);
    return names.length === 0 && assertionResults.length === 0 ? [`${file}: did not run`] : names;
  }),
}));

section('End-to-end tests');
const browser = built ? await ensureBrowser() : undefined;
if (browser) {
  const report = join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const status = stream(
    process.execPath,
    [join(root, 'e2e/node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
    {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      ...(hasNginx ? {} : { WITHOUT_NGINX: '1' }),
    },
  );
  count(report, status, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    names: [],
  }));
} else if (built) {
  untested.push(
    'End-to-end tests: no Chromium was found and none could be installed. Set CHROMIUM_PATH, or install one (Debian: apt-get install chromium).',
  );
}

for (const line of failures) process.stdout.write(`\nFAILED  ${line}\n`);
for (const line of untested) process.stdout.write(`\nNOT TESTED  ${line}\n`);
if (process.env.CI) total.failed += untested.length;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** With CI set, random tests draw the same cases every time, so that a change is judged by itself; elsewhere new ones. */
function environmentOfRandomTests() {
  return process.env.CI && !process.env.FC_SEED ? { FC_SEED: '20190916' } : {};
}

function section(title) {
  process.stdout.write(`\n${title}\n`);
}

function stream(command, args, environment = {}) {
  return (
    spawnSync(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    }).status ?? 1
  );
}

/** Adds a runner's figures; a runner that failed without a failed test (it crashed, or ran nothing) is one failure. */
function count(reportFile, status, figures) {
  let result = { passed: 0, failed: 0 };
  try {
    result = figures(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch {
    result.failed = 1;
  }
  if ((status !== 0 || result.passed === 0) && result.failed === 0) result.failed = 1;
  total.passed += result.passed;
  total.failed += result.failed;
  failures.push(...(result.names ?? []));
}
