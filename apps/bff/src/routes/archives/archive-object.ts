import { objectKeySchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Gate } from '../../limits/fair-gate.ts';
import { ProblemError } from '../../problem.ts';
import { sendObject } from '../exports/send-object.ts';
import { openCall } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { bucket, checkAllowed, keyText } from './allowed-place.ts';
import { isArchiveKey } from './archive-keys.ts';

const schemas = {
  params: nothing,
  query: z.strictObject({ bucket, key: z.intersection(objectKeySchema, keyText) }),
  body: noBody,
};

/**
 * The bytes of one object of exported journals in a bucket, whole or a range. Only keys of the form of such an object, in a
 * folder that the connection allows, are asked for at all.
 *
 * @param gate limits how many objects are read at the same time
 */
export function archiveObject(context: Context, gate: Gate): RequestHandler {
  return async (request, response) => {
    const { query, upstream, signal } = openCall(context, schemas, request, response);
    checkAllowed(upstream, query.bucket, query.key);
    if (!isArchiveKey(query.key))
      throw new ProblemError({
        status: 404,
        code: 'not-found',
        title: 'That is no object of an exported journal',
        detail: 'Only manifests and data objects of journal exports can be read.',
      });
    const leave = gate.enter();
    try {
      await sendObject(request, response, upstream, query, signal);
    } finally {
      leave();
    }
  };
}
