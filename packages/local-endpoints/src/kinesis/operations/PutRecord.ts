import type { Input } from '../input.ts';
import { type KinesisContext, requireStream } from '../stream-shapes.ts';
import { readRecord, store } from './PutRecords.ts';

export function putRecord(context: KinesisContext, input: Input): object {
  const stream = requireStream(context, input);
  const [stored] = store(context, stream, [readRecord(input, stream)]);
  return { ...stored };
}
