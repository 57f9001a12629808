import { parse } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { instanceName } from '../../audit/instance-name.ts';
import type { Context } from '../../context.ts';
import { LIMITS } from '../../limits.ts';
import { noBody, nothing, parseRequest } from '../parse-request.ts';
import { openAuditFile } from './audit-file.ts';

const schemas = { params: nothing, query: nothing, body: noBody };

/** Its name says of which instance it is. The whole file, byte by byte, as long as it was when it was asked for. */
export function downloadAudit(context: Context): RequestHandler {
  const instance = instanceName(context.config);
  return async (request, response) => {
    parseRequest(schemas, request);
    const { path, file } = await openAuditFile(context);
    await using _ = file;
    const { size } = await file.stat();
    response.type('application/x-ndjson').setHeader('content-length', size);
    response.setHeader('content-disposition', `attachment; filename="${fileName(path, instance)}"`);
    if (size === 0) return void response.end();
    response.setTimeout(LIMITS.stalledReaderMs, () => response.destroy());
    await pipeline(file.createReadStream({ autoClose: false, end: size - 1 }), response).catch((error: unknown) => {
      // Both sides are ended: half an answer does not look whole.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
        request.log.warn({ err: error }, 'the download of the audit log broke off');
    });
  };
}

function fileName(path: string, instance: string): string {
  const { name, ext } = parse(path);
  return `${name}-${instance}${ext}`.replace(/[^A-Za-z0-9._-]/g, '-');
}
