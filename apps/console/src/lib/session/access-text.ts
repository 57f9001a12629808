import { type Access, type Grant, matchesPattern, ROLES, type Role } from '@qldb-console/contract';

const WORDS: Readonly<Record<Role, string>> = { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' };

/** What each role may, in words. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  viewer: 'looks and verifies',
  operator: 'also makes exports and streams, and sets tags',
  admin: 'also creates, changes and deletes ledgers and keys, and gives auditor links',
};

/** What was granted on one connection, strongest first, e.g. `Operator of ledgers invoices-*`. Empty: nothing. */
export function rolesOn(access: Access, connection: string): readonly string[] {
  const grants = access.grants.filter((grant) => grant.connections.some((one) => matchesPattern(one, connection)));
  const lines = ROLES.toReversed().flatMap((role) => {
    const ofRole = grants.filter((grant) => grant.role === role);
    const ledgers = ofRole.filter(({ archives }) => archives === undefined).flatMap((grant) => grant.ledgers);
    const folders = ofRole.flatMap(({ archives }) => archives ?? []).map(folderText);
    return [
      ...(ledgers.length === 0 ? [] : [`${WORDS[role]} of ${ledgersText(ledgers)}`]),
      ...(folders.length === 0 ? [] : [`${WORDS[role]} of ${folders.join(', ')}`]),
    ];
  });
  // A role for all ledgers includes every weaker one.
  const all = lines.findIndex((line) => line.endsWith(ALL));
  return all < 0 ? lines : lines.slice(0, all + 1);
}

const ALL = 'all ledgers';

function ledgersText(patterns: readonly string[]): string {
  const different = [...new Set(patterns)];
  if (different.includes('*')) return ALL;
  return `${different.length === 1 && !different[0]?.includes('*') ? 'ledger' : 'ledgers'} ${different.join(', ')}`;
}

/** The strongest role that was granted anywhere. */
export function highestRole(access: Access): string | undefined {
  const highest = ROLES.findLast((role) => access.grants.some((grant) => grant.role === role));
  return highest === undefined ? undefined : WORDS[highest];
}

/** What an auditor link opens. */
export type LinkScope =
  | { readonly kind: 'ledger'; readonly connection: string; readonly ledger: string }
  | { readonly kind: 'archive'; readonly connection: string; readonly bucket: string; readonly prefix: string };

/** The one ledger, or the one folder, of an auditor's access; `undefined` for any other. */
export function linkScope(access: Access): LinkScope | undefined {
  const [grant] = access.grants;
  if (access.auditor !== true || !grant) return undefined;
  const [connection] = grant.connections;
  const [ledger] = grant.ledgers;
  const [folder] = grant.archives ?? [];
  if (connection === undefined) return undefined;
  if (folder) return { kind: 'archive', connection, ...folder };
  return ledger === undefined ? undefined : { kind: 'ledger', connection, ledger };
}

export function linkScopeText(scope: LinkScope): string {
  return scope.kind === 'ledger' ? `the ledger ${scope.ledger}` : `the archive ${folderText(scope)}`;
}

/** Whether anything but archives was granted. */
export function seesLedgers(access: Access): boolean {
  return access.grants.some((grant: Grant) => grant.archives === undefined);
}

function folderText({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }): string {
  return `s3://${bucket}/${prefix}`;
}
