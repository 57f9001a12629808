import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.{ts,tsx}', 'apps/*/test/**/*.test.{ts,tsx}', 'tools/test/**/*.test.ts'],
    environment: 'node',
    // Random tests print their seed; a failing one is replayed with FC_SEED.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
