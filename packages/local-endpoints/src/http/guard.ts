import type { IncomingMessage } from 'node:http';

/**
 * These services listen on this machine only, and their key may be the well-known one. So that no web page reaches
 * them all the same: a page that made its own name point here (DNS rebinding) sends that name as Host; and what a page
 * of another origin can send carries Origin, or at least Sec-Fetch-Site.
 *
 * @returns why the request is refused, or undefined
 */
export function refusalOf({ headers }: IncomingMessage): string | undefined {
  const name = (headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
  if (!isLoopback(name)) return 'Only requests for 127.0.0.1, [::1] or localhost are answered.';
  if (headers.origin !== undefined) return 'Requests of web pages are not answered.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return 'Requests of web pages are not answered.';
  return undefined;
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(name);
}
