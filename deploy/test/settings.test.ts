import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@qldb-console/bff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathOf, textOf } from './support/files.ts';
import { manifests } from './support/manifests.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');
/** What the image sets (deploy/docker/Dockerfile). */
const ofImage = Object.fromEntries(
  [...textOf('deploy/docker/Dockerfile').matchAll(/^(?:ENV| {3}) ([A-Z_]+)=(\S+)/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
);
let secrets = '';
beforeAll(() => {
  secrets = mkdtempSync(join(tmpdir(), 'deploy-'));
  writeFileSync(join(secrets, 'session-keys'), `${KEY}\n`);
  writeFileSync(join(secrets, 'client-secret'), 'of the provider\n');
});
afterAll(() => rmSync(secrets, { recursive: true, force: true }));

/** As the platform mounts them. */
function mounted(environment: Readonly<Record<string, string>>, config: string): Record<string, string> {
  return {
    ...environment,
    QLDB_CONSOLE_CONFIG: pathOf(config),
    SESSION_KEYS_FILE: join(secrets, 'session-keys'),
    SIGN_IN_CLIENT_SECRET_FILE: join(secrets, 'client-secret'),
  };
}

describe('the settings of an example', () => {
  it('of the image alone are refused: it listens for others, and there is no sign-in', async () => {
    expect(ofImage).toMatchObject({
      HOST: '0.0.0.0',
      MANAGEMENT_PORT: '8589',
      DATA_DIR: '/data',
      NODE_ENV: 'production',
    });
    await expect(loadConfig(ofImage, {})).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('there is no sign-in'),
    });
  });

  it('are accepted: compose', async () => {
    const { environment } = parse(textOf('deploy/compose/compose.yaml'), { merge: true }).services.console;
    judge(await loadConfig(mounted({ ...ofImage, ...environment }, 'deploy/compose/console.json'), {}), [
      '172.30.58.1',
    ]);
  });

  it('are accepted: Kubernetes', async () => {
    const workload = manifests().find(
      ({ manifest }) => manifest.kind === 'StatefulSet' && manifest.metadata.name === 'console',
    );
    const { env } = workload?.manifest.spec.template.spec.containers[0] ?? {};
    const environment = Object.fromEntries(
      env
        .filter((one: { value?: string }) => one.value !== undefined)
        .map((one: { name: string; value: string }) => [one.name, one.value]),
    );
    judge(await loadConfig(mounted({ ...ofImage, ...environment }, 'deploy/kubernetes/console.json'), {}), [
      '10.244.0.0/16',
    ]);
  });

  it('are accepted: systemd', async () => {
    const unit = textOf('deploy/systemd/qldb-console.service');
    const environment = Object.fromEntries(
      [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, all = '']) =>
        all.split(' ').map((one) => one.split('=', 2) as [string, string]),
      ),
    );
    expect(environment.SESSION_KEYS_FILE).toBe('%d/session-keys');
    const endpoint = { QLDB_ENDPOINT: 'http://10.0.0.10:8581', TRUSTED_PROXIES: '10.0.0.5' };
    judge(await loadConfig(mounted({ ...environment, ...endpoint }, 'deploy/compose/console.json'), {}), ['10.0.0.5']);
  });
});

function judge(config: Awaited<ReturnType<typeof loadConfig>>, proxies: readonly string[]): void {
  expect(config.warnings).toEqual([]);
  expect(config.signIn?.keys).toHaveLength(1);
  expect(config.insecureNoSignIn).toBe(false);
  expect(config.basePath).toBe('/qldb');
  expect(config.trustedProxies).toEqual(proxies);
  expect(config.upstream.kind).toBe('endpoint');
  expect(config.management).toEqual({ host: '0.0.0.0', port: 8589 });
}
