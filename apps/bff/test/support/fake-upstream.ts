/** A real HTTP server that answers as a test wants, for what the ledger service never does: errors, silence, nonsense. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeUpstream extends AsyncDisposable {
  readonly url: string;
  /** `METHOD path` of every request, in order of arrival. */
  readonly requests: string[];
}

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>;

export async function fakeUpstream(handler: Handler): Promise<FakeUpstream> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    let body = '';
    for await (const chunk of request) body += chunk;
    await handler(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answerJson(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': 'AWSREQUESTID', ...headers });
  response.end(JSON.stringify(body));
}

/** An error in the form AWS answers it. */
export function answerError(response: ServerResponse, status: number, name: string, message: string): void {
  answerJson(response, { Message: message }, status, {
    'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/`,
  });
}
