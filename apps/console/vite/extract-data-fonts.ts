import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const DATA_FONT = /url\(["']?data:font\/woff2;base64,([A-Za-z0-9+/=]+)["']?\)/g;

/**
 * Cloudscape's global styles carry their fonts as base64 inside the style sheet. This plugin writes each of them as a
 * file of its own, so that the page runs under `font-src 'self'` and a browser loads only the fonts it uses.
 */
export function extractDataFonts(): Plugin {
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
