import { ApiError, MAX_BLOCK_RANGE } from '@qldb-console/contract';
import { encodeUtf8 } from '@qldb-console/journal';
import type { BlockChunk, BlockRangeAsked, BlockSource } from '@qldb-console/journal/engine';
import { api } from '../../../lib/api-client.ts';
import { patienceMs } from '../../../lib/retry-after.ts';
import { createPause } from '../../../lib/slices.ts';

interface Question {
  readonly connection: string;
  readonly ledger: string;
  readonly range: BlockRangeAsked;
  /** Sequence numbers at which it is told what the journal's root is made of: those of digests. */
  readonly tips: readonly number[];
}

/** A chunk ends with the block that reaches one of these. */
const MOST_BLOCKS = 64;
const MOST_BYTES = 1 << 20;
const RETRY_AFTER_MS = 500;

/** Blocks of a connected ledger, streamed while they are asked for. */
export function ledgerBlocks(question: Question): BlockSource {
  const stop = new AbortController();
  return {
    range: question.range,
    chunks: () => chunksOf(question, stop.signal),
    close: () => stop.abort(),
  };
}

async function* chunksOf(question: Question, signal: AbortSignal): AsyncGenerator<BlockChunk, void> {
  const { range, tips } = question;
  const pause = createPause();
  let open = new OpenChunk(range.strandId, range.from, 0);
  for await (const { sequenceNo, ionText } of answers(question, signal)) {
    open.add(encodeUtf8(`${ionText}\n`));
    // Block 0 by itself: what it is, is told apart from all others.
    if (open.blocks >= MOST_BLOCKS || open.size >= MOST_BYTES || sequenceNo === 0) {
      const chunk = open.close(tips);
      open = new OpenChunk(range.strandId, sequenceNo + 1, chunk.offset + chunk.bytes.length);
      yield chunk;
    }
    await pause();
  }
  if (open.blocks > 0) yield open.close(tips);
}

/** Every block of the range in order. A stream that breaks off is taken up where it ended, as long as more comes. */
async function* answers({ connection, ledger, range }: Question, signal: AbortSignal) {
  const { strandId, to } = range;
  let next = range.from;
  let brokeOffAt: number | undefined;
  while (next < to) {
    const part = { strandId, from: next, to: Math.min(next + MAX_BLOCK_RANGE, to) };
    try {
      for await (const line of api.streamBlocks(connection, ledger, part, { signal })) {
        next = line.sequenceNo + 1;
        yield line;
      }
    } catch (error) {
      if (signal.aborted || next === brokeOffAt || !mayPass(error)) throw error;
      brokeOffAt = next;
      await new Promise((resolve) => setTimeout(resolve, patienceMs(error, RETRY_AFTER_MS)));
    }
  }
}

/** Whether it may be another time: nothing answered, or the other side was overloaded. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { code, status } = error.problem;
  return code === 'upstream-unreachable' || code === 'upstream-timeout' || status === 429 || status === 503;
}

/** A chunk that is being filled. */
class OpenChunk {
  size = 0;
  private readonly parts: Uint8Array[] = [];
  private readonly ends: number[] = [];
  private readonly strandId: string;
  private readonly from: number;
  private readonly offset: number;

  constructor(strandId: string, from: number, offset: number) {
    this.strandId = strandId;
    this.from = from;
    this.offset = offset;
  }

  get blocks(): number {
    return this.ends.length;
  }

  add(block: Uint8Array): void {
    this.parts.push(block);
    this.size += block.length;
    this.ends.push(this.size);
  }

  close(tips: readonly number[]): BlockChunk {
    const bytes = new Uint8Array(this.size);
    for (const [index, part] of this.parts.entries()) bytes.set(part, index === 0 ? 0 : this.ends[index - 1]);
    const { strandId, from, ends, offset } = this;
    const within = tips.filter((tip) => tip >= from && tip < from + ends.length);
    return { bytes, source: 'ledger', offset, asked: { strandId, from, ends }, tips: within };
  }
}
