import type { Access, Grant } from '@qldb-console/contract';
import type { RoleGrant } from '../config/roles.ts';

/** Somebody, as the provider tells it, cut to what the console needs. */
export interface Identity {
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** The provider has seen that the address is theirs; only then it counts for roles. */
  readonly emailVerified: boolean;
  /** Only those that some role names. */
  readonly groups: readonly string[];
}

/** Claims of an ID token, or an answer of the userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;
export interface ClaimNames {
  readonly groupsClaim: string;
  readonly nameClaim: string;
}

/** OpenID Connect Core §2: a subject has at most 255 ASCII characters. */
const MAX_SUBJECT = 255;
const MAX_NAME = 100;
/** RFC 5321 §4.5.3.1.3. */
const MAX_EMAIL = 254;

/**
 * Reads claims. What the roles do not name is dropped: a token may hold hundreds of groups, a cookie may not.
 *
 * @param before what was known before this answer, for what the answer leaves out
 * @returns undefined when there is no usable subject
 */
export function toIdentity(
  claims: Claims,
  names: ClaimNames,
  roles: readonly RoleGrant[],
  before?: Identity,
): Identity | undefined {
  const { sub } = claims;
  if (typeof sub !== 'string' || !/^[\x20-\x7e]+$/.test(sub) || sub.length > MAX_SUBJECT) return undefined;
  const email = line(claims.email, MAX_EMAIL);
  const name =
    line(valueAt(claims, names.nameClaim), MAX_NAME) ??
    before?.name ??
    line(claims.preferred_username, MAX_NAME) ??
    email?.slice(0, MAX_NAME) ??
    sub.slice(0, MAX_NAME);
  const groups = readGroups(valueAt(claims, names.groupsClaim));
  const wanted = new Set(roles.flatMap(({ group }) => (group === undefined || group === '*' ? [] : [group])));
  return {
    subject: sub,
    name,
    email: email ?? before?.email,
    emailVerified:
      email === undefined
        ? (before?.emailVerified ?? false)
        : claims.email_verified === true || claims.email_verified === 'true',
    groups: groups === undefined ? (before?.groups ?? []) : groups.filter((group) => wanted.delete(group)),
  };
}

/** Whether the claims say which groups there are, be it none. */
export function tellsGroups(claims: Claims, { groupsClaim }: ClaimNames): boolean {
  return readGroups(valueAt(claims, groupsClaim)) !== undefined;
}

/** Everything the roles of the configuration give somebody; no grant = nobody who may come in. */
export function accessFor(identity: Identity, roles: readonly RoleGrant[]): Access {
  const groups = new Set(identity.groups);
  const email = identity.emailVerified ? identity.email?.toLowerCase() : undefined;
  const isMeant = ({ group, user }: RoleGrant) =>
    group !== undefined
      ? group === '*' || groups.has(group)
      : user !== undefined && (user === identity.subject || (email !== undefined && user.toLowerCase() === email));
  const grants = roles.filter(isMeant).map(({ role, connections, ledgers }): Grant => ({ role, connections, ledgers }));
  return { grants };
}

/** A list of names, or one; undefined when there is no such claim, or it is something else. */
function readGroups(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === 'string');
}

/** A claim by its name; where there is none, by its path (`realm_access.roles`). */
function valueAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** A text for one line: what would break it out of a page, a log or a terminal becomes a space. */
function line(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = value
    .slice(0, 4 * most)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
  // By characters: half of one is nothing that can be shown.
  return plain === '' ? undefined : [...plain].slice(0, most).join('');
}
