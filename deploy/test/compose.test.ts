import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathOf, textOf } from './support/files.ts';

const compose = parse(textOf('deploy/compose/compose.yaml'), { merge: true });

describe('the compose file', () => {
  it.each(['console', 'ledger'])('lets %s do as little as possible', (name) => {
    expect(compose.services[name]).toMatchObject({
      user: '10001:10001',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      pids_limit: expect.any(Number),
      mem_limit: expect.any(String),
    });
    expect(compose.services[name].privileged).toBeUndefined();
  });

  it('publishes the console to the proxy on this machine, and nothing else', () => {
    expect(compose.services.console.ports).toEqual(['127.0.0.1:8580:8580']);
    expect(compose.services.ledger.ports).toBeUndefined();
  });

  it('trusts the way that the proxy comes, and nobody else', () => {
    const [{ subnet, gateway }] = compose.networks.outside.ipam.config;
    expect(compose.services.console.environment.TRUSTED_PROXIES).toBe(gateway);
    expect(subnet.split('.').slice(0, 3)).toEqual(gateway.split('.').slice(0, 3));
  });

  it('names networks, volumes, secrets and files that are there', () => {
    const { services, networks, volumes, secrets } = compose;
    for (const service of [services.console, services.ledger]) {
      for (const network of service.networks) expect(Object.keys(networks)).toContain(network);
      for (const secret of service.secrets ?? []) expect(Object.keys(secrets)).toContain(secret);
      for (const volume of service.volumes) {
        const [from] = volume.split(':');
        if (from.startsWith('./')) expect(existsSync(pathOf(`deploy/compose/${from}`))).toBe(true);
        else expect(Object.keys(volumes)).toContain(from);
      }
    }
    for (const [name, value] of Object.entries<string>(services.console.environment))
      if (value.startsWith('/run/secrets/')) {
        expect(name).toMatch(/_FILE$/);
        expect(Object.keys(secrets)).toContain(value.slice('/run/secrets/'.length));
      }
  });
});
