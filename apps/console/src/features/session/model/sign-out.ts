import type { SignedOut } from '@qldb-console/contract';
import { api } from '../../../lib/api-client.ts';
import { tellSession } from '../../../lib/session/session-channel.ts';

const KEY = 'qldb-console.revocation';

/** Ends the session, in all tabs, and leaves for the provider's page that ends its own. @throws ApiError */
export async function signOut(): Promise<void> {
  const { location, revoked } = await api.signOut();
  tellSession({ kind: 'ended' });
  try {
    globalThis.sessionStorage.setItem(KEY, revoked);
  } catch {
    // Where the browser keeps nothing, the page that is shown next says less.
  }
  globalThis.location.assign(location);
}

/** How the provider took the sign-out that led to this page; told once. */
export function takeRevocation(): SignedOut['revoked'] | undefined {
  try {
    const told = globalThis.sessionStorage.getItem(KEY);
    globalThis.sessionStorage.removeItem(KEY);
    return (['revoked', 'not-supported', 'failed', 'nothing'] as const).find((one) => one === told);
  } catch {
    return undefined;
  }
}
