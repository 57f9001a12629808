// Names that mean something to JavaScript – `__proto__`, `constructor` – are names like others, wherever strangers write names.
import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessFor, toIdentity } from '../../src/auth/identity.ts';
import { toConfig } from '../../src/config/config.ts';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { readEnv } from '../../src/config/env.ts';
import { ROUTES } from '../../src/routes/table.ts';
import { requestFor } from '../access/requests.ts';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { OWN, type Started, startBff } from '../support/started.ts';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'];
const embedded = '/api/connections/embedded';
const arn = 'arn:aws:qldb:us-east-1:000000000000:ledger/mine';

let upstream: FakeUpstream;
let bff: Started;
/** Bodies that arrived upstream, as text: what is parsed may have lost something. */
const bodies: string[] = [];
/** What the service answers to whoever asks for tags, as text. */
let tags = '{}';

beforeAll(async () => {
  upstream = await fakeUpstream((request, response, body) => {
    bodies.push(body);
    if (request.method !== 'GET' || !request.url?.startsWith('/tags/')) return answerJson(response, {});
    response.setHeader('content-type', 'application/json');
    response.end(`{"Tags":${tags}}`);
  });
  bff = await startBff({ upstreamUrl: upstream.url, upstream: { readAttempts: 1 } });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

/** Everything that all objects of this process share: the back end runs in it too. */
const shared = () =>
  [
    Object.prototype,
    Array.prototype,
    Function.prototype,
    String.prototype,
    Map.prototype,
    Promise.prototype,
    Socket.prototype,
  ].map((prototype) =>
    Reflect.ownKeys(prototype).map(
      (key) => `${String(key)}:${typeof Reflect.getOwnPropertyDescriptor(prototype, key)?.value}`,
    ),
  );
let before: ReturnType<typeof shared>;
beforeEach(() => {
  before = shared();
  bodies.length = 0;
});
afterEach(() => expect(shared()).toEqual(before));

describe('in the body of a request', () => {
  const polluted = ROUTES.filter(({ method }) => method === 'post' || method === 'patch').flatMap((route) => {
    const { path, body = {} } = requestFor(route, { connection: 'embedded', ledger: 'mine' });
    const members = JSON.stringify(body).slice(1, -1);
    return [
      '"__proto__":{"polluted":true,"name":"theirs"}',
      '"constructor":{"prototype":{"polluted":true}}',
      '"__proto__":null',
      '"__proto__":[]',
    ].map((member) => ({
      what: `${route.name} with ${member}`,
      path,
      method: route.method.toUpperCase(),
      body: `{${[members, member].filter(Boolean).join(',')}}`,
    }));
  });

  it.each(polluted)('$what is unknown, and nothing is sent', async ({ path, method, body }) => {
    const answer = await bff.send(path, { method, headers: OWN, body });
    expect(answer.status).toBe(400);
    expect(bodies).toEqual([]);
  });
});

describe('tags', () => {
  it('named __proto__ are refused, since the SDK would leave them out without a word, and can be removed', async () => {
    for (const tagsText of ['{"__proto__":"value","other":"value"}', '{"__proto__":"value"}']) {
      const body = `{"arn":"${arn}","tags":${tagsText}}`;
      const answer = await bff.send(`${embedded}/tags`, { method: 'POST', headers: OWN, body });
      expect(answer.status).toBe(400);
      expect(answer.problem().fields).toEqual({ tags: expect.stringContaining('__proto__') });
    }
    const created = `{"name":"a","permissionsMode":"STANDARD","deletionProtection":true,"tags":{"__proto__":"v"}}`;
    expect((await bff.send(`${embedded}/ledgers`, { method: 'POST', headers: OWN, body: created })).status).toBe(400);
    expect(bodies).toEqual([]);
    const path = `${embedded}/tags?arn=${arn}&key=__proto__`;
    expect((await bff.send(path, { method: 'DELETE', headers: OWN })).status).toBe(204);
    expect(upstream.requests.at(-1)).toMatch(/[?&]tagKeys=__proto__$/);
  });

  it.each(NAMES.slice(1))('named %s are set, removed and listed like others', async (name) => {
    const body = `{"arn":"${arn}","tags":{${JSON.stringify(name)}:"value","other":"value"}}`;
    expect((await bff.send(`${embedded}/tags`, { method: 'POST', headers: OWN, body })).status).toBe(204);
    expect(bodies.join()).toContain(`${JSON.stringify(name)}:"value"`);

    const untagged = await bff.send(`${embedded}/tags?arn=${arn}&key=${name}`, { method: 'DELETE', headers: OWN });
    expect(untagged.status).toBe(204);
    expect(upstream.requests.at(-1)).toSatisfy((line: string) => line.endsWith(`?tagKeys=${name}`));

    tags = `{${JSON.stringify(name)}:"value","other":"value"}`;
    expect((await bff.send(`${embedded}/tags?arn=${arn}`)).text).toContain(`${JSON.stringify(name)}:"value"`);
  });
});

describe('in addresses', () => {
  it.each(NAMES)('%s is no connection, no ledger, no parameter', async (name) => {
    const asked = upstream.requests.length;
    expect((await bff.send(`/api/connections/${name}/ledgers`)).status).toBe(404);
    expect((await bff.send(`${embedded}/ledgers?${name}=1`)).status).toBe(400);
    expect((await bff.send(`${embedded}/ledgers?${name}[x]=1&${name}.y=2`)).status).toBe(400);
    expect((await bff.send(`/api/${name}`)).status).toBe(404);
    expect(upstream.requests).toHaveLength(asked);
    const ledger = await bff.send(`${embedded}/ledgers/${name}`);
    // The form of a name is all that is judged: letters are allowed, underscores are not.
    expect(ledger.status).toBe(name.includes('_') ? 400 : 502);
  });
});

describe('in claims', () => {
  const names = { groupsClaim: 'groups', nameClaim: 'name' };
  const roles = [{ group: 'admins', role: 'admin', connections: ['*'], ledgers: ['*'] }] as const;

  it.each(NAMES)('%s gives nobody a group', (name) => {
    const claims = JSON.parse(`{"sub":"s","${name}":{"groups":["admins"],"email_verified":true}}`);
    const identity = toIdentity(claims, names, roles);
    expect(identity).toMatchObject({ groups: [], emailVerified: false });
    expect(accessFor(identity as NonNullable<typeof identity>, roles).grants).toEqual([]);
    // Nor when the configuration asks for a claim that every object seems to have.
    expect(toIdentity({ sub: 's' }, { ...names, groupsClaim: `${name}.name` }, roles)?.groups).toEqual([]);
  });
});

describe('in the configuration', () => {
  it.each([
    '{"__proto__":{"roles":[]}}',
    '{"constructor":{}}',
    '{"settings":{"__proto__":{"host":"0.0.0.0"}}}',
    '{"settings":{"constructor":"x"}}',
    '{"settings":{"toString":"x"}}',
    '{"connections":[{"id":"a","__proto__":{"endpoint":"http://evil.example"}}]}',
    '{"signIn":{"issuer":"http://127.0.0.1:1","clientId":"c","__proto__":{"insecureIssuer":true}}}',
    '{"roles":[{"__proto__":{"group":"*"},"role":"admin"}]}',
  ])('%s is refused, and named', (text) => {
    const load = () => {
      const file = parseConfigFile({ path: '/tests/console.json', text });
      return toConfig(readEnv({}, {}, file), { file });
    };
    expect(load).toThrow(/__proto__|constructor|toString/);
  });
});
