import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upstreamProblem } from '../src/upstream/errors.ts';
import { answerError, answerJson, type FakeUpstream, fakeUpstream } from './support/fake-upstream.ts';
import { OWN, type Started, startBff } from './support/started.ts';

const ledger = '/api/connections/embedded/ledgers/a';
const once = { readAttempts: 1 };
/** For answers that never come; those that do may take longer on a busy machine. */
const hasty = { answerTimeoutMs: 200, readAttempts: 1 };

describe('an error the ledger service answers', () => {
  let answer: (response: ServerResponse) => void;
  let upstream: FakeUpstream;
  let bff: Started;
  let hastyBff: Started;
  beforeAll(async () => {
    upstream = await fakeUpstream((_request, response) => answer(response));
    bff = await startBff({ upstreamUrl: upstream.url, upstream: once });
    hastyBff = await startBff({ upstreamUrl: upstream.url, upstream: hasty });
  });
  afterAll(async () => {
    await bff[Symbol.asyncDispose]();
    await hastyBff[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });

  it.each([
    [400, 'InvalidParameterException', 400, 'invalid-request'],
    [404, 'ResourceNotFoundException', 404, 'not-found'],
    [409, 'ResourceAlreadyExistsException', 409, 'already-exists'],
    [409, 'ResourceInUseException', 409, 'in-use'],
    [412, 'ResourcePreconditionNotMetException', 412, 'precondition'],
    [400, 'ValidationException', 400, 'invalid-request'],
    [403, 'AccessDeniedException', 403, 'forbidden'],
  ])('%i %s becomes %i %s, with its name, message and request ids', async (status, name, expected, code) => {
    answer = (response) => answerError(response, status, name, 'The\u0000 text\nof it.');
    const result = await bff.send(ledger);
    expect(result.status).toBe(expected);
    expect(result.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(result.problem()).toMatchObject({
      type: 'about:blank',
      status: expected,
      code,
      awsError: name,
      detail: 'The text of it.',
      awsRequestId: 'AWSREQUESTID',
      requestId: result.headers['x-request-id'],
    });
  });

  it.each([
    [403, 'UnrecognizedClientException', 502, 'upstream-credentials'],
    [403, 'InvalidSignatureException', 502, 'upstream-credentials'],
    [403, 'ExpiredTokenException', 502, 'upstream-credentials'],
    [400, 'RequestTimeTooSkewed', 502, 'upstream-clock-skew'],
    [500, 'InternalFailure', 502, 'upstream-error'],
    [503, 'ServiceUnavailable', 502, 'upstream-error'],
    [400, 'SomethingNeverHeardOf', 502, 'upstream-error'],
    [501, 'NotImplementedException', 501, 'not-implemented'],
    [404, 'UnknownOperationException', 502, 'upstream-not-qldb'],
  ])('%i %s becomes %i %s, without a word of its text', async (status, name, expected, code) => {
    answer = (response) => answerError(response, status, name, 'SECRET /var/lib/internal stack');
    const result = await bff.send(ledger);
    expect(result.status).toBe(expected);
    expect(result.problem()).toMatchObject({ status: expected, code });
    expect(result.text).not.toContain('SECRET');
  });

  it('tells a wrong clock from a wrong key, though AWS gives both one name', async () => {
    answer = (response) =>
      answerError(
        response,
        403,
        'InvalidSignatureException',
        'Signature expired: 20190101T000000Z is now earlier than …',
      );
    expect((await bff.send(ledger)).problem().code).toBe('upstream-clock-skew');
  });

  it.each([
    ['an HTML page', 200, 'text/html', '<html>hello</html>'],
    ['an HTML error page', 404, 'text/html', '<h1>Not Found</h1>'],
    ['JSON without an error name', 404, 'application/json', '{}'],
    ['JSON of another service', 200, 'application/json', '{"hello":"world"}'],
    ['JSON of another shape', 200, 'application/json', '[1]'],
    ['wrong types', 200, 'application/json', '{"Name":"a","Arn":"x","State":"HAPPY","CreationDateTime":1}'],
    ['nothing', 200, 'application/json', ''],
  ])('%s is recognised as not QLDB', async (_what, status, type, body) => {
    answer = (response) => response.writeHead(status, { 'content-type': type }).end(body);
    const result = await bff.send(ledger);
    expect(result.status).toBe(502);
    expect(result.problem()).toMatchObject({ code: 'upstream-not-qldb' });
    expect(result.problem().awsError).toBeUndefined();
  });

  it('an answer that never begins is a timeout', async () => {
    answer = () => {};
    const result = await hastyBff.send(ledger);
    expect(result.status).toBe(504);
    expect(result.problem().code).toBe('upstream-timeout');
  });

  it('is not ready while nothing answers', async () => {
    answer = () => {};
    const result = await hastyBff.send('/readyz');
    expect(result.status).toBe(503);
    expect(result.problem()).toMatchObject({ status: 503, code: 'upstream-timeout' });
  });

  it('an answer that stops in the middle ends the wait', async () => {
    answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"Name":');
    const result = await hastyBff.send(ledger);
    expect(['upstream-timeout', 'upstream-unreachable']).toContain(result.problem().code);
  });

  it('an answer cut off is not taken for whole', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"Name":');
      response.destroy();
    };
    expect((await bff.send(ledger)).problem().code).toBe('upstream-unreachable');
  });

  it.each(['stated', 'unstated'])('an enormous answer of %s length is refused', async (kind) => {
    answer = (response) => {
      const size = 17 * 1024 * 1024;
      response.writeHead(200, {
        'content-type': 'application/json',
        ...(kind === 'stated' ? { 'content-length': size } : {}),
      });
      response.on('error', () => {});
      response.end(Buffer.alloc(size, 0x20));
    };
    const result = await bff.send(ledger);
    expect(result.status).toBe(502);
    expect(result.problem().title).toBe('The answer of the ledger service is too large');
  });

  it('a list with wrong members is refused, not handed on', async () => {
    answer = (response) => answerJson(response, { Ledgers: [{ Name: 'a', State: 'ACTIVE' }] });
    expect((await bff.send('/api/connections/embedded/ledgers')).problem().code).toBe('upstream-not-qldb');
  });
});

describe('a limit', () => {
  it('that a mutation runs into is told at once, without trying again', async () => {
    await using upstream = await fakeUpstream((_request, response) =>
      answerError(response, 400, 'LimitExceededException', 'Five ledgers are the limit'),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const body = '{"name":"a","permissionsMode":"STANDARD","deletionProtection":true}';
    const result = await bff.send('/api/connections/embedded/ledgers', { method: 'POST', headers: OWN, body });
    expect(result.status).toBe(409);
    expect(result.problem()).toMatchObject({ code: 'limit', detail: 'Five ledgers are the limit' });
    expect(upstream.requests).toHaveLength(1);
  });

  it('of the rate of reads becomes 429', async () => {
    await using upstream = await fakeUpstream((_request, response) =>
      answerError(response, 400, 'ThrottlingException', 'Rate exceeded'),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url, upstream: once });
    const result = await bff.send(ledger);
    expect(result.status).toBe(429);
    expect(result.problem()).toMatchObject({ code: 'limit', awsError: 'ThrottlingException' });
  });
});

describe('a failing answer', () => {
  it('to a read is asked for again', async () => {
    let left = 2;
    await using upstream = await fakeUpstream((_request, response) =>
      left-- > 0 ? answerError(response, 500, 'InternalFailure', '') : answerJson(response, { Ledgers: [] }),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    expect((await bff.send('/api/connections/embedded/ledgers')).status).toBe(200);
    expect(upstream.requests).toHaveLength(3);
  });

  it('to a mutation is not: it may have happened', async () => {
    await using upstream = await fakeUpstream((_request, response) =>
      answerError(response, 500, 'InternalFailure', ''),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const result = await bff.send(ledger, { method: 'DELETE', headers: OWN });
    expect(result.problem().code).toBe('upstream-error');
    expect(upstream.requests).toEqual(['DELETE /ledgers/a']);
  });
});

describe('an endpoint that is no HTTP server', () => {
  it('nobody listens: unreachable', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await using bff = await startBff({ upstreamUrl: `http://127.0.0.1:${port}`, upstream: once });
    const result = await bff.send(ledger);
    expect(result.status).toBe(502);
    expect(result.problem()).toMatchObject({ code: 'upstream-unreachable' });
    expect((await bff.send('/readyz')).status).toBe(503);
    expect((await bff.send('/healthz')).status).toBe(200);
  });

  it('it does not speak HTTP: not QLDB', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.end('SSH-2.0-something\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await using bff = await startBff({ upstreamUrl: `http://127.0.0.1:${port}`, upstream: once });
    expect((await bff.send(ledger)).problem().code).toBe('upstream-not-qldb');
    server.close();
  });
});

describe('the error table', () => {
  it('leaves our own bugs to be answered as internal', () => {
    expect(upstreamProblem(new TypeError('x is not a function'))).toBeUndefined();
    expect(upstreamProblem(new SyntaxError('our own'))).toBeUndefined();
    expect(upstreamProblem('a string')).toBeUndefined();
  });

  it('names missing credentials without telling where they were looked for', () => {
    const error = Object.assign(new Error('Could not load from /home/me/.aws'), { name: 'CredentialsProviderError' });
    const problem = upstreamProblem(error);
    expect(problem).toMatchObject({ status: 502, code: 'upstream-credentials' });
    expect(JSON.stringify(problem)).not.toContain('/home/me');
  });
});
