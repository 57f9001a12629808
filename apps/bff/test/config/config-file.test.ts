import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProperty, naughtyStrings } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../src/config/describe-settings.ts';
import { readEnv, SETTINGS } from '../../src/config/env.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { configured, mistakes, SIGN_IN } from './configured.ts';

describe('settings of the configuration file', () => {
  it('give way to the environment, which gives way to flags; each says where it came from', () => {
    const file = { settings: { port: 1001, ledgerPort: 1002, readOnly: true, logLevel: 'warn' } };
    const { port, upstream, readOnly, sources } = configured({ LEDGER_PORT: '2002', PORT: '2001' }, file, {
      port: '3001',
    });
    expect({ port, readOnly }).toEqual({ port: 3001, readOnly: true });
    expect(upstream).toMatchObject({ port: 2002 });
    expect(sources).toMatchObject({
      port: '--port',
      ledgerPort: 'LEDGER_PORT',
      readOnly: 'settings.readOnly (console.json)',
      logLevel: 'settings.logLevel (console.json)',
      host: 'HOST (default)',
    });
  });

  it('have paths seen from the folder of the file', () => {
    const { upstream, audit, tls } = configured(
      {},
      { settings: { dataDir: 'data', auditFile: '../audit', tlsCertFile: 'c.pem', tlsKeyFile: '/k.pem' } },
    );
    expect(upstream).toMatchObject({ dataDir: '/etc/qldb/data' });
    expect(audit.file).toBe('/etc/audit');
    expect(tls).toEqual({ certFile: '/etc/qldb/c.pem', keyFile: '/k.pem' });
  });

  it.each(Object.entries(SETTINGS).filter(([, spec]) => 'secret' in spec))('hold no secret: %s', (name, spec) => {
    const [problem, ...more] = mistakes({}, { settings: { [name]: 'hunter2' } });
    expect(more).toEqual([]);
    expect(problem).toContain(`set ${spec.variable} or ${spec.variable}_FILE`);
    expect(problem).not.toContain('hunter2');
  });

  it.each([
    ['{"settings":{"__proto__":{"port":1}}}', 'there is no setting "__proto__".'],
    ['{"settings":{"constructor":1}}', 'there is no setting "constructor".'],
    ['{"settings":{"toString":"x"}}', 'there is no setting "toString".'],
    ['{"settings":{"PORT":1}}', 'there is no setting "PORT".'],
    ['{"settings":{"config":"x"}}', 'settings.config cannot stand in the file that it names.'],
    ['{"settings":{"port":null}}', 'settings.port must be a text, a number, or true or false.'],
    ['{"settings":{"port":[8580]}}', 'settings.port must be a text, a number, or true or false.'],
    ['{"settings":{"trustedProxies":["10.0.0.1",7]}}', 'settings.trustedProxies must be a text'],
    ['{"settings":[]}', 'settings is an array: must be an object.'],
  ])('refuse %s', (text, why) => {
    expect(mistakes({}, text)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['{"settings":{"port":1e400}}', 'a port is a whole number'],
    ['{"settings":{"port":-1}}', 'a port is a whole number'],
    ['{"settings":{"port":8580.5}}', 'a port is a whole number'],
    ['{"settings":{"port":""}}', 'a port is a whole number'],
    ['{"settings":{"port":"８５８０"}}', 'a port is a whole number'],
    ['{"settings":{"readOnly":"true"}}', 'must be on or off.'],
    ['{"settings":{"readOnly":1}}', 'must be on or off.'],
    ['{"settings":{"graceSeconds":"1e3"}}', 'must be a whole number from 0 to 3600.'],
    ['{"settings":{"auditFile":"a\\u0000b"}}', 'must be a file, or off.'],
  ])('are judged like any other: %s', (text, why) => {
    const [problem, ...more] = mistakes({}, text);
    expect(more).toEqual([]);
    expect(problem).toContain(why);
    expect(problem).toContain('(console.json)');
  });

  it.each([
    ['{"__proto__":{"settings":{}}}', 'there is no field "__proto__".'],
    ['{"signin":{}}', 'there is no field "signin".'],
    ['{"sessionKeys":"hunter2"}', 'Secrets do not belong into this file'],
    ['{"revokedLinks":[7]}', 'revokedLinks.0 must be a string.'],
    ['{"revokedLinks":["a b"]}', 'this is not the id of a link.'],
    [`{"roles":${JSON.stringify(Array.from({ length: 1001 }, () => 1))}}`, 'roles holds more than 1000.'],
    ['null', 'it must be an object.'],
    ['"{}"', 'it must be an object.'],
  ])('stand in a file without other fields: %#', (text, why) => {
    const found = mistakes({}, text);
    expect(found).toEqual([expect.stringContaining(why)]);
    expect(found.join()).not.toContain('hunter2');
  });

  it('may be any text at all, and what is wrong with it is said in lines of bounded length', () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({ settings: fc.jsonValue(), signIn: fc.jsonValue(), roles: fc.jsonValue() }),
    );
    const named = fc.dictionary(
      fc.constantFrom(...Object.keys(SETTINGS)),
      fc.oneof(fc.jsonValue(), fc.constantFrom(...naughtyStrings())),
    );
    checkProperty(
      fc.property(
        fc.oneof(
          fc.string(),
          json.map((value) => JSON.stringify(value)),
          named.map((settings) => JSON.stringify({ settings })),
        ),
        (text) => {
          for (const line of mistakes({}, text)) {
            expect(line.length).toBeLessThan(2000);
            expect(line).not.toMatch(/\p{Cc}/u);
          }
        },
      ),
      500,
    );
    expect(({} as Record<string, unknown>).port).toBeUndefined();
  });

  it('are judged however deep or large they are', () => {
    expect(mistakes({}, `{"settings":${'['.repeat(200_000)}${']'.repeat(200_000)}}`).length).toBeGreaterThan(0);
    expect(
      mistakes({}, { settings: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])) }),
    ).toHaveLength(20_000);
    expect(mistakes({ TRUSTED_PROXIES: '1.1.1.1,'.repeat(100_000) })).toEqual([
      expect.stringContaining('holds more than 100'),
    ]);
  });
});

describe('secrets', () => {
  it('may come from files, without the end of line that editors write', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'config-secrets-'));
    const [keys, config] = [join(directory, 'keys'), join(directory, 'console.json')];
    await writeFile(keys, `${'A'.repeat(43)}\n${'B'.repeat(42)}A\n`);
    await writeFile(config, JSON.stringify(SIGN_IN.file));
    const environment = { PUBLIC_URL: SIGN_IN.environment.PUBLIC_URL, SESSION_KEYS_FILE: keys };
    const { signIn, sources } = await loadConfig(environment, { config });
    expect(signIn?.keys.map(({ length }) => length)).toEqual([32, 32]);
    expect(sources.sessionKeys).toBe('SESSION_KEYS_FILE');
    await expect(loadConfig({ ...environment, SESSION_KEYS: 'x' }, { config })).rejects.toThrow(
      'SESSION_KEYS and SESSION_KEYS_FILE are both set',
    );
    await expect(
      loadConfig({ ...environment, SESSION_KEYS_FILE: join(directory, 'none') }, { config }),
    ).rejects.toThrow(/SESSION_KEYS_FILE: .*none cannot be read \(ENOENT\)/);
    await rm(directory, { recursive: true });
  });

  it('are masked where settings are printed, and so is a password in an address', () => {
    const secrets = Object.values(SETTINGS).flatMap((spec) => ('secret' in spec ? [spec.variable] : []));
    const environment = Object.fromEntries(secrets.map((variable) => [variable, `hunter2-${variable}`]));
    const settings = readEnv({
      ...environment,
      QLDB_ENDPOINT: 'https://me:hunter2@example.org/',
      HOST: 'a\u001b[31mb',
    });
    const printed = describeSettings(settings);
    expect(JSON.stringify(printed)).not.toMatch(/hunter2|\\u001b/);
    expect(
      printed
        .filter(({ value }) => value === '********')
        .map(({ variable }) => variable)
        .sort(),
    ).toEqual(secrets.sort());
    expect(printed.find(({ name }) => name === 'endpoint')?.value).toBe('https://********@example.org/');
  });
});
