import { Script } from 'node:vm';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Builds src/page into dist/parts.js: its script and its style sheet as two strings. */
export default defineConfig({
  plugins: [react(), partsAsModule()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'src/page/main.tsx',
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
    },
  },
});

/** In place of script and style sheet, writes one module that exports both, fit to stand in an HTML page. */
function partsAsModule(): Plugin {
  return {
    name: 'parts-as-module',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let script = '';
      let style = '';
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type === 'chunk') script += inlineScript(output.code);
        else if (name.endsWith('.css')) style += inlineStyle(String(output.source));
        else this.error(`the page would need the file ${name}`);
        delete bundle[name];
      }
      if (script === '' || style === '') this.error('the page lacks its script or its style sheet');
      const source = `export const PAGE_PARTS = ${JSON.stringify({ script, style })};\n`;
      this.emitFile({ type: 'asset', fileName: 'parts.js', source });
    },
  };
}

/**
 * Nothing in the script may end its element, begin a comment in it, or look like the data element (HTML Living Standard,
 * 4.12.1.3). All of these stand in literals, where `<` may be written as `\x3C`; that it is still a script is looked at.
 */
function inlineScript(code: string): string {
  const safe = code.trim().replace(/<(?=!--|\/?script)/gi, '\\x3C');
  new Script(safe);
  if (/\r|\0/.test(safe)) throw new Error('the script has characters that HTML changes');
  return safe;
}

const DARK = /\.awsui-dark-mode \.iv\s*\{([^}]*)\}/;

/** The page follows the reader's system, and paper is always light; the console has a switch instead. */
function inlineStyle(css: string): string {
  if (!DARK.test(css)) throw new Error('the style sheet has no dark colours');
  const own = css.trim().replace(DARK, '@media screen and (prefers-color-scheme:dark){.iv{$1}}');
  if (/<\/style|<!--|url\(|@import|\r|\0/i.test(own)) throw new Error('the style sheet would need something else');
  return own;
}
