import type { Input } from '../input.ts';
import { type KinesisContext, requireStream } from '../stream-shapes.ts';

/** The stream is gone at once, with its records. */
export function deleteStream(context: KinesisContext, input: Input): object {
  context.store.deleteStream(requireStream(context, input));
  return {};
}
