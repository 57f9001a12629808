import { pagePaths } from '../page-paths.ts';

let token: string | undefined;

/**
 * Takes the token of an auditor link out of the address before anything else sees it: it shall stand neither in the history
 * of the browser nor in an address that is copied, and fragments are never sent anywhere.
 */
export function takeLinkToken(): void {
  const { pathname, hash } = globalThis.location;
  if (pathname !== pagePaths.auditorLink() || hash.length < 2) return;
  token = hash.slice(1);
  globalThis.history.replaceState(globalThis.history.state, '', pathname);
}

/** The token the page was opened with. */
export const linkToken = () => token;
