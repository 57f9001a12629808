import { MAX_BLOCK_RANGE } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { OWN, type Started, startBff } from './support/started.ts';

const ledgers = '/api/connections/embedded/ledgers';
const blocks = `${ledgers}/a/strands/KmA3ZZca7vAIiJAK9S5Iwl/blocks`;
const exports = `${ledgers}/a/journal-s3-exports`;
let upstream: FakeUpstream;
let bff: Started;

beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => answerJson(response, {}));
  bff = await startBff({ upstreamUrl: upstream.url });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

describe('a wrong request is refused before anything is asked upstream, with its fields named:', () => {
  const sequenceNumber = { sequenceNo: 'must be a whole number' };
  it.each([
    [`${ledgers}/-a-`, { ledger: expect.stringContaining('single hyphens') }],
    [`${ledgers}/${'a'.repeat(33)}`, { ledger: expect.stringContaining('32') }],
    [`${ledgers}/..%2fa`, { ledger: expect.any(String) }],
    [`${ledgers}/a%00b`, { ledger: expect.any(String) }],
    [`${ledgers}/a%E2%80%AEb`, { ledger: expect.any(String) }],
    [`${ledgers}?maxResults=0`, { maxResults: 'must be a whole number from 1 to 100' }],
    [`${ledgers}?maxResults=101`, { maxResults: expect.any(String) }],
    [`${ledgers}?maxResults=1&maxResults=2`, { maxResults: expect.any(String) }],
    [`${ledgers}?nextToken=%3Cscript%3E`, { nextToken: 'is not a token this service gave' }],
    [`${ledgers}?colour=red`, { colour: 'is not known here' }],
    [`${ledgers}?__proto__=1`, { ['__proto__']: 'is not known here' }],
    [`${blocks}/x`, sequenceNumber],
    [`${blocks}/-1`, sequenceNumber],
    [`${blocks}/1e3`, sequenceNumber],
    [`${blocks}/0x10`, sequenceNumber],
    [`${blocks}/9007199254740992`, { sequenceNo: expect.stringContaining('at most') }],
    [`${blocks}/1?tip=`, { tip: 'must be a whole number' }],
    [`${ledgers}/a/strands/short/blocks/1`, { strand: 'must be 22 letters and digits' }],
    [`${blocks}/1/revisions/%22%7D`, { documentId: 'must be 22 letters and digits' }],
    [blocks, { from: expect.any(String), to: expect.any(String) }],
    [`${blocks}?from=5&to=5`, { to: expect.stringContaining('greater than from') }],
    [`${blocks}?from=0&to=${MAX_BLOCK_RANGE + 1}`, { to: `a range holds at most ${MAX_BLOCK_RANGE} blocks` }],
    [`${exports}/short`, { exportId: 'must be 22 letters and digits' }],
    [`${exports}/..%2f..%2fa/contents`, { exportId: expect.any(String) }],
    [`${exports}?maxResults=1000`, { maxResults: expect.any(String) }],
    [`${exports}/${'E'.repeat(22)}/contents?key=a`, { key: 'is not known here' }],
    ['/api/connections/embedded/journal-s3-exports?ledger=a', { ledger: 'is not known here' }],
    [`${ledgers}/a/journal-kinesis-streams?nextToken=a`, { nextToken: expect.any(String) }],
    [`${ledgers}/-/journal-kinesis-streams/x`, { ledger: expect.any(String), streamId: expect.any(String) }],
    ['/api/connections/embedded/buckets?prefix=a', { prefix: 'is not known here' }],
    ['/api/connections/embedded/kinesis-streams?name=a', { name: 'is not known here' }],
  ])('%s', async (path, fields) => {
    const before = upstream.requests.length;
    const answer = await bff.send(path);
    expect(answer.status).toBe(400);
    expect(answer.problem()).toMatchObject({ code: 'invalid-request', title: 'The request is not valid' });
    // Not problem(): a parsed object would lose a field named __proto__.
    expect(Object.entries(JSON.parse(answer.text).fields)).toEqual(Object.entries(fields));
    expect(upstream.requests).toHaveLength(before);
  });

  it.each([
    ['no body', undefined, ['name', 'permissionsMode', 'deletionProtection']],
    ['a list', '[]', ['body']],
    ['an empty object', '{}', ['name', 'permissionsMode', 'deletionProtection']],
    [
      'wrong types',
      '{"name":1,"permissionsMode":"ALL","deletionProtection":"yes"}',
      ['name', 'permissionsMode', 'deletionProtection'],
    ],
    [
      'a foreign member',
      '{"name":"a","permissionsMode":"STANDARD","deletionProtection":true,"colour":"x"}',
      ['colour'],
    ],
  ])('a new ledger described by %s', async (_what, body, names) => {
    const answer = await bff.send(ledgers, { method: 'POST', headers: OWN, ...(body === undefined ? {} : { body }) });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.problem().fields ?? {})).toEqual(names);
  });

  it.each([
    ['{"blocks":0}', 'blocks'],
    ['{"blocks":10001}', 'blocks'],
    ['{"rate":1000,"seconds":5}', 'rate'],
  ])('a workload of %s', async (body) => {
    const answer = await bff.send(`${ledgers}/a/workload`, { method: 'POST', headers: OWN, body });
    expect(answer.status).toBe(400);
    expect(answer.problem().code).toBe('invalid-request');
  });
});

describe('a request that cannot be read', () => {
  it('with a body that is not JSON', async () => {
    const answer = await bff.send(ledgers, { method: 'POST', headers: OWN, body: '{"name":' });
    expect(answer.status).toBe(400);
    expect(answer.problem()).toMatchObject({ code: 'invalid-request', detail: 'Its body is not JSON.' });
  });

  it('with a body beyond 64 kB', async () => {
    const answer = await bff.send(ledgers, { method: 'POST', headers: OWN, body: `"${'x'.repeat(70_000)}"` });
    expect(answer.status).toBe(413);
    expect(answer.problem().code).toBe('too-large');
  });

  it('with a malformed escape in its address', async () => {
    const answer = await bff.send(`${ledgers}/%E0%A4%A`);
    expect(answer.status).toBe(400);
    expect(answer.problem().detail).toBe('Its address holds a malformed escape.');
  });

  it('for an unknown connection', async () => {
    const answer = await bff.send('/api/connections/other/ledgers');
    expect(answer.status).toBe(404);
    expect(answer.problem()).toMatchObject({ code: 'not-found', title: 'There is no such connection' });
  });

  it('for an unknown connection, whatever is asked of it', async () => {
    for (const path of [
      'journal-s3-exports',
      'buckets',
      'kms-keys',
      'tags?arn=x',
      'ledgers/a/journal-kinesis-streams',
    ]) {
      const answer = await bff.send(`/api/connections/other/${path}`);
      expect(answer.problem()).toMatchObject({ status: 404, title: 'There is no such connection' });
    }
  });

  it('for an address nobody serves, also below /api', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', `${ledgers}/a/b/c`]) {
      const answer = await bff.send(path);
      expect(answer.status).toBe(404);
      expect(answer.problem()).toMatchObject({ code: 'not-found', title: 'There is nothing at this address' });
    }
  });
});

describe('the list of connections', () => {
  it('tells everything the reader needs and no credential', async () => {
    const answer = await bff.send('/api/connections');
    expect(JSON.parse(answer.text)).toEqual({
      connections: [
        {
          id: 'embedded',
          name: 'Embedded ledger service',
          endpoint: upstream.url,
          region: 'us-east-1',
          embedded: true,
          s3Endpoint: 'http://127.0.0.1:8582',
          kinesisEndpoint: 'http://127.0.0.1:8583',
          local: true,
          readOnly: false,
          defaults: {
            bucket: 'local-exports',
            kinesisStreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/local-journal',
            roleArn: 'arn:aws:iam::000000000000:role/local',
            kmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:alias/qldb-local',
          },
          sources: {
            endpoint: 'started with the console, LEDGER_PORT (default)',
            region: 'AWS_REGION (default)',
            credentials: 'LEDGER_ACCESS_KEY_ID (default)',
          },
        },
      ],
    });
  });
});
