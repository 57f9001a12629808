import { createHash, createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';

/**
 * A signer of its own for requests that no SDK would send, written from the description of Signature Version 4; it
 * shares nothing with the service.
 */
export interface RawRequest {
  readonly method?: string;
  /** As sent on the wire. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON, `{}` when it is not. */
  readonly json: Record<string, unknown>;
}

export interface SigningChoices {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly region?: string;
  readonly service?: string;
  readonly terminator?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  /** Date in the credential scope; default that of `time`. */
  readonly scopeDate?: string;
  readonly signedHeaders?: readonly string[];
}

/** The headers of the request with its signature among them. */
export function signed(url: string, raw: RawRequest, choices: SigningChoices = {}): Record<string, string> {
  const { accessKeyId = 'local', secretAccessKey = 'local', region = 'us-east-1', service = 'qldb' } = choices;
  const amzDate = new Date(choices.time ?? Date.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const date = choices.scopeDate ?? amzDate.slice(0, 8);
  const terminator = choices.terminator ?? 'aws4_request';
  const headers: Record<string, string> = { host: new URL(url).host, 'x-amz-date': amzDate, ...raw.headers };
  const names =
    choices.signedHeaders ??
    Object.keys(headers)
      .map((name) => name.toLowerCase())
      .sort();
  const [path = '', query = ''] = raw.target.split('?');
  const canonical = [
    raw.method ?? 'GET',
    path
      .split('/')
      .map((segment) => encodeURIComponent(segment))
      .join('/'),
    query.split('&').sort().join('&'),
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    sha256(raw.body ?? ''),
  ].join('\n');
  const scope = `${date}/${region}/${service}/${terminator}`;
  const toSign = `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${sha256(canonical)}`;
  const signature = hmacChain(secretAccessKey, [date, region, service, terminator], toSign);
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

export interface PresigningChoices extends SigningChoices {
  /** Text of X-Amz-Expires; default `60`. */
  readonly expires?: string;
  /** Further parameters, signed along: name to value. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The request signed in its query as botocore's `SigV4QueryAuth` does it: the parameters after those of the operation,
 * only the host signed, the body hashed, the signature last.
 */
export function presigned(url: string, raw: RawRequest, choices: PresigningChoices = {}): RawRequest {
  const { accessKeyId = 'local', secretAccessKey = 'local', region = 'us-east-1', service = 'qldb' } = choices;
  const amzDate = new Date(choices.time ?? Date.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const date = choices.scopeDate ?? amzDate.slice(0, 8);
  const terminator = choices.terminator ?? 'aws4_request';
  const scope = `${date}/${region}/${service}/${terminator}`;
  const headers: Record<string, string> = { host: new URL(url).host, ...raw.headers };
  const names = choices.signedHeaders ?? ['host'];
  const parameters = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${scope}`,
    'X-Amz-Date': amzDate,
    'X-Amz-Expires': choices.expires ?? '60',
    'X-Amz-SignedHeaders': names.join(';'),
    ...choices.parameters,
  }).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const [path = '', query = ''] = raw.target.split('?');
  const all = [...(query === '' ? [] : query.split('&')), ...parameters];
  const canonical = [
    raw.method ?? 'GET',
    path
      .split('/')
      .map((segment) => encodeURIComponent(segment))
      .join('/'),
    [...all].sort().join('&'),
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    sha256(raw.body ?? ''),
  ].join('\n');
  const toSign = `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${sha256(canonical)}`;
  const signature = hmacChain(secretAccessKey, [date, region, service, terminator], toSign);
  return { ...raw, headers, target: `${path}?${[...all, `X-Amz-Signature=${signature}`].join('&')}` };
}

/** Sends exactly these headers and this target. */
export function send(url: string, raw: RawRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method: raw.method ?? 'GET',
        path: raw.target,
        headers: {
          ...raw.headers,
          ...(raw.body === undefined ? {} : { 'content-length': Buffer.byteLength(raw.body) }),
        },
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parse(text) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(raw.body);
  });
}

/** Signs and sends. */
export function sendSigned(url: string, raw: RawRequest, choices: SigningChoices = {}): Promise<Answer> {
  return send(url, { ...raw, headers: signed(url, raw, choices) });
}

/** A signed POST of JSON. */
export function postJson(url: string, target: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return sendSigned(url, {
    method: 'POST',
    target,
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function hmacChain(secretAccessKey: string, scope: readonly string[], toSign: string): string {
  const key = scope.reduce<Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  return createHmac('sha256', key).update(toSign).digest('hex');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
