import type { Access } from '@qldb-console/contract';
import type { Request } from 'express';
import { accessOf, callerOf } from '../auth/caller.ts';

/**
 * What was granted to whoever sends a request.
 *
 * @throws ProblemError 401 for a request that did not come past the session
 */
export function accessOfRequest(request: Request): Access {
  return accessOf(callerOf(request));
}
