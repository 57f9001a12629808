import { arnSchema, ledgerNameSchema } from '@qldb-console/contract';
import { z } from 'zod';

/** ARNs of what can have tags; "Resource types defined by Amazon QLDB" of the service authorization reference. */
const FORM =
  /^arn:aws[a-z-]{0,20}:qldb:[a-z0-9-]{1,40}:\d{12}:(?:ledger\/([^/]{1,32})(?:\/table\/[A-Za-z0-9]{22}|\/information_schema\/user_tables)?|stream\/([^/]{1,32})\/[A-Za-z0-9]{22})$/;

/**
 * The ledger that an ARN is of: a ledger's own, one of its streams or tables, or its catalog of tables.
 *
 * @returns undefined for everything else; the ledger's name has the form of one
 */
export function readResourceArn(text: unknown): { readonly ledger: string } | undefined {
  if (typeof text !== 'string' || text.length > 1600) return undefined;
  const parts = FORM.exec(text);
  const ledger = ledgerNameSchema.safeParse(parts?.[1] ?? parts?.[2]);
  return ledger.success ? { ledger: ledger.data } : undefined;
}

/** An ARN as requests may name it: what is of no ledger is refused before anything is sent. */
export const resourceArnSchema = z.pipe(
  arnSchema,
  z.string().refine((text) => readResourceArn(text) !== undefined, {
    error: 'must be the ARN of a ledger, or of a stream or table of one',
  }),
);
