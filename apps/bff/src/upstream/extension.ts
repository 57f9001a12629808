import { createHash, createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Upstream } from './qldb.ts';

/** The hash constructor SignatureV4 asks for, over Node's own crypto. */
export class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function bytes(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  if (ArrayBuffer.isView(secret)) return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
  return new Uint8Array(secret);
}

/** What the call throws for an answer that is no success; shaped like the SDK's errors, so one table maps both. */
class ExtensionError extends Error {
  override readonly name: string;
  readonly $metadata: { httpStatusCode: number; requestId: string | undefined };
  constructor(name: string, message: string, status: number, requestId: string | undefined) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status, requestId };
  }
}

class AnswerTimeout extends Error {
  override readonly name = 'TimeoutError';
}

interface ExtensionCall {
  /** As figures, logs and traces call it. */
  readonly operation: 'CreateKmsKey' | 'ListKmsKeys' | 'UpdateKmsKey' | 'RunWorkload';
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below `/x-qldb-console/`; segments that come from a reader are encoded by the caller. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Milliseconds until the answer must begin. */
  readonly timeoutMs: number;
  /** Absent for mutations, which the reader's leaving does not stop. */
  readonly signal?: AbortSignal;
}

/**
 * Calls the embedded service where it does more than AWS's API: signed like every other request, outside AWS's paths,
 * so no SDK command has it.
 *
 * @returns the parsed JSON answer, not yet checked
 * @throws what the SDK would throw, see errors.ts
 */
export async function callExtension(upstream: Upstream, call: ExtensionCall): Promise<unknown> {
  const run = () => send(upstream, call);
  if (!upstream.observer) return (await run()).answer;
  const name = { connection: upstream.target.id, service: 'QLDB', operation: call.operation } as const;
  return (await upstream.observer.observe(name, run, ({ requestId }) => ({ requestId }))).answer;
}

/** Milliseconds that an answer has to be complete, from its beginning. */
const ANSWER_MS = 10_000;

async function send(
  upstream: Upstream,
  call: ExtensionCall,
): Promise<{ readonly answer: unknown; readonly requestId: string | undefined }> {
  const { endpoint, region } = upstream.target;
  const url = new URL(`${endpoint}/x-qldb-console/${call.path}`);
  const signer = new SignatureV4({
    service: 'qldb',
    region,
    credentials: upstream.writes.config.credentials,
    sha256: Sha256,
  });
  const signed = await signer.sign(
    new HttpRequest({
      method: call.method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      headers: { host: url.host, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    }),
  );
  const { response } = await upstream.slow.handle(new HttpRequest(signed), {
    ...(call.signal ? { abortSignal: call.signal } : {}),
    requestTimeout: call.timeoutMs,
  });
  const body: Readable = response.body;
  const cutOff = setTimeout(() => body.destroy(new AnswerTimeout()), ANSWER_MS);
  const answer = parse(await text(body).finally(() => clearTimeout(cutOff)));
  const requestId = response.headers['x-amzn-requestid'];
  if (response.statusCode >= 200 && response.statusCode < 300) return { answer, requestId };
  const error = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  throw new ExtensionError(
    response.headers['x-amzn-errortype']?.split(':')[0] ?? String(response.statusCode),
    typeof error.Message === 'string' ? error.Message : '',
    response.statusCode,
    requestId,
  );
}

async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
