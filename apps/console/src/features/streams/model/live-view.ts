import type { JournalStream } from '@qldb-console/contract';
import { type BlockAddress, JournalError, StreamAssembly } from '@qldb-console/journal';
import { type BlockStatus, blockStatus } from '../../../lib/blocks/block-row.ts';
import type { JudgedBlock } from '../../../lib/blocks/judged-block.ts';
import { type LiveBlock, liveBlock } from './live-block.ts';
import type { KinesisRecord } from './live-position.ts';
import { type LiveRecord, openKinesisRecord } from './live-record.ts';

/** What is kept at most; older things are let go, and counted. */
export const LIVE_LIMITS = {
  records: 300,
  recordBytes: 8 * 1024 * 1024,
  blocks: 500,
  characters: 16 * 1024 * 1024,
} as const;
/** Blocks that contradict themselves stay listed after they were let go, up to this number. */
const MOST_ALARMS = 50;

export interface LiveCounters {
  /** Records of the Kinesis stream, and records of journal streams in them. */
  readonly kinesisRecords: number;
  readonly records: number;
  readonly ofOtherStreams: number;
  readonly unreadable: number;
  readonly duplicates: number;
  /** Blocks by what is known of them. */
  readonly waiting: number;
  readonly sound: number;
  readonly partly: number;
  readonly contradictions: number;
  /** Let go because there were too many. */
  readonly droppedRecords: number;
  readonly droppedBlocks: number;
}
/** What the page shows, at one moment. */
export interface LiveSnapshot {
  /** Newest first. */
  readonly records: readonly LiveRecord[];
  /** Highest sequence number first. */
  readonly blocks: readonly LiveBlock[];
  readonly counters: LiveCounters;
}
type Judgement = 'sound' | 'partly' | 'contradictions';

/** Takes in the records of a Kinesis stream, puts blocks together, and judges them. Memory is bounded. */
export class LiveView {
  private readonly stream: JournalStream;
  private readonly assembly = new StreamAssembly({
    maxBlocks: LIVE_LIMITS.blocks,
    maxCharacters: LIVE_LIMITS.characters,
  });
  private readonly records: LiveRecord[] = [];
  private recordBytes = 0;
  private readonly statuses = new Map<string, { address: BlockAddress; version: string; status: BlockStatus }>();
  private readonly alarms = new Map<string, LiveBlock>();
  /** Blocks that something came for since they were judged. */
  private readonly changed = new Map<string, BlockAddress>();
  private readonly counts = { kinesisRecords: 0, records: 0, ofOtherStreams: 0, unreadable: 0, duplicates: 0 };
  private droppedRecords = 0;
  /** Verdicts of blocks that were let go. */
  private readonly gone: Record<Judgement, number> = { sound: 0, partly: 0, contradictions: 0 };

  constructor(stream: JournalStream) {
    this.stream = stream;
  }

  take(record: KinesisRecord): void {
    this.counts.kinesisRecords += 1;
    for (const { live, parsed } of openKinesisRecord(record, this.stream)) {
      this.counts.records += 1;
      let { problem } = live;
      if (live.otherStream !== undefined) this.counts.ofOtherStreams += 1;
      else if (parsed) {
        try {
          const { news, address } = this.assembly.add(parsed);
          if (news === 'duplicate') this.counts.duplicates += 1;
          if (address && news !== 'duplicate') this.touch(address);
          // A redaction explains why data is missing in the blocks it names: those are judged once more.
          if (parsed.kind === 'block-summary')
            for (const { blockAddress } of parsed.block.redactionInfo?.revisions ?? []) this.touch(blockAddress);
        } catch (error) {
          if (!(error instanceof JournalError)) throw error;
          problem = error;
        }
      }
      if (problem) this.counts.unreadable += 1;
      this.keep({ ...live, problem, id: this.counts.records });
    }
  }

  /** Judges one block that something came for. Answers whether there was one: long work is cut into these pieces. */
  judgeNext(): boolean {
    const [next] = this.changed;
    if (next === undefined) return false;
    const [key, address] = next;
    this.changed.delete(key);
    const now = this.assembly.get(address);
    if (now?.state !== 'complete') {
      this.statuses.delete(key);
      return true;
    }
    if (this.statuses.get(key)?.version === now.version) return true;
    const status = statusOf(this.judge(address));
    this.statuses.set(key, { address, version: now.version, status });
    if (status.tone === 'error' && this.alarms.size < MOST_ALARMS) this.alarms.set(key, liveBlock(now, status));
    else if (status.tone !== 'error') this.alarms.delete(key);
    return true;
  }

  /** The block as it can be put together now, with its verdict; `undefined` while its summary is missing, or let go. */
  judge(address: BlockAddress): JudgedBlock | undefined {
    try {
      const block = this.assembly.block(address);
      const judged = block && this.assembly.judge(address, { asked: { address } });
      return block && judged && { kind: 'judged', block, verdict: judged.verdict, revisions: judged.revisions };
    } catch (error) {
      if (error instanceof JournalError) return { kind: 'unreadable', error };
      throw error;
    }
  }

  snapshot(): LiveSnapshot {
    this.letGo();
    const kept = this.assembly.blocks();
    const blocks = kept.map((block) => liveBlock(block, this.statuses.get(keyOf(block.address))?.status));
    const listed = new Set(kept.map(({ address }) => keyOf(address)));
    for (const [key, alarm] of this.alarms) if (!listed.has(key)) blocks.push(alarm);
    const judged = { ...this.gone };
    for (const { status } of this.statuses.values()) judged[judgementOf(status)] += 1;
    return {
      records: this.records.toReversed(),
      blocks: blocks.toSorted(
        ({ address: a }, { address: b }) =>
          (a.strandId < b.strandId ? -1 : a.strandId > b.strandId ? 1 : 0) || b.sequenceNo - a.sequenceNo,
      ),
      counters: {
        ...this.counts,
        waiting: kept.filter(({ state }) => state !== 'complete').length,
        ...judged,
        droppedRecords: this.droppedRecords,
        droppedBlocks: this.assembly.dropped,
      },
    };
  }

  /** A block is judged with its neighbours: the one behind it may now have its predecessor. */
  private touch({ strandId, sequenceNo }: BlockAddress): void {
    for (const address of [
      { strandId, sequenceNo },
      { strandId, sequenceNo: sequenceNo + 1 },
    ])
      this.changed.set(keyOf(address), address);
  }

  private keep(record: LiveRecord): void {
    this.records.push(record);
    this.recordBytes += record.bytes.length;
    while (this.records.length > LIVE_LIMITS.records || this.recordBytes > LIVE_LIMITS.recordBytes) {
      const oldest = this.records.shift();
      if (!oldest) return;
      this.recordBytes -= oldest.bytes.length;
      this.droppedRecords += 1;
    }
  }

  private letGo(): void {
    for (const [key, { address, status }] of this.statuses) {
      if (this.assembly.get(address) !== undefined) continue;
      this.gone[judgementOf(status)] += 1;
      this.statuses.delete(key);
    }
  }
}

const keyOf = ({ strandId, sequenceNo }: BlockAddress) => `${strandId} ${sequenceNo}`;

function statusOf(judged: JudgedBlock | undefined): BlockStatus {
  if (judged === undefined) return { tone: 'warning', word: 'Not judged' };
  if (judged.kind === 'unreadable') return { tone: 'error', word: 'Cannot be read', why: judged.error.message };
  return blockStatus(judged.block, judged.verdict);
}

function judgementOf({ tone }: BlockStatus): Judgement {
  return tone === 'error' ? 'contradictions' : tone === 'warning' ? 'partly' : 'sound';
}
