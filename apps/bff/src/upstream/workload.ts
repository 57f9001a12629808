import { createHash, createHmac } from 'node:crypto';
import type { WorkloadRequest } from '@qldb-console/contract';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Upstream } from './qldb.ts';

/** The hash constructor SignatureV4 asks for, over Node's own crypto. */
class Sha256 {
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
class WorkloadError extends Error {
  override readonly name: string;
  readonly $metadata: { httpStatusCode: number; requestId: string | undefined };
  constructor(name: string, message: string, status: number, requestId: string | undefined) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode: status, requestId };
  }
}

/**
 * Asks the embedded service to commit sample blocks: a signed extension outside AWS's paths, so no SDK command has it.
 *
 * @returns the parsed JSON answer, not yet checked against the contract
 * @throws what the SDK would throw, see errors.ts
 */
export async function runWorkload(
  upstream: Upstream,
  ledger: string,
  request: WorkloadRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const { endpoint, region } = upstream.target;
  const url = new URL(`${endpoint}/x-qldb-console/ledgers/${encodeURIComponent(ledger)}/workload`);
  const signer = new SignatureV4({
    service: 'qldb',
    region,
    credentials: upstream.writes.config.credentials,
    sha256: Sha256,
  });
  const signed = await signer.sign(
    new HttpRequest({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }),
  );
  const seconds = 'seconds' in request ? request.seconds : 0;
  const { response } = await upstream.slow.handle(new HttpRequest(signed), {
    abortSignal: signal,
    // It answers when the last block is committed.
    requestTimeout: (seconds + 60) * 1000,
  });
  const answer = parse(await text(response.body));
  if (response.statusCode === 200) return answer;
  const error = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  throw new WorkloadError(
    response.headers['x-amzn-errortype']?.split(':')[0] ?? String(response.statusCode),
    typeof error.Message === 'string' ? error.Message : '',
    response.statusCode,
    response.headers['x-amzn-requestid'],
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
