import { describe, expect, it } from 'vitest';
import { ApiError, type BlockRangeLine, createClient, type Problem } from '../src/index.ts';
import { clientOf, type Handler, problemOf } from './support/back-end.ts';

const strandId = 'KmA3ZZca7vAIiJAK9S5Iwl';
const problem: Problem = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  code: 'not-found',
  detail: 'The Ledger with name a is not found',
  awsError: 'ResourceNotFoundException',
  awsRequestId: 'AWS1',
  requestId: 'OURS1',
};

const answering = (status: number, body: string, type = 'application/json') =>
  clientOf((_request, response) => {
    response.writeHead(status, { 'content-type': type, 'x-request-id': 'OURS2' }).end(body);
  });

describe('a call', () => {
  it('asks with the method, path, query and headers of the contract', async () => {
    const seen: string[] = [];
    const client = await clientOf((request, response, body) => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-qldb-console'] ?? '-'} ${body}`);
      if (request.method === 'DELETE') response.writeHead(204).end();
      else response.end('{}');
    });
    const ignore = () => {};
    await client.listLedgers('c', { maxResults: 5 }).catch(ignore);
    await client.listLedgers('c', { nextToken: 'a+b/=' }).catch(ignore);
    await client.getDigest('c', 'x/y').catch(ignore);
    await client.getBlock('c', 'a', { strandId, sequenceNo: 0 }, 7).catch(ignore);
    await client.getRevision('c', 'a', { strandId, sequenceNo: 3 }, 'D'.repeat(22)).catch(ignore);
    await client.deleteLedger('c', 'a');
    await client.runWorkload('c', 'a', { blocks: 3 }).catch(ignore);
    expect(seen).toEqual([
      'GET /api/connections/c/ledgers?maxResults=5 - ',
      'GET /api/connections/c/ledgers?nextToken=a%2Bb%2F%3D - ',
      'POST /api/connections/c/ledgers/x%2Fy/digest 1 ',
      `GET /api/connections/c/ledgers/a/strands/${strandId}/blocks/0?tip=7 - `,
      `GET /api/connections/c/ledgers/a/strands/${strandId}/blocks/3/revisions/${'D'.repeat(22)} - `,
      'DELETE /api/connections/c/ledgers/a 1 ',
      'POST /api/connections/c/ledgers/a/workload 1 {"blocks":3}',
    ]);
  });

  it('hands Ion text through untouched', async () => {
    const ionText = '{a:usd::90.250,b:2017-08-21T,c:"\\u2028\u202e",d:\'$0\'}';
    const client = await answering(200, JSON.stringify({ block: { ionText } }));
    expect(await client.getBlock('c', 'a', { strandId, sequenceNo: 1 })).toEqual({ block: { ionText } });
  });

  it('throws the problem of an error answer', async () => {
    const client = await answering(404, JSON.stringify(problem), 'application/problem+json');
    expect(await problemOf(client.describeLedger('c', 'a'))).toEqual(problem);
  });

  it.each([
    ['a success with another body', 200, '{"ledgers":{}}'],
    ['a success without a body', 200, ''],
    ['a success that is no JSON', 200, '<html>'],
    ['an error that is no problem', 500, '<h1>Internal Server Error</h1>'],
    ['an error with an unknown code', 400, JSON.stringify({ ...problem, code: 'brand-new' })],
  ])('throws a problem with the request id for %s', async (_what, status, body) => {
    const client = await answering(status, body);
    expect(await problemOf(client.listLedgers('c'))).toMatchObject({
      title: 'The answer of the back end does not match the contract',
      status,
      code: 'internal',
      requestId: 'OURS2',
    });
  });

  it('says when the back end cannot be reached', async () => {
    const client = createClient(fetch, 'http://127.0.0.1:9');
    expect(await problemOf(client.listConnections())).toMatchObject({
      title: 'The console’s back end cannot be reached',
      status: 0,
    });
  });

  it('says when the answer breaks off', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"ledgers":');
      setImmediate(() => response.destroy());
    });
    expect(await problemOf(client.listLedgers('c'))).toMatchObject({
      title: 'The answer of the back end broke off',
      code: 'upstream-unreachable',
    });
  });

  it('that is aborted throws the abort, before the answer and while it is read', async () => {
    const before = new AbortController();
    const silent = await clientOf(() => before.abort());
    await expect(silent.listLedgers('c', {}, { signal: before.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    const during = new AbortController();
    const half = await clientOf(
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"ledgers":'),
      async (input, init) => {
        const response = await fetch(input, init);
        during.abort();
        return response;
      },
    );
    await expect(half.listLedgers('c', {}, { signal: during.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});

describe('a streamed range of blocks', () => {
  const block = (sequenceNo: number): BlockRangeLine => ({
    type: 'block',
    sequenceNo,
    ionText: `{n:${sequenceNo},ü:"€"}`,
  });
  const ndjson = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

  async function read(handler: Handler, options: { signal?: AbortSignal; onBlock?: () => void } = {}) {
    const client = await clientOf(handler);
    const seen: number[] = [];
    let error: unknown;
    try {
      for await (const line of client.streamBlocks('c', 'a', { strandId, from: 0, to: 2 }, options)) {
        expect(line.ionText).toBe(`{n:${line.sequenceNo},ü:"€"}`);
        seen.push(line.sequenceNo);
        options.onBlock?.();
      }
    } catch (thrown) {
      error = thrown;
    }
    return { seen, error };
  }

  it('is read whole, wherever the chunks are cut, in the middle of a character too', async () => {
    const bytes = Buffer.from(ndjson(block(0), block(1), { type: 'end', count: 2 }));
    const { seen, error } = await read(async (_request, response) => {
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual([0, 1]);
  });

  it('yields each block when it arrives, not at the end', async () => {
    let finish = () => {};
    const client = await clientOf((_request, response) => {
      response.write(ndjson(block(0)));
      finish = () => response.end(ndjson({ type: 'end', count: 1 }));
    });
    const blocks = client.streamBlocks('c', 'a', { strandId, from: 0, to: 1 });
    expect((await blocks.next()).value).toMatchObject({ sequenceNo: 0 });
    finish();
    expect((await blocks.next()).done).toBe(true);
  });

  const brokenOff = 'The answer of the back end broke off';
  const mismatch = 'The answer of the back end does not match the contract';
  it.each([
    ['that just stops', ndjson(block(0)), [0], brokenOff],
    ['that is empty', '', [], brokenOff],
    ['that stops in the middle of a line', `${ndjson(block(0))}{"type":"blo`, [0], mismatch],
    ['whose count is not what came', ndjson(block(0), block(1), { type: 'end', count: 1 }), [0, 1], mismatch],
    ['that ends before its last block', ndjson(block(0), { type: 'end', count: 1 }), [0], mismatch],
    ['that goes on after its end', ndjson(block(0), block(1), { type: 'end', count: 2 }, block(2)), [0, 1], mismatch],
    ['with a gap', ndjson(block(1)), [], mismatch],
    ['in another order', ndjson(block(0), block(0)), [0], mismatch],
    ['with an unknown line', ndjson(block(0), { type: 'note' }), [0], mismatch],
    ['that is not JSON', `${ndjson(block(0))}hello\n`, [0], mismatch],
    ['with a nonsensical error line', ndjson({ type: 'error', problem: 'oh' }), [], mismatch],
  ])('%s is an error after the blocks that came', async (_what, body, blocks, title) => {
    const { seen, error } = await read((_request, response) => response.end(body));
    expect(seen).toEqual(blocks);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem.title).toBe(title);
  });

  it('whose connection breaks is an error after the blocks that came', async () => {
    let breakOff = () => {};
    const { seen, error } = await read(
      (_request, response) => {
        breakOff = () => response.destroy();
        response.write(ndjson(block(0)));
      },
      { onBlock: () => breakOff() },
    );
    expect(seen).toEqual([0]);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem.title).toBe(brokenOff);
  });

  it('that ends with an error line throws its problem', async () => {
    const { seen, error } = await read((_request, response) =>
      response.end(ndjson(block(0), { type: 'error', problem })),
    );
    expect(seen).toEqual([0]);
    expect((error as ApiError).problem).toEqual(problem);
  });

  it('that is aborted throws the abort and lets the connection go', async () => {
    const aborter = new AbortController();
    let closed = false;
    const { seen, error } = await read(
      (_request, response) => {
        response.on('close', () => {
          closed = true;
        });
        response.write(ndjson(block(0)));
      },
      { signal: aborter.signal, onBlock: () => aborter.abort() },
    );
    expect(seen).toEqual([0]);
    expect(error).toMatchObject({ name: 'AbortError' });
    await expect.poll(() => closed).toBe(true);
  });

  it('whose reader stops early lets the connection go', async () => {
    let closed = false;
    const client = await clientOf((_request, response) => {
      response.on('close', () => {
        closed = true;
      });
      response.write(ndjson(block(0), block(1)));
    });
    for await (const { sequenceNo } of client.streamBlocks('c', 'a', { strandId, from: 0, to: 9 }))
      if (sequenceNo === 0) break;
    await expect.poll(() => closed).toBe(true);
  });
});
