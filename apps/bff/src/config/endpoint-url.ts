/** What is wrong with an address of a service; `secret` when the value must not be repeated. */
interface Refusal {
  readonly why: string;
  readonly secret?: true;
}

/**
 * Judges the address of an AWS-compatible service.
 *
 * @returns origin and path without a trailing slash, or why it is none
 */
export function judgeEndpoint(value: string): string | Refusal {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return { why: 'must be an http:// or https:// address, e.g. http://127.0.0.1:8581.' };
  if (url.username || url.password)
    return { why: 'must not hold a user name or password; use an AWS profile.', secret: true };
  if (url.search || url.hash) return { why: 'must not have a query or a fragment.' };
  return withoutSlashes(url.href);
}

/** Without the slashes at its end. */
export function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/** Regions are names of AWS's, but other services invent their own. */
export const REGION = /^[a-z0-9-]{1,64}$/;
export const REGION_EXPECTED = 'a region is written like us-east-1.';

/** The AWS CLI allows nearly anything; brackets and white space cannot stand in the section's name. */
export const PROFILE = /^[^\s[\]]{1,128}$/;
export const PROFILE_EXPECTED = 'this is not the name of an AWS profile.';

/** What readers see of a connection. */
export const CONNECTION_NAME = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,100}$/u;
export const CONNECTION_NAME_EXPECTED = 'must be 1 to 100 characters of one line.';
