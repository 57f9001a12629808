import { checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Access,
  type Action,
  accessSchema,
  FULL_ACCESS,
  type Grant,
  isInside,
  matchesPattern,
  mayView,
  permission,
  type ReadOnly,
  type Where,
} from '../src/index.ts';
import { slowPattern, slowPermission } from './support/slow-permission.ts';

const OPEN = { console: false };
const may = (access: Access, action: Action, where: Where, readOnly: ReadOnly = OPEN) =>
  permission(access, action, where, readOnly).allowed;
const one = (grant: Partial<Grant>): Access => ({
  grants: [{ role: 'viewer', connections: ['*'], ledgers: ['*'], ...grant }],
});
const a = { connection: 'prod-eu', ledger: 'invoices-2024' };

describe('patterns', () => {
  it.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['**', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['invoices-*', 'invoices-', true],
    ['invoices-*', 'invoices-2024', true],
    ['invoices-*', 'Invoices-2024', false],
    ['invoices-*', 'my-invoices-2024', false],
    ['*-2024', 'invoices-2024', true],
    ['*-2024', 'invoices-2024-b', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'abbbd', false],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['a?', 'ab', false],
    ['(a+)+$', 'aaaa', false],
    ['^a', 'a', false],
  ])('%j of %j: %s', (pattern, name, expected) => {
    expect(matchesPattern(pattern, name)).toBe(expected);
  });

  it('mean what the obvious definition says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 8 });
    checkProperty(
      fc.property(text, text, (pattern, name) => {
        expect(matchesPattern(pattern, name)).toBe(slowPattern(pattern, name));
      }),
      3_000,
    );
  });

  it('made to take long take no longer than their length times that of the name', () => {
    const started = performance.now();
    const name = 'a'.repeat(5_000);
    expect(matchesPattern(`${'*a'.repeat(2_000)}b`, name)).toBe(false);
    expect(matchesPattern(`${'a*'.repeat(2_000)}b`, name)).toBe(false);
    expect(matchesPattern(`${'*'.repeat(4_000)}b`, name)).toBe(false);
    // 60 million steps at the very most; what tries every split does not end before the sun does.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('roles', () => {
  it.each<[Grant['role'], Action, boolean]>([
    ['viewer', 'view', true],
    ['viewer', 'share', true],
    ['viewer', 'operate', false],
    ['viewer', 'administer', false],
    ['operator', 'view', true],
    ['operator', 'operate', true],
    ['operator', 'administer', false],
    ['admin', 'view', true],
    ['admin', 'operate', true],
    ['admin', 'administer', true],
  ])('%s: %s is %s', (role, action, allowed) => {
    expect(may(one({ role }), action, a)).toBe(allowed);
  });

  it('are of the connections and ledgers that both patterns of one grant meet', () => {
    const access: Access = {
      grants: [
        { role: 'admin', connections: ['test'], ledgers: ['*'] },
        { role: 'viewer', connections: ['prod-*'], ledgers: ['invoices-*'] },
      ],
    };
    expect(may(access, 'view', a)).toBe(true);
    expect(may(access, 'view', { ...a, ledger: 'salaries' })).toBe(false);
    expect(may(access, 'operate', a)).toBe(false);
    expect(may(access, 'administer', { connection: 'test', ledger: 'salaries' })).toBe(true);
    expect(may(access, 'view', { connection: 'prod-eu' })).toBe(true);
    expect(may(access, 'view', { connection: 'prod-eu', whole: true })).toBe(false);
    expect(may(access, 'administer', { whole: true })).toBe(false);
    expect(may(access, 'view', { connection: 'other' })).toBe(false);
  });

  it('that nobody defined give nothing', () => {
    const access = one({ role: 'owner' as never });
    for (const action of ['view', 'share', 'operate', 'administer'] as const)
      expect(may(access, action, a)).toBe(false);
  });

  it('of nobody give nothing, not even the list of connections', () => {
    expect(may({ grants: [] }, 'view', {})).toBe(false);
  });

  it('are named in the reason', () => {
    expect(permission(one({}), 'administer', a, OPEN)).toEqual({
      allowed: false,
      code: 'forbidden',
      reason: 'This takes the role admin for this ledger.',
    });
  });

  it('open archives only where they are for every ledger: a folder does not say whose exports it holds', () => {
    const archive = { bucket: 'b', prefix: 'exports/' };
    expect(mayView(one({}), { connection: 'prod-eu', archive })).toBe(true);
    expect(mayView(one({ ledgers: ['invoices-*'] }), { connection: 'prod-eu', archive })).toBe(false);
  });
});

describe('read-only', () => {
  it.each<[ReadOnly, RegExp]>([
    [{ console: true }, /^This console is read-only/],
    [{ console: false, connection: true }, /^This connection is read-only/],
  ])('%j refuses whatever changes something, to admins too', (readOnly, reason) => {
    for (const action of ['operate', 'administer'] as const)
      expect(permission(FULL_ACCESS, action, a, readOnly)).toEqual({
        allowed: false,
        code: 'read-only',
        reason: expect.stringMatching(reason),
      });
    expect(may(FULL_ACCESS, 'view', a, readOnly)).toBe(true);
    expect(permission(FULL_ACCESS, 'operate', a, readOnly, { mutates: false }).allowed).toBe(true);
  });

  it('is not what somebody without the role is told', () => {
    expect(permission(one({}), 'administer', a, { console: true })).toMatchObject({ code: 'forbidden' });
  });
});

describe('auditor links', () => {
  const link: Access = { auditor: true, grants: [{ role: 'viewer', connections: ['prod-eu'], ledgers: [a.ledger] }] };
  const folder: Access = {
    auditor: true,
    grants: [{ role: 'viewer', connections: ['prod-eu'], ledgers: [], archives: [{ bucket: 'b', prefix: 'e/2024' }] }],
  };

  it('of a ledger open that ledger alone', () => {
    expect(may(link, 'view', a)).toBe(true);
    expect(may(link, 'view', { ...a, ledger: 'invoices-2023' })).toBe(false);
    expect(may(link, 'view', { ...a, connection: 'prod-us' })).toBe(false);
    expect(may(link, 'view', { connection: 'prod-eu', archive: { bucket: 'b', prefix: '' } })).toBe(false);
  });

  it('only look, even if their grants said otherwise', () => {
    const forged: Access = { ...link, grants: [{ role: 'admin', connections: ['*'], ledgers: ['*'] }] };
    expect(may(forged, 'view', a)).toBe(true);
    for (const action of ['share', 'operate', 'administer'] as const) expect(may(forged, action, a)).toBe(false);
  });

  it.each([
    ['e/2024/', true],
    ['e/2024/01/x.ion', true],
    ['e/2024', false],
    ['e/2024-b/x.ion', false],
    ['e/', false],
    ['', false],
    ['e/2024/../2023/x.ion', false],
    ['e/2024/./x.ion', false],
    ['e/2024/..', false],
    ['e/2024/..\\x.ion', false],
    ['e/2024/\u0000', false],
    ['/e/2024/x.ion', false],
    ['E/2024/x.ion', false],
  ])('of a folder: %j is inside it: %s', (path, inside) => {
    for (const archive of [
      { bucket: 'b', prefix: path },
      { bucket: 'b', key: path },
    ])
      expect(mayView(folder, { connection: 'prod-eu', archive })).toBe(inside);
    expect(isInside({ bucket: 'c', prefix: 'e/2024' }, { bucket: 'b', key: path })).toBe(false);
    expect(mayView(folder, { connection: 'prod-us', archive: { bucket: 'b', key: path } })).toBe(false);
  });

  it('of a folder open no ledger', () => {
    expect(may(folder, 'view', a)).toBe(false);
    expect(may(folder, 'view', { connection: 'prod-eu', whole: true })).toBe(false);
  });
});

it('permission() and the obvious definition agree on whatever is granted and asked', () => {
  const pattern = fc.constantFrom('*', '**', '', 'a', 'b', 'a*', '*b', 'ab');
  const name = fc.constantFrom('a', 'b', 'ab', 'aab', '*');
  const prefix = fc.constantFrom('', 'x', 'x/', 'x/y', 'x/y/', 'xy/');
  const path = fc.constantFrom('', 'x', 'x/', 'x/y', 'x/y/', 'x/y/z', 'xy/z', 'x/../y/z', 'x/./z', 'x/y/\\', 'x/y/\n');
  const bucket = fc.constantFrom('b', 'c');
  const list = fc.array(pattern, { maxLength: 2 });
  const grant = fc.record(
    {
      role: fc.constantFrom('viewer', 'operator', 'admin'),
      connections: list,
      ledgers: list,
      archives: fc.array(fc.record({ bucket, prefix }), { maxLength: 2 }),
    },
    { requiredKeys: ['role', 'connections', 'ledgers'] },
  );
  const access = fc.record(
    { grants: fc.array(grant, { maxLength: 3 }), auditor: fc.constant(true as const) },
    { requiredKeys: ['grants'] },
  );
  const where = fc.oneof(
    fc.constantFrom<Where>({}, { whole: true }),
    fc.record<Where>({ connection: name }),
    fc.record<Where>({ connection: name, whole: fc.constant(true as const) }),
    fc.record<Where>({ connection: name, ledger: name }),
    fc.record<Where>({ connection: name, ledger: name, whole: fc.constant(true as const) }),
    fc.record<Where>({ connection: name, archive: fc.record({ bucket, prefix: path }) }),
    fc.record<Where>({ connection: name, archive: fc.record({ bucket, key: path }) }),
  );
  const action = fc.constantFrom<Action>('view', 'share', 'operate', 'administer');
  const readOnly = fc.record<ReadOnly>({ console: fc.boolean(), connection: fc.boolean() });
  const mutates = fc.option(fc.boolean(), { nil: undefined });
  checkProperty(
    fc.property(access, action, where, readOnly, mutates, (given, what, there, frozen, changes) => {
      expect(accessSchema.parse(given)).toEqual(given);
      const answer = permission(given, what, there, frozen, changes === undefined ? {} : { mutates: changes });
      expect(answer.allowed ? 'allowed' : answer.code).toBe(slowPermission(given, what, there, frozen, changes));
    }),
    20_000,
  );
});
