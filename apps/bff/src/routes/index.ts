import type { Router } from 'express';
import { buildRouter } from '../access/build-router.ts';
import type { Context } from '../context.ts';
import { LIMITS } from '../limits.ts';
import { createGate } from './gate.ts';
import { ROUTES } from './table.ts';

/** Everything below `/api`. */
export function apiRoutes(context: Context): Router {
  return buildRouter(ROUTES, context, { objectReads: createGate(LIMITS.objectReads, 'objects of exports') });
}
