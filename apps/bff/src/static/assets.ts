import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { writeBasePath } from './write-base-path.ts';

/** Of every address that is a page of the console. */
export const PAGE = '/index.html';

/** Content codings in order of preference. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];

interface Variant {
  readonly body: Buffer;
  /** Strong, and different for each coding. */
  readonly etag: string;
}
export interface Asset {
  readonly type: string;
  readonly cacheControl: string;
  readonly variants: ReadonlyMap<Coding, Variant>;
}
/** The built console by URL path, e.g. `/assets/index-3f9a.js`. */
export type AssetStore = ReadonlyMap<string, Asset>;
export const NO_ASSETS: AssetStore = new Map();

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};
const SUFFIX: Readonly<Record<Exclude<Coding, 'identity'>, string>> = { br: '.br', gzip: '.gz' };

/**
 * Reads the built console into memory, a few megabytes: a rebuild while the server runs cannot mix two versions, and no
 * request path ever reaches the file system. Files beside others with `.br` or `.gz` appended are their compressed form.
 *
 * @param basePath path below which all of it is served; '' at the root
 * @throws when the directory cannot be read
 */
export async function loadAssets(directory: string, basePath: string): Promise<AssetStore> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, url: `/${relative(directory, path).split(sep).join('/')}` }))
    // What the build keeps for itself (`.vite/manifest.json`) is not served.
    .filter(({ url }) => !url.includes('/.'));
  const contents = new Map<string, Buffer>();
  for (const { path, url } of files) contents.set(url, await readFile(path));
  const page = contents.get(PAGE);
  if (page) {
    const written = Buffer.from(writeBasePath(page.toString('utf8'), basePath));
    contents.set(PAGE, written);
    // The build's compressed forms are those of the page before.
    contents.set(PAGE + SUFFIX.br, brotliCompressSync(written));
    contents.set(PAGE + SUFFIX.gzip, gzipSync(written));
  }
  const store = new Map<string, Asset>();
  for (const [url, body] of contents) {
    if (contents.has(url.replace(/\.(br|gz)$/, '')) && /\.(br|gz)$/.test(url)) continue;
    store.set(url, assetOf(url, body, contents));
  }
  return store;
}

function assetOf(url: string, body: Buffer, contents: ReadonlyMap<string, Buffer>): Asset {
  const variants = new Map<Coding, Variant>();
  for (const coding of CODINGS) {
    const encoded = coding === 'identity' ? body : contents.get(url + SUFFIX[coding]);
    if (encoded) variants.set(coding, { body: encoded, etag: etagOf(encoded) });
  }
  return {
    type: TYPES[extname(url)] ?? 'application/octet-stream',
    // Names under /assets/ carry a hash of their content; everything else must be asked for again.
    cacheControl: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    variants,
  };
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}
