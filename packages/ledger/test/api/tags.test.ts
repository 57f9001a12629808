import {
  CreateLedgerCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { errorOf, startService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';

const PREFIX = 'arn:aws:qldb:us-east-1:000000000000';
const ARN = `${PREFIX}:ledger/a`;
const tag = (Tags: Record<string, string>, ResourceArn = ARN) => new TagResourceCommand({ ResourceArn, Tags });
const untag = (TagKeys: string[], ResourceArn = ARN) => new UntagResourceCommand({ ResourceArn, TagKeys });
const list = (ResourceArn = ARN) => new ListTagsForResourceCommand({ ResourceArn });

async function startTagged(Tags: Record<string, string> = {}, options: Parameters<typeof startService>[0] = {}) {
  const test = await startService(options);
  await test.client.send(new CreateLedgerCommand({ Name: 'a', PermissionsMode: 'STANDARD', Tags }));
  return test;
}

describe('tags of a ledger', () => {
  it('are those of its creation, then those added, changed and removed; keys are told apart by case', async () => {
    const { client } = await startTagged({ team: 'ledgers', 'cost center': '42' });
    expect((await client.send(list())).Tags).toEqual({ team: 'ledgers', 'cost center': '42' });
    const { $metadata, ...answer } = await client.send(tag({ Team: 'x', team: 'journals', 'ü/&=%': '' }));
    expect([$metadata.httpStatusCode, answer]).toEqual([200, {}]);
    expect((await client.send(list())).Tags).toEqual({
      team: 'journals',
      'cost center': '42',
      Team: 'x',
      'ü/&=%': '',
    });
    await client.send(untag(['cost center', 'ü/&=%', 'never there', 'Team']));
    expect((await client.send(list())).Tags).toEqual({ team: 'journals' });
    await client.send(tag({}));
    expect((await client.send(list())).Tags).toEqual({ team: 'journals' });
  });

  it('survive a restart', async () => {
    const first = await startTagged({ a: '1' });
    await first.client.send(tag({ b: '2' }));
    await first.service.close();
    const second = await startService({ dataDir: first.dataDir });
    expect((await second.client.send(list())).Tags).toEqual({ a: '1', b: '2' });
  });

  it('changed by many at once are all there', async () => {
    const { client } = await startTagged();
    await Promise.all(Array.from({ length: 20 }, (_, n) => client.send(tag({ [`k${n}`]: 'v' }))));
    expect(Object.keys((await client.send(list())).Tags ?? {})).toHaveLength(20);
  });

  it('are at most 50, counted after the change', async () => {
    const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, '']));
    const { client } = await startTagged(fifty);
    await client.send(tag({ k0: 'new value' }));
    expect(await errorOf(client.send(tag({ k0: 'newer', one: 'more' })))).toEqual({
      name: 'InvalidParameterException',
      message: 'A resource has at most 50 tags; there are 51.',
      status: 400,
      ParameterName: 'Tags',
    });
    expect((await client.send(list())).Tags).toEqual({ ...fifty, k0: 'new value' });
  });

  it('are as many as the quota says', async () => {
    const { client } = await startTagged({}, { maxTags: 1 });
    await client.send(tag({ one: '' }));
    expect(await errorOf(client.send(tag({ two: '' })))).toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('tags of parts of a ledger', () => {
  it('are kept for each table and for the catalog', async () => {
    const { client, service, dataDir } = await startTagged({ on: 'ledger' });
    await service.engine.commit(
      'a',
      transaction({ op: 'create-table', table: 'A' }, { op: 'create-table', table: 'B' }),
    );
    const { tables } = await service.engine.recentState(await service.engine.ledger('a'), 1);
    const [first, second] = [...tables.keys()].map((id) => `${ARN}/table/${id}`);
    const catalog = `${ARN}/information_schema/user_tables`;
    await client.send(tag({ on: 'table' }, first));
    await client.send(tag({ on: 'catalog' }, catalog));
    await client.send(untag(['on'], second));
    const read = async (arn: string | undefined) => (await client.send(list(arn))).Tags;
    expect([await read(first), await read(second), await read(catalog), await read(ARN)]).toEqual([
      { on: 'table' },
      {},
      { on: 'catalog' },
      { on: 'ledger' },
    ]);
    await service.close();
    const again = await startService({ dataDir });
    expect((await again.client.send(list(first))).Tags).toEqual({ on: 'table' });
  });
});

describe('an ARN', () => {
  const id = 'X'.repeat(22);
  it.each([
    ['of an unknown ledger', `${PREFIX}:ledger/b`, 'Ledger', 'b'],
    ['of a ledger written otherwise', `${PREFIX}:ledger/A`, 'Ledger', 'A'],
    ['of another account', 'arn:aws:qldb:us-east-1:111122223333:ledger/a', 'Ledger', 'a'],
    ['of another Region', 'arn:aws:qldb:eu-west-1:000000000000:ledger/a', 'Ledger', 'a'],
    ['of another partition', 'arn:aws-cn:qldb:us-east-1:000000000000:ledger/a', 'Ledger', 'a'],
    ['of an unknown stream', `${PREFIX}:stream/a/${id}`, 'Stream', id],
    ['of a stream of an unknown ledger', `${PREFIX}:stream/b/${id}`, 'Stream', id],
    ['of an unknown table', `${ARN}/table/${id}`, 'Table', id],
    ['of the catalog of an unknown ledger', `${PREFIX}:ledger/b/information_schema/user_tables`, 'Ledger', 'b'],
  ])('%s is not found', async (_name, arn, ResourceType, ResourceName) => {
    const { client } = await startTagged();
    const expected = { name: 'ResourceNotFoundException', status: 404, ResourceType, ResourceName };
    expect(await errorOf(client.send(list(arn)))).toMatchObject(expected);
    expect(await errorOf(client.send(tag({ k: 'v' }, arn)))).toMatchObject(expected);
    expect(await errorOf(client.send(untag(['k'], arn)))).toMatchObject(expected);
  });

  it.each([
    ['that is none', 'this is no name of a resource'],
    ['of another service', 'arn:aws:kinesis:us-east-1:000000000000:stream/s'],
    ['without a name', `${PREFIX}:ledger/`],
    ['of a kind that has none', `${PREFIX}:export/a/${id}`],
    ['of an index', `${ARN}/table/${id}/index/${id}`],
    ['of a stream without ledger', `${PREFIX}:stream/${id}`],
    ['with a line break', `${ARN}\n/x/y`],
  ])('%s is not valid', async (_name, arn) => {
    const { client } = await startTagged();
    expect(await errorOf(client.send(list(arn)))).toEqual({
      name: 'InvalidParameterException',
      message: 'The provided ARN is not valid.',
      status: 400,
      ParameterName: 'ResourceArn',
    });
  });

  it('is one segment of the path, percent-encoded', async () => {
    const { url } = await startTagged({ k: 'v' });
    const encoded = await sendSigned(url, { target: `/tags/${encodeURIComponent(ARN)}` });
    expect([encoded.status, encoded.json]).toEqual([200, { Tags: { k: 'v' } }]);
    const bare = await sendSigned(url, { target: `/tags/${ARN}` });
    expect([bare.status, bare.headers['x-amzn-errortype']]).toEqual([404, 'UnknownOperationException']);
  });
});

it('a tag value may be null, which is no value', async () => {
  const { url, client } = await startTagged();
  expect((await postJson(url, `/tags/${encodeURIComponent(ARN)}`, { Tags: { k: null } })).status).toBe(200);
  expect((await client.send(list())).Tags).toEqual({ k: '' });
});
