import { type Access, FULL_ACCESS } from '@qldb-console/contract';
import type { Request } from 'express';
import { accessOf, callerOf } from '../auth/caller.ts';
import type { Context } from '../context.ts';

/**
 * What was granted to whoever sends a request; everything where no sign-in is configured.
 *
 * @throws ProblemError 401 for who is not signed in
 */
export function accessOfRequest({ config }: Context, request: Request): Access {
  return config.signIn === undefined ? FULL_ACCESS : accessOf(callerOf(request));
}
