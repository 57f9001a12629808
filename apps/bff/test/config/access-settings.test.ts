import { describe, expect, it } from 'vitest';
import { configured, mistakes, SIGN_IN } from './configured.ts';

const { environment, file } = SIGN_IN;
const withSignIn = (change: object) => ({ ...file, signIn: { ...file.signIn, ...change } });

describe('sign-in', () => {
  it('lets the console listen anywhere, with the documented lifetimes', () => {
    const { signIn, host, insecureNoSignIn, audit, shutdown, basePath } = configured(
      { ...environment, HOST: '0.0.0.0' },
      file,
    );
    expect(signIn).toMatchObject({
      issuer: 'https://login.example.com/staff',
      clientSecret: undefined,
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      groupsClaim: 'groups',
      idleMs: 1_800_000,
      absoluteMs: 43_200_000,
      accessMs: 60_000,
      allowHttpIssuer: false,
    });
    expect({ host, insecureNoSignIn, basePath }).toEqual({
      host: '0.0.0.0',
      insecureNoSignIn: false,
      basePath: '/qldb',
    });
    expect(audit.stdout).toBe(true);
    expect(shutdown).toEqual({ drainMs: 5_000, graceMs: 10_000 });
  });

  it('needs a public address and keys', () => {
    expect(mistakes({}, file)).toEqual([
      expect.stringContaining('signIn needs PUBLIC_URL'),
      expect.stringContaining('signIn needs SESSION_KEYS'),
    ]);
  });

  it('is refused where sessions could be read on their way', () => {
    const plain = { ...environment, PUBLIC_URL: 'http://console.example.com' };
    expect(mistakes(plain, file)).toEqual([expect.stringContaining('needs a PUBLIC_URL of https://')]);
    expect(mistakes({ ...environment, PUBLIC_URL: 'http://localhost:8580' }, file)).toEqual([]);
  });

  it.each([
    ['http://login.example.com', undefined],
    ['http://login.example.com', true],
    ['http://127.0.0.1.example.com', true],
    ['http://127.0.0.1:9', undefined],
  ])('is refused with the issuer %s and insecureIssuer %s', (issuer, insecureIssuer) => {
    expect(mistakes(environment, withSignIn({ issuer, insecureIssuer }))).toEqual([
      expect.stringContaining('issuer must be an https:// address'),
    ]);
  });

  it.each([
    [{ issuer: 'javascript:alert(1)' }, 'issuer'],
    [{ issuer: 'https://u:hunter2@login.example.com' }, 'must not have a user name'],
    [{ issuer: 'https://login.example.com/?a' }, 'a query or a fragment'],
    [{ clientId: '' }, 'clientId'],
    [{ clientSecret: 'hunter2' }, 'Secrets do not belong'],
    [{ scopes: ['profile'] }, 'scopes must contain "openid"'],
    [{ scopes: ['openid', 'a b'] }, 'this is not a scope'],
    [{ accessSeconds: 0 }, 'must be 5 to 600 seconds'],
    [{ accessSeconds: 1e9 }, 'must be 5 to 600 seconds'],
    [{ idleMinutes: '30' }, 'idleMinutes must be a number'],
    [{ idleMinutes: 120, absoluteHours: 1 }, 'idleMinutes is longer than absoluteHours'],
    [{ insecureIssuer: 'yes' }, 'insecureIssuer'],
    [{ issuer: undefined }, 'issuer is missing'],
  ])('names the mistake in %j', (change, why) => {
    const found = mistakes(environment, withSignIn(change));
    expect(found).toEqual([expect.stringContaining(why)]);
    expect(found.join()).not.toContain('hunter2');
  });

  it.each([
    ['', 'signIn needs SESSION_KEYS'],
    [',', 'holds no key'],
    ['A'.repeat(42), 'key 1 is not 32 bytes'],
    [`${'A'.repeat(42)}B`, 'key 1 is not 32 bytes'],
    [`${'A'.repeat(43)}=`, 'key 1 is not 32 bytes'],
    [`${'A'.repeat(43)} ${'+'.repeat(43)}`, 'key 2 is not 32 bytes'],
    [`${'A'.repeat(43)},${'A'.repeat(43)}`, 'holds a key twice'],
    [Array.from({ length: 11 }, (_, i) => `${'A'.repeat(41)}${'ABCDEFGHIJK'[i]}A`).join(), 'more than 10 keys'],
  ])('takes no keys like %j, and repeats none', (keys, why) => {
    const found = mistakes({ ...environment, SESSION_KEYS: keys }, file);
    expect(found[0]).toContain(why);
    for (const key of keys.split(/[ ,]/).filter((one) => one !== '')) expect(found.join()).not.toContain(key);
  });
});

describe('roles', () => {
  const roles = (...entries: unknown[]) => mistakes(environment, { ...file, roles: entries });

  it('are for everything unless they name patterns', () => {
    const { roles: found } = configured(environment, {
      ...file,
      roles: [{ user: 'ada@example.com', role: 'admin', ledgers: ['a-*'] }],
    });
    expect(found).toEqual([{ user: 'ada@example.com', role: 'admin', connections: ['*'], ledgers: ['a-*'] }]);
  });

  it.each([
    [{ role: 'viewer' }, 'must name either a group or a user'],
    [{ group: 'a', user: 'b', role: 'viewer' }, 'must name either a group or a user'],
    [{ group: 'a', role: 'root' }, 'must be viewer, operator or admin'],
    [{ group: 'a', role: ['admin'] }, 'role'],
    [{ group: 'a', role: 'viewer', ledgers: [] }, 'ledgers is empty'],
    [{ group: 'a', role: 'viewer', ledgers: '*' }, 'ledgers must be an array'],
    [{ group: 'a', role: 'viewer', ledgers: ['.*'] }, 'with * in place of any number'],
    [{ group: 'a', role: 'viewer', connections: ['prod'] }, 'there is no connection "prod"; there are embedded.'],
    [{ group: 'a', role: 'viewer', ledger: ['x'] }, 'there is no field "ledger"'],
    [{ group: 'a\nb', role: 'viewer' }, 'of one line'],
    ['admin', 'must be an object'],
  ])('name the mistake in %j', (entry, why) => {
    expect(roles({ group: 'x', role: 'viewer' }, entry)).toEqual([expect.stringMatching(/^console\.json, role 2: /)]);
    expect(roles(entry)[0]).toContain(why);
  });

  it('hold only so many patterns in all', () => {
    const role = (ledgers: number) => ({
      group: 'a',
      role: 'viewer',
      connections: Array(100).fill('*'),
      ledgers: Array(ledgers).fill('a*'),
    });
    const roles = Array(50).fill(role(100));
    expect(mistakes(environment, { ...file, roles })).toEqual([]);
    expect(mistakes(environment, { ...file, roles: [...roles, role(1)] })).toEqual([
      expect.stringMatching(/^console\.json: the roles hold 10101 patterns .*more than the 10000 there may be/),
    ]);
    expect(mistakes(environment, { ...file, roles: [role(101)] })).toEqual([
      'console.json, role 1: ledgers holds more than 100.',
    ]);
  });

  it('mean nothing without sign-in', () => {
    expect(mistakes({}, { roles: file.roles })).toEqual([
      'console.json: roles need signIn: without it everybody is admin.',
    ]);
  });
});

describe('a console without sign-in', () => {
  const OVERRIDE = 'anyone-who-can-reach-this-port-is-admin';

  it('is not published, even where it listens on this machine alone', () => {
    expect(mistakes({ PUBLIC_URL: 'https://console.example.com' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL is .*others could reach the console, and there is no sign-in/),
    ]);
    expect(mistakes({ PUBLIC_URL: 'https://localhost:8443/qldb' })).toEqual([]);
  });

  it('is opened to others by one sentence alone, and says so at every start', () => {
    for (const wrong of ['on', 'true', '1', OVERRIDE.toUpperCase()])
      expect(mistakes({ HOST: '0.0.0.0', INSECURE_NO_SIGN_IN: wrong }).length).toBeGreaterThan(0);
    const { insecureNoSignIn, warnings } = configured({ HOST: '0.0.0.0', INSECURE_NO_SIGN_IN: OVERRIDE });
    expect(insecureNoSignIn).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(/^INSECURE: nobody has to sign in\..*\(INSECURE_NO_SIGN_IN\)\.$/)]);
    expect(configured({ INSECURE_NO_SIGN_IN: OVERRIDE })).toMatchObject({ insecureNoSignIn: false, warnings: [] });
  });

  it('is not what somebody wants who configured sign-in', () => {
    expect(mistakes({ ...environment, INSECURE_NO_SIGN_IN: OVERRIDE }, file)).toEqual([
      expect.stringContaining('one of the two is a mistake'),
    ]);
  });
});

describe('the public address', () => {
  it.each([
    ['https://localhost/', '', 'https://localhost/'],
    ['https://localhost/qldb', '/qldb', 'https://localhost/qldb/'],
    ['https://LOCALHOST:8443/a/b.c/', '/a/b.c', 'https://localhost:8443/a/b.c/'],
    ['http://[::1]:80/x/../y', '/y', 'http://[::1]/y/'],
  ])('%s has the base path %j', (PUBLIC_URL, basePath, href) => {
    const config = configured({ PUBLIC_URL });
    expect({ basePath: config.basePath, href: config.publicUrl?.href }).toEqual({ basePath, href });
  });

  it.each([
    'console.example.com',
    'ftp://localhost/',
    'https://localhost/?a=1',
    'https://localhost/#a',
    'https://localhost/a//b',
    'https://localhost//',
    'https://localhost/a%2fb',
    'https://localhost/"><script>',
    'https://localhost/a;b',
    `https://localhost/${'a'.repeat(101)}`,
    'https://',
  ])('is never %s', (PUBLIC_URL) => {
    expect(mistakes({ PUBLIC_URL })).toEqual([expect.stringContaining('PUBLIC_URL is ')]);
  });

  it('repeats no password', () => {
    expect(mistakes({ PUBLIC_URL: 'https://me:hunter2@localhost/' })).toEqual([
      'PUBLIC_URL must not hold a user name or password.',
    ]);
  });
});

describe('trusted proxies', () => {
  it('are addresses and ranges, in a list with commas or spaces, or in an array of the file', () => {
    expect(configured({ TRUSTED_PROXIES: '10.0.0.5, 10.244.0.0/16 ::1,fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.5',
      '10.244.0.0/16',
      '::1',
      'fd00::/8',
    ]);
    expect(configured({}, { settings: { trustedProxies: ['10.0.0.5', '::1'] } }).trustedProxies).toEqual([
      '10.0.0.5',
      '::1',
    ]);
    expect(configured({}).trustedProxies).toEqual([]);
  });

  it.each([
    ['0.0.0.0/0', 'everybody would be believed'],
    ['::/0', 'everybody would be believed'],
    ['10.0.0.0/33', 'ends with /1 to /32'],
    ['fd00::/129', 'ends with /1 to /128'],
    ['10.0.0.0/', 'ends with /1 to /32'],
    ['10.0.0.0/8/8', 'must be an IP address or a range'],
    ['10.0.0', 'must be an IP address or a range'],
    ['010.0.0.1', 'must be an IP address or a range'],
    ['::ffff:0.0.0.0/96', 'must be an IP address or a range'],
    ['0:0:0:0:0:FFFF::/96', 'must be an IP address or a range'],
    ['0::ffff:7f00:1', 'must be an IP address or a range'],
    ['fe80::1%eth0', 'must be an IP address or a range'],
    ['loopback', 'must be an IP address or a range'],
    ['true', 'must be an IP address or a range'],
    ['1', 'must be an IP address or a range'],
    ['*', 'must be an IP address or a range'],
  ])('are never %s', (proxy, why) => {
    expect(mistakes({ TRUSTED_PROXIES: proxy })).toEqual([expect.stringContaining(why)]);
  });
});

describe('certificate and listeners', () => {
  it('need certificate and key together', () => {
    expect(mistakes({ TLS_CERT_FILE: 'a' })).toEqual(['TLS_CERT_FILE and TLS_KEY_FILE must be set together.']);
  });

  it('need ports of their own', () => {
    expect(mistakes({ PORT: '9000', MANAGEMENT_PORT: '9000' })).toEqual([
      'MANAGEMENT_PORT is "9000": the console itself (PORT) listens there.',
    ]);
    expect(configured({ MANAGEMENT_PORT: '0' }).management).toEqual({ host: '127.0.0.1', port: 0 });
    expect(mistakes({ MANAGEMENT_PORT: '1', MANAGEMENT_HOST: 'a b' })).toEqual([
      expect.stringContaining('not an address to listen on'),
    ]);
  });
});
