import { z } from 'zod';
import { ProblemError } from '../problem.ts';

/** Judges the parts of a request together, so that the answer names everything that is wrong. */
export function parseRequest<Params, Query, Body>(
  schemas: { params: z.core.$ZodType<Params>; query: z.core.$ZodType<Query>; body: z.core.$ZodType<Body> },
  request: { params: unknown; query: unknown; body: unknown },
): { params: Params; query: Query; body: Body } {
  const params = z.safeParse(schemas.params, request.params);
  const query = z.safeParse(schemas.query, request.query);
  const body = z.safeParse(schemas.body, request.body);
  if (params.success && query.success && body.success)
    return { params: params.data, query: query.data, body: body.data };
  const fields: Record<string, string> = Object.create(null);
  for (const part of [params, query, body]) for (const issue of part.error?.issues ?? []) collect(issue, fields);
  throw new ProblemError({
    status: 400,
    code: 'invalid-request',
    title: 'The request is not valid',
    detail: Object.entries(fields)
      .map(([name, why]) => `${name}: ${why}`)
      .join('; ')
      .slice(0, 1000),
    fields: { ...fields },
  });
}

function collect(issue: z.core.$ZodIssue, fields: Record<string, string>): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys.slice(0, 20)) fields[key.slice(0, 100)] ??= 'is not known here';
  } else fields[issue.path.join('.').slice(0, 100) || 'body'] ??= issue.message;
}

/** A sequence number as it stands in an address: decimal digits, nothing else. */
export const sequenceNoText = z
  .string()
  .regex(/^\d{1,16}$/, 'must be a whole number')
  .transform(Number)
  .refine(Number.isSafeInteger, 'must be at most 9007199254740991');

/** For operations without query or body. */
export const nothing = z.strictObject({});
export const noBody = z.union([z.undefined(), z.strictObject({})]).transform(() => undefined);
