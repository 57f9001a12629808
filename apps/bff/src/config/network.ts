import { isIP } from 'node:net';
import { LIMITS } from '../limits.ts';
import type { Settings } from './env.ts';
import { quote } from './issues.ts';

/** How the console is reached. */
export interface PublicAddress {
  /** Origin and base path that people open; undefined = this machine only. */
  readonly publicUrl: URL | undefined;
  /** Its path without a trailing slash; '' at the root. */
  readonly basePath: '' | `/${string}`;
}

/** Judges PUBLIC_URL: an http or https address with at most a path of plain segments. */
export function parsePublicUrl({ value, label }: Settings['publicUrl'], problems: string[]): PublicAddress {
  const none = { publicUrl: undefined, basePath: '' } as const;
  if (value === undefined) return none;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.username || url?.password) {
    problems.push(`${label} must not hold a user name or password.`);
    return none;
  }
  const refuse = (why: string) => {
    problems.push(`${label} is ${quote(value)}: ${why}`);
    return none;
  };
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return refuse('must be the address that people open, e.g. https://console.example.com/qldb.');
  if (url.search || url.hash) return refuse('must not have a query or a fragment.');
  const path = url.pathname.replace(/\/$/, '');
  // The path stands in HTML, in cookies and in addresses: nothing that would have to be escaped there.
  if (!/^(\/[A-Za-z0-9._~-]{1,100}){0,10}$/.test(path))
    return refuse('its path may hold letters, digits and . _ ~ - between single slashes.');
  return { publicUrl: new URL(`${url.origin}${path}/`), basePath: path as PublicAddress['basePath'] };
}

/**
 * Judges TRUSTED_PROXIES: addresses and ranges (CIDR) in a list with commas or spaces. What they say about the browser's
 * address, protocol and host is believed, so everybody (`0.0.0.0/0`) cannot be among them.
 */
export function parseTrustedProxies({ value, label }: Settings['trustedProxies'], problems: string[]): string[] {
  const entries = (value ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  if (entries.length > LIMITS.trustedProxies) {
    problems.push(`${label} holds more than ${LIMITS.trustedProxies} addresses.`);
    return [];
  }
  return entries.filter((entry) => {
    const why = judgeRange(entry);
    if (why !== undefined) problems.push(`${label} holds ${quote(entry)}: ${why}`);
    return why === undefined;
  });
}

/** IPv4 within IPv6, however it is written: URLs know one way. */
function isMapped(address: string, family: number): boolean {
  return family === 6 && new URL(`http://[${address}]`).hostname.startsWith('[::ffff:');
}

function judgeRange(entry: string): string | undefined {
  const [address = '', prefix, ...more] = entry.split('/');
  const family = isIP(address);
  // IPv4 inside of IPv6 would be a second way to write ranges, everybody included.
  if (family === 0 || address.includes('%') || more.length > 0 || isMapped(address, family))
    return 'must be an IP address or a range like 10.0.0.0/8.';
  if (prefix === undefined) return undefined;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128))
    return `the range of an address like this ends with /1 to /${family === 4 ? 32 : 128}.`;
  return Number(prefix) === 0 ? 'everybody would be believed; name the proxies themselves.' : undefined;
}
