import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';

/** What is done with a request instead of handing it through. */
export type Fault =
  /** This answer; the real server hears nothing. */
  | { readonly status: number; readonly body: string }
  /** The connection ends: before the real server hears of the request, or after it has done what it says. */
  | { readonly cut: 'before' | 'after' }
  /** The answer has these headers, too. */
  | { readonly add: Readonly<Record<string, string>> }
  /** The answer comes late. */
  | { readonly slowMs: number }
  /** No answer ever. */
  | 'hang';

export interface S3Request {
  readonly method: string;
  /** Without the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
  /** Of a POST; else empty. */
  readonly text: string;
}

export interface FaultProxy {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly requests: S3Request[];
  /** Asked for each request. undefined = hand it through. */
  fault: (request: S3Request) => Fault | undefined | Promise<Fault | undefined>;
}

/** An error document as S3 has it. */
export function s3Error(status: number, code: string): Fault {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>made ${code}</Message></Error>`;
  return { status, body };
}

/** A proxy in front of a real S3 that makes of single requests what a bad day would. The client's signature stays valid. */
export async function startFaultProxy(target = inject('radosgw').url): Promise<FaultProxy> {
  const proxy: FaultProxy = { url: '', requests: [], fault: () => undefined };
  const { port } = new URL(target);
  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.headers.expect) response.writeContinue();
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { pathname, searchParams } = new URL(message.url as string, 'http://s3');
    const asked: S3Request = {
      method: message.method as string,
      key: decodeURIComponent(pathname.split('/').slice(2).join('/')),
      query: searchParams,
      headers: message.headers,
      bytes: body.length,
      text: message.method === 'POST' ? body.toString('utf8') : '',
    };
    proxy.requests.push(asked);
    const fault = await proxy.fault(asked);
    if (fault === 'hang') {
      await once(response, 'close');
    } else if (fault && 'status' in fault) {
      response.writeHead(fault.status, { 'content-type': 'application/xml' }).end(fault.body);
    } else if (fault && 'cut' in fault) {
      if (fault.cut === 'after') await forward(message, body);
      response.destroy();
    } else {
      if (fault && 'slowMs' in fault) await setTimeout(fault.slowMs);
      const answer = await forward(message, body);
      const added = fault && 'add' in fault ? fault.add : {};
      response.writeHead(answer.status, { ...answer.headers, ...added }).end(answer.body);
    }
  }

  async function forward({ method, url, headers }: IncomingMessage, body: Buffer) {
    const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
    // A server that answers before it has read everything may end the connection; the answer is what counts.
    outgoing.on('error', () => {});
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { 'transfer-encoding': _chunked, connection: _connection, ...rest } = incoming.headers;
    return { status: incoming.statusCode as number, headers: rest, body: Buffer.concat(chunks) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(proxy, { url: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
}

export const isData = ({ method, key }: S3Request) => method === 'PUT' && /\.(ion|json)$/.test(key);
export const isCompleted = ({ method, key }: S3Request) => method === 'PUT' && key.endsWith('.completed.manifest');
