import type { Access } from '@qldb-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { accessOfRequest } from '../access/access-of-request.ts';
import { unknownConnection } from '../access/guard.ts';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { NOT_QLDB_PROBLEM } from '../upstream/errors.ts';
import type { Upstream } from '../upstream/qldb.ts';
import { parseRequest } from './parse-request.ts';

interface RequestSchemas<Params, Query, Body> {
  readonly params: z.core.$ZodType<Params>;
  readonly query: z.core.$ZodType<Query>;
  readonly body: z.core.$ZodType<Body>;
}

/** What an operation works with: the checked request, and the connection it names. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly upstream: Upstream;
  /** What was granted to the caller: lists hold only what of them may be seen. */
  readonly access: Access;
  /** Aborted when the reader leaves before the answer is complete. */
  readonly signal: AbortSignal;
}

export interface Operation<Params, Query, Body> extends RequestSchemas<Params, Query, Body> {
  /** Status of success; 204 answers without a body. */
  readonly status: 200 | 201 | 204;
  /** The answer by the contract; what the upstream sent is untrusted and must pass it. */
  readonly answer: z.core.$ZodType;
  run(call: Call<Params, Query, Body>): Promise<unknown>;
}

/** One operation whose answer is one JSON document, below `/api/connections/:connection`. */
export function operation<Params, Query, Body>(spec: Operation<Params, Query, Body>) {
  return (context: Context): RequestHandler =>
    async (request, response) => {
      const call = openCall(context, spec, request, response);
      const answer = z.safeParse(spec.answer, await spec.run(call));
      // The shape of our own mapping is fixed, so what does not fit is what the upstream left out.
      if (!answer.success) throw new ProblemError(NOT_QLDB_PROBLEM, { cause: answer.error });
      response.status(spec.status);
      if (spec.status === 204) response.end();
      else response.json(answer.data);
    };
}

/**
 * Checks the request and finds its connection.
 *
 * @throws ProblemError naming every wrong field, or the unknown connection
 */
export function openCall<Params, Query, Body>(
  context: Context,
  schemas: RequestSchemas<Params, Query, Body>,
  request: Request,
  response: Response,
): Call<Params, Query, Body> {
  const { connection, ...params } = request.params as Record<string, string>;
  const upstream = context.upstreams.get(connection ?? '');
  if (!upstream) throw unknownConnection();
  const parsed = parseRequest(schemas, { params, query: request.query, body: request.body });
  return { ...parsed, upstream, access: accessOfRequest(request), signal: signalOf(response) };
}

function signalOf(response: Response): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}
