import { extname } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { chooseCoding } from './accept-encoding.ts';
import { type Asset, type AssetStore, PAGE } from './assets.ts';

/**
 * The built console: its files, and `index.html` for every address that is a page of the single-page application.
 * A missing file stays a 404: answering it with the page would hide a broken deployment behind a syntax error.
 */
export function serveConsole(assets: AssetStore): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = decodedPath(request.path);
    const asset = path === '/' ? undefined : assets.get(path);
    if (asset) return send(asset, request, response);
    if (path.startsWith('/assets/') || extname(path) !== '') return next();
    const page = assets.get(PAGE);
    if (page) return send(page, request, response);
    response
      .status(503)
      .type('text/plain')
      .send('The console has not been built: run "npm run build", then start again.\n');
  };
}

function send(asset: Asset, request: Request, response: Response): void {
  const coding = chooseCoding(request.headers['accept-encoding'], asset.variants);
  const variant = asset.variants.get(coding);
  if (!variant) throw new Error('an asset has no identity variant');
  response.setHeader('cache-control', asset.cacheControl);
  response.setHeader('etag', variant.etag);
  if (asset.variants.size > 1) response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === variant.etag)) {
    response.status(304).end();
    return;
  }
  response.setHeader('content-type', asset.type);
  response.setHeader('content-length', variant.body.byteLength);
  if (coding !== 'identity') response.setHeader('content-encoding', coding);
  response.end(request.method === 'HEAD' ? undefined : variant.body);
}

/** Malformed escapes name no file. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
