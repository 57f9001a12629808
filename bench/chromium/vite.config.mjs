/** The page of bench/engine-chromium.bench.ts, built as the console is. */
export default {
  base: './',
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, emptyOutDir: true },
  worker: { format: 'es' },
  // ion-hash-js mentions the hashes of Node, which are not called.
  logLevel: 'error',
};
