import { createHash } from 'node:crypto';
import { LIMITS } from '../limits.ts';

/**
 * Names and attributes of the console's cookies.
 *
 * Over https names have a prefix that browsers enforce (RFC 6265bis §4.1.3): `__Host-` where the console has the whole
 * host, so that no sibling domain can put a cookie of its own in front; else `__Secure-`, which at least comes over https.
 * Over plain http, which is for this machine alone, the port is in the name: cookies do not tell ports apart.
 */
export interface CookieJar {
  readonly session: string;
  readonly refresh: string;
  /** One per sign-in under way, so that two tabs do not spoil each other's. */
  signIn(state: string): string;
  isSignIn(name: string): boolean;
  /** The value for `Set-Cookie`. @throws CookieTooLarge */
  set(name: string, value: string, options?: { readonly maxAgeSeconds?: number }): string;
  /** Makes browsers forget it. */
  clear(name: string): string;
}

/** What a cookie would have to hold is more than browsers keep. */
export class CookieTooLarge extends Error {
  override readonly name = 'CookieTooLarge';
  readonly length: number;
  constructor(length: number) {
    super(`A cookie of ${length} characters is larger than the ${LIMITS.cookie} that browsers surely keep.`);
    this.length = length;
  }
}

export function createCookieJar(publicUrl: URL, basePath: string): CookieJar {
  const secure = publicUrl.protocol === 'https:';
  const whole = secure ? (basePath === '' ? '__Host-' : '__Secure-') : '';
  const part = secure ? '__Secure-' : '';
  const port = secure ? '' : `-${publicUrl.port || '80'}`;
  const session = `${whole}qldb-session${port}`;
  const refresh = `${part}qldb-refresh${port}`;
  const signInPrefix = `${part}qldb-sign-in${port}-`;
  const attributes = (name: string) => {
    const path = name === session ? basePath || '/' : `${basePath}/auth`;
    // The provider sends the browser back from another site: only what is Lax comes along then.
    const sameSite = name.startsWith(signInPrefix) ? 'Lax' : 'Strict';
    return `; Path=${path}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
  };
  return {
    session,
    refresh,
    signIn: (state) => signInPrefix + createHash('sha256').update(state).digest('base64url').slice(0, 16),
    isSignIn: (name) => name.startsWith(signInPrefix),
    set(name, value, { maxAgeSeconds } = {}) {
      const length = name.length + 1 + value.length;
      if (length > LIMITS.cookie) throw new CookieTooLarge(length);
      return `${name}=${value}${attributes(name)}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`;
    },
    clear: (name) => `${name}=${attributes(name)}; Max-Age=0`,
  };
}

/**
 * Reads the header `Cookie`. Of several with one name the first counts, which browsers take from the longest path.
 *
 * @returns values by name; names are any text of the sender's, so a map and no object
 */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';', LIMITS.cookies)) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    if (!cookies.has(name)) cookies.set(name, pair.slice(equals + 1).trim());
  }
  return cookies;
}
