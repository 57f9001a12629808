import { describe, expect, it } from 'vitest';
import { textOf } from './support/files.ts';

const guide = textOf('docs/deploy.md');

describe('the guide to deployment', () => {
  it('shows the configuration that the examples have', () => {
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(JSON.parse(shown)).toEqual(JSON.parse(textOf('deploy/compose/console.json')));
    const { settings, ...rest } = JSON.parse(textOf('deploy/kubernetes/console.json'));
    expect(rest).toEqual({ signIn: JSON.parse(shown).signIn, roles: JSON.parse(shown).roles });
    expect(guide).toContain(`"trustedProxies": ["${settings.trustedProxies[0]}"]`);
  });

  it('names the files and variables that the units read', () => {
    const units = textOf('deploy/systemd/qldb-console.service') + textOf('deploy/systemd/qldb-ledger.service');
    const files = [...units.matchAll(/\/etc\/qldb-console\/([a-z.-]+)/g)].map(([, name = '']) => name);
    expect(files.length).toBeGreaterThan(4);
    for (const file of new Set(files)) expect(guide, file).toContain(file);
  });

  it('makes the secrets that Kubernetes and compose take', () => {
    for (const name of ['session-keys', 'client-secret', 'aws-credentials', 'ledger.env']) {
      expect(guide).toContain(`> ${name}`);
      if (name !== 'ledger.env') expect(textOf('deploy/compose/compose.yaml')).toContain(`./secrets/${name}`);
    }
    for (const key of ['session-keys', 'client-secret', 'access-key-id', 'secret-access-key'])
      expect(guide).toMatch(new RegExp(`--from-(file|literal)=${key}=`));
  });

  it('tells the provider the addresses that the console uses, and proxies the ones that they listen on', () => {
    const { publicUrl } = JSON.parse(textOf('deploy/compose/console.json')).settings;
    for (const path of ['/auth/callback', '/signed-out']) expect(guide).toContain(`\`${publicUrl}${path}\``);
    for (const file of ['deploy/nginx/qldb-console.conf', 'deploy/caddy/Caddyfile']) {
      const { hostname, pathname } = new URL(publicUrl);
      for (const part of [hostname, `${pathname}/`, '10.0.0.11:8580', '10.0.0.12:8580'])
        expect(textOf(file)).toContain(part);
    }
  });
});
