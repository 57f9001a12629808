import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childrenOf, startProduct } from './support/product.ts';

describe('start --endpoint', () => {
  it('uses another endpoint instead of the embedded service', async () => {
    await using product = await startProduct();
    const profiles = join(product.dataDir, 'credentials');
    await writeFile(profiles, '[audit]\naws_access_key_id = local\naws_secret_access_key = local\n');
    await using other = await startProduct(['--endpoint', product.ledgerUrl ?? '', '--profile', 'audit'], {
      AWS_SHARED_CREDENTIALS_FILE: profiles,
      // A profile that was asked for by name wins over keys that lie around in the environment.
      AWS_ACCESS_KEY_ID: 'somebody',
      AWS_SECRET_ACCESS_KEY: 'else',
    });
    expect(childrenOf(other.child.pid)).toEqual([]);
    const { connections } = (await (await fetch(`${other.url}/api/connections`)).json()) as {
      connections: { id: string; embedded: boolean; endpoint: string }[];
    };
    expect(connections).toMatchObject([{ id: 'endpoint', embedded: false, endpoint: product.ledgerUrl }]);
    const ledgers = await fetch(`${other.url}/api/connections/endpoint/ledgers`);
    expect(await ledgers.json()).toEqual({ ledgers: [] });
    const workload = await fetch(`${other.url}/api/connections/endpoint/ledgers/vehicle-registration/workload`, {
      method: 'POST',
      headers: { 'x-qldb-console': '1', 'content-type': 'application/json' },
      body: '{"blocks":1}',
    });
    expect(workload.status).toBe(501);
  });

  it('starts though another endpoint does not answer, and says not ready', async () => {
    await using product = await startProduct(['--endpoint', 'http://127.0.0.1:9'], {
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(503);
  });

  it('says that there are no credentials for another endpoint', async () => {
    await using product = await startProduct(['--endpoint', 'http://127.0.0.1:9', '--profile', 'nobody'], {
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      AWS_CONFIG_FILE: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const answer = await fetch(`${product.url}/api/connections/endpoint/ledgers`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'upstream-credentials' });
  });
});
