import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, textOf } from './support/files.ts';
import { answers, asStranger, freePort, start } from './support/processes.ts';

/** Installing, building and starting, on a machine that does other things as well. */
const BUSY_MS = 240_000;
const MAIN = 'apps/cli/src/main.ts';
/** What the Dockerfile sets. */
const ofImage: Readonly<Record<string, string>> = Object.fromEntries(
  [...textOf('deploy/docker/Dockerfile').matchAll(/^(?:ENV| {3}) ([A-Z_]+)=(\S+)/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);
const KEY = { LEDGER_ACCESS_KEY_ID: 'console', LEDGER_SECRET_ACCESS_KEY: 'a secret of this test'.replaceAll(' ', '-') };
let home = '';
let release = '';
let node = '';

// The steps of deploy/docker/Dockerfile, one by one, without Docker.
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'release-'));
  chmodSync(home, 0o755);
  release = join(home, 'app');
  node = join(release, 'bin/node');
  const quiet = { cwd: pathOf('.'), stdio: 'pipe', encoding: 'utf8' } as const;
  execFileSync(process.execPath, ['tools/build.mjs', '--if-stale'], quiet);
  execFileSync(process.execPath, ['tools/release.mjs', release, '--with-node'], quiet);
  visit(release, (path) => chmodSync(path, lstatSync(path).mode & 0o555));
  copyFileSync(pathOf('deploy/compose/console.json'), join(home, 'console.json'));
}, BUSY_MS);
afterAll(() => {
  visit(release, (path) => chmodSync(path, lstatSync(path).mode | 0o200));
  rmSync(home, { recursive: true, force: true });
});

describe('a release', () => {
  it('holds nothing that only building and testing needs', () => {
    const packages = readdirSync(join(release, 'node_modules/.pnpm'));
    expect(packages.some((name) => name.startsWith('express@'))).toBe(true);
    for (const tool of [
      'vitest@',
      'vite@',
      'typescript@',
      'oidc-provider@',
      'fast-check@',
      'kinesis-local@',
      '@biomejs+',
    ])
      expect(packages.filter((name) => name.startsWith(tool))).toEqual([]);
    const files: string[] = [];
    visit(release, (path) => files.push(path.slice(release.length)));
    expect(
      files.filter(
        (file) => /^\/(apps|packages)\/[^/]+\/test\/|\.test\.tsx?$/.test(file) && !file.includes('/node_modules/'),
      ),
    ).toEqual([]);
    expect(files).toContain('/apps/console/dist/index.html');
  });

  it('says what it is made of, and under which licences', () => {
    const { bomFormat, components } = JSON.parse(readFileSync(join(release, 'sbom.cdx.json'), 'utf8'));
    expect(bomFormat).toBe('CycloneDX');
    const names = components.map(({ group, name }: { group?: string; name: string }) =>
      group ? `${group}/${name}` : name,
    );
    expect(names).toEqual(expect.arrayContaining(['express', 'better-sqlite3', '@cloudscape-design/components']));
    expect(names).not.toContain('vitest');
    for (const { name, licenses, type } of components) expect(licenses, `${type} ${name}`).toBeDefined();
    const licences = readFileSync(join(release, 'LICENCES.txt'), 'utf8');
    expect(licences).toMatch(/^express 5\.\S+ {2}MIT$/m);
    expect(licences).toContain('Permission is hereby granted, free of charge');
    expect(licences).toContain('Apache License');
  });

  it(
    'refuses to listen for others without sign-in, with the settings of the image',
    async () => {
      const environment = { ...ofImage, DATA_DIR: folder('refused'), HOME: folder('refused-home') };
      await using console = start(node, [MAIN, 'start'], environment, { cwd: release, ...asStranger });
      expect(await console.ended).toBe(2);
      expect(console.output()).toContain('there is no sign-in');
    },
    BUSY_MS,
  );

  it(
    'runs as another user from a folder that cannot be written, tells its health, and ends when it is told to',
    async () => {
      const before = fingerprint();
      const [ledgerPort, port, managementPort] = [await freePort(), await freePort(), await freePort()];
      await using ledger = start(
        node,
        [MAIN, 'ledger'],
        {
          ...ofImage,
          ...KEY,
          LEDGER_HOST: '0.0.0.0',
          LEDGER_PORT: String(ledgerPort),
          LEDGER_SAMPLE: 'off',
          DATA_DIR: folder('ledger'),
          HOME: folder('ledger-home'),
        },
        { cwd: release, ...asStranger },
      );
      await answers(`http://127.0.0.1:${ledgerPort}/healthz`, 200, ledger);
      const audit = folder('console');
      const management = `http://127.0.0.1:${managementPort}`;
      await using console = start(
        node,
        [MAIN, 'start'],
        {
          ...ofImage,
          PORT: String(port),
          MANAGEMENT_PORT: String(managementPort),
          DATA_DIR: audit,
          HOME: folder('console-home'),
          QLDB_ENDPOINT: `http://127.0.0.1:${ledgerPort}`,
          AWS_ACCESS_KEY_ID: KEY.LEDGER_ACCESS_KEY_ID,
          AWS_SECRET_ACCESS_KEY: KEY.LEDGER_SECRET_ACCESS_KEY,
          QLDB_CONSOLE_CONFIG: join(home, 'console.json'),
          SESSION_KEYS: Buffer.alloc(32, 7).toString('base64url'),
          SIGN_IN_CLIENT_SECRET: 'secret-of-the-client',
          DRAIN_SECONDS: '0',
        },
        { cwd: release, ...asStranger },
      );
      await answers(`${management}/readyz`, 200, console);
      expect(healthcheck({ MANAGEMENT_PORT: String(managementPort) })).toBe(0);
      expect(healthcheck({}, `http://127.0.0.1:${ledgerPort}/healthz`)).toBe(0);
      expect(healthcheck({ MANAGEMENT_PORT: String(await freePort()) })).toBe(1);
      expect(healthcheck({}, `${management}/nothing`)).toBe(1);

      await ledger.stop();
      await answers(`${management}/readyz`, 503, console);
      expect(healthcheck({ MANAGEMENT_PORT: String(managementPort) })).toBe(0);

      expect(await console.stop()).toBe(0);
      expect(console.output()).not.toContain('secret-of-the-client');
      expect(readdirSync(audit)).toContain('audit.jsonl');
      expect(fingerprint()).toBe(before);
    },
    BUSY_MS,
  );
});

/** An empty folder that the other user may write to. */
function folder(name: string): string {
  const path = join(home, name);
  mkdirSync(path);
  if (asStranger.uid !== undefined) chownSync(path, asStranger.uid, asStranger.gid);
  return path;
}

function healthcheck(environment: Readonly<Record<string, string>>, ...args: readonly string[]): number {
  try {
    execFileSync(node, [pathOf('deploy/docker/healthcheck.mjs'), ...args], { env: environment, stdio: 'ignore' });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

/** Names, sizes and dates of everything in the release. */
function fingerprint(): string {
  const lines: string[] = [];
  visit(release, (path) => {
    const { size, mtimeMs } = lstatSync(path);
    lines.push(`${path} ${size} ${mtimeMs}`);
  });
  return lines.sort().join('\n');
}

/** Everything below a folder, and itself; links are not followed. */
function visit(path: string, use: (path: string) => void): void {
  const status = lstatSync(path);
  if (status.isSymbolicLink()) return;
  if (status.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name), use);
  use(path);
}
