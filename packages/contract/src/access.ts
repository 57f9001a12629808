/**
 * Who may do what where: the one rule of it, used by the back end to refuse and by the console to say so beforehand.
 * Pure; knows no request and no page.
 */

/** Each role may what those before it may. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a role gives, and where. A pattern is a name in which `*` stands for any characters; nothing else is special. */
export interface Grant {
  readonly role: Role;
  /** Patterns of connection ids. */
  readonly connections: readonly string[];
  /** Patterns of ledger names. */
  readonly ledgers: readonly string[];
  /** Where it is there, the grant is of objects below these folders alone: no ledger, nothing else of the connection. */
  readonly archives?: readonly ArchiveFolder[] | undefined;
}

/** A folder of a bucket: what its keys begin with. '' is the whole bucket; a slash at the end is understood. */
export interface ArchiveFolder {
  readonly bucket: string;
  readonly prefix: string;
}

/** Everything that was granted to a caller. */
export interface Access {
  readonly grants: readonly Grant[];
  /** The caller came by an auditor link: looks and verifies, whatever the grants say. */
  readonly auditor?: true | undefined;
}

/**
 * What is to be done:
 * - `view`: looked at, verified, a digest taken. Viewers and auditors.
 * - `share`: the credentials of the connection lent beyond the page – presigned URLs – or tried out. Viewers, not auditors.
 * - `operate`: exports, streams, tags, and the names of buckets and Kinesis streams to choose from. Operators.
 * - `administer`: ledgers made, changed and deleted, keys, sample blocks, auditor links, the audit log. Admins.
 */
export type Action = 'view' | 'share' | 'operate' | 'administer';

/**
 * What it is done to. With a connection alone: something of that connection, whatever of it the caller may see. `whole`
 * asks for all of the connection, or of the console where no connection is named: a grant that is limited does not do.
 */
export interface Where {
  readonly connection?: string | undefined;
  readonly ledger?: string | undefined;
  /** A folder that is listed, or an object that is read. */
  readonly archive?: ArchiveFolder | { readonly bucket: string; readonly key: string } | undefined;
  readonly whole?: true | undefined;
}

/** Whether changes are refused for everybody: in the whole console, or in the connection in question. */
export interface ReadOnly {
  readonly console: boolean;
  readonly connection?: boolean | undefined;
}

export type Permission =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: 'forbidden' | 'read-only';
      /** One sentence for the reader; names the role that it takes. */
      readonly reason: string;
    };

/** Everything everywhere: callers of a console without sign-in. */
export const FULL_ACCESS: Access = { grants: [{ role: 'admin', connections: ['*'], ledgers: ['*'] }] };

const ROLE_FOR: Readonly<Record<Action, Role>> = {
  view: 'viewer',
  share: 'viewer',
  operate: 'operator',
  administer: 'admin',
};
const CHANGES: Readonly<Record<Action, boolean>> = { view: false, share: false, operate: true, administer: true };

/**
 * Whether that may be done there.
 *
 * The role is judged first, then read-only: a reader without the role is not told that it would do later.
 *
 * @param options.mutates whether it changes anything, where the action alone does not say so: operators look at the names of
 *   buckets in a console that is read-only. Absent: `operate` and `administer` do.
 */
export function permission(
  access: Access,
  action: Action,
  where: Where,
  readOnly: ReadOnly,
  options: { readonly mutates?: boolean } = {},
): Permission {
  if (access.auditor === true && action !== 'view')
    return forbidden('An auditor link is for looking and verifying alone.');
  const role = ROLE_FOR[action];
  const needed = ROLES.indexOf(role);
  // A role that is not in the list has no rank, and gives nothing.
  if (!access.grants.some((grant) => ROLES.indexOf(grant.role) >= needed && covers(grant, where)))
    return forbidden(`This takes the role ${role} ${placeText(where)}.`);
  if (options.mutates ?? CHANGES[action]) {
    if (readOnly.console) return refusedReadOnly('This console is read-only: nothing can be changed through it.');
    if (readOnly.connection === true)
      return refusedReadOnly('This connection is read-only: nothing can be changed through it.');
  }
  return { allowed: true };
}

/** Whether the caller may see anything at all there; what may not be seen is answered as if it did not exist. */
export function mayView(access: Access, where: Where): boolean {
  return permission(access, 'view', where, { console: false }).allowed;
}

/** Whether a grant reaches what is named. Without a connection everybody's grants do, unless the whole is asked for. */
function covers(grant: Grant, where: Where): boolean {
  if (where.connection === undefined)
    return where.whole !== true || (unlimited(grant) && grant.connections.some(isEverything));
  const { connection, ledger, archive, whole } = where;
  if (!grant.connections.some((pattern) => matchesPattern(pattern, connection))) return false;
  if (grant.archives !== undefined) {
    if (ledger !== undefined || whole === true) return false;
    return archive === undefined || grant.archives.some((folder) => isInside(folder, archive));
  }
  // Whose exports lie in a folder cannot be told from its name, so that only all ledgers together open archives.
  if (archive !== undefined || whole === true) return unlimited(grant);
  return ledger === undefined || grant.ledgers.some((pattern) => matchesPattern(pattern, ledger));
}

function unlimited(grant: Grant): boolean {
  return grant.archives === undefined && grant.ledgers.some(isEverything);
}

function isEverything(pattern: string): boolean {
  return pattern !== '' && [...pattern].every((character) => character === '*');
}

/**
 * Whether a name is one of a pattern: `*` stands for any characters, also none; upper and lower case are different.
 * Takes at most (length of pattern) × (length of name) steps, whatever both are.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  /** Where the text that the last star stands for ends. */
  let taken = 0;
  let n = 0;
  while (n < name.length) {
    if (pattern[at] === '*') {
      star = at;
      taken = n;
      at += 1;
    } else if (at < pattern.length && pattern[at] === name[n]) {
      at += 1;
      n += 1;
    } else if (star >= 0) {
      taken += 1;
      n = taken;
      at = star + 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/**
 * Whether an object, or everything a listing of a prefix shows, lies in a folder. Folders end at slashes: `a/b` holds
 * `a/b/c`, not `a/bc`, and a listing of `a/b` without its slash would show both.
 */
export function isInside(folder: ArchiveFolder, place: NonNullable<Where['archive']>): boolean {
  const path = 'key' in place ? place.key : place.prefix;
  return folder.bucket === place.bucket && isPlainPath(path) && path.startsWith(withSlash(folder.prefix));
}

/** Folders are kept and compared with their slash. */
export function withSlash(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}

/** Names that could mean another place to somebody on the way: dot segments, control characters, backslashes. */
function isPlainPath(path: string): boolean {
  if (/[\p{Cc}\p{Cs}\\]/u.test(path)) return false;
  return !path.split('/').some((segment) => segment === '.' || segment === '..');
}

function placeText({ connection, ledger, archive, whole }: Where): string {
  if (connection === undefined) return whole === true ? 'for every ledger of every connection' : 'for some ledger';
  if (whole === true) return 'for every ledger of this connection';
  if (ledger !== undefined) return 'for this ledger';
  return archive === undefined ? 'for some ledger of this connection' : 'for this folder';
}

function forbidden(reason: string): Permission {
  return { allowed: false, code: 'forbidden', reason };
}

function refusedReadOnly(reason: string): Permission {
  return { allowed: false, code: 'read-only', reason };
}
