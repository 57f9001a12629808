// More than anybody needs: tokens of lists, and answers that are small only while they are packed.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, type FakeUpstream, fakeUpstream } from '../support/fake-upstream.ts';
import { type Started, startBff } from '../support/started.ts';

const ID = 'KmA3ZZca7vAIiJAK9S5Iwl';
const embedded = '/api/connections/embedded';
const MEGABYTE = 1024 * 1024;
let upstream: FakeUpstream;
let bff: Started;
let answer: { readonly body: Buffer; readonly headers: Record<string, string> } | undefined;

beforeAll(async () => {
  upstream = await fakeUpstream((_request, response) => {
    if (answer === undefined) return answerJson(response, { Ledgers: [] });
    response.writeHead(200, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
  });
  bff = await startBff({
    upstreamUrl: upstream.url,
    upstream: { readAttempts: 1 },
    environment: {
      LEDGER_S3_ENDPOINT: upstream.url,
      LEDGER_S3_ACCESS_KEY_ID: 'local',
      LEDGER_S3_SECRET_ACCESS_KEY: 'local',
    },
  });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

describe('a token of a list', () => {
  const lists = [
    `${embedded}/ledgers?nextToken=`,
    `${embedded}/journal-s3-exports?nextToken=`,
    `${embedded}/ledgers/a/journal-s3-exports?nextToken=`,
    `${embedded}/ledgers/a/journal-kinesis-streams?nextToken=`,
    `${embedded}/archive-objects?bucket=exports&token=`,
  ];

  it.each(lists)('that no service gave is sent to none: %s', async (list) => {
    answer = undefined;
    const before = upstream.requests.length;
    // Longer than any token, and longer than the head of a request.
    for (const [length, status] of [
      [4_097, 400],
      [12_000, 400],
      [20_000, 431],
    ] as const)
      expect((await bff.send(list + 'a'.repeat(length))).status).toBe(status);
    expect((await bff.send(`${list}aaaa&${list.split(/[?&]/).at(-1)}bbbb`)).status, 'two of them').toBe(400);
    expect(upstream.requests).toHaveLength(before);
  });

  it('that a service makes too long does not make the answer longer than answers may be', async () => {
    answer = { headers: {}, body: Buffer.from(JSON.stringify({ Ledgers: [], NextToken: 'a'.repeat(20 * MEGABYTE) })) };
    const list = await bff.send(`${embedded}/ledgers`);
    expect(list.status).toBe(502);
    expect(list.body.length).toBeLessThan(1_000);
  });
});

describe('an answer that is packed', () => {
  it.each(['gzip', 'deflate', 'br', 'gzip, gzip'])('is not unpacked, since nobody asked for %s', async (coding) => {
    const body = gzipSync(Buffer.alloc(64 * MEGABYTE, ' '));
    answer = { headers: { 'content-encoding': coding }, body };
    const before = process.memoryUsage().arrayBuffers;
    const list = await bff.send(`${embedded}/ledgers`);
    expect(list.status).toBe(502);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * MEGABYTE);
    // Objects are handed on as they lie there; what becomes of them is for the reader's browser to judge, within its limits.
    const object = await bff.send(`${embedded}/archive-object?bucket=exports&key=p/${ID}.0-9.ion.gz`);
    expect(object.status).toBe(200);
    expect(object.body.length).toBe(body.length);
    expect(object.headers['content-encoding']).toBeUndefined();
  });
});
