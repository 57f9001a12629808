import { describe, expect, it } from 'vitest';
import { openLinkSchema, paths, problemSchema, sessionSchema, signedOutSchema } from '../src/index.ts';
import { clientOf, problemOf } from './support/back-end.ts';

const times = {
  now: '2026-11-23T22:00:00.000Z',
  accessEnds: '2026-11-23T22:01:00.000Z',
  idleEnds: '2026-11-23T22:30:00.000Z',
  absoluteEnds: '2026-11-24T10:00:00.000Z',
};
const signedIn = {
  signIn: true,
  caller: { kind: 'user', name: 'Ada', email: 'ada@example.com', expires: times.absoluteEnds },
  access: { grants: [{ role: 'viewer', connections: ['*'], ledgers: ['a-*'] }] },
  readOnly: false,
  insecure: false,
  audit: true,
  version: '0.1.0',
  times,
};

describe('the client of sessions', () => {
  it('asks who is signed in, refreshes, signs out and opens links where the back end expects it', async () => {
    const asked: string[] = [];
    const client = await clientOf((request, response, body) => {
      asked.push(`${request.method} ${request.url} ${request.headers['x-qldb-console'] ?? '-'} ${body}`);
      response.setHeader('content-type', 'application/json');
      const answer = request.url?.endsWith('session')
        ? signedIn
        : request.url?.endsWith('sign-out')
          ? { location: 'https://id.example.com/end', revoked: 'revoked' }
          : { times };
      response.end(JSON.stringify(answer));
    });
    expect(await client.getSession()).toEqual(signedIn);
    expect(await client.refreshSession(true)).toEqual({ times });
    expect(await client.refreshSession(false)).toEqual({ times });
    expect(await client.signOut()).toEqual({ location: 'https://id.example.com/end', revoked: 'revoked' });
    expect(await client.openLink('a.b.c')).toEqual({ times });
    expect(asked).toEqual([
      'GET /api/session - ',
      'POST /auth/refresh 1 {"active":true}',
      'POST /auth/refresh 1 {"active":false}',
      'POST /auth/sign-out 1 ',
      'POST /auth/link 1 {"token":"a.b.c"}',
    ]);
  });

  it('tells a session that is to be refreshed from one that is over', async () => {
    for (const code of ['session-expired', 'sign-in-required'] as const) {
      const problem = { type: 'about:blank', title: 'x', status: 401, code, requestId: 'r' };
      const client = await clientOf((_request, response) => {
        response.writeHead(401, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
      });
      expect((await problemOf(client.getSession())).code).toBe(code);
      expect(problemSchema.safeParse(problem).success).toBe(true);
    }
  });

  it('escapes where to go back to', () => {
    expect(paths.signIn('/ledgers/a b?x=1&returnTo=//evil.example#y')).toBe(
      '/auth/sign-in?returnTo=%2Fledgers%2Fa%20b%3Fx%3D1%26returnTo%3D%2F%2Fevil.example%23y',
    );
  });
});

describe('schemas of sessions', () => {
  it.each(['', 'a b', 'a"b', 'a/b', 'x'.repeat(4_097), 42, null])('take no token of a link like %.20j', (token) => {
    expect(openLinkSchema.safeParse({ token }).success).toBe(false);
  });

  it('take no caller and no outcome that they do not know', () => {
    expect(sessionSchema.safeParse({ ...signedIn, caller: { kind: 'root' } }).success).toBe(false);
    expect(sessionSchema.safeParse({ ...signedIn, access: { grants: [{ role: 'root' }] } }).success).toBe(false);
    expect(signedOutSchema.safeParse({ location: '/', revoked: 'maybe' }).success).toBe(false);
  });
});
