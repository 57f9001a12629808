import {
  CreateLedgerCommand,
  DeleteLedgerCommand,
  DescribeLedgerCommand,
  GetDigestCommand,
  ListLedgersCommand,
  paginateListLedgers,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { errorOf, startService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';

const create = (Name: string, more: Partial<ConstructorParameters<typeof CreateLedgerCommand>[0]> = {}) =>
  new CreateLedgerCommand({ Name, PermissionsMode: 'STANDARD', DeletionProtection: false, ...more });
const describeLedger = (Name: string) => new DescribeLedgerCommand({ Name });
const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger';

describe('CreateLedger', () => {
  it('answers CREATING with deletion protection on, and the ledger becomes ACTIVE after the delay', async () => {
    const { client, advance } = await startService({ stateDelayMs: 60_000 });
    const before = Date.now();
    const { $metadata, ...created } = await client.send(
      new CreateLedgerCommand({ Name: 'myLedger', PermissionsMode: 'STANDARD' }),
    );
    expect($metadata.httpStatusCode).toBe(200);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(created).toEqual({
      Name: 'myLedger',
      Arn: `${ARN}/myLedger`,
      State: 'CREATING',
      CreationDateTime: expect.any(Date),
      PermissionsMode: 'STANDARD',
      DeletionProtection: true,
    });
    expect(created.CreationDateTime?.getTime()).toBeGreaterThanOrEqual(before);
    expect((await client.send(describeLedger('myLedger'))).State).toBe('CREATING');
    advance(59_000);
    expect((await client.send(describeLedger('myLedger'))).State).toBe('CREATING');
    advance(1_000);
    const { $metadata: _, ...described } = await client.send(describeLedger('myLedger'));
    expect(described).toEqual({ ...created, State: 'ACTIVE' });
  });

  it('keeps the state of a ledger over a restart', async () => {
    const first = await startService({ stateDelayMs: 100_000 });
    await first.client.send(create('slow'));
    await first.service.close();
    const second = await startService({ stateDelayMs: 0, dataDir: first.dataDir });
    expect((await second.client.send(describeLedger('slow'))).State).toBe('CREATING');
    second.advance(100_000);
    expect((await second.client.send(describeLedger('slow'))).State).toBe('ACTIVE');
  });

  it.each([
    [
      'a key id',
      '1234abcd-12ab-34cd-56ef-1234567890ab',
      'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ],
    ['a key ARN', 'arn:aws:kms:us-east-2:111122223333:key/1234abcd', 'arn:aws:kms:us-east-2:111122223333:key/1234abcd'],
  ])('records a customer managed key given as %s', async (_name, KmsKey, arn) => {
    const { client } = await startService();
    expect((await client.send(create('a', { KmsKey }))).KmsKeyArn).toBe(arn);
    expect((await client.send(describeLedger('a'))).EncryptionDescription).toEqual({
      KmsKeyArn: arn,
      EncryptionStatus: 'ENABLED',
    });
  });

  it('describes no encryption for the key owned by the service', async () => {
    const { client } = await startService();
    const created = await client.send(create('a', { KmsKey: 'AWS_OWNED_KMS_KEY', Tags: { team: 'ledgers' } }));
    expect(created).not.toHaveProperty('KmsKeyArn');
    expect(await client.send(describeLedger('a'))).not.toHaveProperty('EncryptionDescription');
  });

  const NAME_PATTERN = '(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$';
  const violation = (value: string, member: string, constraint: string) =>
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`;
  const pattern = (name: string) => ({
    ParameterName: 'Name',
    message: violation(`'${name}'`, 'name', `Member must satisfy regular expression pattern: ${NAME_PATTERN}`),
  });
  const good = { Name: 'good', PermissionsMode: 'STANDARD' };
  it.each([
    [
      'no name',
      { PermissionsMode: 'STANDARD' },
      { ParameterName: 'Name', message: violation('null', 'Name', 'Member must not be null') },
    ],
    [
      'an empty name',
      { ...good, Name: '' },
      { ParameterName: 'Name', message: violation("''", 'name', 'Member must have length greater than or equal to 1') },
    ],
    [
      'a long name',
      { ...good, Name: 'x'.repeat(33) },
      {
        ParameterName: 'Name',
        message: violation(`'${'x'.repeat(33)}'`, 'name', 'Member must have length less than or equal to 32'),
      },
    ],
    ['digits only', { ...good, Name: '2025' }, pattern('2025')],
    ['two hyphens', { ...good, Name: 'a--b' }, pattern('a--b')],
    ['a hyphen in front', { ...good, Name: '-a' }, pattern('-a')],
    ['a hyphen behind', { ...good, Name: 'a-' }, pattern('a-')],
    ['a line break', { ...good, Name: 'a\nb' }, pattern('a\ufffdb')],
    ['right-to-left text', { ...good, Name: 'a\u202eb' }, pattern('a\ufffdb')],
    [
      'no permissions mode',
      { Name: 'good' },
      { ParameterName: 'PermissionsMode', message: violation('null', 'PermissionsMode', 'Member must not be null') },
    ],
    [
      'another permissions mode',
      { ...good, PermissionsMode: 'standard' },
      {
        ParameterName: 'PermissionsMode',
        message: violation(
          "'standard'",
          'permissionsMode',
          'Member must satisfy enum value set: [ALLOW_ALL, STANDARD]',
        ),
      },
    ],
    [
      'a key that is none',
      { ...good, KmsKey: 'my key' },
      { ParameterName: 'KmsKey', message: 'KmsKey must be a key id, a key ARN, an alias name or an alias ARN.' },
    ],
    [
      '51 tags',
      { ...good, Tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ''])) },
      { ParameterName: 'Tags', message: 'A resource has at most 50 tags; there are 51.' },
    ],
    [
      'an empty tag key',
      { ...good, Tags: { '': 'v' } },
      { ParameterName: 'Tags', message: violation("''", 'tags', 'Member must have length greater than or equal to 1') },
    ],
    [
      'a reserved tag key',
      { ...good, Tags: { 'AWS:x': 'v' } },
      { ParameterName: 'Tags', message: "The tag key 'AWS:x' uses the reserved prefix aws:." },
    ],
    [
      'a long tag value',
      { ...good, Tags: { k: 'v'.repeat(257) } },
      {
        ParameterName: 'Tags',
        message: violation(`'${'v'.repeat(100)}…'`, 'tags', 'Member must have length less than or equal to 256'),
      },
    ],
  ])('refuses %s with InvalidParameterException', async (_name, body, { ParameterName, message }) => {
    const { url, client } = await startService();
    const answer = await postJson(url, '/ledgers', body);
    expect(answer.status).toBe(400);
    expect(answer.headers['x-amzn-errortype']).toBe('InvalidParameterException');
    expect(answer.json).toEqual({ __type: 'InvalidParameterException', Message: message, ParameterName });
    expect((await client.send(new ListLedgersCommand())).Ledgers).toEqual([]);
  });

  it('refuses a second ledger of the same name, and another one while the first is being deleted', async () => {
    const { client, advance } = await startService({ stateDelayMs: 50_000 });
    await client.send(create('a'));
    const exists = {
      name: 'ResourceAlreadyExistsException',
      message: 'The Ledger with name a already exists',
      status: 409,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    };
    expect(await errorOf(client.send(create('a')))).toEqual(exists);
    advance(50_000);
    expect(await errorOf(client.send(create('a')))).toEqual(exists);
    await client.send(new DeleteLedgerCommand({ Name: 'a' }));
    expect(await errorOf(client.send(create('a')))).toEqual({
      ...exists,
      name: 'ResourceInUseException',
      message: 'The Ledger with name a is being deleted',
    });
    advance(50_000);
    expect((await client.send(create('a'))).State).toBe('CREATING');
  });

  it('tells names apart by case', async () => {
    const { client } = await startService();
    await client.send(create('Ledger'));
    await client.send(create('ledger'));
    expect(await errorOf(client.send(describeLedger('LEDGER')))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('refuses more ledgers than the quota, five by default, also when they are asked for at once', async () => {
    const { client } = await startService();
    const answers = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => client.send(create(name))),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        name: 'LimitExceededException',
        message: 'There are 5 ledgers already, the most there may be.',
        ResourceType: 'Ledger',
        $metadata: { httpStatusCode: 400 },
      });
    }
    expect((await client.send(new ListLedgersCommand())).Ledgers).toHaveLength(5);
  });
});

describe('DescribeLedger', () => {
  it('does not find what is not there, and names it', async () => {
    const { client } = await startService();
    expect(await errorOf(client.send(describeLedger('nothing')))).toEqual({
      name: 'ResourceNotFoundException',
      message: 'The Ledger with name nothing is not found',
      status: 404,
      ResourceType: 'Ledger',
      ResourceName: 'nothing',
    });
  });

  it('refuses a name that could not be one, whatever it is encoded as', async () => {
    const { url } = await startService();
    for (const name of ['%2e%2e%2fetc', 'a%00b', '%F0%9F%98%80', 'a%2Fb', 'x'.repeat(33)]) {
      const answer = await sendSigned(url, { target: `/ledgers/${name}` });
      expect([name, answer.status, answer.json.ParameterName]).toEqual([name, 400, 'Name']);
    }
  });
});

describe('ListLedgers', () => {
  it('lists by name in pages that neither repeat nor skip when ledgers come and go', async () => {
    const { client } = await startService({ maxLedgers: 20 });
    for (const name of ['delta', 'Alpha', 'charlie', 'bravo', 'echo1']) await client.send(create(name));
    const first = await client.send(new ListLedgersCommand({ MaxResults: 2 }));
    expect(first.Ledgers?.map(({ Name }) => Name)).toEqual(['Alpha', 'bravo']);
    expect(first.Ledgers?.[0]).toEqual({ Name: 'Alpha', State: 'ACTIVE', CreationDateTime: expect.any(Date) });
    expect(first.NextToken).toMatch(/^[A-Za-z0-9+/=]{4,1024}$/);
    await client.send(new DeleteLedgerCommand({ Name: 'bravo' }));
    await client.send(create('apricot'));
    const second = await client.send(new ListLedgersCommand({ MaxResults: 2, NextToken: first.NextToken }));
    expect(second.Ledgers?.map(({ Name }) => Name)).toEqual(['charlie', 'delta']);
    const third = await client.send(new ListLedgersCommand({ MaxResults: 2, NextToken: second.NextToken }));
    expect(third.Ledgers?.map(({ Name }) => Name)).toEqual(['echo1']);
    expect(third).not.toHaveProperty('NextToken');
  });

  it('ends a list whose last page is full without another token', async () => {
    const { client } = await startService();
    for (const name of ['a', 'b']) await client.send(create(name));
    const page = await client.send(new ListLedgersCommand({ MaxResults: 2 }));
    expect(page.Ledgers).toHaveLength(2);
    expect(page).not.toHaveProperty('NextToken');
  });

  it('can be walked with the paginator of the SDK', async () => {
    const { client } = await startService({ maxLedgers: 30 });
    const names = Array.from({ length: 23 }, (_, n) => `ledger-${String.fromCharCode(97 + n)}`);
    for (const name of names) await client.send(create(name));
    const walked: (string | undefined)[] = [];
    for await (const page of paginateListLedgers({ client, pageSize: 10 }, {})) {
      walked.push(...(page.Ledgers ?? []).map(({ Name }) => Name));
    }
    expect(walked).toEqual(names);
  });

  it.each([
    ['max_results=0', 'MaxResults', /greater than or equal to 1$/],
    ['max_results=101', 'MaxResults', /less than or equal to 100$/],
    ['max_results=-1', 'MaxResults', /'-1' is not an integer/],
    ['max_results=1.5', 'MaxResults', /'1\.5' is not an integer/],
    ['max_results=', 'MaxResults', /'' is not an integer/],
    ['next_token=abc', 'NextToken', /greater than or equal to 4$/],
    [`next_token=${'a'.repeat(1025)}`, 'NextToken', /less than or equal to 1024$/],
    ['next_token=%3C%3C%3C%3C', 'NextToken', /regular expression pattern/],
    ['next_token=bm90IG9uZQ%3D%3D', 'NextToken', /^The provided token is not valid\.$/],
    [
      `next_token=${encodeURIComponent(Buffer.from('["exports","a"]').toString('base64'))}`,
      'NextToken',
      /token is not valid/,
    ],
  ])('refuses the query %s', async (query, parameter, message) => {
    const { url } = await startService();
    const answer = await sendSigned(url, { target: `/ledgers?${query}` });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ __type: 'InvalidParameterException', ParameterName: parameter });
    expect(answer.json.Message).toMatch(message);
  });
});

describe('DeleteLedger', () => {
  it('answers empty, the ledger is DELETING for the delay, and then gone with its name free', async () => {
    const { client, service, advance } = await startService({ stateDelayMs: 40_000 });
    await client.send(create('a'));
    advance(40_000);
    await service.engine.commit('a', transaction({ op: 'create-table', table: 'T' }));
    const { $metadata, ...answer } = await client.send(new DeleteLedgerCommand({ Name: 'a' }));
    expect([$metadata.httpStatusCode, answer]).toEqual([200, {}]);
    expect((await client.send(describeLedger('a'))).State).toBe('DELETING');
    expect((await client.send(new ListLedgersCommand())).Ledgers?.map(({ State }) => State)).toEqual(['DELETING']);
    expect(await errorOf(client.send(new GetDigestCommand({ Name: 'a' })))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(await errorOf(client.send(new DeleteLedgerCommand({ Name: 'a' })))).toEqual({
      name: 'ResourceInUseException',
      message: 'The Ledger with name a is being deleted',
      status: 409,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    });
    advance(40_000);
    expect(await errorOf(client.send(describeLedger('a')))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
    expect(await errorOf(client.send(new DeleteLedgerCommand({ Name: 'a' })))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect((await client.send(new ListLedgersCommand())).Ledgers).toEqual([]);
    await client.send(create('a'));
    advance(40_000);
    expect((await service.engine.ledger('a')).size).toBe(1);
  });

  it('is refused while the ledger is being created', async () => {
    const { client } = await startService({ stateDelayMs: 60_000 });
    await client.send(create('a'));
    expect(await errorOf(client.send(new DeleteLedgerCommand({ Name: 'a' })))).toEqual({
      name: 'ResourceInUseException',
      message: 'The Ledger with name a is still being created',
      status: 409,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    });
  });

  it('is refused by deletion protection, which is on unless it was switched off', async () => {
    const { client } = await startService();
    await client.send(new CreateLedgerCommand({ Name: 'a', PermissionsMode: 'ALLOW_ALL' }));
    expect(await errorOf(client.send(new DeleteLedgerCommand({ Name: 'a' })))).toEqual({
      name: 'ResourcePreconditionNotMetException',
      message: 'Preventing deletion of ledger a. DeletionProtection is enabled',
      status: 412,
      ResourceType: 'Ledger',
      ResourceName: 'a',
    });
  });
});
