import { randomBytes } from 'node:crypto';
import { MAX_LINK_HOURS, permission } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { createSessionKeys } from '../src/auth/session-keys.ts';
import { createLinkReader, makeLink } from '../src/links/auditor-link.ts';
import { ProblemError } from '../src/problem.ts';

const HOUR = 3_600_000;
const AUDIENCE = 'https://console.example.com/qldb/';
const [older, newer] = [randomBytes(32), randomBytes(32)];
const keys = createSessionKeys([older], AUDIENCE);
const start = Date.parse('2026-11-23T12:00:00Z');
const ledger = { connection: 'prod', ledger: 'invoices' };

const make = (options: Partial<Parameters<typeof makeLink>[1]> = {}) =>
  makeLink(keys, { target: ledger, hours: 24, createdBy: 'Ada', now: start, ...options });
const read = (token: string, options: Partial<Parameters<typeof createLinkReader>[0]> = {}) =>
  createLinkReader({ keys, revoked: [], now: () => start + HOUR, ...options })(token);
const whyRefused = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('this link should open nothing'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ProblemError);
      const { problem } = error as ProblemError;
      expect(problem).toMatchObject({ status: 403, code: 'forbidden' });
      return problem.detail;
    },
  );

describe('an auditor link', () => {
  it('gives a look at one ledger, until its hours are over', async () => {
    const { id, token, expires } = await make();
    expect(expires).toBe(start + 24 * HOUR);
    const opened = await read(token);
    expect(opened).toEqual({
      linkId: id,
      createdBy: 'Ada',
      expires,
      access: { auditor: true, grants: [{ role: 'viewer', connections: ['prod'], ledgers: ['invoices'] }] },
    });
    expect(permission(opened.access, 'view', ledger, { console: true }).allowed).toBe(true);
    await read(token, { now: () => expires - 1 });
    expect(await whyRefused(read(token, { now: () => expires }))).toBe('Its time is over.');
  });

  it('gives a look at one folder', async () => {
    const archive = { bucket: 'exports', prefix: '2024/' };
    const { token } = await make({ target: { connection: 'prod', archive } });
    expect((await read(token)).access).toEqual({
      auditor: true,
      grants: [{ role: 'viewer', connections: ['prod'], ledgers: [], archives: [archive] }],
    });
  });

  it('ends when its id is revoked', async () => {
    const { id, token } = await make();
    await read(token, { revoked: ['another'] });
    expect(await whyRefused(read(token, { revoked: ['another', id] }))).toBe('It has been ended.');
  });

  it('lasts through a change of the session keys, and ends when its key is taken away', async () => {
    const { token } = await make();
    await read(token, { keys: createSessionKeys([newer, older], AUDIENCE) });
    expect(await whyRefused(read(token, { keys: createSessionKeys([newer], AUDIENCE) }))).toMatch(
      /none of this console/,
    );
  });

  it('of another console opens nothing here', async () => {
    const { token } = await make();
    const other = createSessionKeys([older], 'https://other.example.com/');
    expect(await whyRefused(read(token, { keys: other }))).toMatch(/none of this console/);
  });

  it('is not a session cookie, and a session cookie is no link', async () => {
    const { token } = await make();
    expect(await keys.open('session', token)).toBeUndefined();
    const claims = await keys.open('link', token);
    expect(claims).toMatchObject({ version: 1 });
    const forged = await keys.seal('session', claims as object);
    expect(await whyRefused(read(forged))).toMatch(/none of this console/);
  });

  it('changed anywhere opens nothing', async () => {
    const { token } = await make();
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect(await whyRefused(read(changed))).toMatch(/none of this console/);
    }
    for (const text of ['', '.', '....', token.slice(0, -1), `${token}A`, `${token}.`, 'x'.repeat(10_000)])
      expect(await whyRefused(read(text))).toMatch(/none of this console/);
  });

  it.each<[string, object]>([
    ['more than thirty days', { hours: MAX_LINK_HOURS + 1 }],
    ['no time', { hours: 0 }],
    ['half an hour', { hours: 0.5 }],
    ['all ledgers', { target: { connection: 'prod', ledger: '*' } }],
    ['all connections', { target: { connection: '*', ledger: 'invoices' } }],
    ['a ledger and a folder', { target: { ...ledger, archive: { bucket: 'exports', prefix: '' } } }],
    ['neither', { target: { connection: 'prod' } }],
    ['a folder without its slash', { target: { connection: 'prod', archive: { bucket: 'exports', prefix: '2024' } } }],
  ])('is not made for %s, and such a token is not read', async (_what, options) => {
    await expect(make(options)).rejects.toThrow();
    const { target = ledger, hours = 1 } = options as { target?: object; hours?: number };
    const claims = { version: 1, id: 'x', createdBy: 'Ada', created: start, target: { ...target, hours } };
    expect(await whyRefused(read(await keys.seal('link', claims)))).toMatch(/none of this console/);
  });
});
