import { type JournalExport, objectKeySchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Gate } from '../../limits/fair-gate.ts';
import { ProblemError } from '../../problem.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { openCall } from '../operation.ts';
import { noBody } from '../parse-request.ts';
import { dataKey, manifestKey } from './export-keys.ts';
import { exportParams } from './journal-export.ts';
import { loadExport } from './load-export.ts';
import { isNamed } from './named-keys.ts';
import { sendObject } from './send-object.ts';

const schemas = { params: exportParams, query: z.strictObject({ key: objectKeySchema }), body: noBody };

/**
 * The bytes of one object of an export as they lie in its bucket: its manifests, and the data objects that a completed
 * manifest names. Nothing else of the bucket can be read through here, whatever the key.
 *
 * @param gate limits how many objects are read at the same time
 */
export function exportObject(context: Context, gate: Gate): RequestHandler {
  return async (request, response) => {
    const { params, query, upstream, signal } = openCall(context, schemas, request, response);
    const leave = gate.enter();
    try {
      const journalExport = await loadExport(upstream, params, signal);
      if (!(await belongs(upstream, journalExport, query.key, signal)))
        throw new ProblemError({
          status: 404,
          code: 'not-found',
          title: 'The export has no such object',
          detail: 'Only its manifests and the objects that its completed manifest names can be read.',
        });
      await sendObject(request, response, upstream, { bucket: journalExport.bucket, key: query.key }, signal);
    } finally {
      leave();
    }
  };
}

async function belongs(
  upstream: Upstream,
  journalExport: JournalExport,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (manifestKey(journalExport, key)) return true;
  const data = dataKey(journalExport, key);
  return data !== undefined && (await isNamed(upstream, journalExport, data, signal));
}
