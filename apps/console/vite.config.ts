import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { extractDataFonts } from './vite/extract-data-fonts.ts';
import { precompress } from './vite/precompress.ts';

/** Where the back end listens while the console is developed against it. */
const backEnd = process.env.BFF_URL ?? 'http://127.0.0.1:8580';

export default defineConfig({
  plugins: [react(), extractDataFonts(), precompress()],
  build: {
    target: 'es2023',
    // The content security policy allows neither data: URLs for fonts and scripts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': {
        target: backEnd,
        changeOrigin: true,
        // The back end refuses foreign origins; in development the page comes from Vite's own port.
        configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', backEnd)),
      },
    },
  },
});
