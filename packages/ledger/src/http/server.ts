import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { hostName, isLoopback } from './loopback.ts';
import { collectHeaders, readBody, splitTarget, type WireRequest } from './request.ts';
import { type Answer, sendError, sendJson, sendLines } from './respond.ts';
import { type Verifier, verifySignature } from './sigv4/verify.ts';
import { WireError } from './wire-error.ts';

/** Two ValueHolders of 1 MiB characters, escaped, fit in. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface ServerOptions {
  readonly verifier: Verifier;
  readonly log: Logger;
  /** Answers a request that has been verified. @returns the operation's name, for the log, with its answer */
  readonly handle: (request: WireRequest) => { operation: string; answer: Promise<Answer> };
  readonly toWireError: (error: unknown) => WireError;
  /** Aborted when the service closes. */
  readonly closing: AbortSignal;
  /** Whether requests must be for this machine by name: set while only loopback is listened on (DNS rebinding). */
  readonly loopbackOnly: () => boolean;
  /** How long a request may take to arrive, in milliseconds. */
  readonly limits?: {
    readonly headersTimeoutMs: number;
    readonly requestTimeoutMs: number;
    readonly checkEveryMs: number;
  };
}

/**
 * The HTTP front: limits, request ids, signature, one JSON answer; what is answered comes from `handle`. Order: health
 * (the only answer without a signature) → Host → target → body within limits → signature → operation.
 */
export function createHttpServer(options: ServerOptions): Server {
  const { limits = { headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, checkEveryMs: 2_000 } } = options;
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: 65_000,
    },
    (message, response) => void respond(message, response, options),
  );
  server.maxConnections = 512;
  server.on('clientError', refuse);
  return server;
}

async function respond(message: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const started = performance.now();
  const requestId = randomUUID();
  response.setHeader('x-amzn-RequestId', requestId);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  const target = message.url ?? '/';
  let operation: string | undefined;
  try {
    if (message.method === 'GET' && target === '/healthz') {
      sendJson(response, 200, { status: 'ok', service: 'qldb-console-ledger' });
      return;
    }
    const request = await accept(message, response, options);
    const handled = options.handle(request);
    operation = handled.operation;
    const answer = await handled.answer;
    if ('json' in answer) sendJson(response, 200, answer.json);
    else await sendLines(response, answer.lines, options.toWireError);
  } catch (error) {
    const wire = options.toWireError(error);
    const gone = message.destroyed && !message.complete;
    if (wire.code === 'InternalServerException' && !gone)
      options.log.error({ requestId, err: error }, 'request failed');
    fail(message, response, wire);
  } finally {
    const { statusCode: status } = response;
    const path = target.split('?', 1)[0]?.slice(0, 300);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const error = response.getHeader('x-amzn-ErrorType');
    // As the console's back end names the request that it asks for; other clients send none.
    const consoleId = consoleRequestId(message);
    // Whoever watches asks every few seconds.
    const level = target === '/healthz' && status === 200 ? 'debug' : 'info';
    options.log[level](
      { requestId, consoleRequestId: consoleId, method: message.method, path, operation, status, error, ms },
      'request',
    );
  }
}

function consoleRequestId(message: IncomingMessage): string | undefined {
  const id = message.headers['x-qldb-console-request-id'];
  return typeof id === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(id) ? id : undefined;
}

async function accept(
  message: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<WireRequest> {
  const headers = collectHeaders(message);
  if (options.loopbackOnly() && !isLoopback(hostName(headers.get('host') ?? ''))) {
    throw new WireError('AccessDeniedException', 'This service answers only requests for localhost.');
  }
  if (options.closing.aborted) throw new WireError('ServiceUnavailableException', 'The service is closing.');
  const method = message.method ?? 'GET';
  const target = message.url ?? '/';
  const parts = splitTarget(target);
  const body = await readBody(message, MAX_BODY_BYTES);
  verifySignature({ method, target, headers, body }, options.verifier);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, options.closing]);
  return { method, ...parts, headers, body, signal };
}

function fail(message: IncomingMessage, response: ServerResponse, error: WireError): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // The rest of a body that was not read would be taken for the next request.
  if (!message.complete) response.setHeader('connection', 'close');
  sendError(response, error);
}

/** What is not HTTP, or takes too long, never becomes a request. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, name, text] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ['408 Request Timeout', 'RequestTimeoutException', 'The request took too long to arrive.']
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'BadRequestException', 'The request headers are too large.']
        : ['400 Bad Request', 'BadRequestException', 'This is not an HTTP request.'];
  const body = JSON.stringify({ __type: name, Message: text });
  socket.end(
    `HTTP/1.1 ${status}\r\nx-amzn-ErrorType: ${name}\r\nx-amzn-RequestId: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
}
