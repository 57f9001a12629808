import { z } from 'zod';

/** Query of every list; the bounds are the QLDB API model's (MaxResults 1–100, NextToken 4–1024 of base64). */
export const pageQuery = z.strictObject({
  maxResults: z
    .string()
    .regex(/^(100|[1-9]\d?)$/, 'must be a whole number from 1 to 100')
    .transform(Number)
    .optional(),
  nextToken: z
    .string()
    .min(4)
    .max(1024)
    .regex(/^[A-Za-z0-9+/=-]+$/, 'is not a token this service gave')
    .optional(),
});

/** As the API takes it. */
export function pageInput(query: z.infer<typeof pageQuery>) {
  return { MaxResults: query.maxResults, NextToken: query.nextToken };
}
