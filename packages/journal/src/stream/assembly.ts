import { type BlockAddress, type KnownRedaction, type ParsedBlock, parseBlock } from '../block/index.ts';
import type { BlockVerdict } from '../chain/judge-block.ts';
import { encodeUtf8 } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { ProofVerdict } from '../verdict.ts';
import { judgeRebuilt, rebuild, type StreamEvidence } from './judge-streamed.ts';
import type { StreamRecord } from './parse-record.ts';
import { StreamedEntry, type StreamNews } from './streamed-entry.ts';

/** What a stream delivered for one block so far. */
export interface StreamedBlock {
  readonly address: BlockAddress;
  /**
   * no-summary – revisions came, the block summary did not
   * waiting    – the summary names revisions whose content has not come
   * complete   – all it names is there
   */
  readonly state: 'no-summary' | 'waiting' | 'complete';
  /** Revisions that the summary names with a document and that have not come. */
  readonly waitingFor: number;
  /** Revisions that came, whether the summary names them or not. */
  readonly delivered: number;
  /** Base64, and Ion text; undefined without a summary. */
  readonly blockHash: string | undefined;
  readonly blockTimestamp: string | undefined;
  /** Changes whenever the verdict on the block may change. */
  readonly version: string;
}

/** Sequence numbers `from` … `to`, both included, of a strand from which nothing came between blocks that did come. */
export interface StreamGap {
  readonly strandId: string;
  readonly from: number;
  readonly to: number;
}

/** What became of a record that was added. */
export interface StreamAddition {
  /** 'ignored' is a record that belongs to no block. */
  readonly news: StreamNews | 'ignored';
  readonly address: BlockAddress | undefined;
}

export interface StreamAssemblyOptions {
  /** Replace LIMITS.streamedBlocks and LIMITS.streamedCharacters. */
  readonly maxBlocks?: number;
  readonly maxCharacters?: number;
}

/**
 * Puts the blocks of a journal stream together again from its records, which come at least once and in any order, and
 * judges them by the same rules as any other block. A block whose revisions have not all come is never verified.
 *
 * Memory is bounded: when there is too much, the block that was touched longest ago is forgotten, and counted.
 */
export class StreamAssembly {
  /** Blocks forgotten because there were too many. */
  dropped = 0;
  /** The one touched longest ago first. */
  private readonly entries = new Map<string, StreamedEntry>();
  /** Redactions by the block that records them; they outlive it. */
  private readonly recorded = new Map<string, readonly KnownRedaction[]>();
  private redactionsVersion = 0;
  private characters = 0;
  private readonly maxBlocks: number;
  private readonly maxCharacters: number;

  constructor(options: StreamAssemblyOptions = {}) {
    this.maxBlocks = options.maxBlocks ?? LIMITS.streamedBlocks;
    this.maxCharacters = options.maxCharacters ?? LIMITS.streamedCharacters;
  }

  /**
   * Takes a record in. Control records and those of unknown type are passed over.
   *
   * @throws JournalError 'ion-shared-symbol-table' for a block or revision with a symbol whose text is not in the record
   */
  add(record: StreamRecord): StreamAddition {
    if (record.kind !== 'block-summary' && record.kind !== 'revision-details') {
      return { news: 'ignored', address: undefined };
    }
    const { strandId, sequenceNo } =
      record.kind === 'block-summary' ? record.block.address : record.revision.blockAddress;
    const address = { strandId, sequenceNo };
    const key = keyOf(address);
    const entry = this.entries.get(key) ?? new StreamedEntry(address);
    const size = entry.size;
    const news = record.kind === 'block-summary' ? entry.addSummary(record) : entry.addDetails(record);
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.characters += entry.size - size;
    if (record.kind === 'block-summary' && news !== 'duplicate') this.remember(key, entry.redactions);
    this.forgetOldest();
    return { news, address };
  }

  /** Number of blocks kept. */
  get size(): number {
    return this.entries.size;
  }

  get(address: BlockAddress): StreamedBlock | undefined {
    const entry = this.entries.get(keyOf(address));
    return entry && this.describe(entry);
  }

  /** All blocks kept, by strand and sequence number. */
  blocks(): StreamedBlock[] {
    return this.sorted().map((entry) => this.describe(entry));
  }

  /**
   * The block as GetBlock would answer it, as far as it has come: a bare hash stands for each revision that has not.
   *
   * @returns undefined while its summary is missing
   * @throws JournalError 'input-too-large', 'ion-too-many-values' when it is larger than any block can be
   */
  block(address: BlockAddress): ParsedBlock | undefined {
    const entry = this.entries.get(keyOf(address));
    return entry && rebuild(entry)?.block;
  }

  /**
   * Judges a block: its own hashes, the records it came in, the link to the block before it where that came too, and a
   * proof where one is given. Redactions recorded anywhere in the stream are taken into account.
   *
   * @returns undefined while its summary is missing
   * @throws JournalError as {@link StreamAssembly.block}; never for a false claim
   */
  judge(address: BlockAddress, evidence: StreamEvidence = {}): (BlockVerdict & ProofVerdict) | undefined {
    const entry = this.entries.get(keyOf(address));
    const rebuilt = entry && rebuild(entry);
    if (entry === undefined || rebuilt === undefined) return undefined;
    const before = this.predecessor(entry);
    const previous = before?.summary && parseBlock(encodeUtf8(before.summary.text));
    return judgeRebuilt(entry, rebuilt, previous, [...this.recorded.values()].flat(), evidence);
  }

  /**
   * What is missing between the blocks that came. Blocks that the service writes for itself are not streamed, so that a
   * gap is no sign of loss by itself (observed in AWS's samples).
   */
  gaps(): StreamGap[] {
    const gaps: StreamGap[] = [];
    let before: BlockAddress | undefined;
    for (const { address } of this.sorted()) {
      if (before?.strandId === address.strandId && address.sequenceNo > before.sequenceNo + 1) {
        gaps.push({ strandId: address.strandId, from: before.sequenceNo + 1, to: address.sequenceNo - 1 });
      }
      before = address;
    }
    return gaps;
  }

  private describe(entry: StreamedEntry): StreamedBlock {
    const { address, summary, waitingFor, details } = entry;
    return {
      address,
      state: summary === undefined ? 'no-summary' : waitingFor > 0 ? 'waiting' : 'complete',
      waitingFor,
      delivered: details.size,
      blockHash: summary?.blockHash,
      blockTimestamp: summary?.blockTimestamp,
      version: `${entry.version} ${this.predecessor(entry)?.version ?? 0} ${this.redactionsVersion}`,
    };
  }

  /** The block before, when it came and there is no doubt which one it is. */
  private predecessor({ address: { strandId, sequenceNo } }: StreamedEntry): StreamedEntry | undefined {
    const before = this.entries.get(keyOf({ strandId, sequenceNo: sequenceNo - 1 }));
    return before?.summary !== undefined && before.otherSummaries === 0 ? before : undefined;
  }

  private sorted(): StreamedEntry[] {
    return [...this.entries.values()].sort(
      ({ address: a }, { address: b }) =>
        (a.strandId < b.strandId ? -1 : a.strandId > b.strandId ? 1 : 0) || a.sequenceNo - b.sequenceNo,
    );
  }

  private remember(key: string, redactions: readonly KnownRedaction[]): void {
    if (redactions.length === 0 && !this.recorded.has(key)) return;
    this.redactionsVersion++;
    this.recorded.delete(key);
    if (redactions.length > 0) this.recorded.set(key, redactions);
    const [oldest] = this.recorded.keys();
    if (this.recorded.size > LIMITS.streamedRedactions && oldest !== undefined) this.recorded.delete(oldest);
  }

  private forgetOldest(): void {
    while (this.entries.size > this.maxBlocks || this.characters > this.maxCharacters) {
      const [oldest] = this.entries;
      if (oldest === undefined) return;
      const [key, { size }] = oldest;
      this.entries.delete(key);
      this.characters -= size;
      this.dropped++;
    }
  }
}

function keyOf({ strandId, sequenceNo }: BlockAddress): string {
  return `${strandId} ${sequenceNo}`;
}
