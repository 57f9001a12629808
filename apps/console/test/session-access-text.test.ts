import type { Access } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import { highestRole, linkScope, rolesOn } from '../src/lib/session/access-text.ts';

const access: Access = {
  grants: [
    { role: 'viewer', connections: ['*'], ledgers: ['*'] },
    { role: 'operator', connections: ['prod-*'], ledgers: ['invoices-*', 'payments'] },
    { role: 'admin', connections: ['test'], ledgers: ['*'] },
    { role: 'operator', connections: ['test'], ledgers: ['audit'] },
  ],
};

test('roles are told for each connection, the strongest first', () => {
  expect(rolesOn(access, 'prod-eu')).toEqual(['Operator of ledgers invoices-*, payments', 'Viewer of all ledgers']);
  expect(rolesOn(access, 'stage')).toEqual(['Viewer of all ledgers']);
});

test('a role for all ledgers says everything that weaker ones would', () => {
  expect(rolesOn(access, 'test')).toEqual(['Admin of all ledgers']);
});

test('nothing is told of a connection that nothing was granted on', () => {
  expect(rolesOn({ grants: access.grants.slice(1) }, 'stage')).toEqual([]);
  expect(highestRole({ grants: [] })).toBeUndefined();
  expect(highestRole(access)).toBe('Admin');
});

test('an auditor link opens one ledger or one folder, and nobody else’s access is taken for one', () => {
  const ledger = { role: 'viewer', connections: ['main'], ledgers: ['invoices'] } as const;
  expect(linkScope({ grants: [ledger], auditor: true })).toEqual({
    kind: 'ledger',
    connection: 'main',
    ledger: 'invoices',
  });
  const archives = [{ bucket: 'journals', prefix: '2025/' }];
  const folder = { kind: 'archive', connection: 'main', bucket: 'journals', prefix: '2025/' };
  expect(linkScope({ grants: [{ ...ledger, ledgers: [], archives }], auditor: true })).toEqual(folder);
  expect(linkScope({ grants: [ledger] })).toBeUndefined();
});
