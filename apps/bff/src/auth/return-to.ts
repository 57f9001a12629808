import { LIMITS } from '../limits.ts';

/**
 * Where the browser goes after the sign-in: a page of this console, whatever was asked for.
 *
 * An address counts only when the URL parser that browsers use (WHATWG) finds it on this very origin and below the base
 * path; backslashes, control characters and two leading slashes are refused before, since parsers differ about them.
 *
 * @param wanted path, query and fragment, as the address bar of the console shows them
 * @param publicUrl address of the console; its origin is what counts
 * @param basePath  its path, without a slash at the end
 * @returns an absolute address
 */
export function returnAddress(wanted: unknown, publicUrl: URL, basePath: string): string {
  const home = `${publicUrl.origin}${basePath}/`;
  if (typeof wanted !== 'string' || wanted.length > LIMITS.returnTo) return home;
  if (!/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\p{Cf}\\]/u.test(wanted)) return home;
  if (!URL.canParse(wanted, publicUrl.origin)) return home;
  const url = new URL(wanted, publicUrl.origin);
  if (url.origin !== publicUrl.origin) return home;
  if (url.pathname !== basePath && !url.pathname.startsWith(`${basePath}/`)) return home;
  const inside = url.pathname.slice(basePath.length);
  // Not back to where sessions begin and end: that would go round in circles.
  if (/^\/(auth|api|sign-in|signed-out)(\/|$)/i.test(inside) || inside.startsWith('//')) return home;
  return url.href.length > 2 * LIMITS.returnTo ? home : url.href;
}
