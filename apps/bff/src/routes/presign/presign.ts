import { type PresignRequest, presignedSchema, presignRequestSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { readResourceArn } from '../../access/resource-arn.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem.ts';
import { openCall } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { presignedRequest } from './presigned-request.ts';

const schemas = { params: nothing, query: nothing, body: presignRequestSchema };

/**
 * A URL that lets everybody who has it make one read, until it expires. Each one is logged, without its signature.
 *
 * Refused for session credentials: their token would have to stand in the URL, and it opens more than that one read.
 */
export function presign(context: Context): RequestHandler {
  return async (request, response) => {
    const { body, upstream } = openCall(context, schemas, request, response);
    const { operation, parameters, expiresInSeconds } = body;
    checkArn(parameters.arn);
    const now = new Date();
    const { method, url } = await presignedRequest(upstream, body, now);
    const expiresAt = new Date(wholeSeconds(now) + expiresInSeconds * 1000).toISOString();
    request.log.info({ operation, resource: resourceOf(parameters), expiresAt }, 'presigned a request');
    response.json(presignedSchema.parse({ method, url, expiresAt }));
  };
}

/** @throws ProblemError for an ARN that is of no ledger */
function checkArn(arn: string | undefined): void {
  if (arn === undefined || readResourceArn(arn) !== undefined) return;
  const why = 'must be the ARN of a ledger, or of a stream or table of one';
  throw new ProblemError({
    status: 400,
    code: 'invalid-request',
    title: 'The request is not valid',
    detail: `parameters.arn: ${why}`,
    fields: { 'parameters.arn': why },
  });
}

/** Signatures state whole seconds. */
function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

function resourceOf({ ledger, exportId, streamId, arn }: PresignRequest['parameters']): string {
  return arn ?? [ledger, exportId ?? streamId].filter((part) => part !== undefined).join('/');
}
