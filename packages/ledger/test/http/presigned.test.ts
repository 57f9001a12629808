import { createHash, createHmac } from 'node:crypto';
import * as qldb from '@aws-sdk/client-qldb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import { createClient, startService } from '../support/service.ts';
import { type Answer, type PresigningChoices, presigned, send, signed } from '../support/signed-request.ts';

const LIST = { target: '/ledgers' };
const ID = 'X'.repeat(22);
const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';
const LEDGER = {
  name: 'a',
  permissionsMode: 'STANDARD',
  deletionProtection: true,
  kmsKeyArn: undefined,
  tags: { 'cost center': 'ü' },
} as const;
const MISMATCH = /^The request signature we calculated does not match/;

function summary(answer: Answer): [number, unknown, unknown] {
  return [answer.status, answer.headers['x-amzn-errortype'], answer.json.Message];
}
const sendPresigned = (url: string, choices?: PresigningChoices, raw: Parameters<typeof presigned>[1] = LIST) =>
  send(url, presigned(url, raw, choices));

/** Every operation that needs no body, and what it answers of a service with one ledger. */
const OPERATIONS: [string, unknown, object][] = [
  ['ListLedgers', new qldb.ListLedgersCommand({ MaxResults: 1 }), { Ledgers: [{ Name: 'a' }] }],
  ['DescribeLedger', new qldb.DescribeLedgerCommand({ Name: 'a' }), { Name: 'a', State: 'ACTIVE' }],
  ['GetDigest', new qldb.GetDigestCommand({ Name: 'a' }), { Digest: expect.any(String) }],
  ['ListTagsForResource', new qldb.ListTagsForResourceCommand({ ResourceArn: ARN }), { Tags: LEDGER.tags }],
  ['ListJournalS3Exports', new qldb.ListJournalS3ExportsCommand({ MaxResults: 7 }), {}],
  ['ListJournalS3ExportsForLedger', new qldb.ListJournalS3ExportsForLedgerCommand({ Name: 'a' }), {}],
  ['DescribeJournalS3Export', new qldb.DescribeJournalS3ExportCommand({ Name: 'a', ExportId: ID }), {}],
  ['ListJournalKinesisStreamsForLedger', new qldb.ListJournalKinesisStreamsForLedgerCommand({ LedgerName: 'a' }), {}],
  ['DescribeJournalKinesisStream', new qldb.DescribeJournalKinesisStreamCommand({ LedgerName: 'a', StreamId: ID }), {}],
];

/** SHA-256 as the signer of the AWS SDK wants it. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }
  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

describe('a request presigned by the signer of the AWS SDK', () => {
  it.each(OPERATIONS)('is answered: %s', async (name, command, expected) => {
    const { url, service } = await startService();
    await service.engine.createLedger(LEDGER);
    const request = await requestOf(url, command);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const signer = new SignatureV4({ credentials, region: 'us-east-1', service: 'qldb', sha256: Sha256 });
    const { method, path, query = {} } = await signer.presign(request, { expiresIn: 60 });
    expect(method).toBe(name === 'GetDigest' ? 'POST' : 'GET');
    const text = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
    const answer = await fetch(`${url}${path}?${text.join('&')}`, { method });
    const unknown = name.startsWith('DescribeJournal');
    expect([answer.status, await answer.json()]).toMatchObject([unknown ? 404 : 200, expected]);
    // What it was signed for, and nothing else.
    const other = await fetch(`${url}${path}x?${text.join('&')}`, { method });
    expect([other.status, other.headers.get('x-amzn-errortype')]).toEqual([403, 'InvalidSignatureException']);
  });
});

/** What the client would send, unsigned. */
async function requestOf(url: string, command: unknown) {
  type Request = Parameters<SignatureV4['presign']>[0];
  let request: Request | undefined;
  const handler = new NodeHttpHandler();
  const client = createClient(url);
  client.config.requestHandler = {
    ...handler,
    handle: async (sent: Request) => {
      request = sent;
      throw new Error('not sent');
    },
  } as unknown as typeof client.config.requestHandler;
  await client.send(command as qldb.ListLedgersCommand).catch(() => undefined);
  if (!request) throw new Error('the client made no request');
  return { ...request, headers: { host: new URL(url).host }, body: undefined };
}

describe('a request presigned as botocore does', () => {
  it('is answered, whatever else of the query is signed along', async () => {
    const { url, service } = await startService();
    await service.engine.createLedger(LEDGER);
    expect((await sendPresigned(url)).json).toMatchObject({ Ledgers: [{ Name: 'a' }] });
    const tags = await sendPresigned(url, {}, { target: `/tags/${encodeURIComponent(ARN)}` });
    expect(tags.json).toEqual({ Tags: LEDGER.tags });
    const page = await sendPresigned(url, {}, { target: '/ledgers?max_results=1' });
    expect(page.status).toBe(200);
    const digest = await sendPresigned(url, {}, { method: 'POST', target: '/ledgers/a/digest' });
    expect(digest.json).toHaveProperty('Digest');
  });

  it('may have a body, which is signed', async () => {
    const { url } = await startService();
    const raw = {
      method: 'POST',
      target: '/ledgers',
      body: JSON.stringify({ Name: 'b', PermissionsMode: 'STANDARD' }),
      headers: { 'content-type': 'application/json' },
    };
    const request = presigned(url, raw);
    const other = await send(url, { ...request, body: raw.body.replace('"b"', '"c"') });
    expect(summary(other)).toEqual([403, 'InvalidSignatureException', expect.stringMatching(MISMATCH)]);
    expect((await send(url, request)).json).toMatchObject({ Name: 'b' });
  });

  it('is good until it expires, to the second', async () => {
    const start = Date.now();
    let now = start;
    const { url } = await startService({ clock: () => now });
    const request = presigned(url, LIST, { time: start, expires: '604800' });
    // The date in the signature has no fraction of a second.
    now = Math.floor(start / 1000) * 1000 + 604_800_000;
    expect((await send(url, request)).status).toBe(200);
    now += 1;
    expect(summary(await send(url, request))).toEqual([
      403,
      'InvalidSignatureException',
      expect.stringMatching(
        /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 10080 min\.\)$/,
      ),
    ]);
    now = start;
    const short = presigned(url, LIST, { time: start, expires: '1' });
    now += 2_000;
    expect(summary(await send(url, short))[2]).toMatch(/ - 1 s\)$/);
  });

  it('is not good more than five minutes before its date', async () => {
    const { url } = await startService();
    const time = Date.now();
    expect((await sendPresigned(url, { time: time + 290_000 })).status).toBe(200);
    expect(summary(await sendPresigned(url, { time: time + 310_000, expires: '604800' }))).toEqual([
      403,
      'InvalidSignatureException',
      expect.stringMatching(/^Signature not yet current: /),
    ]);
  });

  it.each(['0', '604801', '-1', '60.5', '1e3', ' 60', 'soon', '9999999999'])(
    'cannot be good for %j seconds',
    async (expires) => {
      const { url } = await startService();
      expect(summary(await sendPresigned(url, { expires }))).toEqual([
        403,
        'IncompleteSignatureException',
        `X-Amz-Expires must be a number of seconds from 1 to 604800, got '${expires}'.`,
      ]);
    },
  );

  it.each(['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'])(
    'needs X-Amz-%s, once',
    async (part) => {
      const { url } = await startService();
      const request = presigned(url, LIST);
      const name = `X-Amz-${part}`;
      const without = { ...request, target: request.target.replace(new RegExp(`([?&])${name}=[^&]*&?`), '$1') };
      expect(summary(await send(url, without))).toEqual([
        403,
        'IncompleteSignatureException',
        `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
      ]);
      const value = new URLSearchParams(request.target.split('?')[1]).get(name) as string;
      const twice = { ...request, target: `${request.target}&${name}=${encodeURIComponent(value)}` };
      expect(summary(await send(url, twice))).toEqual([
        403,
        'IncompleteSignatureException',
        `The query-string parameter '${name}' must be given once.`,
      ]);
    },
  );

  it('without any of them is not signed at all', async () => {
    const { url } = await startService();
    expect(summary(await send(url, { target: '/ledgers?X-Amz-Expires=60' }))).toEqual([
      403,
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ]);
  });

  it.each<[string, PresigningChoices, string, RegExp]>([
    [
      'an algorithm',
      { parameters: { 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' } },
      'IncompleteSignatureException',
      /^Unsupported AWS 'algorithm'/,
    ],
    [
      'a short credential',
      { parameters: { 'X-Amz-Credential': 'local/20250101' } },
      'IncompleteSignatureException',
      /^Credential must have at least 5/,
    ],
    [
      'no date',
      { parameters: { 'X-Amz-Date': 'yesterday' } },
      'IncompleteSignatureException',
      /^Date must be in ISO-8601/,
    ],
    ['another key', { accessKeyId: 'other' }, 'UnrecognizedClientException', /^The security token included/],
    ['another secret', { secretAccessKey: 'other' }, 'InvalidSignatureException', MISMATCH],
    [
      'another Region',
      { region: 'eu-west-1' },
      'InvalidSignatureException',
      /^Credential should be scoped to a valid region/,
    ],
    [
      'another service',
      { service: 's3' },
      'InvalidSignatureException',
      /^Credential should be scoped to correct service/,
    ],
    ['another day', { scopeDate: '20200101' }, 'InvalidSignatureException', /^Date in Credential scope does not match/],
    ['no host', { signedHeaders: ['accept'] }, 'InvalidSignatureException', /^'Host' or ':authority' must be/],
    ['a header that was not sent', { signedHeaders: ['host', 'x-more'] }, 'InvalidSignatureException', MISMATCH],
    [
      'a session token',
      { parameters: { 'X-Amz-Security-Token': 'token' } },
      'UnrecognizedClientException',
      /^The security token included/,
    ],
    [
      'an unsigned body',
      { parameters: { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' } },
      'InvalidSignatureException',
      MISMATCH,
    ],
  ])('with %s is refused as in a header', async (_name, choices, error, message) => {
    const { url } = await startService();
    expect(summary(await sendPresigned(url, choices))).toEqual([403, error, expect.stringMatching(message)]);
  });

  it('is refused when anything of its query is changed, added or removed', async () => {
    const { url } = await startService();
    const { target, ...request } = presigned(url, { target: '/ledgers?max_results=5' }, { expires: '60' });
    for (const changed of [
      target.replace('max_results=5', 'max_results=6'),
      target.replace('max_results=5&', ''),
      `${target}&next_token=abcd`,
      target.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'),
      target.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      target.slice(0, -1),
    ]) {
      expect([changed, ...summary(await send(url, { ...request, target: changed }))]).toEqual([
        changed,
        403,
        'InvalidSignatureException',
        expect.stringMatching(MISMATCH),
      ]);
    }
  });

  it('is refused when it is signed in a header as well', async () => {
    const { url } = await startService();
    const request = presigned(url, LIST);
    const both = { ...request, headers: { ...request.headers, ...signed(url, { target: request.target }) } };
    expect(summary(await send(url, both))).toEqual([
      403,
      'IncompleteSignatureException',
      'Only one of the Authorization header and the X-Amz-Algorithm query parameter must be given.',
    ]);
  });
});
