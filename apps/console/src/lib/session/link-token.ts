import { pagePaths } from '../page-paths.ts';

let token: string | undefined;

/**
 * Takes the token of an auditor link out of the address before anything else sees it: it shall stand neither in the history
 * of the browser nor in an address that is copied, and fragments are never sent anywhere.
 */
export function takeLinkToken(): void {
  // A link that is pasted into the window of another one changes the fragment alone, which loads nothing by itself.
  globalThis.addEventListener('hashchange', () => {
    if (tokenInAddress() !== undefined) globalThis.location.reload();
  });
  token = tokenInAddress();
  if (token !== undefined) globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname);
}

function tokenInAddress(): string | undefined {
  const { pathname, hash } = globalThis.location;
  return pathname === pagePaths.auditorLink() && hash.length > 1 ? hash.slice(1) : undefined;
}

/** The token the page was opened with. */
export const linkToken = () => token;
