import { pipeline } from 'node:stream/promises';
import { recordsFromSchema, type StreamRecordLine, timeSchema } from '@qldb-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { LIMITS } from '../../limits.ts';
import { problemOf } from '../../middleware/answer-errors.ts';
import { type ProblemDetails, problemBody, STOPPING } from '../../problem.ts';
import { openCall } from '../operation.ts';
import { noBody } from '../parse-request.ts';
import { followStream } from './follow-stream.ts';
import { streamParams } from './journal-stream.ts';
import { loadStream } from './load-stream.ts';
import type { ShardStart } from './read-shard.ts';

const schemas = {
  params: streamParams,
  query: z
    .strictObject({ from: recordsFromSchema, at: z.optional(timeSchema) })
    .refine(({ from, at }) => (from === 'time') === (at !== undefined), {
      path: ['at'],
      message: 'is needed with from=time, and allowed only with it',
    })
    .transform(({ from, at }) => startOf(from, at)),
  body: noBody,
};

/**
 * A live view of the Kinesis stream that a journal is streamed to, as NDJSON: records as they are, in base64.
 * Only the stream that the ledger service names can be read. When the view cannot begin the answer is an ordinary
 * error; a later failure is told by a last line `error`. Ends after a quarter of an hour, whether it is read or not, when
 * the reader leaves, and when the server stops, which is told by such a line too.
 */
export function streamRecords(context: Context): RequestHandler {
  return async (request, response) => {
    const { params, query, upstream, signal } = openCall(context, schemas, request, response);
    const leave = context.gates.liveViews.enter();
    const ended = AbortSignal.any([signal, context.stopping.signal, AbortSignal.timeout(LIMITS.liveViewMs)]);
    try {
      const { kinesisStreamArn } = await loadStream(upstream, params, signal);
      const lines = followStream(upstream, kinesisStreamArn, query, ended);
      const first = await lines.next();
      response.status(200).type('application/x-ndjson');
      cutOffAfter(ended, response);
      await pipeline(textOf(first, lines, request, { ended, stopping: context.stopping.signal }), response);
    } catch (error) {
      // The reader left in the middle: `pipeline` has ended the generator, and with it the calls upstream.
      if (!signal.aborted && !response.destroyed) throw error;
    } finally {
      leave();
    }
  };
}

/** A reader that has stopped reading would keep the view open for as long as it likes. */
function cutOffAfter(ended: AbortSignal, response: Response): void {
  const cutOff = () => {
    const timer = setTimeout(() => response.destroy(), LIMITS.liveViewGraceMs);
    response.once('close', () => clearTimeout(timer));
  };
  if (ended.aborted) cutOff();
  else ended.addEventListener('abort', cutOff, { once: true });
}

async function* textOf(
  first: IteratorResult<StreamRecordLine, void>,
  rest: AsyncGenerator<StreamRecordLine, void>,
  request: Request,
  { ended, stopping }: { ended: AbortSignal; stopping: AbortSignal },
): AsyncGenerator<string> {
  const told = (problem: ProblemDetails) => text({ type: 'error', problem: problemBody(problem, String(request.id)) });
  try {
    for (let next = first; !next.done; next = await rest.next()) yield text(next.value);
    if (stopping.aborted) yield told(STOPPING);
  } catch (error) {
    if (stopping.aborted) yield told(STOPPING);
    if (ended.aborted) return;
    const problem = problemOf(error);
    request.log.warn({ err: error }, `live view ended: ${problem.title}`);
    yield told(problem);
  } finally {
    await rest.return();
  }
}

function text(line: StreamRecordLine): string {
  return `${JSON.stringify(line)}\n`;
}

function startOf(from: z.infer<typeof recordsFromSchema>, at: string | undefined): ShardStart {
  if (from === 'latest') return { type: 'LATEST' };
  return at === undefined ? { type: 'TRIM_HORIZON' } : { type: 'AT_TIMESTAMP', at: new Date(at) };
}
