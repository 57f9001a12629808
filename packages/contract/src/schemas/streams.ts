import * as z from 'zod/mini';
import { tagsSchema } from './tags.ts';
import { arnSchema, nextTokenSchema, streamNameSchema, timeSchema } from './values.ts';

export const streamStatusSchema = z.enum(['ACTIVE', 'COMPLETED', 'CANCELED', 'FAILED', 'IMPAIRED']);

/** One stream of a journal into Kinesis. Times are ISO 8601 UTC with milliseconds. */
export const journalStreamSchema = z.object({
  ledgerName: z.string(),
  streamId: z.string(),
  streamName: z.string(),
  status: streamStatusSchema,
  /** Why it is IMPAIRED or FAILED: KINESIS_STREAM_NOT_FOUND or IAM_PERMISSION_REVOKED. */
  errorCause: z.optional(z.string()),
  creationTime: z.optional(z.string()),
  inclusiveStartTime: z.optional(z.string()),
  /** Absent: it runs until it is cancelled. */
  exclusiveEndTime: z.optional(z.string()),
  kinesisStreamArn: z.string(),
  aggregationEnabled: z.optional(z.boolean()),
  roleArn: z.string(),
  arn: z.optional(z.string()),
});
export const journalStreamListSchema = z.object({
  streams: z.array(journalStreamSchema),
  nextToken: nextTokenSchema,
});
export const createStreamSchema = z.strictObject({
  streamName: streamNameSchema,
  inclusiveStartTime: timeSchema,
  exclusiveEndTime: z.optional(timeSchema),
  kinesisStreamArn: arnSchema,
  aggregationEnabled: z.boolean(),
  roleArn: arnSchema,
  tags: z.optional(tagsSchema),
});
/** The answer of creating and of cancelling. */
export const streamIdAnswerSchema = z.object({ streamId: z.string() });

/** Where the live view begins in every shard: the oldest record kept, a moment, or what comes from now on. */
export const recordsFromSchema = z.enum(['latest', 'oldest', 'time']);

/**
 * One line of the live view (application/x-ndjson): records of the Kinesis stream as they are, still aggregated.
 * It ends without a last line when its time (15 minutes) is over, with `error` when it cannot go on.
 */
export const streamRecordLineSchema = z.discriminatedUnion('type', [
  /** The shards being read, first and whenever they change. */
  z.object({ type: z.literal('shards'), shards: z.array(z.string()) }),
  z.object({
    type: z.literal('record'),
    shardId: z.string(),
    sequenceNumber: z.string(),
    partitionKey: z.string(),
    /** When Kinesis took it, ISO 8601 UTC. */
    arrivalTime: z.string(),
    /** Base64. */
    data: z.string(),
  }),
  /** After a round: how far behind the end of its stream the shard that is furthest behind is read. */
  z.object({ type: z.literal('caught-up'), millisBehind: z.number() }),
  z.object({ type: z.literal('error'), problem: z.unknown() }),
]);

export const kinesisStreamListSchema = z.object({
  streams: z.array(z.object({ name: z.string(), arn: z.string(), status: z.optional(z.string()) })),
});

export type StreamStatus = z.infer<typeof streamStatusSchema>;
export type JournalStream = z.infer<typeof journalStreamSchema>;
export type JournalStreamList = z.infer<typeof journalStreamListSchema>;
export type CreateStream = z.infer<typeof createStreamSchema>;
export type RecordsFrom = z.infer<typeof recordsFromSchema>;
export type StreamRecordLine = z.infer<typeof streamRecordLineSchema>;
export type KinesisStreamList = z.infer<typeof kinesisStreamListSchema>;
