import type * as z from 'zod/mini';
import { CSRF_HEADER, REQUEST_ID_HEADER } from '../paths.ts';
import { type Problem, problemSchema } from '../problem.ts';

/**
 * An error the back end answered, or one found on this side: it could not be reached (status 0), its answer broke off
 * (both `upstream-unreachable`), or its answer does not match the contract (`internal`).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
export interface CallOptions {
  signal?: AbortSignal | undefined;
}
/** Which part of a list; `nextToken` as the page before gave it. */
export interface Page {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}
interface SendOptions extends CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the client's operations reach the back end. */
export interface Transport {
  /** Prefix of every path. */
  readonly base: string;
  /** @throws ApiError for every answer that is not a success; what an abort throws as it is */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  /** The answer parsed by its schema. @throws ApiError also for an answer that does not match it */
  call<S extends z.ZodMiniType>(schema: S, method: string, path: string, options?: SendOptions): Promise<z.infer<S>>;
}

export function createTransport(fetch: Fetch, base: string): Transport {
  const send: Transport['send'] = async (method, path, options = {}) => {
    const headers: Record<string, string> = {
      accept: 'application/json, application/x-ndjson',
      // The back end logs it beside its own, so that what a browser shows of its requests can be found there.
      [REQUEST_ID_HEADER]: newRequestId(),
      ...options.headers,
    };
    if (method !== 'GET') headers[CSRF_HEADER] = '1';
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        headers,
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ApiError(localProblem('unreachable'));
    }
    if (!response.ok) throw new ApiError(await readProblem(response, options.signal));
    return response;
  };
  return {
    base,
    send,
    async call(schema, method, path, options = {}) {
      const response = await send(method, path, options);
      const parsed = schema.safeParse(parseJson(await textOf(response, options.signal)));
      if (parsed.success) return parsed.data;
      throw new ApiError(localProblem('mismatch', response));
    },
  };
}

/** 128 random bits in hex. `crypto.randomUUID` would not exist where the page came over plain http. */
function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `?a=1&b=2`, lists repeated; '' when nothing is set. */
export function query(values: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** undefined for what is no JSON; no schema of ours accepts it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readProblem(response: Response, signal: AbortSignal | undefined): Promise<Problem> {
  const parsed = problemSchema.safeParse(parseJson(await textOf(response, signal)));
  return parsed.success ? parsed.data : localProblem('mismatch', response);
}

async function textOf(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text();
  } catch (thrown) {
    throw brokenOff(response, thrown, signal);
  }
}

/** The problem an `error` line of a streamed answer carries. */
export function problemOfLine(line: { problem?: unknown }, response: Response): ApiError {
  const problem = problemSchema.safeParse(line.problem);
  return new ApiError(problem.success ? problem.data : localProblem('mismatch', response));
}

/** What to throw when reading an answer failed: the reader's own abort as it is, anything else as a problem. */
export function brokenOff(response: Response, thrown: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? thrown : new ApiError(localProblem('broken-off', response));
}

const LOCAL = {
  unreachable: { title: 'The console’s back end cannot be reached', code: 'upstream-unreachable' },
  'broken-off': { title: 'The answer of the back end broke off', code: 'upstream-unreachable' },
  mismatch: { title: 'The answer of the back end does not match the contract', code: 'internal' },
  'too-large': { title: 'The object is too large to be opened here; download it instead', code: 'too-large' },
} as const;

/** Problems that are found on this side of the wire. */
export function localProblem(kind: keyof typeof LOCAL, response?: Response): Problem {
  return {
    type: 'about:blank',
    ...LOCAL[kind],
    status: response?.status ?? 0,
    requestId: response?.headers.get('x-request-id') ?? '',
  };
}
