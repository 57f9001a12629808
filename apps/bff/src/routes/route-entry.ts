import type { Action } from '@qldb-console/contract';
import type { Request, RequestHandler } from 'express';
import type { Scope } from '../access/scopes.ts';
import type { Context } from '../context.ts';
import type { Gate } from '../limits/fair-gate.ts';

/** What of a request is put on record. Read of the request after it was allowed, before it is handled. */
export interface RouteAudit {
  readonly kind: 'mutation' | 'digest' | 'presigned-url' | 'link';
  /** What it is done to, where the scope does not say it all: a key id, a stream's id. Absent: ledger, ARN or bucket/key. */
  readonly target?: (request: Request) => string | undefined;
  /** What was asked for, small and without secrets. Of a body that is not checked yet: take nothing for granted. */
  readonly details?: (request: Request) => Readonly<Record<string, unknown>>;
}

/** What several routes share. */
export interface Shared {
  /** How many objects are read at the same time. */
  readonly objectReads: Gate;
}

/** One route below `/api`: who may use it is part of it. */
export interface RouteEntry {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** As Express writes it, below `/api`. */
  readonly path: string;
  /** What the records and figures call it: AWS's name of the operation where there is one, and unlike any other's. */
  readonly name: string;
  readonly action: Action;
  /** What of the request says what it is done to. */
  readonly scope: Scope;
  /** Whether anything is different afterwards; refused where the console or the connection is read-only. */
  readonly mutates: boolean;
  /** undefined for what leaves no record; what mutates always does. */
  readonly audit: RouteAudit | undefined;
  readonly handler: (context: Context, shared: Shared) => RequestHandler;
}
