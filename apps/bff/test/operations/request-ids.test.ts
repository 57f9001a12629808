import { createClient } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type Started, startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

interface Line {
  readonly msg?: string;
  readonly requestId?: string;
  readonly req?: { id: string; clientId?: string; from?: string };
  readonly res?: { status: number; caller?: string };
  readonly upstream?: { operation: string; outcome: string; awsRequestId?: string };
}

describe('a request', () => {
  const upstreamIds: unknown[] = [];
  let upstream: FakeUpstream;
  let bff: Started;
  beforeAll(async () => {
    upstream = await fakeUpstream((request, response) => {
      upstreamIds.push(request.headers['x-qldb-console-request-id']);
      answerJson(response, { Ledgers: [] });
    });
    bff = await startBff({ upstreamUrl: upstream.url });
  });
  afterAll(async () => {
    await bff[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });
  const lines = () => bff.log as Line[];

  it('is followed from the browser to the service by its ids', async () => {
    const sent: string[] = [];
    const client = createClient((input, init) => {
      sent.push(new Headers(init?.headers).get('x-request-id') ?? '');
      return fetch(input, init);
    }, bff.url);
    await client.listLedgers('embedded');
    await until(() => lines().some(({ req }) => req?.clientId === sent[0]));
    const own = lines().find(({ req }) => req?.clientId === sent[0]);
    expect(sent[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(own).toMatchObject({ req: { from: '127.0.0.1' }, res: { status: 200, caller: 'local:local' } });
    expect(upstreamIds.at(-1)).toBe(own?.req?.id);
    expect(lines().find(({ upstream, requestId }) => upstream && requestId === own?.req?.id)?.upstream).toMatchObject({
      operation: 'ListLedgers',
      outcome: 'ok',
      awsRequestId: 'AWSREQUESTID',
    });
  });

  it.each(['short', 'a'.repeat(65), '<jndi:ldap://x>', 'a\\nb-c-d-e-f'])(
    'with the id %j has none of its own in the log',
    async (id) => {
      const answer = await bff.send('/api/connections/embedded/ledgers', { headers: { 'x-request-id': id } });
      const requestId = answer.headers['x-request-id'];
      expect(requestId).not.toBe(id);
      await until(() => lines().some(({ req }) => req?.id === requestId));
      expect(lines().find(({ req }) => req?.id === requestId)?.req).not.toHaveProperty('clientId');
      expect(JSON.stringify(bff.log)).not.toContain(JSON.stringify(id).slice(1, -1).padEnd(6, '\u0000'));
    },
  );
});
