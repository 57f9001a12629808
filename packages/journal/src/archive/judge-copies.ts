import type { Engine } from '../engine/engine.ts';
import { BLOCK_FLAGS, type FactTable, HASH_BYTES } from '../engine/fact-table.ts';
import { type ChunkWorker, judgeStretch } from '../engine/judge-stretch.ts';
import type { StretchVerdict } from '../engine/stretch.ts';
import { equalBytes } from '../merkle/index.ts';
import { ArchiveError } from './archive-error.ts';
import { type ArchiveProblem, archiveBlocks } from './source.ts';
import type { Inventory, LinePart } from './types.ts';

/** A block that an archive has twice, and not the same. */
export interface BlockConflict {
  readonly sequenceNo: number;
  /** Object of the copy, and bytes `[start, end)` in it, unpacked. */
  readonly object: number;
  readonly start: number;
  readonly end: number;
}

/** A further copy of blocks that are on line 0. Plain data. */
export interface JudgedCopy extends LinePart {
  readonly line: number;
  /** The object with the same bytes, if there is one: then nothing more was judged. */
  readonly sameAs?: number | undefined;
  /** What the copy says by itself; without the links to what stands around it on its line, which is not its journal. */
  readonly verdict?: StretchVerdict | undefined;
  /** Blocks with another hash than the block of that number on line 0: the first ones, and how many there are. */
  readonly conflicts: readonly BlockConflict[];
  readonly conflictCount: number;
  /** Blocks that line 0 does not have: by what was known before reading them, they should not be in this object. */
  readonly unmatched: number;
}

export interface JudgeCopiesOptions {
  readonly strandId: string;
  readonly workers: readonly ChunkWorker[];
  readonly engine?: Engine | undefined;
  /** Stated hash of a block of line 0, 32 bytes; undefined where there is none. */
  readonly hashOf: (sequenceNo: number) => Uint8Array | undefined;
  readonly onProblem?: ((problem: ArchiveProblem) => void) | undefined;
  /** After each copy. */
  readonly onCopy?: ((copy: JudgedCopy) => void) | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
}

const MOST_CONFLICTS = 100;

/**
 * Judges the copies that an archive has of blocks beside those of line 0, each by itself, and holds their hashes against
 * those of line 0. Two exports whose times overlap have such; blocks of theirs that differ are of no one journal. A block
 * whose revision was redacted between the exports keeps its hash, so that it is no conflict.
 *
 * @throws ArchiveError 'cancelled'; what a worker throws
 */
export async function judgeCopies(inventory: Inventory, options: JudgeCopiesOptions): Promise<readonly JudgedCopy[]> {
  const strand = inventory.strands.find(({ strandId }) => strandId === options.strandId);
  const copies: JudgedCopy[] = [];
  for (const [line, { parts }] of (strand?.lines ?? []).entries()) {
    if (line === 0) continue;
    for (const [index, part] of parts.entries()) {
      if (options.signal?.aborted === true) throw new ArchiveError('cancelled', 'No longer wanted', '');
      const copy = await judgeCopy(inventory, { line, index, part }, options);
      copies.push(copy);
      options.onCopy?.(copy);
    }
  }
  return copies;
}

interface Copy {
  readonly line: number;
  readonly index: number;
  readonly part: LinePart;
}

async function judgeCopy(inventory: Inventory, { line, index, part }: Copy, options: JudgeCopiesOptions) {
  const { strandId, workers, engine, hashOf, onProblem } = options;
  let sameAs: number | undefined;
  const source = archiveBlocks(inventory, {
    strandId,
    line,
    parts: [index, index + 1],
    engine,
    facts: true,
    onProblem,
    onCopy: ({ of, same }) => {
      if (same) sameAs = of;
    },
  });
  const conflicts = new Conflicts(part.object, hashOf);
  const job = judgeStretch(source, workers, { onChunk: ({ facts }) => facts && conflicts.add(facts) });
  const { verdict } = await job.result;
  const { list, count, unmatched } = conflicts;
  const found = { ...part, line, conflicts: list, conflictCount: count, unmatched };
  return sameAs === undefined ? { ...found, verdict } : { ...found, sameAs };
}

class Conflicts {
  readonly list: BlockConflict[] = [];
  count = 0;
  unmatched = 0;
  private readonly object: number;
  private readonly hashOf: (sequenceNo: number) => Uint8Array | undefined;

  constructor(object: number, hashOf: (sequenceNo: number) => Uint8Array | undefined) {
    this.object = object;
    this.hashOf = hashOf;
  }

  add({ blocks, sequenceNo, start, length, blockHash, flags }: FactTable): void {
    for (let row = 0; row < blocks; row++) {
      if ((flags[row] as number) & BLOCK_FLAGS.unreadable) continue;
      const number = sequenceNo[row] as number;
      const other = this.hashOf(number);
      const own = blockHash.subarray(row * HASH_BYTES, (row + 1) * HASH_BYTES);
      if (other === undefined) this.unmatched++;
      if (other === undefined || equalBytes(other, own)) continue;
      this.count++;
      if (this.list.length >= MOST_CONFLICTS) continue;
      const from = start[row] as number;
      this.list.push({ sequenceNo: number, object: this.object, start: from, end: from + (length[row] as number) });
    }
  }
}
