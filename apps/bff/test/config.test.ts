import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { isLoopback } from '../src/config/loopback.ts';

function problemsOf(environment: Record<string, string>, flags: Record<string, string> = {}): readonly string[] {
  try {
    toConfig(readEnv(environment, flags));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('start the embedded service on loopback with the documented defaults', () => {
    expect(toConfig(readEnv({}))).toMatchObject({
      host: '127.0.0.1',
      port: 8580,
      logLevel: 'info',
      upstream: {
        kind: 'embedded',
        port: 8581,
        region: 'us-east-1',
        accessKeyId: 'local',
        secretAccessKey: 'local',
        dataDir: resolve('./data'),
      },
    });
  });

  it('take a flag before the environment before the default, and say which', () => {
    const config = toConfig(readEnv({ PORT: '9001', LEDGER_PORT: '9002', HOST: '' }, { port: '9003' }));
    expect(config.port).toBe(9003);
    expect(config.upstream).toMatchObject({ port: 9002 });
    expect(config.sources).toMatchObject({ port: '--port', ledgerPort: 'LEDGER_PORT', host: 'HOST (default)' });
  });

  it('name every wrong value at once, with where it came from', () => {
    const problems = problemsOf(
      { HOST: '0.0.0.0', LEDGER_PORT: '70000', AWS_REGION: 'Mars One', LOG_LEVEL: 'loud' },
      { port: 'eighty' },
    );
    expect(problems).toHaveLength(5);
    expect(problems).toEqual([
      expect.stringMatching(/^HOST is "0\.0\.0\.0": others could reach the console, and there is no sign-in/),
      expect.stringMatching(/^--port is "eighty": a port is a whole number/),
      expect.stringMatching(/^LOG_LEVEL is "loud": must be one of/),
      expect.stringMatching(/^AWS_REGION is "Mars One": a region/),
      expect.stringMatching(/^LEDGER_PORT is "70000": a port is a whole number/),
    ]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.evil.example', '127.0.0.256', '127.1'])(
    'refuse to listen on %s, where others could reach it without a sign-in',
    (host) => {
      expect(problemsOf({ HOST: host })).toEqual([
        expect.stringContaining('there is no sign-in: everybody would be admin. Configure signIn'),
      ]);
    },
  );

  it.each(['127.0.0.1', '127.8.9.255', '::1', 'localhost'])('accept the loopback host %s', (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(problemsOf({ HOST: host })).toEqual([]);
  });

  it('refuse one port for both servers, but let both be any free one', () => {
    expect(problemsOf({ PORT: '9000', LEDGER_PORT: '9000' })).toEqual([
      'LEDGER_PORT is "9000": the console itself (PORT) listens there.',
    ]);
    expect(problemsOf({ PORT: '0', LEDGER_PORT: '0' })).toEqual([]);
  });

  it('use another endpoint, with its region and profile, instead of the embedded service', () => {
    const flags = { endpoint: 'https://qldb.example.org/base/', region: 'eu-west-1', profile: 'audit' };
    expect(toConfig(readEnv({}, flags)).upstream).toMatchObject({
      kind: 'endpoint',
      endpoint: 'https://qldb.example.org/base',
      region: 'eu-west-1',
      credentials: { profile: 'audit' },
      sources: { endpoint: '--endpoint', region: '--region', credentials: 'profile audit (--profile)' },
    });
  });

  it('call the connection to another endpoint by its host, or as they are told', () => {
    const named = (name?: string) =>
      toConfig(readEnv({ QLDB_ENDPOINT: 'http://10.0.0.10:8581', QLDB_ENDPOINT_NAME: name })).upstream;
    expect(named()).toMatchObject({ id: 'endpoint', name: '10.0.0.10:8581' });
    expect(named('Production')).toMatchObject({ id: 'endpoint', name: 'Production' });
    expect(() => named('two\nlines')).toThrow('QLDB_ENDPOINT_NAME is "two\\nlines": must be 1 to 100 characters');
  });

  it.each([
    ['not an address', 'must be an http:// or https:// address'],
    ['ftp://example.org', 'must be an http:// or https:// address'],
    ['http://example.org/?x=1', 'must not have a query'],
    ['', 'must be an http:// or https:// address'],
  ])('refuse the endpoint %j', (endpoint, why) => {
    expect(problemsOf({}, { endpoint })).toEqual([expect.stringContaining(why)]);
  });

  it('repeat nothing that a terminal would obey', () => {
    expect(problemsOf({ AWS_REGION: 'a\u007f\u009b31m\u202e' }, {})).toEqual([
      'AWS_REGION is "a\\u007f\\u009b31m\\u202e": a region is written like us-east-1.',
    ]);
  });

  it('do not repeat a password that stands in an endpoint', () => {
    const [problem] = problemsOf({ QLDB_ENDPOINT: 'http://me:hunter2@example.org' });
    expect(problem).toContain('QLDB_ENDPOINT must not hold a user name or password');
    expect(problem).not.toContain('hunter2');
  });

  it('do not repeat a secret key that is wrong', () => {
    const [problem] = problemsOf({ LEDGER_SECRET_ACCESS_KEY: 'two words' });
    expect(problem).toContain('LEDGER_SECRET_ACCESS_KEY must be');
    expect(problem).not.toContain('two words');
  });

  it('refuse --profile for the embedded service, but ignore AWS_PROFILE of the shell', () => {
    expect(problemsOf({}, { profile: 'audit' })).toEqual([expect.stringContaining('--profile is "audit"')]);
    expect(problemsOf({ AWS_PROFILE: 'audit' })).toEqual([]);
  });
});
