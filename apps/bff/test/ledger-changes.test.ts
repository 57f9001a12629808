import { type Client, createClient, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { type LedgerProcess, startLedger } from './support/ledger-process.ts';
import { problemOf } from './support/problem-of.ts';
import { OWN, type Started, startBff } from './support/started.ts';

const ledger = 'changing';
const arn = `arn:aws:qldb:us-east-1:000000000000:ledger/${ledger}`;
let service: LedgerProcess;
let bff: Started;
let client: Client;

beforeAll(async () => {
  service = await startLedger();
  bff = await startBff({ upstreamUrl: service.url });
  client = createClient(fetch, bff.url);
  await client.createLedger('embedded', {
    name: ledger,
    permissionsMode: 'ALLOW_ALL',
    deletionProtection: true,
    tags: { from: 'the start' },
  });
});
afterAll(async () => {
  await bff?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
});

const active = () => expect.poll(async () => (await client.describeLedger('embedded', ledger)).state).toBe('ACTIVE');

describe('a ledger', () => {
  it('loses and regains its deletion protection, and nothing else', async () => {
    await active();
    const before = await client.describeLedger('embedded', ledger);
    const updated = await client.updateLedger('embedded', ledger, { deletionProtection: false });
    const { permissionsMode: _, ...rest } = before;
    expect(updated).toEqual({ ...rest, deletionProtection: false });
    expect(await client.describeLedger('embedded', ledger)).toEqual({ ...before, deletionProtection: false });
    expect((await client.updateLedger('embedded', ledger, { deletionProtection: true })).deletionProtection).toBe(true);
  });

  it('changes its permissions mode', async () => {
    const body = { permissionsMode: 'STANDARD' } as const;
    expect(await client.updatePermissionsMode('embedded', ledger, body)).toEqual({ name: ledger, arn, ...body });
    expect((await client.describeLedger('embedded', ledger)).permissionsMode).toBe('STANDARD');
  });

  it.each([
    ['nothing', {}, ['body']],
    ['what cannot be changed so', { permissionsMode: 'STANDARD' }, ['permissionsMode', 'body']],
    ['a key that is none', { kmsKey: 'a b' }, ['kmsKey']],
    ['a word for yes', { deletionProtection: 'yes' }, ['deletionProtection']],
  ])('to be changed by %s is refused', async (_what, body, names) => {
    const path = paths.ledger('embedded', ledger);
    const answer = await bff.send(path, { method: 'PATCH', headers: OWN, body: JSON.stringify(body) });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual(names);
  });

  it('that does not exist cannot be changed', async () => {
    expect(await problemOf(client.updateLedger('embedded', 'nowhere', { deletionProtection: true }))).toMatchObject({
      status: 404,
      awsError: 'ResourceNotFoundException',
    });
  });
});

describe('tags', () => {
  it('are added, replaced, listed and removed, whatever their characters', async () => {
    expect(await client.listTags('embedded', arn)).toEqual({ tags: { from: 'the start' } });
    const odd = { 'a b/ü+=@:.-_': '', k: 'v&w=%20', 'k,l': 'x' };
    await client.tagResource('embedded', arn, odd);
    await client.tagResource('embedded', arn, { k: 'other' });
    expect(await client.listTags('embedded', arn)).toEqual({ tags: { from: 'the start', ...odd, k: 'other' } });
    await client.untagResource('embedded', arn, ['a b/ü+=@:.-_', 'k,l']);
    await client.untagResource('embedded', arn, ['k']);
    expect(await client.listTags('embedded', arn)).toEqual({ tags: { from: 'the start' } });
  });

  it('beyond fifty are refused by the service', async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key ${n}`, 'x']));
    const problem = await problemOf(client.tagResource('embedded', arn, many));
    expect(problem).toMatchObject({ awsRequestId: expect.any(String), awsError: expect.any(String) });
    expect(await client.listTags('embedded', arn)).toEqual({ tags: { from: 'the start' } });
  });

  it('of what does not exist are not found', async () => {
    const nowhere = arn.replace(ledger, 'nowhere');
    expect(await problemOf(client.listTags('embedded', nowhere))).toMatchObject({
      status: 404,
      awsError: 'ResourceNotFoundException',
    });
  });

  it.each<[string, string, string | undefined, string[]]>([
    ['GET', '', undefined, ['arn']],
    ['GET', '?arn=changing', undefined, ['arn']],
    ['GET', `?arn=${arn}&arn=${arn}`, undefined, ['arn']],
    ['GET', `?arn=${arn}%0a`, undefined, ['arn']],
    ['DELETE', `?arn=${arn}`, undefined, ['key']],
    ['DELETE', `?arn=${arn}&key=`, undefined, ['key']],
    ['DELETE', `?arn=${arn}&key=${'k'.repeat(129)}`, undefined, ['key']],
    ['POST', '', JSON.stringify({ arn }), ['tags']],
    ['POST', '', JSON.stringify({ arn, tags: { k: 1 } }), ['tags.k']],
    ['POST', '', JSON.stringify({ arn, tags: 'k' }), ['tags']],
  ])('asked for by %s %s %s are refused with the fields named', async (method, query, body, names) => {
    const answer = await bff.send(`${paths.tags('embedded')}${query}`, {
      method,
      headers: OWN,
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual(names);
  });
});

describe('keys of the embedded service', () => {
  it('are made, listed and disabled; the ledger of a disabled key says since when', async () => {
    const key = await client.createKey('embedded', { alias: 'alias/made-here', description: 'Für Tests' });
    expect(key).toMatchObject({ alias: 'alias/made-here', description: 'Für Tests', state: 'Enabled' });
    const { keys } = await client.listKeys('embedded');
    expect(keys).toContainEqual(key);
    expect(keys.map(({ alias }) => alias)).toContain('alias/qldb-local');

    await active();
    await client.updateLedger('embedded', ledger, { kmsKey: key.arn });
    const encryption = async () => (await client.describeLedger('embedded', ledger)).encryption;
    await expect.poll(async () => (await encryption())?.status).toBe('ENABLED');
    expect(await encryption()).toEqual({ kmsKeyArn: key.arn, status: 'ENABLED' });

    expect(await client.updateKey('embedded', key.keyId, { state: 'Disabled' })).toEqual({ ...key, state: 'Disabled' });
    await expect.poll(async () => (await encryption())?.status).toBe('KMS_KEY_INACCESSIBLE');
    expect((await encryption())?.inaccessibleSince).toMatch(/^20.*Z$/);
    expect(await problemOf(client.getDigest('embedded', ledger))).toMatchObject({
      status: 412,
      awsError: 'ResourcePreconditionNotMetException',
    });
    expect((await client.updateKey('embedded', key.arn, { state: 'Enabled' })).state).toBe('Enabled');
    await expect.poll(async () => (await encryption())?.status).toBe('ENABLED');
  });

  it.each([
    ['POST', paths.kmsKeys('embedded'), { alias: 'no-prefix' }, 'alias'],
    ['POST', paths.kmsKeys('embedded'), { description: 'x'.repeat(8193) }, 'description'],
    ['PATCH', paths.kmsKey('embedded', 'a'), { state: 'Gone' }, 'state'],
    ['PATCH', paths.kmsKey('embedded', '../ledgers'), { state: 'Enabled' }, 'keyId'],
    ['PATCH', paths.kmsKey('embedded', 'a/../b'), { state: 'Enabled' }, 'keyId'],
    ['PATCH', paths.kmsKey('embedded', 'a?b'), { state: 'Enabled' }, 'keyId'],
  ])('%s %s %j is refused', async (method, path, body, name) => {
    const answer = await bff.send(path, {
      method,
      headers: OWN,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual([name]);
  });

  it('are not to be had of any other connection, which is not even asked', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
    await using other = await startBff({ upstreamUrl: upstream.url, environment: { QLDB_ENDPOINT: upstream.url } });
    const elsewhere = createClient(fetch, other.url);
    for (const call of [
      elsewhere.listKeys('endpoint'),
      elsewhere.createKey('endpoint', {}),
      elsewhere.updateKey('endpoint', 'a', { state: 'Enabled' }),
    ])
      expect(await problemOf(call)).toMatchObject({ status: 501, code: 'not-supported' });
    expect(upstream.requests).toEqual([]);
  });
});
