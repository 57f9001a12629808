import { createHmac, randomBytes } from 'node:crypto';
import { KINESIS_LIMITS } from '../limits.ts';
import { kinesisError } from './errors.ts';
import type { Stream } from './store.ts';

/** Where a reader stands in a shard. */
export interface Position {
  readonly streamName: string;
  /** Tells a stream from one of the same name before it. */
  readonly createdAt: number;
  readonly shard: number;
  /** Sequence of the last record it has seen. */
  readonly after: number;
}

/** Tokens of an earlier process are taken for expired ones, after which every client asks for a new one. */
const KEY = randomBytes(32);

/** @param now milliseconds since 1970 */
export function writeIterator(stream: Stream, shard: number, after: number, now: number): string {
  const text = JSON.stringify([stream.name, stream.createdAt, shard, after, now]);
  return Buffer.concat([sign(text), Buffer.from(text)]).toString('base64');
}

/** @throws WireError InvalidArgumentException, ExpiredIteratorException */
export function readIterator(token: string, now: number): Position {
  const bytes = Buffer.from(token, 'base64');
  const [mac, text] = [bytes.subarray(0, 16), bytes.subarray(16).toString('utf8')];
  const fields = parse(text);
  if (!fields) throw kinesisError('InvalidArgumentException', 'Invalid ShardIterator.');
  const [streamName, createdAt, shard, after, issued] = fields;
  if (!sign(text).equals(mac) || now > issued + KINESIS_LIMITS.iteratorLifeMs)
    throw kinesisError(
      'ExpiredIteratorException',
      'Iterator expired: it is older than five minutes, or the service was restarted.',
    );
  return { streamName, createdAt, shard, after };
}

function sign(text: string): Buffer {
  return createHmac('sha256', KEY).update(text).digest().subarray(0, 16);
}

function parse(text: string): [string, number, number, number, number] | undefined {
  try {
    const fields: unknown = JSON.parse(text);
    if (!Array.isArray(fields) || fields.length !== 5 || typeof fields[0] !== 'string') return undefined;
    return fields.slice(1).every(Number.isSafeInteger)
      ? (fields as [string, number, number, number, number])
      : undefined;
  } catch {
    return undefined;
  }
}
