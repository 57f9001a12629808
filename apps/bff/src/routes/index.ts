import type { Router } from 'express';
import { buildRouter } from '../access/build-router.ts';
import type { Context } from '../context.ts';
import { ROUTES } from './table.ts';

/** Everything below `/api`. */
export function apiRoutes(context: Context): Router {
  return buildRouter(ROUTES, context, { objectReads: context.gates.objects });
}
