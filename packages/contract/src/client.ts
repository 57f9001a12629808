import type * as z from 'zod/mini';
import { readLines } from './ndjson.ts';
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
      throw new ApiError(localProblem('unreachable'));
    }
    if (!response.ok) throw new ApiError(await readProblem(response, options.signal));
    return response;
  }

  async function call<S extends z.ZodMiniType>(
    schema: S,
    method: string,
    path: string,
    options: CallOptions & { body?: unknown } = {},
  ): Promise<z.infer<S>> {
    const response = await send(method, path, options);
    const parsed = schema.safeParse(parseJson(await textOf(response, options.signal)));
    if (parsed.success) return parsed.data;
    throw new ApiError(localProblem('mismatch', response));
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
    /**
     * Blocks `[from, to)` as they arrive, in order, at most MAX_BLOCK_RANGE of them. Ends normally only after every
     * block has come; leaving the loop early cancels the rest.
     *
     * @throws ApiError when the range ends early or is not the one asked for, after the blocks that came
     */
    async *streamBlocks(
      connection: string,
      ledger: string,
      range: { strandId: string; from: number; to: number },
      o?: CallOptions,
    ): AsyncGenerator<Extract<BlockRangeLine, { type: 'block' }>> {
      const { from, to } = range;
      const path = paths.blocks(connection, ledger, range.strandId) + query({ from, to });
      const response = await send('GET', path, o);
      let next = from;
      let ended = false;
      for await (const text of readLines(response, (thrown) => brokenOff(response, thrown, o?.signal))) {
        const line = blockRangeLineSchema.safeParse(parseJson(text));
        if (!line.success || ended) throw new ApiError(localProblem('mismatch', response));
        if (line.data.type === 'error') {
          const problem = problemSchema.safeParse(line.data.problem);
          throw new ApiError(problem.success ? problem.data : localProblem('mismatch', response));
        }
        if (line.data.type === 'end') {
          ended = true;
          if (line.data.count !== next - from || next !== to) throw new ApiError(localProblem('mismatch', response));
        } else {
          if (line.data.sequenceNo !== next) throw new ApiError(localProblem('mismatch', response));
          next += 1;
          yield line.data;
        }
      }
      if (!ended) throw new ApiError(localProblem('broken-off', response));
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

/** What to throw when reading an answer failed: the reader's own abort as it is, anything else as a problem. */
function brokenOff(response: Response, thrown: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? thrown : new ApiError(localProblem('broken-off', response));
}

const LOCAL = {
  unreachable: { title: 'The console’s back end cannot be reached', code: 'upstream-unreachable' },
  'broken-off': { title: 'The answer of the back end broke off', code: 'upstream-unreachable' },
  mismatch: { title: 'The answer of the back end does not match the contract', code: 'internal' },
} as const;

/** Problems that are found on this side of the wire. */
function localProblem(kind: keyof typeof LOCAL, response?: Response): Problem {
  return {
    type: 'about:blank',
    ...LOCAL[kind],
    status: response?.status ?? 0,
    requestId: response?.headers.get('x-request-id') ?? '',
  };
}
