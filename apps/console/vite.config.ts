import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type ResolvedConfig } from 'vite';

/** Where the back end listens while the console is developed against it. */
const backEnd = process.env.BFF_URL ?? 'http://127.0.0.1:8580';

export default defineConfig(({ command }) => ({
  // The build may be served below any path: what it loads is found from where it stands, and the back end writes the
  // path into the page (apps/bff/src/static/write-base-path.ts).
  base: command === 'build' ? './' : '/',
  plugins: [react(), trimMessages(), leaveOutUnused(), extractDataFonts(), precompress()],
  resolve: {
    // Cloudscape's messages are parsed already; the parser for message texts is never called.
    alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/lib/no-parser.js' },
  },
  build: {
    target: 'es2023',
    // The content security policy allows neither data: URLs for fonts and scripts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // What the frame needs is always loaded together: one chunk compresses better than the many it would be cut
        // into because pages share some of it.
        codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] },
      },
    },
    // The app layout alone is larger than the default; what counts is measured by bench/first-load.bench.ts.
    chunkSizeWarningLimit: 1_000,
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
}));

/** Parts of the component library that no page uses: their texts would be a fifth of the messages in the first load. */
const UNUSED_MESSAGES = new Set([
  '[charts]',
  'annotation-context',
  'area-chart',
  'attribute-editor',
  'calendar',
  'cards',
  'code-editor',
  'collection-preferences',
  'date-picker',
  'date-range-picker',
  'features-notification-drawer',
  'list',
  'multiselect',
  'pie-chart',
  'prompt-input',
  's3-resource-selector',
  'slider',
  'split-panel',
  'tag-editor',
  'tutorial-panel',
  'wizard',
]);

/** Leaves the texts of unused components out of Cloudscape's English messages. */
function trimMessages(): Plugin {
  return {
    name: 'trim-messages',
    async load(id) {
      if (!id.endsWith('/i18n/messages/all.en.js')) return undefined;
      const all: Record<string, Record<string, Record<string, unknown>>> = JSON.parse(
        await readFile(id.replace(/js$/, 'json'), 'utf8'),
      );
      for (const locales of Object.values(all))
        for (const components of Object.values(locales))
          for (const component of UNUSED_MESSAGES) delete components[component];
      return `export default ${JSON.stringify(all)}`;
    },
  };
}

/**
 * The app layout can announce new features of AWS's own console, and for that it draws a list that can be reordered by
 * dragging. Nothing is ever announced here: an empty component takes the place of that list, and of the drag-and-drop
 * kit behind it.
 */
function leaveOutUnused(): Plugin {
  const EMPTY = '\0empty-component';
  return {
    name: 'leave-out-unused',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/list/internal') && importer?.includes('/drawer/feature-notifications-drawer-content')
        ? EMPTY
        : undefined,
    load: (id) => (id === EMPTY ? 'export default () => null;' : undefined),
  };
}

const DATA_FONT = /url\(["']?data:font\/woff2;base64,([A-Za-z0-9+/=]+)["']?\)/g;

/**
 * Cloudscape's global styles carry their fonts as base64 inside the style sheet. This plugin writes each of them as a
 * file of its own, so that the page runs under `font-src 'self'` and a browser loads only the fonts it uses.
 */
function extractDataFonts(): Plugin {
  return {
    name: 'extract-data-fonts',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = String(asset.source).replace(DATA_FONT, (_match, base64: string) => {
          const source = Buffer.from(base64, 'base64');
          const name = `font-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.woff2`;
          this.emitFile({ type: 'asset', fileName: `assets/${name}`, source });
          return `url(./${name})`;
        });
      }
    },
  };
}

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);
/** Fonts and pictures are compressed already. */
const COMPRESSIBLE = /\.(?:html|js|css|svg|json|txt)$/;

/** Writes `<file>.br` and `<file>.gz` beside every text file of the build, so that the server only has to pick one. */
function precompress(): Plugin {
  let config: ResolvedConfig;
  let failed = false;
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    // The files of a build that failed are not there, and looking for them would hide why it failed.
    buildEnd(error) {
      failed = error !== undefined;
    },
    renderError() {
      failed = true;
    },
    async closeBundle() {
      if (failed) return;
      const root = join(config.root, config.build.outDir);
      const files = (await readdir(root, { recursive: true })).filter((name) => COMPRESSIBLE.test(name));
      await Promise.all(
        files.map(async (name) => {
          const file = join(root, name);
          const source = await readFile(file);
          const small = await brotli(source, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
              [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
            },
          });
          await Promise.all([
            writeFile(`${file}.br`, small),
            writeFile(`${file}.gz`, await gz(source, { level: constants.Z_BEST_COMPRESSION })),
          ]);
        }),
      );
    },
  };
}
