import { defineConfig } from '@playwright/test';

/** One started product serves all specs; specs that change its state make their own ledgers. */
export default defineConfig({
  testDir: '.',
  // Told by `npm test` where there is no nginx; it names that as not tested.
  testIgnore: process.env.WITHOUT_NGINX ? 'base-path.spec.ts' : [],
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // What is waited for comes when the machine gets to it: these only catch what never comes.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  outputDir: '../.cache/e2e',
  globalSetup: './global-setup.ts',
  use: {
    browserName: 'chromium',
    headless: true,
    // Nothing moves: what is there can be measured and clicked at once.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
