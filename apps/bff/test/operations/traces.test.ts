/** What a collector gets to see: a small OTLP receiver, which reads what is sent as JSON by the specification. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { startBff } from '../support/started.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { key: string; value: { stringValue?: string; intValue?: number } }[];
}

async function receiver() {
  const spans: Span[] = [];
  const resources: string[] = [];
  const paths: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    paths.push(`${request.method} ${request.url}`);
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      resources.push(JSON.stringify(resource));
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resources,
    paths,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const attribute = (span: Span | undefined, key: string) => {
  const value = span?.attributes.find((each) => each.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

describe('traces', () => {
  it('go on from the browser’s proxy through the console to the service, with AWS’s request id', async () => {
    const traceparents: unknown[] = [];
    await using upstream = await fakeUpstream((request, response) => {
      traceparents.push(request.headers.traceparent);
      answerJson(response, { Ledgers: [] });
    });
    await using collector = await receiver();
    const bff = await startBff({
      upstreamUrl: upstream.url,
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await bff.send('/api/connections/embedded/ledgers', {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    // What is still under way is delivered before the process ends.
    await bff[Symbol.asyncDispose]();

    expect(collector.paths[0]).toBe('POST /v1/traces');
    expect(collector.resources[0]).toContain('qldb-console');
    const served = collector.spans.find(({ kind }) => kind === 2);
    const called = collector.spans.find(({ kind }) => kind === 3);
    expect(served).toMatchObject({
      traceId,
      parentSpanId: 'b7ad6b7169203331',
      name: 'GET /api/connections/:connection/ledgers',
    });
    expect(attribute(served, 'http.response.status_code')).toBe(200);
    expect(called).toMatchObject({ traceId, parentSpanId: served?.spanId, name: 'QLDB.ListLedgers' });
    expect(attribute(called, 'aws.request_id')).toBe('AWSREQUESTID');
    expect(attribute(called, 'qldb_console.connection')).toBe('embedded');
    expect(traceparents).toEqual([`00-${traceId}-${called?.spanId}-01`]);
  });

  it('hold no address of a request: names of ledgers are in none of them', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, {}, 500));
    await using collector = await receiver();
    const bff = await startBff({
      upstreamUrl: upstream.url,
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
      upstream: { readAttempts: 1 },
    });
    await bff.send('/api/connections/embedded/ledgers/payroll?a=payroll');
    await bff.send('/api/connections/embedded/ledgers/payroll');
    await bff[Symbol.asyncDispose]();
    expect(collector.spans.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(collector.spans)).not.toContain('payroll');
  });

  it('that nobody takes hold nothing up', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
    const bff = await startBff({
      upstreamUrl: upstream.url,
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
    });
    expect((await bff.send('/api/connections/embedded/ledgers')).status).toBe(200);
    const started = performance.now();
    await bff[Symbol.asyncDispose]();
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('are not asked for unless configured, and no header tells of them', async () => {
    const traceparents: unknown[] = [];
    await using upstream = await fakeUpstream((request, response) => {
      traceparents.push(request.headers.traceparent);
      answerJson(response, { Ledgers: [] });
    });
    await using bff = await startBff({ upstreamUrl: upstream.url });
    await bff.send('/api/connections/embedded/ledgers', {
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    expect(traceparents).toEqual([undefined]);
  });
});
