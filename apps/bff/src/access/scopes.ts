import { bucketNameSchema, ledgerNameSchema, PRESIGNABLE, type Where } from '@qldb-console/contract';
import type { Request } from 'express';
import { readResourceArn } from './resource-arn.ts';

/**
 * What of a request says what it is done to. A reader gives undefined where the request does not say it: such a request
 * counts as one for all of the connection, and is not sent.
 */
const READERS = {
  /** The caller's own session: for whoever is signed in, also without any grant. */
  self: () => ({}),
  /** The console itself, for everybody who was granted anything. */
  console: () => ({}),
  /** The console itself, for whoever may do it for every ledger of every connection. */
  'whole-console': () => ({ whole: true }),
  /** Something of the connection; the answer holds only what the caller may see. */
  connection: (request) => ({ connection: connectionOf(request) }),
  /** All of the connection: its keys concern every ledger. */
  'whole-connection': (request) => ({ connection: connectionOf(request), whole: true }),
  /** The ledger of the path. */
  ledger: (request) => ofLedger(connectionOf(request), request.params.ledger),
  /**
   * The ledger of the path, by way of something that holds more than that ledger's: a Kinesis stream may be that of several
   * ledgers, and of other applications, so that reading it takes all of the connection.
   */
  'ledger-among-others': (request) => {
    const where = ofLedger(connectionOf(request), request.params.ledger);
    return where && { ...where, whole: true };
  },
  /** The ledger that a body names as its `name`. */
  'ledger-of-body': (request) => ofLedger(connectionOf(request), member(request.body, 'name')),
  /** The ledger of the ARN in the query, or in the body where there is one: of a ledger, of its stream or its table. */
  'ledger-of-arn': (request) =>
    ofLedger(
      connectionOf(request),
      readResourceArn(request.method === 'POST' ? member(request.body, 'arn') : request.query.arn)?.ledger,
    ),
  /** What a URL is to be signed for: the ledger or ARN of its parameters, or lists of the whole connection. */
  presigned: (request) => {
    const connection = connectionOf(request);
    const operation = member(request.body, 'operation');
    const parameters = member(request.body, 'parameters');
    if (typeof operation !== 'string' || !Object.hasOwn(PRESIGNABLE, operation)) return undefined;
    const needed: readonly string[] = PRESIGNABLE[operation as keyof typeof PRESIGNABLE];
    if (needed.includes('ledger')) return ofLedger(connection, member(parameters, 'ledger'));
    if (needed.includes('arn')) return ofLedger(connection, readResourceArn(member(parameters, 'arn'))?.ledger);
    return { connection, whole: true };
  },
  /** The bucket and prefix of the query. */
  'archive-prefix': (request) => {
    const { bucket, prefix = '' } = request.query;
    if (!isBucket(bucket) || typeof prefix !== 'string') return undefined;
    return { connection: connectionOf(request), archive: { bucket, prefix } };
  },
  /** The bucket and key of the query. */
  'archive-object': (request) => {
    const { bucket, key } = request.query;
    if (!isBucket(bucket) || typeof key !== 'string') return undefined;
    return { connection: connectionOf(request), archive: { bucket, key } };
  },
  /** The ledger or folder that an auditor link is to open, in the connection that the body names. */
  link: (request) => {
    const connection = member(request.body, 'connection');
    if (typeof connection !== 'string') return undefined;
    const archive = member(request.body, 'archive');
    if (archive === undefined) return ofLedger(connection, member(request.body, 'ledger'));
    const [bucket, prefix] = [member(archive, 'bucket'), member(archive, 'prefix')];
    if (member(request.body, 'ledger') !== undefined || !isBucket(bucket) || typeof prefix !== 'string')
      return undefined;
    return { connection, archive: { bucket, prefix } };
  },
} as const satisfies Record<string, (request: Request) => Where | undefined>;

export type Scope = keyof typeof READERS;

export function isScope(name: unknown): name is Scope {
  return typeof name === 'string' && Object.hasOwn(READERS, name);
}

/**
 * What a request is about.
 *
 * @param request with its path's parameters, and its body parsed; not checked otherwise
 * @returns undefined where it does not say so, or in a form that nothing has
 */
export function whereOf(scope: Scope, request: Request): Where | undefined {
  return READERS[scope](request);
}

/** The connection that the path names, whatever it names. */
export function connectionOf(request: Request): string | undefined {
  const { connection } = request.params;
  return typeof connection === 'string' ? connection : undefined;
}

function ofLedger(connection: string | undefined, ledger: unknown): Where | undefined {
  // Only what has the form of a name is compared with patterns: nothing that a service could read otherwise gets there.
  const name = ledgerNameSchema.safeParse(ledger);
  return name.success ? { connection, ledger: name.data } : undefined;
}

function isBucket(value: unknown): value is string {
  return bucketNameSchema.safeParse(value).success;
}

/** A member of what may be anything. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
