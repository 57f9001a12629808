import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Many tests start processes and threads. Most of what a start takes is stripping types and compiling, the same every time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('.cache/compiled', import.meta.url));

/** Tests that need programs of others: `npm test` runs a group only where its programs are (tools/ensure-servers.mjs). */
const GROUPS = {
  /** The AWS CLI and boto3: AWS_CLI_PATH, BOTO3_PYTHON_PATH. */
  clients: ['packages/*/test/clients/**/*.test.ts', 'apps/*/test/clients/**/*.test.ts'],
  /** Ceph's S3 gateway, found on PATH. */
  radosgw: ['packages/*/test/radosgw/**/*.test.ts', 'apps/*/test/radosgw/**/*.test.ts'],
  /** nginx, with the configuration of `deploy`, in front of the back end. */
  nginx: ['apps/*/test/nginx/*.test.ts'],
  /** Caddy and systemd-analyze, which judge what `deploy` hands to operators. */
  deployment: ['deploy/test/programs/*.test.ts'],
};
/** Servers that all tests of a group share. */
const SETUPS: Readonly<Record<string, string>> = { radosgw: './packages/ledger/test/radosgw/global-setup.ts' };
const everywhere = [
  'packages/*/test/**/*.test.{ts,tsx}',
  'apps/*/test/**/*.test.{ts,tsx}',
  'tools/test/**/*.test.ts',
  'fuzz/test/*.test.ts',
  'deploy/test/*.test.ts',
];

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude, globalSetup: SETUPS[name] ?? [] },
});

export default defineConfig({
  test: {
    environment: 'node',
    // Node loads these itself, as in production: in a third less time than through the runner, and their calls of one another
    // are plain calls. Not what has .tsx, nor what tests replace (`vi.mock`).
    server: {
      deps: {
        external: [
          /\/packages\/(contract|journal|ledger|local-endpoints|testkit)\/src\/.*\.ts$/,
          /\/apps\/(bff|cli)\/src\/.*\.ts$/,
        ],
      },
    },
    // Many tests wait for other processes; the default leaves one of two processors idle.
    maxWorkers: '100%',
    // Random tests print their seed; a failing one is replayed with FC_SEED.
    // What is waited for comes when the machine gets to it: these only catch what never comes.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 45_000 } },
    projects: [
      project('everywhere', everywhere, Object.values(GROUPS).flat()),
      ...Object.entries(GROUPS).map(([name, include]) => project(name, include)),
    ],
  },
});
