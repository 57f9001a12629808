import { JournalError } from '@qldb-console/journal';
import type { JournalBlock } from '../engine/journal-range.ts';
import { type KinesisEntry, Packer, toRequests, UndeliverableRecord } from './pack.ts';
import { blockRecords, type OutgoingRecord } from './stream-records.ts';

/** What is put with one PutRecords request. */
export interface StreamRequest {
  readonly entries: readonly KinesisEntry[];
  /** Checkpoint when every entry is acknowledged; undefined: no block ends in this request. */
  readonly checkpoint: number | undefined;
}

export interface RequestSource {
  readonly streamArn: string;
  readonly aggregationEnabled: boolean;
  readonly inclusiveStartTime: number;
  /** Blocks in ascending order, some at a time. */
  readonly blocks: AsyncIterable<readonly JournalBlock[]>;
}

/**
 * Blocks as requests, each as full as it can be but for the last. Blocks the service itself wrote are not streamed (as at
 * AWS, whose tutorial counts only the blocks of its own transactions).
 *
 * @throws UndeliverableRecord after everything before the record was handed out
 */
export async function* blockRequests(source: RequestSource): AsyncGenerator<StreamRequest> {
  const packer = new Packer(source.aggregationEnabled);
  let waiting: KinesisEntry[] = [];
  let undeliverable: unknown;
  for await (const blocks of source.blocks) {
    for (const block of blocks) {
      // A clock that was set back may have given a block a time before the start although it came after it.
      if (block.isSystem || block.blockTimestamp < source.inclusiveStartTime) continue;
      try {
        waiting.push(...packer.add(recordsOf(source.streamArn, block), block.sequenceNo + 1));
      } catch (error) {
        undeliverable = error;
        break;
      }
    }
    if (undeliverable) break;
    const { full, rest } = toRequests(waiting);
    for (const entries of full) yield toRequest(entries);
    waiting = rest;
    // Lets requests of clients in between two parts of a long replay.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { full, rest } = toRequests([...waiting, ...packer.flush()]);
  for (const entries of [...full, rest]) if (entries.length > 0) yield toRequest(entries);
  if (undeliverable) throw undeliverable;
}

/** A request with a single control record. */
export function controlRequest(record: OutgoingRecord, checkpoint: number | undefined): StreamRequest {
  return toRequest(new Packer(false).add([record], checkpoint));
}

function recordsOf(streamArn: string, block: JournalBlock): OutgoingRecord[] {
  try {
    return blockRecords(streamArn, block);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new UndeliverableRecord(`block ${block.sequenceNo} cannot be written as Ion binary: ${error.message}`, {
      cause: error,
    });
  }
}

function toRequest(entries: readonly KinesisEntry[]): StreamRequest {
  return { entries, checkpoint: entries.findLast(({ checkpoint }) => checkpoint !== undefined)?.checkpoint };
}
