import type * as z from 'zod/mini';
import { CSRF_HEADER, paths } from './paths.ts';
import { type Problem, problemSchema } from './problem.ts';
import {
  type BlockRangeLine,
  blockRangeLineSchema,
  blockSchema,
  type CreateLedger,
  connectionsSchema,
  digestSchema,
  ledgerListSchema,
  ledgerSchema,
  revisionSchema,
  type WorkloadRequest,
  workloadResultSchema,
} from './schemas.ts';

/** An error the back end answered, or `problem.code = 'upstream-unreachable'` with status 0 when it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
interface CallOptions {
  signal?: AbortSignal | undefined;
}

/**
 * The typed client of the back end.
 *
 * @param fetch injected, so that tests and the browser use the same code
 * @param base  prefix of every path, '' in the browser
 * @throws ApiError for every answer that is not a success, and for answers that do not match the contract
 */
export function createClient(fetch: Fetch, base = '') {
  async function send(method: string, path: string, options: CallOptions & { body?: unknown } = {}): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json, application/x-ndjson' };
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
      throw new ApiError({
        type: 'about:blank',
        title: 'The console’s back end cannot be reached',
        status: 0,
        code: 'upstream-unreachable',
        requestId: '',
      });
    }
    if (!response.ok) throw new ApiError(await readProblem(response));
    return response;
  }

  async function call<S extends z.ZodMiniType>(
    schema: S,
    method: string,
    path: string,
    options: CallOptions & { body?: unknown } = {},
  ): Promise<z.infer<S>> {
    const response = await send(method, path, options);
    const parsed = schema.safeParse(await response.json().catch(() => undefined));
    if (parsed.success) return parsed.data;
    throw new ApiError(mismatch(response));
  }

  return {
    listConnections: (o?: CallOptions) => call(connectionsSchema, 'GET', paths.connections(), o),
    listLedgers: (
      connection: string,
      page: { maxResults?: number | undefined; nextToken?: string | undefined } = {},
      o?: CallOptions,
    ) => call(ledgerListSchema, 'GET', paths.ledgers(connection) + query({ ...page }), o),
    describeLedger: (connection: string, ledger: string, o?: CallOptions) =>
      call(ledgerSchema, 'GET', paths.ledger(connection, ledger), o),
    createLedger: (connection: string, body: CreateLedger, o?: CallOptions) =>
      call(ledgerSchema, 'POST', paths.ledgers(connection), { ...o, body }),
    deleteLedger: async (connection: string, ledger: string, o?: CallOptions): Promise<void> => {
      await send('DELETE', paths.ledger(connection, ledger), o);
    },
    getDigest: (connection: string, ledger: string, o?: CallOptions) =>
      call(digestSchema, 'POST', paths.digest(connection, ledger), o),
    getBlock: (
      connection: string,
      ledger: string,
      block: { strandId: string; sequenceNo: number },
      tip?: number | undefined,
      o?: CallOptions,
    ) =>
      call(blockSchema, 'GET', paths.block(connection, ledger, block.strandId, block.sequenceNo) + query({ tip }), o),
    getRevision: (
      connection: string,
      ledger: string,
      block: { strandId: string; sequenceNo: number },
      documentId: string,
      tip?: number | undefined,
      o?: CallOptions,
    ) =>
      call(
        revisionSchema,
        'GET',
        paths.revision(connection, ledger, block.strandId, block.sequenceNo, documentId) + query({ tip }),
        o,
      ),
    /** Blocks `[from, to)` as they arrive, in order. Ends normally only after the `end` line. */
    async *streamBlocks(
      connection: string,
      ledger: string,
      range: { strandId: string; from: number; to: number },
      o?: CallOptions,
    ): AsyncGenerator<Extract<BlockRangeLine, { type: 'block' }>> {
      const response = await send(
        'GET',
        paths.blocks(connection, ledger, range.strandId) + query({ from: range.from, to: range.to }),
        o,
      );
      let ended = false;
      for await (const line of lines(response)) {
        const parsed = blockRangeLineSchema.safeParse(parseJson(line));
        if (!parsed.success) throw new ApiError(mismatch(response));
        if (parsed.data.type === 'error') {
          const problem = problemSchema.safeParse(parsed.data.problem);
          throw new ApiError(problem.success ? problem.data : mismatch(response));
        }
        if (parsed.data.type === 'end') ended = true;
        else yield parsed.data;
      }
      if (!ended) throw new ApiError({ ...mismatch(response), title: 'The block range ended early' });
    },
    runWorkload: (connection: string, ledger: string, body: WorkloadRequest, o?: CallOptions) =>
      call(workloadResultSchema, 'POST', paths.workload(connection, ledger), { ...o, body }),
  };
}
export type Client = ReturnType<typeof createClient>;

function query(values: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) params.set(name, String(value));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const parsed = problemSchema.safeParse(parseJson(await response.text()));
  return parsed.success ? parsed.data : mismatch(response);
}

function mismatch(response: Response): Problem {
  return {
    type: 'about:blank',
    title: 'The answer of the back end does not match the contract',
    status: response.status,
    code: 'internal',
    requestId: response.headers.get('x-request-id') ?? '',
  };
}

async function* lines(response: Response): AsyncGenerator<string> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield part;
  }
  if (rest !== '') yield rest;
}
