import { ListLedgersCommand } from '@aws-sdk/client-qldb';
import { ledgerListSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { ledgerSummary } from './ledger.ts';

export const listLedgers = operation({
  params: nothing,
  query: z.strictObject({
    maxResults: z
      .string()
      .regex(/^(100|[1-9]\d?)$/, 'must be a whole number from 1 to 100')
      .transform(Number)
      .optional(),
    nextToken: z
      .string()
      .min(4)
      .max(1024)
      .regex(/^[A-Za-z0-9+/=-]+$/, 'is not a token this service gave')
      .optional(),
  }),
  body: noBody,
  status: 200,
  answer: ledgerListSchema,
  async run({ query, upstream, signal }) {
    const answer = await upstream.reads.send(
      new ListLedgersCommand({ MaxResults: query.maxResults, NextToken: query.nextToken }),
      { abortSignal: signal },
    );
    return { ledgers: answer.Ledgers?.map(ledgerSummary), nextToken: answer.NextToken };
  },
});
