import * as z from 'zod/mini';
import { ionTextSchema, sequenceNoSchema } from './values.ts';

/** A digest as QLDB answers it; base64 and Ion text handed through. */
export const digestSchema = z.object({
  digest: z.string(),
  digestTipAddress: ionTextSchema,
});
/** A block with, when a digest tip was named, its proof. */
export const blockSchema = z.object({ block: ionTextSchema, proof: z.optional(ionTextSchema) });
export const revisionSchema = z.object({ revision: ionTextSchema, proof: z.optional(ionTextSchema) });

/** Blocks in one streamed range at most; longer ones are asked for piece by piece. */
export const MAX_BLOCK_RANGE = 1_000;

/** One line of a streamed block range (application/x-ndjson). The last line is `end`, or `error` with a problem. */
export const blockRangeLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('block'), sequenceNo: sequenceNoSchema, ionText: z.string() }),
  z.object({ type: z.literal('end'), count: z.int() }),
  z.object({ type: z.literal('error'), problem: z.unknown() }),
]);

export type Digest = z.infer<typeof digestSchema>;
export type Block = z.infer<typeof blockSchema>;
export type Revision = z.infer<typeof revisionSchema>;
export type BlockRangeLine = z.infer<typeof blockRangeLineSchema>;
