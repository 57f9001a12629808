import {
  CreateLedgerCommand,
  DeleteLedgerCommand,
  DescribeLedgerCommand,
  GetBlockCommand,
  GetDigestCommand,
  GetRevisionCommand,
  ListLedgersCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateLedgerCommand,
  UpdateLedgerPermissionsModeCommand,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { errorOf, startService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';

const ACCOUNT = 'arn:aws:kms:us-east-1:000000000000';
const LOCAL = `${ACCOUNT}:key/00000000-0000-4000-8000-000000000001`;
const PATH = '/x-qldb-console/kms-keys';
const create = (Name: string, more: object = {}) =>
  new CreateLedgerCommand({ Name, PermissionsMode: 'STANDARD', DeletionProtection: false, ...more });
const describeLedger = (Name: string) => new DescribeLedgerCommand({ Name });

async function keysOf(url: string): Promise<Record<string, unknown>[]> {
  const { json } = await sendSigned(url, { target: PATH });
  return json.Keys as Record<string, unknown>[];
}
function setState(url: string, key: string, State: unknown) {
  return sendSigned(url, {
    method: 'PATCH',
    target: `${PATH}/${encodeURIComponent(key)}`,
    body: JSON.stringify({ State }),
    headers: { 'content-type': 'application/json' },
  });
}

describe('keys', () => {
  it('begin with one that has an alias, once, whatever the number of starts', async () => {
    const first = await startService();
    const [key, ...more] = await keysOf(first.url);
    expect([key, more]).toEqual([
      {
        Arn: LOCAL,
        KeyId: '00000000-0000-4000-8000-000000000001',
        Alias: 'alias/qldb-local',
        Description: expect.any(String),
        State: 'Enabled',
        CreationDate: expect.any(Number),
      },
      [],
    ]);
    await first.service.close();
    const second = await startService({ dataDir: first.dataDir });
    expect(await keysOf(second.url)).toEqual([key]);
    const { client } = second;
    expect((await client.send(create('a', { KmsKey: 'alias/qldb-local' }))).KmsKeyArn).toBe(LOCAL);
    expect((await client.send(create('b', { KmsKey: `${ACCOUNT}:alias/qldb-local` }))).KmsKeyArn).toBe(LOCAL);
    expect(await keysOf(second.url)).toHaveLength(1);
  });

  it('can be made, with an alias of their own', async () => {
    const { url, client } = await startService();
    const made = await postJson(url, PATH, { Alias: 'alias/mine/1', Description: 'mine' });
    const key = made.json.Key as Record<string, string>;
    expect([made.status, key]).toEqual([
      200,
      {
        Arn: `${ACCOUNT}:key/${key.KeyId}`,
        KeyId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        Alias: 'alias/mine/1',
        Description: 'mine',
        State: 'Enabled',
        CreationDate: expect.any(Number),
      },
    ]);
    expect((await client.send(create('a', { KmsKey: 'alias/mine/1' }))).KmsKeyArn).toBe(key.Arn);
    const again = await postJson(url, PATH, { Alias: 'alias/mine/1' });
    expect([again.status, again.json]).toEqual([
      409,
      {
        __type: 'ResourceAlreadyExistsException',
        Message: `The KMS key ${ACCOUNT}:alias/mine/1 already exists`,
        ResourceType: 'KmsKey',
      },
    ]);
    const bare = (await postJson(url, PATH, {})).json.Key as Record<string, string>;
    expect(Object.keys(bare)).toEqual(['Arn', 'KeyId', 'State', 'CreationDate']);
  });

  it.each([
    [
      'a key ARN of another account',
      'arn:aws:kms:us-east-2:111122223333:key/1234abcd',
      /^arn:aws:kms:us-east-2:111122223333:key\/1234abcd$/,
    ],
    ['an unknown alias', 'alias/theirs', /^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f-]{36}$/],
    [
      'an unknown alias ARN',
      'arn:aws:kms:us-east-2:111122223333:alias/theirs',
      /^arn:aws:kms:us-east-2:111122223333:key\/[0-9a-f-]{36}$/,
    ],
  ])('named for the first time by %s are added, Enabled', async (_name, KmsKey, arn) => {
    const { url, client } = await startService();
    const { KmsKeyArn } = await client.send(create('a', { KmsKey }));
    expect(KmsKeyArn).toMatch(arn);
    expect((await client.send(create('b', { KmsKey }))).KmsKeyArn).toBe(KmsKeyArn);
    expect(await keysOf(url)).toEqual([
      expect.objectContaining({ Arn: LOCAL }),
      expect.objectContaining({ Arn: KmsKeyArn, State: 'Enabled' }),
    ]);
  });

  it('of a ledger that could not be created are not added', async () => {
    const { url, client } = await startService({ maxLedgers: 1 });
    await client.send(create('a'));
    await errorOf(client.send(create('a', { KmsKey: 'alias/one' })));
    expect(await errorOf(client.send(create('b', { KmsKey: 'alias/two' })))).toMatchObject({
      name: 'LimitExceededException',
    });
    expect(await keysOf(url)).toHaveLength(1);
  });

  it.each([
    ['Disabled', 'is disabled'],
    ['PendingDeletion', 'is pending deletion'],
  ])('that are %s cannot be chosen', async (state, why) => {
    const { url, client } = await startService();
    await client.send(create('a'));
    expect((await setState(url, LOCAL, state)).json.Key).toMatchObject({ State: state });
    const refused = {
      name: 'InvalidParameterException',
      message: `The KMS key ${LOCAL} ${why}.`,
      status: 400,
      ParameterName: 'KmsKey',
    };
    expect(await errorOf(client.send(create('b', { KmsKey: LOCAL })))).toEqual(refused);
    const update = new UpdateLedgerCommand({ Name: 'a', KmsKey: 'alias/qldb-local', DeletionProtection: true });
    expect(await errorOf(client.send(update))).toEqual(refused);
    expect((await client.send(describeLedger('a'))).DeletionProtection).toBe(false);
  });

  it.each([
    ['an unknown key', 'x'.repeat(36), 'Enabled', 404, 'ResourceNotFoundException'],
    ['an unknown state', LOCAL, 'enabled', 400, 'InvalidParameterException'],
    ['no state', LOCAL, undefined, 400, 'InvalidParameterException'],
    ['a number', LOCAL, 1, 400, 'SerializationException'],
  ])('are not changed by %s', async (_name, key, state, status, error) => {
    const { url } = await startService();
    const answer = await setState(url, key, state);
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, error]);
    expect(await keysOf(url)).toMatchObject([{ State: 'Enabled' }]);
  });

  it.each([
    ['alias without its prefix', { Alias: 'mine' }, 'Alias'],
    ['long alias', { Alias: `alias/${'x'.repeat(251)}` }, 'Alias'],
    ['long description', { Description: 'x'.repeat(8193) }, 'Description'],
  ])('are not made with a %s', async (_name, body, ParameterName) => {
    const { url } = await startService();
    const answer = await postJson(url, PATH, body);
    expect([answer.status, answer.json]).toMatchObject([400, { __type: 'InvalidParameterException', ParameterName }]);
    expect(await keysOf(url)).toHaveLength(1);
  });

  it('are for signed requests only', async () => {
    const { url } = await startService();
    const answer = await fetch(`${url}${PATH}`);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
  });
});

describe('a ledger whose key cannot be used', () => {
  it('is impaired: its journal is neither read nor written, and everything that could repair it works', async () => {
    const { url, client, service } = await startService();
    await client.send(create('a', { KmsKey: 'alias/qldb-local' }));
    await client.send(create('other'));
    const { DigestTipAddress } = await client.send(new GetDigestCommand({ Name: 'a' }));
    const before = Date.now();
    await setState(url, LOCAL.split('/').at(-1) as string, 'Disabled');
    await setState(url, LOCAL, 'PendingDeletion');
    const { EncryptionDescription, State } = await client.send(describeLedger('a'));
    expect([State, EncryptionDescription]).toEqual([
      'ACTIVE',
      { KmsKeyArn: LOCAL, EncryptionStatus: 'KMS_KEY_INACCESSIBLE', InaccessibleKmsKeyDateTime: expect.any(Date) },
    ]);
    const since = EncryptionDescription?.InaccessibleKmsKeyDateTime as Date;
    expect(since.getTime()).toBeGreaterThanOrEqual(before);

    const impaired = {
      name: 'ResourcePreconditionNotMetException',
      message: `The Ledger with name a is impaired: its KMS key ${LOCAL} is not accessible`,
      status: 412,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    };
    expect(await errorOf(client.send(new GetDigestCommand({ Name: 'a' })))).toEqual(impaired);
    const BlockAddress = DigestTipAddress;
    expect(await errorOf(client.send(new GetBlockCommand({ Name: 'a', BlockAddress })))).toEqual(impaired);
    const DocumentId = 'X'.repeat(22);
    expect(await errorOf(client.send(new GetRevisionCommand({ Name: 'a', BlockAddress, DocumentId })))).toEqual(
      impaired,
    );
    const workload = await postJson(url, '/x-qldb-console/ledgers/a/workload', { blocks: 1 });
    expect([workload.status, workload.json.Message]).toEqual([412, impaired.message]);
    await expect(service.engine.commit('a', { statements: [], mutations: [] })).rejects.toMatchObject({
      code: 'ledger-impaired',
    });

    expect((await client.send(new ListLedgersCommand({}))).Ledgers).toHaveLength(2);
    const ResourceArn = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';
    await client.send(new TagResourceCommand({ ResourceArn, Tags: { state: 'impaired' } }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual({ state: 'impaired' });
    await client.send(new UpdateLedgerPermissionsModeCommand({ Name: 'a', PermissionsMode: 'ALLOW_ALL' }));
    await client.send(new GetDigestCommand({ Name: 'other' }));

    await setState(url, LOCAL, 'Enabled');
    expect((await client.send(new GetDigestCommand({ Name: 'a' }))).DigestTipAddress).toEqual(DigestTipAddress);
    expect((await client.send(describeLedger('a'))).EncryptionDescription).toEqual({
      KmsKeyArn: LOCAL,
      EncryptionStatus: 'ENABLED',
    });
  });

  it('is accessible again with another key, and impaired still after a restart', async () => {
    const first = await startService();
    await first.client.send(create('a', { KmsKey: LOCAL }));
    await setState(first.url, LOCAL, 'Disabled');
    const { EncryptionDescription } = await first.client.send(describeLedger('a'));
    await first.service.close();
    const { client } = await startService({ dataDir: first.dataDir, judged: false });
    expect((await client.send(describeLedger('a'))).EncryptionDescription).toEqual(EncryptionDescription);
    const updated = await client.send(new UpdateLedgerCommand({ Name: 'a', KmsKey: 'AWS_OWNED_KMS_KEY' }));
    expect(updated.EncryptionDescription).toEqual({ KmsKeyArn: 'AWS_OWNED_KMS_KEY', EncryptionStatus: 'ENABLED' });
    await client.send(new GetDigestCommand({ Name: 'a' }));
  });

  it('can be deleted', async () => {
    const { url, client } = await startService();
    await client.send(create('a', { KmsKey: LOCAL }));
    await setState(url, LOCAL, 'Disabled');
    await client.send(new DeleteLedgerCommand({ Name: 'a' }));
    expect(await errorOf(client.send(describeLedger('a')))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is told to those who follow commits, as is its recovery', async () => {
    const { url, client, service } = await startService();
    await client.send(create('a', { KmsKey: LOCAL }));
    const { id } = await service.engine.ledger('a');
    const told: number[][] = [];
    const stop = service.engine.onCommit((ledgerId, size) => told.push([ledgerId, size]));
    await setState(url, LOCAL, 'Disabled');
    await setState(url, LOCAL, 'Enabled');
    await service.engine.commit('a', { statements: [{ text: 'SELECT 1', parameters: [] }], mutations: [] });
    stop();
    await setState(url, LOCAL, 'Enabled');
    expect(told).toEqual([
      [id, 1],
      [id, 1],
      [id, 2],
    ]);
  });
});
