import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What is done with a request instead of handing it through. */
export type Fault =
  /** An error of Kinesis; the real server hears nothing. */
  | { readonly error: string; readonly status?: number }
  /** These entries of a PutRecords are answered as refused, the others really put. */
  | { readonly refuse: (entry: { PartitionKey: string }, at: number) => boolean; readonly code?: string }
  /** The connection ends: before the real server hears of the request, or after it has done what it says. */
  | { readonly cut: 'before' | 'after' }
  /** No answer ever. */
  | 'hang';

export interface PutRequest {
  readonly Records: readonly { PartitionKey: string; ExplicitHashKey: string; Data: string }[];
}

export interface FaultProxy {
  readonly url: string;
  /** Every PutRecords as it came, in order. */
  readonly puts: PutRequest[];
  /** Asked for each request. undefined = hand it through. */
  fault: (operation: string, body: PutRequest) => Fault | undefined;
}

/** A proxy in front of a real Kinesis server that makes of single requests what a bad day would. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const puts: PutRequest[] = [];
  const proxy: FaultProxy = { url: '', puts, fault: () => undefined };
  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const operation = String(message.headers['x-amz-target']).split('.')[1] ?? '';
    const body = JSON.parse(text) as PutRequest;
    if (operation === 'PutRecords') puts.push(body);
    const fault = proxy.fault(operation, body);
    const forward = (content: string) => post(target, message, content);
    const send = (status: number, content: string, type = 'application/x-amz-json-1.1') => {
      response.writeHead(status, { 'content-type': type }).end(content);
    };

    if (fault === undefined) {
      const answer = await forward(text);
      send(answer.status, answer.text, answer.type);
    } else if (fault === 'hang') {
      await once(response, 'close');
    } else if ('error' in fault) {
      send(fault.status ?? 400, JSON.stringify({ __type: fault.error, message: `made ${fault.error}` }));
    } else if ('cut' in fault) {
      if (fault.cut === 'after') await forward(text);
      response.destroy();
    } else {
      const refused = body.Records.map(fault.refuse);
      const rest = body.Records.filter((_, at) => !refused[at]);
      const taken = rest.length > 0 ? JSON.parse((await forward(JSON.stringify({ ...body, Records: rest }))).text) : {};
      const results = [...((taken.Records ?? []) as object[])];
      const ErrorCode = fault.code ?? 'ProvisionedThroughputExceededException';
      const Records = refused.map((no) => (no ? { ErrorCode, ErrorMessage: 'made' } : results.shift()));
      send(200, JSON.stringify({ FailedRecordCount: refused.filter(Boolean).length, Records }));
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(proxy, { url: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
}

/** Sends a request on with another body, on a connection of its own: one that is kept may be closed at the other end. */
async function post(target: string, { headers }: IncomingMessage, content: string) {
  const { host: _host, connection: _connection, ...rest } = headers;
  const outgoing = request(target, {
    method: 'POST',
    agent: false,
    headers: { ...rest, 'content-length': Buffer.byteLength(content) },
  });
  outgoing.end(content);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 500,
    type: answer.headers['content-type'] ?? '',
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
