import { type PresignRequest, presignedSchema, presignRequestSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import type { Context } from '../../context.ts';
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
    const now = new Date();
    const { method, url } = await presignedRequest(upstream, body, now);
    const expiresAt = new Date(wholeSeconds(now) + expiresInSeconds * 1000).toISOString();
    request.log.info({ operation, resource: resourceOf(parameters), expiresAt }, 'presigned a request');
    response.json(presignedSchema.parse({ method, url, expiresAt }));
  };
}

/** Signatures state whole seconds. */
function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

function resourceOf({ ledger, exportId, streamId, arn }: PresignRequest['parameters']): string {
  return arn ?? [ledger, exportId ?? streamId].filter((part) => part !== undefined).join('/');
}
