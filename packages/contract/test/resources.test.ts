import { describe, expect, it } from 'vitest';
import {
  type ApiError,
  createExportSchema,
  createStreamSchema,
  type Problem,
  presignRequestSchema,
  tagResourceSchema,
  updateLedgerSchema,
} from '../src/index.ts';
import { clientOf, type Handler, problemOf } from './support/back-end.ts';

const id = 'S'.repeat(22);
const arn = 'arn:aws:qldb:us-east-1:000000000000:ledger/a';

describe('a call about exports, streams, tags, keys or a connection', () => {
  it('asks with the method, path, query, headers and body of the contract', async () => {
    const seen: string[] = [];
    const client = await clientOf((request, response, body) => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-qldb-console'] ?? '-'} ${body}`);
      response.end('{}');
    });
    const calls: Promise<unknown>[] = [];
    const ask = async (call: Promise<unknown>) => {
      calls.push(call.catch(() => {}));
      await calls.at(-1);
    };
    await ask(client.updateLedger('c', 'a', { deletionProtection: false }));
    await ask(client.updatePermissionsMode('c', 'a', { permissionsMode: 'STANDARD' }));
    await ask(client.listTags('c', arn));
    await ask(client.tagResource('c', arn, { k: 'v' }));
    await ask(client.untagResource('c', arn, ['a b', 'c&d']));
    await ask(client.listKeys('c'));
    await ask(client.createKey('c', { alias: 'alias/x' }));
    await ask(client.updateKey('c', 'arn:aws:kms:x/y', { state: 'Disabled' }));
    await ask(client.listExports('c', { nextToken: 'n=' }));
    await ask(client.listLedgerExports('c', 'a', { maxResults: 7 }));
    await ask(client.describeExport('c', 'a', id));
    await ask(client.exportContents('c', 'a', id));
    await ask(client.fetchExportObject('c', 'a', id, 'p/é&?.ion'));
    await ask(client.listBuckets('c'));
    await ask(client.listArchiveObjects('c', { bucket: 'b-b', prefix: 'p/é&/' }, 'to+ken'));
    await ask(client.readArchiveObject('c', { bucket: 'b-b', key: 'p/é&?.ion' }));
    await ask(client.listStreams('c', 'a'));
    await ask(client.describeStream('c', 'a', id));
    await ask(client.cancelStream('c', 'a', id));
    await ask(client.streamRecords('c', 'a', id, { from: 'time', at: '2020-01-01T00:00:00.000Z' }).next());
    await ask(client.listKinesisStreams('c'));
    await ask(client.presign('c', { operation: 'ListLedgers', parameters: {}, expiresInSeconds: 60 }));
    await ask(client.testConnection('c'));
    const base = '/api/connections/c';
    expect(seen).toEqual([
      `PATCH ${base}/ledgers/a 1 {"deletionProtection":false}`,
      `PATCH ${base}/ledgers/a/permissions-mode 1 {"permissionsMode":"STANDARD"}`,
      `GET ${base}/tags?arn=arn%3Aaws%3Aqldb%3Aus-east-1%3A000000000000%3Aledger%2Fa - `,
      `POST ${base}/tags 1 {"arn":"${arn}","tags":{"k":"v"}}`,
      `DELETE ${base}/tags?arn=arn%3Aaws%3Aqldb%3Aus-east-1%3A000000000000%3Aledger%2Fa&key=a+b&key=c%26d 1 `,
      `GET ${base}/kms-keys - `,
      `POST ${base}/kms-keys 1 {"alias":"alias/x"}`,
      `PATCH ${base}/kms-keys/arn%3Aaws%3Akms%3Ax%2Fy 1 {"state":"Disabled"}`,
      `GET ${base}/journal-s3-exports?nextToken=n%3D - `,
      `GET ${base}/ledgers/a/journal-s3-exports?maxResults=7 - `,
      `GET ${base}/ledgers/a/journal-s3-exports/${id} - `,
      `GET ${base}/ledgers/a/journal-s3-exports/${id}/contents - `,
      `GET ${base}/ledgers/a/journal-s3-exports/${id}/object?key=p%2F%C3%A9%26%3F.ion - `,
      `GET ${base}/buckets - `,
      `GET ${base}/archive-objects?bucket=b-b&prefix=p%2F%C3%A9%26%2F&token=to%2Bken - `,
      `GET ${base}/archive-object?bucket=b-b&key=p%2F%C3%A9%26%3F.ion - `,
      `GET ${base}/ledgers/a/journal-kinesis-streams - `,
      `GET ${base}/ledgers/a/journal-kinesis-streams/${id} - `,
      `DELETE ${base}/ledgers/a/journal-kinesis-streams/${id} 1 `,
      `GET ${base}/ledgers/a/journal-kinesis-streams/${id}/records?from=time&at=2020-01-01T00%3A00%3A00.000Z - `,
      `GET ${base}/kinesis-streams - `,
      `POST ${base}/presign 1 {"operation":"ListLedgers","parameters":{},"expiresInSeconds":60}`,
      `POST ${base}/test 1 `,
    ]);
  });
});

describe('an object of an export', () => {
  const content = Uint8Array.from({ length: 100_000 }, (_, n) => n);
  const whole: Handler = (_request, response) =>
    response.writeHead(200, { 'content-length': content.length, 'x-request-id': 'OURS' }).end(content);

  it('comes byte by byte as it is, and tells how far it is', async () => {
    const client = await clientOf(whole);
    const progress: { received: number; total: number | undefined }[] = [];
    const bytes = await client.fetchExportObject('c', 'a', id, 'k', { onProgress: (step) => progress.push(step) });
    expect(bytes).toEqual(content);
    expect(progress.at(-1)).toEqual({ received: content.length, total: content.length });
    expect(progress.map(({ received }) => received)).toEqual(
      progress.map(({ received }) => received).sort((a, b) => a - b),
    );
  });

  it('is asked for by range as HTTP writes it, the last byte included', async () => {
    let range: string | undefined;
    const client = await clientOf((request, response) => {
      range = request.headers.range;
      response.writeHead(206).end(content.subarray(10, 20));
    });
    const bytes = await client.fetchExportObject('c', 'a', id, 'k', { range: { start: 10, end: 20 } });
    expect(range).toBe('bytes=10-19');
    expect(bytes).toEqual(content.slice(10, 20));
  });

  it('of an archive is asked for as it was listed, and only as a range where a range is wanted', async () => {
    let asked: (string | undefined)[] = [];
    const client = await clientOf((request, response, body) => {
      asked = [request.headers.range, request.headers['if-match']];
      if (asked[0] === 'bytes=10-19') response.writeHead(206).end(content.subarray(10, 20));
      else whole(request, response, body);
    });
    const object = { bucket: 'bucket', key: 'a.ion' };
    const etag = '"one"';
    expect(await client.readArchiveObject('c', object, { range: { start: 10, end: 20 }, etag })).toEqual(
      content.slice(10, 20),
    );
    expect(asked).toEqual(['bytes=10-19', etag]);
    expect(await client.readArchiveObject('c', object)).toEqual(content);
    expect(asked).toEqual([undefined, undefined]);
    const unasked = client.readArchiveObject('c', object, { range: { start: 0, end: 5 } });
    expect(await problemOf(unasked)).toMatchObject({ code: 'internal', requestId: 'OURS' });
  });

  it.each<[string, Handler]>([
    ['stated', whole],
    ['unstated', (_request, response) => response.writeHead(200).end(content)],
  ])('beyond the limit, its length %s, is not read to its end', async (_what, handler) => {
    let closed = false;
    const client = await clientOf((request, response, body) => {
      response.on('close', () => {
        closed = true;
      });
      handler(request, response, body);
    });
    const fetching = client.fetchExportObject('c', 'a', id, 'k', { limit: content.length - 1 });
    expect(await problemOf(fetching)).toMatchObject({ code: 'too-large' });
    await expect.poll(() => closed).toBe(true);
  });

  it('that breaks off is no object', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1000));
      setImmediate(() => response.destroy());
    });
    expect(await problemOf(client.fetchExportObject('c', 'a', id, 'k'))).toMatchObject({
      title: 'The answer of the back end broke off',
    });
  });

  it('that is aborted throws the abort', async () => {
    const aborter = new AbortController();
    const client = await clientOf((_request, response) =>
      response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1000)),
    );
    const fetching = client.fetchExportObject('c', 'a', id, 'k', {
      signal: aborter.signal,
      onProgress: () => aborter.abort(),
    });
    await expect(fetching).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('has an address for downloads', async () => {
    const client = await clientOf(whole);
    const path = client.exportObjectPath('c', 'a', id, 'p/k.ion');
    expect(path).toMatch(/\/api\/connections\/c\/ledgers\/a\/journal-s3-exports\/S{22}\/object\?key=p%2Fk.ion$/);
    expect(new Uint8Array(await (await fetch(path)).arrayBuffer())).toEqual(content);
  });
});

describe('a live view', () => {
  const record = {
    type: 'record',
    shardId: 's',
    sequenceNumber: '1',
    partitionKey: 'k',
    arrivalTime: '2020-01-01T00:00:00.000Z',
    data: 'eA==',
  };
  const ndjson = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const problem: Problem = {
    type: 'about:blank',
    title: 'Not found',
    status: 404,
    code: 'not-found',
    service: 'Kinesis',
    requestId: 'OURS1',
  };
  async function read(body: string) {
    const client = await clientOf((_request, response) => response.end(body));
    const types: string[] = [];
    try {
      for await (const { type } of client.streamRecords('c', 'a', id, { from: 'oldest' })) types.push(type);
    } catch (error) {
      return { types, error };
    }
    return { types, error: undefined };
  }

  it('yields what comes until the back end ends it', async () => {
    const body = ndjson({ type: 'shards', shards: ['s'] }, record, { type: 'caught-up', millisBehind: 0 });
    expect(await read(body)).toEqual({ types: ['shards', 'record', 'caught-up'], error: undefined });
  });

  it('that ends with an error line throws its problem', async () => {
    const { types, error } = await read(ndjson(record, { type: 'error', problem }));
    expect(types).toEqual(['record']);
    expect((error as ApiError).problem).toEqual(problem);
  });

  it.each([
    ['an unknown line', ndjson(record, { type: 'note' })],
    ['a record without its data', ndjson(record, { ...record, data: undefined })],
    ['half a line', `${ndjson(record)}{"type":"rec`],
    ['a nonsensical error line', ndjson(record, { type: 'error', problem: 1 })],
  ])('with %s does not match the contract', async (_what, body) => {
    const { types, error } = await read(body);
    expect(types).toEqual(['record']);
    expect((error as ApiError).problem.title).toBe('The answer of the back end does not match the contract');
  });
});

/** Names of the fields that are wrong. */
function wrong(
  schema: { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[] }[] } } },
  value: unknown,
) {
  return (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('a request', () => {
  const start = '2020-01-01T00:00:00Z';
  const roleArn = 'arn:aws:iam::000000000000:role/local';
  const anExport = {
    inclusiveStartTime: start,
    exclusiveEndTime: '2020-01-02T00:00:00.123Z',
    bucket: 'b-1.c_d',
    prefix: '',
    encryption: 'SSE_S3',
    roleArn,
  };
  it('for an export names its key exactly when the key is used', () => {
    expect(wrong(createExportSchema, anExport)).toEqual([]);
    expect(wrong(createExportSchema, { ...anExport, encryption: 'SSE_KMS' })).toEqual(['kmsKeyArn']);
    expect(wrong(createExportSchema, { ...anExport, encryption: 'SSE_KMS', kmsKeyArn: roleArn })).toEqual([]);
    expect(wrong(createExportSchema, { ...anExport, kmsKeyArn: roleArn })).toEqual(['kmsKeyArn']);
  });

  it.each(['2020-01-01', '2020-01-01T00:00:00', '2020-01-01T00:00:00+01:00', '2020-13-01T00:00:00Z', '1577836800', ''])(
    'with the time %j is refused',
    (time) => {
      expect(wrong(createExportSchema, { ...anExport, inclusiveStartTime: time })).toEqual(['inclusiveStartTime']);
    },
  );

  it.each(['arn:aws', 'ARN:aws:iam::000000000000:role/x', `${roleArn}\n`, `${roleArn} x`, `arn:${'x'.repeat(1597)}`])(
    'with the ARN %j is refused',
    (wrongArn) => {
      expect(wrong(createExportSchema, { ...anExport, roleArn: wrongArn })).toEqual(['roleArn']);
    },
  );

  it('for a stream names it as a ledger is named', () => {
    const stream = {
      streamName: 's-1',
      inclusiveStartTime: start,
      kinesisStreamArn: roleArn,
      aggregationEnabled: true,
      roleArn,
    };
    expect(wrong(createStreamSchema, stream)).toEqual([]);
    expect(wrong(createStreamSchema, { ...stream, streamName: 'a--b' })).toEqual(['streamName']);
  });

  it('for tags holds at most two hundred', () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, '']));
    expect(wrong(tagResourceSchema, { arn, tags: tags(200) })).toEqual([]);
    expect(wrong(tagResourceSchema, { arn, tags: tags(201) })).toEqual(['tags']);
  });

  it('to change a ledger changes something', () => {
    expect(wrong(updateLedgerSchema, {})).toEqual(['']);
    expect(wrong(updateLedgerSchema, { kmsKey: 'AWS_OWNED_KMS_KEY' })).toEqual([]);
  });

  it.each([
    ['ListLedgers', { maxResults: 1, nextToken: 'abcd' }, []],
    ['ListTagsForResource', { arn }, []],
    ['ListTagsForResource', { arn, maxResults: 1 }, ['parameters.maxResults']],
    ['DescribeJournalS3Export', { ledger: 'a', exportId: id }, []],
    ['DescribeJournalS3Export', { ledger: 'a', streamId: id }, ['parameters.exportId', 'parameters.streamId']],
    ['DescribeJournalKinesisStream', { ledger: 'a' }, ['parameters.streamId']],
    ['CreateLedger', { ledger: 'a' }, ['operation']],
  ])('to presign %s with %j says what is missing or too much: %j', (operation, parameters, fields) => {
    expect(wrong(presignRequestSchema, { operation, parameters, expiresInSeconds: 60 })).toEqual(fields);
  });
});
