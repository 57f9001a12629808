import type { MouseEvent } from 'react';
import { BASE_PATH } from './base-path.ts';

/**
 * The address a click on a link inside this console leads to, or `undefined` where the browser itself must act: other
 * buttons and modifier keys (new tab or window), downloads, other sites, answers of the back end, places on the same page.
 */
export function followedHref(event: MouseEvent<HTMLElement>): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  if (!(event.target instanceof Element)) return undefined;
  const link = event.target.closest('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return undefined;
  if (link.target !== '' && link.target !== '_self') return undefined;
  return internalHref(link.href, globalThis.location.origin, BASE_PATH);
}

/** `href` without its origin when it names a page of this console. */
export function internalHref(href: string, origin: string, basePath = ''): string | undefined {
  const url = URL.parse(href);
  if (url?.origin !== origin || url.hash !== '' || !url.pathname.startsWith(`${basePath}/`)) return undefined;
  if (/^\/(?:api|auth)\//.test(url.pathname.slice(basePath.length))) return undefined;
  return url.pathname + url.search;
}
