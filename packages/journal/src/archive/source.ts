import type { BlockChunk, BlockSource } from '../engine/block-source.ts';
import type { Engine } from '../engine/engine.ts';
import type { ArchiveErrorCode } from './archive-error.ts';
import type { Inventory } from './types.ts';

/** Where to go on: behind the last chunk that came in. */
export interface ArchivePosition {
  readonly object: number;
  /** Of the object, unpacked: `offset + length` of the chunk. */
  readonly offset: number;
  /** {@link ArchiveChunk.part}; needed only where an object stands on a line in several parts. */
  readonly part?: number | undefined;
}

/** Something that keeps blocks from being judged, or that judging them found out about the files. */
export interface ArchiveProblem {
  readonly object: number;
  readonly file: string;
  readonly code: ArchiveErrorCode;
  /** A sentence. */
  readonly message: string;
  /** Byte of the object, unpacked, from which on it was not judged. */
  readonly at: number;
}

export interface ArchiveSourceOptions {
  readonly strandId: string;
  /** Line of the strand: 0 (the default) has each block once, the others have further copies. */
  readonly line?: number | undefined;
  /** Finds where Ion text can be cut; without it, or without its fast path, that takes longer. */
  readonly engine?: Engine | undefined;
  /** Handed through to the chunks. */
  readonly tips?: readonly number[] | undefined;
  readonly facts?: boolean | undefined;
  readonly from?: ArchivePosition | undefined;
  /** Only these parts of the line, `[from, to)`: of a journal that several machines judge. */
  readonly parts?: readonly [number, number] | undefined;
  /** Called for what cannot be read; judging goes on behind it. */
  readonly onProblem?: ((problem: ArchiveProblem) => void) | undefined;
}

/** A chunk of an object of an archive; `source` is the name of its file, `offset` counts in it as unpacked. */
export interface ArchiveChunk extends BlockChunk {
  readonly object: number;
  /** Which part of the line. */
  readonly part: number;
}

export interface ArchiveSource extends BlockSource {
  chunks(): AsyncIterator<ArchiveChunk, void>;
}

/**
 * The blocks of a line of an archive, in the order of the journal, in chunks of some megabytes.
 *
 * @throws ArchiveError 'not-there' when there is no such strand, line or position
 */
export function archiveBlocks(_inventory: Inventory, _options: ArchiveSourceOptions): ArchiveSource {
  return { chunks: () => ({ next: async () => ({ done: true, value: undefined }) }), close: () => {} };
}
