import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Settings } from './env.ts';
import { describeIssue } from './issues.ts';
import { hostOf, isLoopback } from './loopback.ts';

/** How people sign in, with OpenID Connect. */
export interface SignInSettings {
  /** As the provider writes itself, e.g. `https://login.example.com/realms/staff`. */
  readonly issuer: string;
  readonly clientId: string;
  /** undefined = a public client, which PKCE alone protects */
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
  readonly groupsClaim: string;
  readonly nameClaim: string;
  /** 32 bytes each; the first encrypts, all decrypt. */
  readonly keys: readonly Uint8Array[];
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly accessMs: number;
  /** http is spoken with the provider, which is on this machine. */
  readonly allowHttpIssuer: boolean;
}

const claim = z.string().regex(/^[^\p{Cc}]{1,200}$/u, 'this is not the name of a claim.');
const between = (least: number, most: number, unit: string) =>
  z.number().min(least, `must be ${least} to ${most} ${unit}.`).max(most, `must be ${least} to ${most} ${unit}.`);
const schema = z.strictObject({
  issuer: z.string().refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    message: 'must be an https:// address.',
  }),
  clientId: z.string().regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 ASCII characters.'),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, 'this is not a scope.'))
    .max(50)
    .default(['openid', 'profile', 'email', 'offline_access']),
  groupsClaim: claim.default('groups'),
  nameClaim: claim.default('name'),
  insecureIssuer: z.literal(true).optional(),
  idleMinutes: between(1, 24 * 60, 'minutes').default(30),
  absoluteHours: between(0.1, 24 * 7, 'hours').default(12),
  accessSeconds: between(5, 600, 'seconds').default(60),
});

/**
 * Judges the part `signIn` of the configuration file together with its secrets.
 *
 * @param label    name of the file
 * @param problems gets a line for every mistake; no secret is repeated in one
 * @returns undefined when there is none, or when it cannot be used
 */
export function parseSignIn(
  given: unknown,
  label: string,
  settings: Settings,
  publicUrl: URL | undefined,
  problems: string[],
): SignInSettings | undefined {
  const keys = parseKeys(settings.sessionKeys, problems);
  if (given === undefined) return undefined;
  const refuse = (line: string) => problems.push(`${label}: signIn${line}`);
  if (settings.publicUrl.value === undefined)
    refuse(' needs PUBLIC_URL, the address that people open, e.g. https://console.example.com.');
  else if (publicUrl?.protocol === 'http:' && !isLoopback(hostOf(publicUrl)))
    refuse(' needs a PUBLIC_URL of https://: without TLS, sessions could be read on their way.');
  if (settings.sessionKeys.value === undefined)
    refuse(' needs SESSION_KEYS (or SESSION_KEYS_FILE); "qldb-console new-session-key" prints one.');
  const clientSecret = settings.signInClientSecret.value?.trim();
  if (clientSecret === '' || (clientSecret?.length ?? 0) > 1024)
    problems.push(`${settings.signInClientSecret.label} must be 1 to 1024 characters.`);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) refuse(`: ${describeIssue(issue, given)}`);
    return undefined;
  }
  const { issuer, insecureIssuer, scopes, idleMinutes, absoluteHours, accessSeconds, ...rest } = parsed.data;
  const url = new URL(issuer);
  if (url.username || url.password || url.search || url.hash)
    refuse(': issuer must not have a user name, a password, a query or a fragment.');
  if (url.protocol === 'http:' && !(insecureIssuer && isLoopback(hostOf(url))))
    refuse(
      ': issuer must be an https:// address; http:// is allowed for a provider on this machine with "insecureIssuer": true.',
    );
  if (!scopes.includes('openid')) refuse(': scopes must contain "openid".');
  if (idleMinutes * 60 > absoluteHours * 3600) refuse(': idleMinutes is longer than absoluteHours.');
  if (accessSeconds > idleMinutes * 60) refuse(': accessSeconds is longer than idleMinutes.');
  return {
    ...rest,
    issuer,
    clientSecret,
    scopes,
    keys,
    idleMs: idleMinutes * 60_000,
    absoluteMs: absoluteHours * 3_600_000,
    accessMs: accessSeconds * 1_000,
    allowHttpIssuer: url.protocol === 'http:',
  };
}

/** Comma or line separated base64url texts of 32 bytes (RFC 4648 §5, without padding). */
function parseKeys({ value, label }: Settings['sessionKeys'], problems: string[]): Uint8Array[] {
  if (value === undefined) return [];
  const texts = value.split(/[\s,]+/).filter((text) => text !== '');
  if (texts.length === 0) problems.push(`${label} holds no key.`);
  if (texts.length > LIMITS.sessionKeys) problems.push(`${label} holds more than ${LIMITS.sessionKeys} keys.`);
  if (new Set(texts).size < texts.length) problems.push(`${label} holds a key twice.`);
  return texts.slice(0, LIMITS.sessionKeys).flatMap((text, index) => {
    const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
    // 43 digits have two spare bits: comparing tells other ways to write the same bytes.
    if (bytes.byteLength === 32 && Buffer.from(bytes).toString('base64url') === text) return [bytes];
    problems.push(`${label}: key ${index + 1} is not 32 bytes in base64url (43 characters).`);
    return [];
  });
}
