import * as z from 'zod/mini';
import { sequenceNoSchema } from './values.ts';

export const workloadRequestSchema = z.union([
  z.strictObject({ blocks: z.int().check(z.minimum(1), z.maximum(10_000)) }),
  z.strictObject({
    rate: z.number().check(z.minimum(0.1), z.maximum(200)),
    seconds: z.int().check(z.minimum(1), z.maximum(600)),
  }),
]);
export const workloadResultSchema = z.object({
  committed: z.int(),
  firstSequenceNo: z.optional(sequenceNoSchema),
  lastSequenceNo: z.optional(sequenceNoSchema),
});

export type WorkloadRequest = z.infer<typeof workloadRequestSchema>;
export type WorkloadResult = z.infer<typeof workloadResultSchema>;
