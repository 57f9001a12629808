import { EXPORT_LIMITS } from '../engine/limits.ts';
import type { OutputFormat } from '../store/exports.ts';
import type { BlockFeed } from './block-feed.ts';
import { encode } from './encode.ts';
import { hourOf } from './object-keys.ts';

/** The content of one object. */
export interface ExportObject {
  /** Hours since 1970 of all its blocks. */
  readonly hour: number;
  /** Sequence numbers of its first and last block. */
  readonly first: number;
  readonly last: number;
  readonly body: Uint8Array;
}

/**
 * Takes the blocks of the next object from the feed: those of one hour, up to the one that reaches the size of an object.
 *
 * @param whole take all blocks of the feed instead, whatever their size: an object whose borders are known
 * @returns undefined when the feed is at its end
 */
export async function nextObject(
  feed: BlockFeed,
  format: OutputFormat,
  { whole = false } = {},
): Promise<ExportObject | undefined> {
  const chunks: Uint8Array[] = [];
  let hour: number | undefined;
  let first = 0;
  let last = 0;
  let ionBytes = 0;
  for (let blocks = await feed.peek(); blocks.length > 0; blocks = await feed.peek()) {
    const texts: Uint8Array[] = [];
    for (const { sequenceNo, blockTimestamp, ionText } of blocks) {
      if (hour === undefined) {
        hour = hourOf(blockTimestamp);
        first = sequenceNo;
      } else if (!whole && (hour !== hourOf(blockTimestamp) || ionBytes >= EXPORT_LIMITS.objectBytes)) break;
      texts.push(ionText);
      ionBytes += ionText.length;
      last = sequenceNo;
    }
    if (texts.length === 0) break;
    chunks.push(encode(format, texts));
    feed.take(texts.length);
  }
  if (hour === undefined) return undefined;
  return { hour, first, last, body: chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks) };
}
