import { checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedFetch } from '../src/auth/bounded-fetch.ts';
import { CookieTooLarge, createCookieJar, parseCookies } from '../src/auth/cookies.ts';
import { accessFor, toIdentity } from '../src/auth/identity.ts';
import { createRefusedSessions } from '../src/auth/refused-sessions.ts';
import { createRenewals } from '../src/auth/renewals.ts';
import { returnAddress } from '../src/auth/return-to.ts';
import { createSessionKeys } from '../src/auth/session-keys.ts';
import { LIMITS } from '../src/limits.ts';
import { fakeUpstream } from './support/fake-upstream.ts';

describe('names of cookies', () => {
  const jar = (address: string, basePath = '') => createCookieJar(new URL(address), basePath);

  it('are bound to the host where the console has all of it, and to https below a base path', () => {
    const whole = jar('https://console.example.com/');
    expect(whole.set(whole.session, 'v')).toBe('__Host-qldb-session=v; Path=/; HttpOnly; SameSite=Strict; Secure');
    expect(whole.set(whole.refresh, 'v')).toBe(
      '__Secure-qldb-refresh=v; Path=/auth; HttpOnly; SameSite=Strict; Secure',
    );
    const part = jar('https://example.com/qldb/', '/qldb');
    expect(part.set(part.session, 'v')).toBe('__Secure-qldb-session=v; Path=/qldb; HttpOnly; SameSite=Strict; Secure');
    expect(part.set(part.signIn('state'), 'v', { maxAgeSeconds: 600 })).toMatch(
      /^__Secure-qldb-sign-in-[\w-]{16}=v; Path=\/qldb\/auth; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
    );
    expect(part.clear(part.session)).toBe(
      '__Secure-qldb-session=; Path=/qldb; HttpOnly; SameSite=Strict; Secure; Max-Age=0',
    );
  });

  it('tell the consoles of one machine apart by their ports', () => {
    expect(jar('http://localhost:8580/').session).not.toBe(jar('http://localhost:8581/').session);
  });

  it('and values are together no longer than browsers keep', () => {
    const own = jar('https://console.example.com/');
    const most = LIMITS.cookie - own.session.length - 1;
    expect(own.set(own.session, 'v'.repeat(most))).toContain('v;');
    expect(() => own.set(own.session, 'v'.repeat(most + 1))).toThrow(CookieTooLarge);
  });

  it('may be anything in the header of a request', () => {
    expect([...parseCookies('a=1; b=2;c = 3 ;a=4; d; =5; __proto__=6')]).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['', '5'],
      ['__proto__', '6'],
    ]);
    expect(parseCookies(undefined).size).toBe(0);
    expect(parseCookies('a=1;'.repeat(100_000)).size).toBe(1);
  });
});

describe('where the browser goes after the sign-in', () => {
  const home = 'https://console.example.com/qldb/';
  it('is below the base path of this origin, whatever text was sent', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '/',
          '\\',
          '.',
          '..',
          '//',
          '%2f',
          '%5c',
          '@',
          ':',
          'qldb',
          'evil.example',
          'https',
          '\t',
          '?',
          '#',
          '\u0000',
          'a',
        ),
      )
      .map((parts) => `/qldb/${parts.join('')}`);
    checkProperty(
      fc.property(fc.oneof(nasty, fc.string(), fc.webUrl(), fc.anything()), (wanted) => {
        const url = new URL(returnAddress(wanted, new URL(home), '/qldb'));
        expect(url.origin).toBe('https://console.example.com');
        expect(url.pathname.startsWith('/qldb/') || url.pathname === '/qldb').toBe(true);
        expect(url.pathname).not.toMatch(/^\/qldb\/\//);
        // The same once more, as another parser on the way might do it.
        expect(new URL(url.href).href).toBe(url.href);
      }),
      2_000,
    );
  });

  it.each(['/qldb/../evil', '/qldb/%2e%2e/evil', '/qldbevil', '/qldb/..//evil.example', '/qldb/auth/sign-in', '/'])(
    'is the start page instead of %s',
    (wanted) => expect(returnAddress(wanted, new URL(home), '/qldb')).toBe(home),
  );
});

describe('session keys', () => {
  const key = (seed: number) => new Uint8Array(32).fill(seed);

  it('open what they sealed for the same purpose and console, and nothing else', async () => {
    const keys = createSessionKeys([key(1)], 'https://a.example/');
    const sealed = await keys.seal('session', { a: 1 });
    expect(await keys.open('session', sealed)).toEqual({ a: 1 });
    for (const purpose of ['refresh', 'sign-in', 'link'] as const)
      expect(await keys.open(purpose, sealed)).toBeUndefined();
    expect(await createSessionKeys([key(2)], 'https://a.example/').open('session', sealed)).toBeUndefined();
    expect(await createSessionKeys([key(1)], 'https://b.example/').open('session', sealed)).toBeUndefined();
  });

  it('seal differently each time', async () => {
    const keys = createSessionKeys([key(1)], 'https://a.example/');
    const sealed = await Promise.all(Array.from({ length: 100 }, () => keys.seal('session', { a: 1 })));
    expect(new Set(sealed.map((text) => text.split('.')[2])).size).toBe(100);
  });

  it('open no text that was changed in any bit', async () => {
    const keys = createSessionKeys([key(1)], 'https://a.example/');
    const sealed = Buffer.from(await keys.seal('session', { a: 'some text' }));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect(await keys.open('session', changed.toString('latin1'))).toBeUndefined();
    }
  });

  it('take any text for what it is', async () => {
    const keys = createSessionKeys([key(1)], 'https://a.example/');
    const texts = fc.sample(
      fc.oneof(
        fc.string(),
        fc.array(fc.base64String()).map((parts) => parts.join('.')),
      ),
      500,
    );
    for (const text of [...texts, 'a.b.c.d.e', '....', '.'.repeat(100_000), 'x'.repeat(1_000_000)])
      expect(await keys.open('session', text)).toBeUndefined();
  });
});

describe('claims', () => {
  const names = { groupsClaim: 'groups', nameClaim: 'name' };
  const grant = { role: 'viewer', connections: ['*'], ledgers: ['*'] } as const;

  it('never give what no role names, whatever they are', () => {
    const roles = [
      { ...grant, group: 'a' },
      { ...grant, user: 'boss' },
    ];
    const claims = fc.dictionary(
      fc.constantFrom('sub', 'name', 'email', 'email_verified', 'groups', '__proto__', 'constructor'),
      fc.oneof(fc.anything(), fc.string(), fc.array(fc.string())),
    );
    checkProperty(
      fc.property(claims, (said) => {
        const identity = toIdentity(said, names, roles);
        if (identity === undefined) return;
        expect(identity.groups.every((group) => group === 'a')).toBe(true);
        expect([...identity.name].length).toBeLessThanOrEqual(100);
        expect(identity.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        const meant = (Array.isArray(said.groups) ? said.groups : [said.groups]).includes('a') || said.sub === 'boss';
        if (!meant && said.email_verified !== true) expect(accessFor(identity, roles).grants).toEqual([]);
      }),
      1_000,
    );
  });

  it('may stand below others, or have dots in their names', () => {
    const roles = [{ ...grant, group: 'a' }];
    const read = (claims: object, groupsClaim: string) =>
      toIdentity({ sub: 's', ...claims }, { ...names, groupsClaim }, roles)?.groups;
    expect(read({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
    expect(read({ 'https://a.example/groups': ['a'] }, 'https://a.example/groups')).toEqual(['a']);
    expect(read({}, '__proto__.groups')).toEqual([]);
    expect(read({}, 'constructor.name')).toEqual([]);
  });

  it('name everybody who can sign in by *', () => {
    const identity = toIdentity({ sub: 's' }, names, []);
    expect(identity && accessFor(identity, [{ ...grant, group: '*' }]).grants).toEqual([grant]);
  });

  it('that are left out of a later answer stay as they were', () => {
    const roles = [{ ...grant, group: 'a' }];
    const before = toIdentity({ sub: 's', name: 'N', email: 'e@x', email_verified: true, groups: ['a'] }, names, roles);
    expect(toIdentity({ sub: 's' }, names, roles, before)).toEqual(before);
    expect(toIdentity({ sub: 's', groups: [] }, names, roles, before)).toMatchObject({ groups: [] });
    expect(toIdentity({ sub: 's', email: 'other@x' }, names, roles, before)).toMatchObject({ emailVerified: false });
  });
});

describe('sessions that were ended', () => {
  it('are remembered until they would have ended by themselves, and the oldest give way to too many', () => {
    let now = 0;
    const refused = createRefusedSessions(() => now, 3);
    refused.refuse('a', 100);
    refused.refuse('b', 10);
    refused.refuse('c', 100);
    expect(['a', 'b', 'c'].map(refused.has)).toEqual([true, true, true]);
    now = 10;
    refused.refuse('d', 100);
    expect(['a', 'b', 'c', 'd'].map(refused.has)).toEqual([true, false, true, true]);
    refused.refuse('e', 100);
    expect(['a', 'c', 'd', 'e'].map(refused.has)).toEqual([false, true, true, true]);
    refused.refuse('f', 5);
    expect(refused.has('f')).toBe(false);
  });

  it('are told to whoever still answers them, once', () => {
    const refused = createRefusedSessions(() => 0);
    const told: string[] = [];
    refused.watch('a', () => told.push('first'));
    const unwatch = refused.watch('a', () => told.push('second'));
    refused.watch('b', () => told.push('other'));
    unwatch();
    unwatch();
    refused.refuse('a', 100);
    refused.refuse('a', 100);
    expect(told).toEqual(['first']);
  });
});

describe('renewals', () => {
  it('run once per token, and are handed out again for some seconds', async () => {
    let now = 1_000;
    let runs = 0;
    const renewals = createRenewals<number>(() => now);
    const run = async () => (runs += 1);
    expect(await Promise.all([renewals.renew('a', run), renewals.renew('a', run), renewals.renew('b', run)])).toEqual([
      { answer: 1, at: 1_000 },
      { answer: 1, at: 1_000 },
      { answer: 2, at: 1_000 },
    ]);
    now += LIMITS.renewalGraceMs - 1;
    expect(await renewals.renew('a', run)).toEqual({ answer: 1, at: 1_000 });
    now += 1;
    expect(await renewals.renew('a', run)).toEqual({ answer: 3, at: 11_000 });
  });

  it('that failed are run again', async () => {
    const renewals = createRenewals<number>(() => 0);
    await expect(renewals.renew('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await renewals.renew('a', async () => 7)).toEqual({ answer: 7, at: 0 });
  });
});

describe('questions to the provider', () => {
  it('are under way only so many at the same time', async () => {
    const waiting: (() => void)[] = [];
    await using server = await fakeUpstream((_request, response) => void waiting.push(() => response.end('{}')));
    const ask = boundedFetch({ bytes: 100, concurrent: 2 });
    const options = { method: 'GET', headers: {}, redirect: 'manual', body: null } as const;
    const [one, two] = [ask(server.url, options), ask(server.url, options)];
    await expect(ask(server.url, options)).rejects.toMatchObject({ name: 'ProviderBusy' });
    await expect.poll(() => waiting.length).toBe(2);
    for (const answer of waiting) answer();
    expect([(await one).status, (await two).status]).toEqual([200, 200]);
  });
});
