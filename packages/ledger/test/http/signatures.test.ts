import { ListLedgersCommand, ListTagsForResourceCommand } from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { createClient, errorOf, startService } from '../support/service.ts';
import { type Answer, send, sendSigned, signed } from '../support/signed-request.ts';

const LIST = { target: '/ledgers' };
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const EXISTING = {
  name: 'a',
  permissionsMode: 'STANDARD',
  deletionProtection: true,
  kmsKeyArn: undefined,
  tags: {},
} as const;

function summary(answer: Answer): [number, unknown, unknown] {
  return [answer.status, answer.headers['x-amzn-errortype'], answer.json.Message];
}

describe('a request without a usable Authorization header', () => {
  const credential = (url: string, from: RegExp, to: string) => {
    const headers = signed(url, LIST);
    return { ...headers, authorization: headers.authorization?.replace(from, to) ?? '' };
  };
  const without = (url: string, name: string) => {
    const { [name]: _, ...headers } = signed(url, LIST);
    return headers;
  };
  const cases: [string, (url: string) => Record<string, string>, string, RegExp][] = [
    [
      'has none',
      (url) => without(url, 'authorization'),
      'MissingAuthenticationTokenException',
      /^Missing Authentication Token$/,
    ],
    [
      'has an empty one',
      (url) => credential(url, /.*/, ''),
      'MissingAuthenticationTokenException',
      /^Missing Authentication Token$/,
    ],
    [
      'has another scheme',
      (url) => credential(url, /.*/, 'Bearer abc'),
      'IncompleteSignatureException',
      /'Bearer', only AWS4-HMAC-SHA256/,
    ],
    [
      'has another algorithm',
      (url) => credential(url, /AWS4-HMAC-SHA256 /, 'AWS4-ECDSA-P256-SHA256 '),
      'IncompleteSignatureException',
      /'AWS4-ECDSA-P256-SHA256', only/,
    ],
    [
      'has no parameters',
      (url) => credential(url, / .*/, ' x'),
      'IncompleteSignatureException',
      /'x' not a valid key=value pair/,
    ],
    [
      'has no credential',
      (url) => credential(url, /Credential=[^,]+, /, ''),
      'IncompleteSignatureException',
      /^Authorization header requires 'Credential' parameter\.$/,
    ],
    [
      'has no signature',
      (url) => credential(url, /, Signature=.*/, ''),
      'IncompleteSignatureException',
      /^Authorization header requires 'Signature' parameter\.$/,
    ],
    [
      'has no signed headers',
      (url) => credential(url, /SignedHeaders=[^,]+, /, ''),
      'IncompleteSignatureException',
      /requires 'SignedHeaders' parameter\.$/,
    ],
    [
      'has a short credential',
      (url) => credential(url, /Credential=[^,]+/, 'Credential=local/us-east-1'),
      'IncompleteSignatureException',
      /at least 5 slash-delimited elements/,
    ],
    [
      'has a space in the key',
      (url) => credential(url, /Credential=local/, 'Credential=local '),
      'IncompleteSignatureException',
      /not a valid key=value pair/,
    ],
    [
      'has no date',
      (url) => without(url, 'x-amz-date'),
      'IncompleteSignatureException',
      /'X-Amz-Date' or a 'Date' header/,
    ],
    [
      'has a date of another form',
      (url) => ({ ...signed(url, LIST), 'x-amz-date': '2025-01-01T00:00:00Z' }),
      'IncompleteSignatureException',
      /ISO-8601 'basic format'/,
    ],
    [
      'has a date that does not exist',
      (url) => ({ ...signed(url, LIST), 'x-amz-date': '20250230T000000Z' }),
      'IncompleteSignatureException',
      /ISO-8601 'basic format'/,
    ],
  ];
  it.each(cases)('that %s is refused', async (_name, headers, error, message) => {
    const { url } = await startService();
    const answer = await send(url, { ...LIST, headers: headers(url) });
    expect(summary(answer)).toEqual([403, error, expect.stringMatching(message)]);
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a signature', () => {
  it('by our own signer is accepted, with any further headers signed or not', async () => {
    const { url } = await startService();
    expect((await sendSigned(url, LIST)).status).toBe(200);
    const headers = { 'x-custom': 'a value' };
    expect((await sendSigned(url, { ...LIST, headers })).status).toBe(200);
    expect((await sendSigned(url, { ...LIST, headers }, { signedHeaders: ['host', 'x-amz-date'] })).status).toBe(200);
  });

  it.each([
    ['secret', { secretAccessKey: 'Local' }, 'InvalidSignatureException', MISMATCH],
    [
      'access key',
      { accessKeyId: 'other' },
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ],
    [
      'region',
      { region: 'us-west-2' },
      'InvalidSignatureException',
      "Credential should be scoped to a valid region, here 'us-east-1'.",
    ],
    [
      'service',
      { service: 's3' },
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'qldb'.",
    ],
    [
      'terminator',
      { terminator: 'aws5_request' },
      'InvalidSignatureException',
      "Credential should be scoped with a valid terminator: 'aws4_request'.",
    ],
    [
      'date in the scope',
      { scopeDate: '20200101' },
      'InvalidSignatureException',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.',
    ],
  ])('with another %s is refused', async (_name, choices, error, message) => {
    const { url } = await startService();
    expect(summary(await sendSigned(url, LIST, choices))).toEqual([403, error, message]);
  });

  it('that leaves out the host, or the date, is refused', async () => {
    const { url } = await startService();
    const host = await sendSigned(url, LIST, { signedHeaders: ['x-amz-date'] });
    expect(summary(host)).toEqual([
      403,
      'InvalidSignatureException',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ]);
    const date = await sendSigned(url, LIST, { signedHeaders: ['host'] });
    expect(summary(date)).toEqual([
      403,
      'InvalidSignatureException',
      "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.",
    ]);
  });

  it('with a session token is refused: nobody issued one', async () => {
    const { url } = await startService();
    const answer = await sendSigned(url, { ...LIST, headers: { 'x-amz-security-token': 'token' } });
    expect(summary(answer)).toEqual([
      403,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ]);
  });

  const tampered: [
    string,
    (request: { method: string; target: string; headers: Record<string, string>; body: string }) => object,
  ][] = [
    ['the method', () => ({ method: 'PATCH' })],
    ['the path', () => ({ target: '/ledgers/b/block?x=1&y=2' })],
    ['the query', () => ({ target: '/ledgers/a/block?x=1&y=3' })],
    ['a query parameter more', () => ({ target: '/ledgers/a/block?x=1&y=2&z=' })],
    ['a signed header', ({ headers }) => ({ headers: { ...headers, 'x-custom': 'two' } })],
    ['a signed header gone', ({ headers: { 'x-custom': _, ...headers } }) => ({ headers })],
    ['one byte of the body', ({ body }) => ({ body: body.replace('1', '2') })],
    ['the whole body gone', () => ({ body: '' })],
    [
      'one digit of the signature',
      ({ headers }) => ({ headers: { ...headers, authorization: flipLast(headers.authorization ?? '') } }),
    ],
    [
      'the signature cut short',
      ({ headers }) => ({ headers: { ...headers, authorization: headers.authorization?.slice(0, -2) } }),
    ],
  ];
  it.each(tampered)('does not survive a change of %s', async (_name, change) => {
    const { url, service } = await startService();
    await service.engine.createLedger(EXISTING);
    const original = {
      method: 'POST',
      target: '/ledgers/a/block?x=1&y=2',
      body: '{"n":1}',
      headers: { 'x-custom': 'one', 'content-type': 'application/json' },
    };
    const headers = signed(url, original);
    const untouched = await send(url, { ...original, headers });
    expect(untouched.headers['x-amzn-errortype']).toBe('InvalidParameterException');
    const answer = await send(url, { ...original, headers, ...change({ ...original, headers }) });
    expect(summary(answer)).toEqual([403, 'InvalidSignatureException', MISMATCH]);
  });

  it('covers the body also when no hash of it is sent, and the hash that is sent must be right', async () => {
    const { url } = await startService();
    const wrong = { ...LIST, headers: { 'x-amz-content-sha256': '0'.repeat(64) } };
    expect(summary(await sendSigned(url, wrong))).toEqual([403, 'InvalidSignatureException', MISMATCH]);
    const unsigned = { ...LIST, headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } };
    expect(summary(await sendSigned(url, unsigned))).toEqual([403, 'InvalidSignatureException', MISMATCH]);
    const empty = {
      ...LIST,
      headers: { 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    };
    expect((await sendSigned(url, empty)).status).toBe(200);
  });

  it('is verified over the path as it was sent, encoded once more', async () => {
    const { url } = await startService();
    const target = `/tags/${encodeURIComponent('arn:aws:qldb:us-east-1:000000000000:ledger/a')}`;
    expect((await sendSigned(url, { target })).headers['x-amzn-errortype']).toBe('ResourceNotFoundException');
  });

  it('is verified over the sorted query, whatever the order it was sent in', async () => {
    const { url } = await startService();
    for (const target of [
      '/ledgers?max_results=5&a=1',
      '/ledgers?a=1&max_results=5',
      '/ledgers?b=2&b=1&max_results=5&a',
    ]) {
      const signedTarget = target.endsWith('&a') ? `${target}=` : target;
      const headers = signed(url, { target: signedTarget });
      expect([target, (await send(url, { target, headers })).status]).toEqual([target, 200]);
    }
  });

  it('is good for one reading of the query: a plus stands for itself, and what is not UTF-8 is refused', async () => {
    const { url, client, service } = await startService();
    await service.engine.createLedger({ ...EXISTING, tags: { 'a b': '1', 'a+b': '2', '%ff': '3' } });
    const resource = `/tags/${encodeURIComponent('arn:aws:qldb:us-east-1:000000000000:ledger/a')}`;
    const headersFor = (query: string) => signed(url, { method: 'DELETE', target: `${resource}?${query}` });
    const swap = async (signedQuery: string, sentQuery: string) =>
      send(url, { method: 'DELETE', target: `${resource}?${sentQuery}`, headers: headersFor(signedQuery) });
    const tags = async () => {
      const ResourceArn = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';
      return Object.keys((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags ?? {}).sort();
    };
    expect(summary(await swap('tagKeys=%25ff', 'tagKeys=%ff'))).toEqual([
      400,
      'BadRequestException',
      'The query is not percent-encoded UTF-8.',
    ]);
    expect(await tags()).toEqual(['%ff', 'a b', 'a+b']);
    expect((await swap('tagKeys=a%2Bb', 'tagKeys=a+b')).status).toBe(200);
    expect(await tags()).toEqual(['%ff', 'a b']);
  });

  it('can be sent again: retries within a second carry the same one', async () => {
    const { url } = await startService();
    const headers = signed(url, LIST);
    expect((await send(url, { ...LIST, headers })).status).toBe(200);
    expect((await send(url, { ...LIST, headers })).status).toBe(200);
  });
});

describe('the clock', () => {
  it.each([
    ['four minutes and some behind', -295_000],
    ['four minutes and some ahead', 295_000],
  ])('may be %s', async (_name, skew) => {
    const { url } = await startService();
    expect((await sendSigned(url, LIST, { time: Date.now() + skew })).status).toBe(200);
  });

  it('may not be more than five minutes off, and the answer says by how much', async () => {
    const now = Date.UTC(2025, 0, 31, 23, 58, 30);
    const { url } = await startService({ clock: () => now });
    expect(summary(await sendSigned(url, LIST, { time: now - 301_000 }))).toEqual([
      403,
      'InvalidSignatureException',
      'Signature expired: 20250131T235329Z is now earlier than 20250131T235330Z (20250131T235830Z - 5 min.)',
    ]);
    expect(summary(await sendSigned(url, LIST, { time: now + 301_000 }))).toEqual([
      403,
      'InvalidSignatureException',
      'Signature not yet current: 20250201T000331Z is still later than 20250201T000330Z (20250131T235830Z + 5 min.)',
    ]);
    expect((await sendSigned(url, LIST, { time: now - 300_000 })).status).toBe(200);
    expect((await sendSigned(url, LIST, { time: now + 300_000 })).status).toBe(200);
  });

  it('of the SDK is corrected by the SDK when it retries', async () => {
    const { service, url, advance } = await startService();
    advance(3_600_000);
    const client = createClient(url, { maxAttempts: 3 });
    const answer = await errorOf(client.send(new ListLedgersCommand()));
    expect(answer).toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired/),
    });
    expect(service.engine.now()).toBeGreaterThan(Date.now() + 3_500_000);
  });
});

it('the unmodified SDK gets AWS errors for a wrong key and a wrong secret', async () => {
  const { url } = await startService();
  const list = new ListLedgersCommand();
  expect(await errorOf(createClient(url, { secretAccessKey: 'wrong' }).send(list))).toMatchObject({
    name: 'InvalidSignatureException',
    status: 403,
    message: MISMATCH,
  });
  expect(await errorOf(createClient(url, { accessKeyId: 'wrong' }).send(list))).toMatchObject({
    name: 'UnrecognizedClientException',
    status: 403,
  });
  expect(await errorOf(createClient(url, { region: 'eu-west-1' }).send(list))).toMatchObject({
    name: 'InvalidSignatureException',
    status: 403,
  });
});

it('a key of its own is the only one accepted', async () => {
  const credentials = { accessKeyId: 'AKIA/with/slashes', secretAccessKey: 'wJalr+XUtn/FEMI' };
  const { url } = await startService({ credentials });
  expect((await sendSigned(url, LIST)).headers['x-amzn-errortype']).toBe('UnrecognizedClientException');
  expect((await sendSigned(url, LIST, credentials)).status).toBe(200);
});

function flipLast(text: string): string {
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
}
