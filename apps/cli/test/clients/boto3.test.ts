import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedProduct, startProduct } from '../support/product.ts';
import { Boto3Session } from './boto3-session.ts';
import { type Endpoints, endpointsOf, until } from './product-endpoints.ts';

const ROLE = 'arn:aws:iam::000000000000:role/local';
const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/boto';
const UNKNOWN_ID = 'Export0000000000000001';

let product: StartedProduct;
let endpoints: Endpoints;
let boto: Boto3Session;

beforeAll(async () => {
  product = await startProduct([], { LEDGER_SAMPLE: 'on', LEDGER_STATE_DELAY_MS: '50' });
  endpoints = await endpointsOf(product);
  boto = new Boto3Session(endpoints);
});
afterAll(async () => {
  await boto[Symbol.asyncDispose]();
  await product[Symbol.asyncDispose]();
});

describe('boto3, every operation', () => {
  it('creates a ledger, waits for it by describing, and lists it', async () => {
    const created = await boto.call('create_ledger', {
      Name: 'boto',
      PermissionsMode: 'ALLOW_ALL',
      DeletionProtection: true,
      Tags: { team: 'größe' },
    });
    expect(created).toMatchObject({ Name: 'boto', Arn: ARN, State: 'CREATING', PermissionsMode: 'ALLOW_ALL' });
    expect(created.CreationDateTime.time).toBeCloseTo(Date.now() / 1000, -2);
    await until(
      () => boto.call('describe_ledger', { Name: 'boto' }),
      ({ State }) => State === 'ACTIVE',
    );
    const { Ledgers } = await boto.call('list_ledgers', { MaxResults: 10 });
    expect(Ledgers.map(({ Name }: { Name: string }) => Name)).toEqual(['boto', 'vehicle-registration']);
  });

  it('pages by hand, as it has no paginator for it', async () => {
    const first = await boto.call('list_ledgers', { MaxResults: 1 });
    expect(first.Ledgers).toHaveLength(1);
    const second = await boto.call('list_ledgers', { MaxResults: 1, NextToken: first.NextToken });
    expect(second).toMatchObject({ Ledgers: [{ Name: 'vehicle-registration' }] });
    expect(second).not.toHaveProperty('NextToken');
  });

  it('changes the key, the protection and the permissions mode', async () => {
    const updated = await boto.call('update_ledger', {
      Name: 'boto',
      DeletionProtection: false,
      KmsKey: 'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    });
    expect(updated).toMatchObject({
      DeletionProtection: false,
      EncryptionDescription: { EncryptionStatus: 'UPDATING' },
    });
    expect(updated).not.toHaveProperty('PermissionsMode');
    await until(
      () => boto.call('describe_ledger', { Name: 'boto' }),
      ({ EncryptionDescription }) => EncryptionDescription.EncryptionStatus === 'ENABLED',
    );
    expect(await boto.call('update_ledger_permissions_mode', { Name: 'boto', PermissionsMode: 'STANDARD' })).toEqual({
      Name: 'boto',
      Arn: ARN,
      PermissionsMode: 'STANDARD',
    });
  });

  it('tags, lists tags and takes them away', async () => {
    await boto.call('tag_resource', { ResourceArn: ARN, Tags: { 'cost centre': '4711/ä', empty: '' } });
    expect(await boto.call('list_tags_for_resource', { ResourceArn: ARN })).toEqual({
      Tags: { team: 'größe', 'cost centre': '4711/ä', empty: '' },
    });
    await boto.call('untag_resource', { ResourceArn: ARN, TagKeys: ['cost centre', 'empty'] });
    expect(await boto.call('list_tags_for_resource', { ResourceArn: ARN })).toEqual({ Tags: { team: 'größe' } });
  });

  it('takes a digest, and a block and a revision with their proofs', async () => {
    const Name = 'vehicle-registration';
    const { Digest, DigestTipAddress } = await boto.call('get_digest', { Name });
    expect(Buffer.from(Digest.base64, 'base64')).toHaveLength(32);
    const strandId = /strandId:\s*"(\w{22})"/.exec(DigestTipAddress.IonText)?.[1];
    const address = { IonText: `{strandId:"${strandId}",sequenceNo:3}` };
    const { Block, Proof } = await boto.call('get_block', { Name, BlockAddress: address, DigestTipAddress });
    expect(Block.IonText).toContain('blockHash');
    expect(Proof.IonText).toMatch(/^\[/);
    const DocumentId = /documents:\{['"]?(\w{22})/.exec(Block.IonText)?.[1];
    const revision = await boto.call('get_revision', { Name, BlockAddress: address, DocumentId, DigestTipAddress });
    expect(revision.Revision.IonText).toContain(DocumentId);
  });

  it('exports a journal to S3 and reads the objects there', async () => {
    const Name = 'vehicle-registration';
    const { ExportId } = await boto.call('export_journal_to_s3', {
      Name,
      InclusiveStartTime: '2000-01-01T00:00:00Z',
      ExclusiveEndTime: new Date(Date.now() - 1_000).toISOString(),
      S3ExportConfiguration: {
        Bucket: 'local-exports',
        Prefix: 'boto/',
        EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
      },
      RoleArn: ROLE,
    });
    const { ExportDescription } = await until(
      () => boto.call('describe_journal_s3_export', { Name, ExportId }),
      (answer) => answer.ExportDescription.Status !== 'IN_PROGRESS',
    );
    expect(ExportDescription).toMatchObject({ ExportId, LedgerName: Name, Status: 'COMPLETED' });
    expect(ExportDescription).not.toHaveProperty('OutputFormat');
    for (const [operation, args] of [
      ['list_journal_s3_exports', {}],
      ['list_journal_s3_exports_for_ledger', { Name }],
    ] as const) {
      expect(await boto.call(operation, args)).toMatchObject({ JournalS3Exports: [{ ExportId }] });
    }
    const { Contents } = await boto.call('list_objects_v2', { Bucket: 'local-exports', Prefix: 'boto/' }, 's3');
    const keys: string[] = Contents.map(({ Key }: { Key: string }) => Key);
    expect(keys).toContain(`boto/${ExportId}.started.manifest`);
    expect(keys.filter((key) => key.endsWith('.completed.manifest'))).toHaveLength(1);
    expect(keys.filter((key) => key.endsWith('.ion')).length).toBeGreaterThan(0);
  });

  it('streams a journal to Kinesis, and cancels', async () => {
    const LedgerName = 'vehicle-registration';
    const { StreamDescription } = await boto.call('describe_stream', { StreamName: 'local-journal' }, 'kinesis');
    const { StreamId } = await boto.call('stream_journal_to_kinesis', {
      LedgerName,
      RoleArn: ROLE,
      InclusiveStartTime: '2000-01-01T00:00:00Z',
      KinesisConfiguration: { StreamArn: StreamDescription.StreamARN },
      StreamName: 'by-boto',
      Tags: { a: 'b' },
    });
    const { Stream } = await boto.call('describe_journal_kinesis_stream', { LedgerName, StreamId });
    expect(Stream).toMatchObject({
      StreamId,
      Status: 'ACTIVE',
      StreamName: 'by-boto',
      Arn: `arn:aws:qldb:us-east-1:000000000000:stream/${LedgerName}/${StreamId}`,
      KinesisConfiguration: { StreamArn: StreamDescription.StreamARN, AggregationEnabled: true },
    });
    expect(await boto.call('list_tags_for_resource', { ResourceArn: Stream.Arn })).toEqual({ Tags: { a: 'b' } });
    const { ShardIterator } = await boto.call(
      'get_shard_iterator',
      {
        StreamName: 'local-journal',
        ShardId: StreamDescription.Shards[0].ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      },
      'kinesis',
    );
    let iterator = ShardIterator;
    const starts: string[] = [];
    await until(
      async () => {
        const answer = await boto.call('get_records', { ShardIterator: iterator }, 'kinesis');
        iterator = answer.NextShardIterator;
        for (const { Data } of answer.Records) {
          starts.push(Buffer.from(Data.base64, 'base64').subarray(0, 4).toString('hex'));
        }
        return starts;
      },
      // The first record is plain binary Ion; blocks come aggregated as the Kinesis Producer Library does it.
      () => starts[0] === 'e00100ea' && starts.includes('f3899ac2'),
    );
    expect(await boto.call('list_journal_kinesis_streams_for_ledger', { LedgerName })).toMatchObject({
      Streams: [{ StreamId }],
    });
    expect(await boto.call('cancel_journal_kinesis_stream', { LedgerName, StreamId })).toEqual({ StreamId });
    const after = await boto.call('describe_journal_kinesis_stream', { LedgerName, StreamId });
    expect(after.Stream).toMatchObject({ Status: 'CANCELED' });
  });

  it('deletes the ledger, and sees it go', async () => {
    expect(await boto.call('delete_ledger', { Name: 'boto' })).toEqual({});
    const gone = await until(
      () => boto.ask({ do: 'call', operation: 'describe_ledger', with: { Name: 'boto' } }),
      ({ error }) => error !== undefined,
    );
    expect(gone.error).toMatchObject({ code: 'ResourceNotFoundException', status: 404 });
  });
});

describe('boto3, errors by their modelled classes', () => {
  const Name = 'vehicle-registration';
  it.each([
    ['describe_ledger', { Name: 'nobody' }, 'ResourceNotFoundException', 404],
    ['create_ledger', { Name, PermissionsMode: 'STANDARD' }, 'ResourceAlreadyExistsException', 409],
    ['create_ledger', { Name: 'a--b', PermissionsMode: 'STANDARD' }, 'InvalidParameterException', 400],
    ['delete_ledger', { Name }, 'ResourcePreconditionNotMetException', 412],
    ['describe_journal_s3_export', { Name, ExportId: UNKNOWN_ID }, 'ResourceNotFoundException', 404],
    ['describe_journal_kinesis_stream', { LedgerName: Name, StreamId: UNKNOWN_ID }, 'ResourceNotFoundException', 404],
    ['cancel_journal_kinesis_stream', { LedgerName: Name, StreamId: UNKNOWN_ID }, 'ResourceNotFoundException', 404],
    ['list_tags_for_resource', { ResourceArn: `${ARN}-nobody` }, 'ResourceNotFoundException', 404],
    ['update_ledger', { Name: 'nobody', DeletionProtection: true }, 'ResourceNotFoundException', 404],
    ['get_block', { Name, BlockAddress: { IonText: 'nonsense' } }, 'InvalidParameterException', 400],
  ] as const)('%s %j is a %s', async (operation, args, code, status) => {
    expect(await boto.refusal(operation, args)).toMatchObject({ class: code, code, status, in_namespace: true });
  });

  it('hands the members of an error on', async () => {
    expect(await boto.refusal('describe_ledger', { Name: 'nobody' })).toMatchObject({
      members: { ResourceType: 'Ledger', ResourceName: 'nobody' },
    });
  });
});

describe('boto3, what its documentation says of these operations', () => {
  it('can paginate none of them', async () => {
    for (const operation of ['list_ledgers', 'list_journal_s3_exports', 'list_journal_kinesis_streams_for_ledger']) {
      expect(await boto.ask({ do: 'can_paginate', operation })).toEqual({ answer: false });
      const { error } = await boto.ask({ do: 'get_paginator', operation });
      expect(error).toMatchObject({ class: 'OperationNotPageableError' });
    }
  });

  it('has no waiter', async () => {
    expect(await boto.ask({ do: 'waiters' })).toEqual({ answer: [] });
    const { error } = await boto.ask({ do: 'get_waiter', operation: 'ledger_active' });
    expect(error).toMatchObject({ class: 'ValueError' });
  });

  it('presigns a read, and the address alone answers it', async () => {
    const { answer: url } = await boto.ask({
      do: 'presign',
      operation: 'describe_ledger',
      with: { Name: 'vehicle-registration' },
      expires: 60,
    });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ Name: 'vehicle-registration', State: 'ACTIVE' });
  });

  it('presigns a list with a query, tags with their ARN in the path, and GetDigest, which is a POST', async () => {
    const presigned = async (operation: string, args: object) =>
      (await boto.ask({ do: 'presign', operation, with: args, expires: 60 })).answer as string;
    const list = await fetch(await presigned('list_ledgers', { MaxResults: 1 }));
    expect(await list.json()).toMatchObject({ Ledgers: [{ Name: 'vehicle-registration' }] });
    const ResourceArn = 'arn:aws:qldb:us-east-1:000000000000:ledger/vehicle-registration';
    const tags = await fetch(await presigned('list_tags_for_resource', { ResourceArn }));
    expect(await tags.json()).toEqual({ Tags: expect.any(Object) });
    const digest = await fetch(await presigned('get_digest', { Name: 'vehicle-registration' }), { method: 'POST' });
    expect(await digest.json()).toMatchObject({ Digest: expect.any(String) });
  });

  it('presigns an address that ends when it expires, and serves nothing else', async () => {
    const { answer: url } = await boto.ask({
      do: 'presign',
      operation: 'describe_ledger',
      with: { Name: 'vehicle-registration' },
      expires: 1,
    });
    const other = await fetch(url.replace('vehicle-registration', 'boto'));
    expect([other.status, other.headers.get('x-amzn-errortype')]).toEqual([403, expect.stringMatching(/^InvalidSig/)]);
    const expired = await until(
      () => fetch(url),
      ({ status }) => status !== 200,
    );
    expect(expired.status).toBe(403);
    expect(await expired.text()).toMatch(/expired/i);
  });
});
