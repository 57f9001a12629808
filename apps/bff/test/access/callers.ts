/** Who asks in the tests of every route, and which roles the configuration gives them. */
import type { Role } from '@qldb-console/contract';
import type { Who } from '../support/signed-in.ts';

export const LINKED_FOLDER = { bucket: 'exports', prefix: '2024/' };

/** What a caller may do, said so that one can see it. */
export interface TestCaller {
  readonly role: Role;
  /** '*' = of every connection, ledger */
  readonly connection: string;
  readonly ledger: string;
  readonly who: Who;
  readonly link?: 'ledger' | 'folder';
}

const of = (role: Role, connection: string, ledger: string): TestCaller => ({
  role,
  connection,
  ledger,
  who: { groups: [groupOf(role, connection, ledger)] },
});
const groupOf = (role: Role, connection: string, ledger: string) => `${role} of ${ledger} in ${connection}`;

export const CALLERS: Readonly<Record<string, TestCaller>> = {
  'viewer of a ledger': of('viewer', 'embedded', 'mine'),
  'operator of a ledger': of('operator', 'embedded', 'mine'),
  'admin of a ledger': of('admin', 'embedded', 'mine'),
  'viewer of another ledger': of('viewer', 'embedded', 'theirs'),
  'admin of another ledger': of('admin', 'embedded', 'theirs'),
  'viewer of a connection': of('viewer', 'embedded', '*'),
  'operator of a connection': of('operator', 'embedded', '*'),
  'admin of a connection': of('admin', 'embedded', '*'),
  'admin of another connection': of('admin', 'other', '*'),
  'viewer of everything': of('viewer', '*', '*'),
  'admin of everything': of('admin', '*', '*'),
  'auditor link of a ledger': {
    role: 'viewer',
    connection: 'embedded',
    ledger: 'mine',
    link: 'ledger',
    who: { link: { connection: 'embedded', ledger: 'mine' } },
  },
  'auditor link of a folder': {
    role: 'viewer',
    connection: 'embedded',
    ledger: 'none',
    link: 'folder',
    who: { link: { connection: 'embedded', archive: LINKED_FOLDER } },
  },
};

export const ROLES_OF_CALLERS = Object.values(CALLERS).flatMap(({ role, connection, ledger, link }) =>
  link === undefined
    ? [{ group: groupOf(role, connection, ledger), role, connections: [connection], ledgers: [ledger] }]
    : [],
);
