import { paths } from '@qldb-console/contract';
import { BASE_PATH } from '../base-path.ts';
import { pagePaths } from '../page-paths.ts';

/** The address that begins a sign-in and leads back to the page that stands in the address bar. */
export function signInHref(): string {
  const { pathname, search, hash } = globalThis.location;
  // Who was told there that they are signed out wants to go to the beginning.
  const isAway = pathname === pagePaths.signedOut() || pathname === pagePaths.auditorLink();
  return BASE_PATH + paths.signIn(isAway ? pagePaths.start() : pathname + search + hash);
}

/**
 * Signs in in a window of its own, so that this page stays as it is, with everything typed into it.
 *
 * @returns false where the browser does not open one
 */
export function signInBeside(): boolean {
  const href = BASE_PATH + paths.signIn(pagePaths.signedIn());
  return globalThis.open(href, '_blank', 'popup,width=560,height=760') !== null;
}
