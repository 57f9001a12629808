import type { Input } from '../input.ts';
import { type KinesisContext, streamArn } from '../stream-shapes.ts';

/** By name; the token is the name the page begins behind. */
export function listStreams(context: KinesisContext, input: Input): object {
  const limit = input.integer('Limit', { min: 1, max: 10_000 }) ?? 100;
  const from =
    input.text('NextToken', { max: 1_048_576 }) ?? input.text('ExclusiveStartStreamName', { max: 128 }) ?? '';
  const rest = context.store.streams().filter(({ name }) => name > from);
  const page = rest.slice(0, limit);
  const more = rest.length > page.length;
  return {
    StreamNames: page.map(({ name }) => name),
    StreamSummaries: page.map(({ name, mode, createdAt }) => ({
      StreamName: name,
      StreamARN: streamArn(context, name),
      StreamStatus: 'ACTIVE',
      StreamModeDetails: { StreamMode: mode },
      StreamCreationTimestamp: createdAt / 1000,
    })),
    HasMoreStreams: more,
    ...(more ? { NextToken: page.at(-1)?.name } : {}),
  };
}
