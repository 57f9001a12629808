import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedProduct, startProduct } from '../support/product.ts';
import { type Endpoints, endpointsOf, programFrom, until } from './product-endpoints.ts';

const ROLE = 'arn:aws:iam::000000000000:role/local';
const SAMPLE = 'vehicle-registration';

let product: StartedProduct;
let endpoints: Endpoints;

beforeAll(async () => {
  product = await startProduct([], { LEDGER_SAMPLE: 'on', LEDGER_STATE_DELAY_MS: '50' });
  endpoints = await endpointsOf(product);
});
afterAll(() => product[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: printed JSON, compared member by member
type Printed = any;

/** Runs `aws <service> <args>` against the product. */
function aws(
  service: 'qldb' | 's3api' | 'kinesis',
  ...args: string[]
): Promise<{ code: number; json: Printed; stderr: string }> {
  const url = { qldb: endpoints.qldb, s3api: endpoints.s3, kinesis: endpoints.kinesis }[service];
  return new Promise((resolve) => {
    execFile(
      programFrom('AWS_CLI_PATH'),
      [service, ...args, '--endpoint-url', url, '--output', 'json'],
      { env: endpoints.environment },
      (error, stdout, stderr) => {
        resolve({
          code: error ? Number(error.code) : 0,
          json: stdout.trim() === '' ? undefined : JSON.parse(stdout),
          stderr: stderr.trim(),
        });
      },
    );
  });
}
/** What a command prints that must succeed. */
async function qldb(...args: string[]): Promise<Printed> {
  const { code, json, stderr } = await aws('qldb', ...args);
  if (code !== 0) throw new Error(`aws qldb ${args.join(' ')}: ${stderr}`);
  return json;
}

describe('the AWS CLI, every operation', () => {
  it('manages a ledger from its creation to its deletion', { timeout: 120_000 }, async () => {
    const name = ['--name', 'by-cli'];
    const created = await qldb('create-ledger', ...name, '--permissions-mode', 'STANDARD', '--tags', 'a=1,b=2');
    expect(created).toMatchObject({ Name: 'by-cli', State: 'CREATING', DeletionProtection: true });
    await until(
      () => qldb('describe-ledger', ...name),
      ({ State }) => State === 'ACTIVE',
    );
    expect(await qldb('list-ledgers', '--max-results', '1')).toMatchObject({
      Ledgers: [{ Name: 'by-cli' }],
      NextToken: expect.stringMatching(/^[A-Za-z0-9+/=]{4,}$/),
    });
    expect(await qldb('update-ledger', ...name, '--no-deletion-protection')).toMatchObject({
      DeletionProtection: false,
    });
    expect(await qldb('update-ledger-permissions-mode', ...name, '--permissions-mode', 'ALLOW_ALL')).toEqual({
      Name: 'by-cli',
      Arn: created.Arn,
      PermissionsMode: 'ALLOW_ALL',
    });
    const arn = ['--resource-arn', created.Arn];
    await qldb('tag-resource', ...arn, '--tags', 'c=3');
    await qldb('untag-resource', ...arn, '--tag-keys', 'a', 'b');
    expect(await qldb('list-tags-for-resource', ...arn)).toEqual({ Tags: { c: '3' } });
    expect(await qldb('delete-ledger', ...name)).toBeUndefined();
    const gone = await until(
      () => aws('qldb', 'describe-ledger', ...name),
      ({ code }) => code !== 0,
    );
    expect(gone.stderr).toMatch(/^An error occurred \(ResourceNotFoundException\) when calling the DescribeLedger/);
  });

  it('takes a digest, a block and a revision with their proofs', { timeout: 120_000 }, async () => {
    const digest = await qldb('get-digest', '--name', SAMPLE);
    const strandId = /strandId:\s*"(\w{22})"/.exec(digest.DigestTipAddress.IonText)?.[1];
    const address = [
      '--block-address',
      JSON.stringify({ IonText: `{strandId:"${strandId}",sequenceNo:3}` }),
      '--digest-tip-address',
      JSON.stringify(digest.DigestTipAddress),
    ];
    const { Block, Proof } = await qldb('get-block', '--name', SAMPLE, ...address);
    expect(Proof.IonText).toMatch(/^\[/);
    const documentId = /documents:\{['"]?(\w{22})/.exec(Block.IonText)?.[1] ?? '';
    const revision = await qldb('get-revision', '--name', SAMPLE, ...address, '--document-id', documentId);
    expect(revision.Revision.IonText).toContain(documentId);
  });

  it('exports to S3', { timeout: 120_000 }, async () => {
    const { ExportId } = await qldb(
      ...['export-journal-to-s3', '--name', SAMPLE, '--role-arn', ROLE],
      ...['--inclusive-start-time', '2000-01-01T00:00:00Z'],
      ...['--exclusive-end-time', new Date(Date.now() - 1_000).toISOString()],
      ...['--output-format', 'ION_BINARY', '--s3-export-configuration'],
      'Bucket=local-exports,Prefix=cli,EncryptionConfiguration={ObjectEncryptionType=SSE_S3}',
    );
    const which = ['--name', SAMPLE, '--export-id', ExportId];
    const { ExportDescription } = await until(
      () => qldb('describe-journal-s3-export', ...which),
      (answer) => answer.ExportDescription.Status !== 'IN_PROGRESS',
    );
    expect(ExportDescription).toMatchObject({ Status: 'COMPLETED', OutputFormat: 'ION_BINARY' });
    expect(await qldb('list-journal-s3-exports')).toMatchObject({ JournalS3Exports: [{ ExportId }] });
    expect(await qldb('list-journal-s3-exports-for-ledger', '--name', SAMPLE)).toMatchObject({
      JournalS3Exports: [{ ExportId }],
    });
    const listed = await aws('s3api', 'list-objects-v2', '--bucket', 'local-exports', '--prefix', 'cli/');
    const keys: string[] = listed.json.Contents.map(({ Key }: { Key: string }) => Key);
    expect(keys).toContain(`cli/${ExportId}.started.manifest`);
    expect(keys.some((key) => /^cli\/\d{4}\/\d\d\/\d\d\/\d\d\/\w{22}\.\d+-\d+\.ion$/.test(key))).toBe(true);
  });

  it('streams to Kinesis', { timeout: 120_000 }, async () => {
    const { json } = await aws('kinesis', 'describe-stream-summary', '--stream-name', 'local-journal');
    const kinesis = json.StreamDescriptionSummary.StreamARN;
    const { StreamId } = await qldb(
      ...['stream-journal-to-kinesis', '--ledger-name', SAMPLE, '--role-arn', ROLE, '--stream-name', 'by-cli'],
      ...['--inclusive-start-time', '2000-01-01T00:00:00Z'],
      ...['--kinesis-configuration', `StreamArn=${kinesis},AggregationEnabled=false`],
    );
    const which = ['--ledger-name', SAMPLE, '--stream-id', StreamId];
    expect(await qldb('describe-journal-kinesis-stream', ...which)).toMatchObject({
      Stream: { Status: 'ACTIVE', KinesisConfiguration: { AggregationEnabled: false } },
    });
    expect(await qldb('list-journal-kinesis-streams-for-ledger', '--ledger-name', SAMPLE)).toMatchObject({
      Streams: [{ StreamId }],
    });
    expect(await qldb('cancel-journal-kinesis-stream', ...which)).toEqual({ StreamId });
    expect(await qldb('describe-journal-kinesis-stream', ...which)).toMatchObject({ Stream: { Status: 'CANCELED' } });
  });
});

describe('the AWS CLI, errors', () => {
  it.each([
    ['ResourceNotFoundException', 'DescribeLedger', ['describe-ledger', '--name', 'nobody']],
    ['ResourcePreconditionNotMetException', 'DeleteLedger', ['delete-ledger', '--name', SAMPLE]],
    [
      'ResourceAlreadyExistsException',
      'CreateLedger',
      ['create-ledger', '--name', SAMPLE, '--permissions-mode', 'STANDARD'],
    ],
    [
      'InvalidParameterException',
      'CreateLedger',
      ['create-ledger', '--name', '1234', '--permissions-mode', 'STANDARD'],
    ],
  ] as const)('are decoded: %s of %s', async (error, operation, args) => {
    const { code, stderr } = await aws('qldb', ...args);
    expect(code).toBe(254);
    expect(stderr).toMatch(new RegExp(`^An error occurred \\(${error}\\) when calling the ${operation} operation: .`));
  });
});
