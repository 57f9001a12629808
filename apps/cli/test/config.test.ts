import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct } from './support/product.ts';
import { run } from './support/run.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cli-config-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('config check', () => {
  it('prints every setting, where it came from, and no secret', async () => {
    const config = join(directory, 'console.json');
    await writeFile(
      config,
      JSON.stringify({ settings: { port: 9999 }, connections: [{ id: 'a', region: 'us-east-1' }] }),
    );
    const { code, stdout, stderr } = await run(['config', 'check', '--config', config, '--read-only', 'on'], {
      LEDGER_SECRET_ACCESS_KEY: 'hunter2',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^port +9999 +settings\.port \(console\.json\)$/m);
    expect(stdout).toMatch(/^readOnly +on +--read-only$/m);
    expect(stdout).toMatch(/^secretAccessKey +\*{8} +LEDGER_SECRET_ACCESS_KEY$/m);
    expect(stdout).toMatch(/^ +connection +a: AWS's own, region us-east-1, default chain$/m);
    expect(stdout).not.toContain('hunter2');
    expect(stdout.trimEnd()).toMatch(/The configuration is valid\.$/);
  });

  it('prints how people sign in, who may do what, and fingerprints of the session keys', async () => {
    const config = join(directory, 'sign-in.json');
    await writeFile(
      config,
      JSON.stringify({
        settings: { publicUrl: 'https://console.example.com/qldb' },
        signIn: { issuer: 'http://localhost:1', insecureIssuer: true, clientId: 'the-client' },
        roles: [
          { group: 'clerks', role: 'operator', ledgers: ['invoices-*'] },
          { group: 'many', role: 'viewer', ledgers: Array(100).fill('invoices-*') },
        ],
      }),
    );
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64url'));
    const check = (...used: string[]) => run(['config', 'check', '--config', config], { SESSION_KEYS: used.join() });
    const { code, stdout } = await check(...keys);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +redirect URI +https:\/\/console\.example\.com\/qldb\/auth\/callback$/m);
    expect(stdout).toMatch(/^ +client +the-client, public \(no secret\)$/m);
    expect(stdout).toMatch(/^ +role +group clerks: operator, connections \*, ledgers invoices-\*$/m);
    // What is not shown is not passed over either.
    expect(stdout).toMatch(/^ +role +group many: viewer, connections \*, ledgers invoices-\* .*…$/m);
    expect(stdout).toContain('no proxy is trusted (TRUSTED_PROXIES)');
    const [, first, second] = /session keys +([0-9a-f]{8}) ([0-9a-f]{8}) /.exec(stdout) ?? [];
    expect(first).not.toBe(second);
    expect((await check(...keys.reverse())).stdout).toContain(`${second} ${first}`);
    for (const key of keys) expect(stdout).not.toContain(key);
  });

  it('names everything that is wrong at once, and starts nothing', async () => {
    const { code, stdout } = await run(['config', 'check', '--json', '--port', 'x'], {
      HOST: '0.0.0.0',
      SESSION_KEYS: 'hunter2',
      TRUSTED_PROXIES: '0.0.0.0/0',
    });
    expect(code).toBe(2);
    const { settings, problems } = JSON.parse(stdout);
    expect(settings.length).toBeGreaterThan(30);
    expect(problems).toHaveLength(4);
    expect(stdout).not.toContain('hunter2');
  });

  it.each([[['config']], [['config', 'chekc']], [['config', 'check', '--session-keys', 'x']]])(
    'refuses %j',
    async (args) => {
      expect((await run(args)).code).toBe(2);
    },
  );
});

describe('new-session-key', () => {
  it('prints a key that the configuration takes, another one each time', async () => {
    const keys = await Promise.all([run(['new-session-key']), run(['new-session-key'])]);
    const [one, other] = keys.map(({ stdout }) => stdout.trim());
    expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(other).not.toBe(one);
    expect((await run(['config', 'check'], { SESSION_KEYS: `${one},${other}` })).code).toBe(0);
  });
});

describe('start', () => {
  it('warns of a console that everybody may change, and a second signal ends it at once', async () => {
    await using product = await startProduct([], {
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://console.example.com/qldb',
      INSECURE_NO_SIGN_IN: 'anyone-who-can-reach-this-port-is-admin',
      DRAIN_SECONDS: '600',
    });
    expect(product.stdout()).toContain('WARNING          INSECURE: nobody has to sign in.');
    expect(product.stdout()).toContain('QLDB Console     https://console.example.com/qldb/');
    const local = /listens on +(http:\/\/[\d.:]+)/.exec(product.stdout())?.[1];
    product.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${local}/readyz`)).status, { timeout: 20_000 }).toBe(503);
    product.child.kill('SIGTERM');
    expect((await product.ended).code).toBe(1);
  });
});
