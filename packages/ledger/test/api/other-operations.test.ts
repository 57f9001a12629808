import * as qldb from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { createClient, errorOf, startService } from '../support/service.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';

const ID = 'Export0000000000000001';
const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';

describe('operations', () => {
  it('are all twenty of the API model', async () => {
    const { url } = await startService();
    const client = createClient(url);
    const commands = Object.entries(qldb).filter(([name]) => name.endsWith('Command') && !name.startsWith('$'));
    expect(commands).toHaveLength(20);
    const input = { Name: 'a', LedgerName: 'a', ExportId: ID, StreamId: ID, ResourceArn: ARN, TagKeys: ['k'] };
    for (const [name, Command] of commands) {
      const answer = client.send(new (Command as typeof qldb.DescribeLedgerCommand)(input));
      const error = await answer.then(
        () => undefined,
        (reason: Error) => reason.name,
      );
      const lists = ['ListLedgersCommand', 'ListJournalS3ExportsCommand'];
      const expected = lists.includes(name) ? [undefined] : ['ResourceNotFoundException', 'InvalidParameterException'];
      expect([name, expected.includes(error as never)]).toEqual([name, true]);
    }
  });

  it('do not include the data plane, and no SDK tries that again', async () => {
    const { url } = await startService();
    const answer = await postJson(
      url,
      '/',
      { StartSession: { LedgerName: 'a' } },
      {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'QLDBSession.SendCommand',
      },
    );
    expect([answer.status, answer.headers['x-amzn-errortype'], answer.json.Message]).toEqual([
      501,
      'NotImplementedException',
      'SendCommand is not implemented yet by this service',
    ]);
  });
});

describe('what is no operation', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/ledger'],
    ['PUT', '/ledgers'],
    ['GET', '/ledgers/a/digest'],
    ['POST', '/ledgers/a/digest/'],
    ['POST', '/ledgers/a/b/digest'],
    ['GET', '//ledgers'],
    ['HEAD', '/ledgers'],
    ['GET', '/healthz/x'],
  ])('%s %s is an UnknownOperationException', async (method, target) => {
    const { url } = await startService();
    const answer = await sendSigned(url, { method, target });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual(
      // The double slash is signed in one way by us and verified in another, as AWS does.
      target === '//ledgers' ? [403, 'InvalidSignatureException'] : [404, 'UnknownOperationException'],
    );
  });
});

describe('a body', () => {
  const body = { Name: 'a', PermissionsMode: 'STANDARD' };
  it.each([
    ['that is not JSON', '{"Name":', /not JSON/],
    ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not JSON in UTF-8/],
    ['that is a list', '[]', /must be a JSON object, not an array/],
    ['that is null', 'null', /must be a JSON object, not null/],
    ['with a number for a string', JSON.stringify({ ...body, Name: 5 }), /^Name must be a string, not a number\.$/],
    [
      'with a string for a boolean',
      JSON.stringify({ ...body, DeletionProtection: 'false' }),
      /^DeletionProtection must be a boolean, not a string\.$/,
    ],
    ['with a list for a map', JSON.stringify({ ...body, Tags: ['k'] }), /^Tags must be an object, not an array\.$/],
    [
      'with a number in a map',
      JSON.stringify({ ...body, Tags: { k: 1 } }),
      /^Tags\.k must be a string, not a number\.$/,
    ],
    ['nested without end', '['.repeat(200_000), /not JSON|must be a JSON object/],
  ])('%s is a SerializationException', async (_name, text, message) => {
    const { url } = await startService();
    const answer = await sendSigned(url, {
      method: 'POST',
      target: '/ledgers',
      body: text,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([400, 'SerializationException']);
    expect(answer.json.Message).toMatch(message);
  });

  it('of another type than JSON is refused', async () => {
    const { url } = await startService();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await postJson(url, '/ledgers', body, { 'content-type': type });
      expect([type, answer.headers['x-amzn-errortype']]).toEqual([type, 'SerializationException']);
    }
    expect((await postJson(url, '/ledgers', body, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(
      200,
    );
  });

  it('cannot reach the prototype of anything', async () => {
    const { url } = await startService();
    const hostile =
      '{"__proto__":{"Name":"evil","PermissionsMode":"STANDARD"},"constructor":{"prototype":{"Name":"x"}}}';
    expect((await postJson(url, '/ledgers', hostile)).json).toMatchObject({ ParameterName: 'Name' });
    const tagged = '{"Name":"a","PermissionsMode":"STANDARD","Tags":{"__proto__":"x"}}';
    expect((await postJson(url, '/ledgers', tagged)).status).toBe(200);
    expect(({} as Record<string, unknown>).Name).toBeUndefined();
  });
});

it('errors in the AWS SDK are of the modelled classes', async () => {
  const { client } = await startService();
  await expect(client.send(new qldb.DescribeLedgerCommand({ Name: 'a' }))).rejects.toBeInstanceOf(
    qldb.ResourceNotFoundException,
  );
  expect(await errorOf(client.send(new qldb.DescribeLedgerCommand({ Name: 'a' })))).toMatchObject({
    ResourceName: 'a',
  });
});
