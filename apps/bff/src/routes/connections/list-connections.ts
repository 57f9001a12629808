import { connectionsSchema } from '@qldb-console/contract';
import type { RequestHandler } from 'express';
import type { Context } from '../../context.ts';

/** The connections there are; the schema keeps credentials from ever being sent. */
export function listConnections(context: Context): RequestHandler {
  const answer = connectionsSchema.parse({ connections: [...context.upstreams.values()].map(({ target }) => target) });
  return (_request, response) => {
    response.json(answer);
  };
}
