import { pipeline } from 'node:stream/promises';
import { GetBlockCommand } from '@aws-sdk/client-qldb';
import { type BlockRangeLine, MAX_BLOCK_RANGE, uniqueIdSchema } from '@qldb-console/contract';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { problemOf } from '../../middleware/answer-errors.ts';
import { ProblemError, problemBody } from '../../problem.ts';
import { NOT_QLDB_PROBLEM } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { ledgerParams } from '../ledgers/ledger.ts';
import { openCall } from '../operation.ts';
import { noBody, sequenceNoText } from '../parse-request.ts';
import { blockAddress } from './address.ts';
import { inOrder } from './in-order.ts';

const CONCURRENCY = 8;

const schemas = {
  params: ledgerParams.extend({ strand: uniqueIdSchema }),
  query: z
    .strictObject({ from: sequenceNoText, to: sequenceNoText })
    .refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'must be greater than from (the range is [from, to))',
    })
    .refine(({ from, to }) => to - from <= MAX_BLOCK_RANGE, {
      path: ['to'],
      message: `a range holds at most ${MAX_BLOCK_RANGE} blocks`,
    }),
  body: noBody,
};

/**
 * The blocks `[from, to)` as NDJSON, in order, each line sent as soon as its block is there.
 * When the first block cannot be had the answer is an ordinary error; a later failure is told by a last line `error`.
 */
export function streamBlocks(context: Context): RequestHandler {
  return async (request, response) => {
    const { params, query, upstream, signal } = openCall(context, schemas, request, response);
    const blocks = inOrder(query.from, query.to, CONCURRENCY, (sequenceNo, stopped) =>
      loadBlock(upstream, params.ledger, params.strand, sequenceNo, AbortSignal.any([signal, stopped])),
    );
    const leave = context.gates.blockRanges.enter();
    try {
      const first = await blocks.next();
      response.status(200).type('application/x-ndjson');
      await pipeline(linesOf(first, blocks, request, signal), response);
    } catch (error) {
      // The reader left in the middle: `pipeline` has ended the generator, and with it the calls upstream.
      if (!signal.aborted && !response.destroyed) throw error;
    } finally {
      leave();
    }
  };
}

async function* linesOf(
  first: IteratorResult<Line, void>,
  rest: AsyncGenerator<Line, void>,
  request: Request,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let count = 0;
  try {
    for (let next = first; !next.done; next = await rest.next()) {
      yield line(next.value);
      count += 1;
    }
    yield line({ type: 'end', count });
  } catch (error) {
    if (signal.aborted) return;
    const problem = problemOf(error);
    request.log.warn({ err: error }, `block range ended after ${count} blocks: ${problem.title}`);
    yield line({ type: 'error', problem: problemBody(problem, String(request.id)) });
  } finally {
    await rest.return();
  }
}

type Line = Extract<BlockRangeLine, { type: 'block' }>;

function line(value: BlockRangeLine): string {
  return `${JSON.stringify(value)}\n`;
}

async function loadBlock(
  upstream: Upstream,
  ledger: string,
  strand: string,
  sequenceNo: number,
  signal: AbortSignal,
): Promise<Line> {
  const command = new GetBlockCommand({ Name: ledger, BlockAddress: blockAddress(strand, sequenceNo) });
  const ionText = (await upstream.reads.send(command, { abortSignal: signal })).Block?.IonText;
  if (ionText === undefined) throw new ProblemError(NOT_QLDB_PROBLEM);
  return { type: 'block', sequenceNo, ionText };
}
