import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, KEY, kinesisClient, type Started, send, start } from '../support/started.ts';

let now = Date.now();
let local: Started;
beforeAll(async () => {
  local = await start({ clock: () => now });
});
afterAll(() => local[Symbol.asyncDispose]());
const list = (credentials = KEY, region?: string) =>
  failure(kinesisClient(local.kinesisUrl, credentials, region).send(new ListStreamsCommand({})));

describe('Kinesis', () => {
  it('refuses other keys, regions and clocks by the names AWS has for them', async () => {
    expect(await list({ ...KEY, accessKeyId: 'other' })).toMatchObject({
      name: 'UnrecognizedClientException',
      status: 400,
    });
    expect(await list({ ...KEY, secretAccessKey: 'other' })).toMatchObject({ name: 'InvalidSignatureException' });
    expect(await list(KEY, 'eu-west-1')).toMatchObject({ name: 'InvalidSignatureException' });
    now = Date.now() + 6 * 60_000;
    expect(await list()).toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired/),
    });
    now = Date.now();
  });

  it.each([[{ origin: 'http://evil.example' }], [{ host: 'evil.example' }], [{ 'sec-fetch-site': 'same-site' }]])(
    'refuses what a web page could send: %j',
    async (headers) => {
      const answer = await send(local.kinesisUrl, { method: 'POST', headers: headers as Record<string, string> });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ __type: 'AccessDeniedException' });
    },
  );

  it('refuses a request without a signature, and a body beyond all limits', async () => {
    const unsigned = await send(local.kinesisUrl, { method: 'POST', body: '{}' });
    expect(JSON.parse(unsigned.text)).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
    const huge = await send(local.kinesisUrl, { method: 'POST', body: Buffer.alloc(9 * 1024 * 1024) });
    expect(JSON.parse(huge.text)).toMatchObject({ __type: 'ValidationException' });
    expect(huge.headers.connection).toBe('close');
  });

  it.each([
    ['a body that is not JSON', { body: '{' }, 'SerializationException'],
    ['a body that is no object', { body: '[]' }, 'SerializationException'],
    ['a member of the wrong type', { body: '{"Limit":"1"}' }, 'SerializationException'],
    ['another operation', { target: 'Kinesis_20131202.MergeShards' }, 'UnknownOperationException'],
    ['__proto__ as an operation', { target: 'Kinesis_20131202.__proto__' }, 'UnknownOperationException'],
    ['CBOR', { type: 'application/x-amz-cbor-1.1' }, 'SerializationException'],
  ])('refuses %s', async (_what, { body, target, type }: { body?: string; target?: string; type?: string }, name) => {
    const client = kinesisClient(local.kinesisUrl);
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string; headers: Record<string, string> };
        if (body !== undefined) request.body = body;
        if (body !== undefined) request.headers['content-length'] = String(body.length);
        if (target !== undefined) request.headers['x-amz-target'] = target;
        if (type !== undefined) request.headers['content-type'] = type;
        return next(args);
      },
      { step: 'build', name: 'rewrite' },
    );
    expect(await failure(client.send(new ListStreamsCommand({})))).toMatchObject({ name, status: 400 });
  });
});
