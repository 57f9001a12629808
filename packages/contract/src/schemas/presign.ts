import * as z from 'zod/mini';
import { arnSchema, ledgerNameSchema, uniqueIdSchema } from './values.ts';

/** What may be presigned: operations that change nothing and need no body, and what each must be told. */
export const PRESIGNABLE = {
  ListLedgers: [],
  DescribeLedger: ['ledger'],
  GetDigest: ['ledger'],
  ListTagsForResource: ['arn'],
  ListJournalS3Exports: [],
  ListJournalS3ExportsForLedger: ['ledger'],
  DescribeJournalS3Export: ['ledger', 'exportId'],
  ListJournalKinesisStreamsForLedger: ['ledger'],
  DescribeJournalKinesisStream: ['ledger', 'streamId'],
} as const satisfies Record<string, readonly ('ledger' | 'exportId' | 'streamId' | 'arn')[]>;

/** A presigned URL is valid for at least and at most so many seconds. */
export const PRESIGN_SECONDS = { min: 60, max: 900 } as const;

export const presignOperationSchema = z.enum(
  Object.keys(PRESIGNABLE) as [keyof typeof PRESIGNABLE, ...(keyof typeof PRESIGNABLE)[]],
);
export const presignRequestSchema = z
  .strictObject({
    operation: presignOperationSchema,
    parameters: z.strictObject({
      ledger: z.optional(ledgerNameSchema),
      exportId: z.optional(uniqueIdSchema),
      streamId: z.optional(uniqueIdSchema),
      arn: z.optional(arnSchema),
      /** For lists alone. */
      maxResults: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
      nextToken: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/=-]{4,1024}$/, 'is not a token of a list'))),
    }),
    expiresInSeconds: z.int().check(z.minimum(PRESIGN_SECONDS.min), z.maximum(PRESIGN_SECONDS.max)),
  })
  .check((context) => {
    const { operation, parameters } = context.value;
    const needed: readonly string[] = PRESIGNABLE[operation];
    for (const name of ['ledger', 'exportId', 'streamId', 'arn', 'maxResults', 'nextToken'] as const) {
      const given = parameters[name] !== undefined;
      const paging = name === 'maxResults' || name === 'nextToken';
      const fits = paging ? operation.startsWith('List') && operation !== 'ListTagsForResource' : needed.includes(name);
      if (given ? fits : paging || !fits) continue;
      context.issues.push({
        code: 'custom',
        input: parameters,
        path: ['parameters', name],
        message: given ? `${operation} does not take it` : `${operation} needs it`,
      });
    }
  });
export const presignedSchema = z.object({ method: z.enum(['GET', 'POST']), url: z.string(), expiresAt: z.string() });

export type PresignOperation = z.infer<typeof presignOperationSchema>;
export type PresignRequest = z.infer<typeof presignRequestSchema>;
export type Presigned = z.infer<typeof presignedSchema>;
