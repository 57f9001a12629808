import { type BlockAddress, type ExportedBlock, JournalError, type JsonBlock } from '@qldb-console/journal';
import { type BlockRow, type BlockStatus, judgedRow } from '../../../lib/blocks/block-row.ts';
import { blockReadAs, type JudgedBlock, judgeWithRedactions } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';

/** Where a block lies: in which object, and which one in it, from 0. */
export interface RunPlace {
  readonly key: string;
  readonly index: number;
}
type JudgedRow = Exclude<BlockRow, { state: 'loading' | 'missing' }>;
/** One block of an export as its tables list it. */
export type RunRow = { readonly place: RunPlace } & (
  | JudgedRow
  | {
      readonly state: 'json';
      /** As the line says; nothing of it is verified. */
      readonly sequenceNo: number | undefined;
      readonly time: string | undefined;
      readonly revisions: number;
      readonly blockHash: Uint8Array | undefined;
      readonly status: BlockStatus;
    }
);

/** A block of an export as far as it could be read. */
export type ReadRunBlock =
  | { readonly kind: 'block'; readonly loaded: LoadedBlock }
  | { readonly kind: 'json'; readonly block: JsonBlock; readonly notVerifiable: string }
  | { readonly kind: 'unreadable'; readonly error: JournalError; readonly sequenceNo: number };

/**
 * @param expected where the name of the object says the block stands; without it the block's own word is taken
 * @param index    stands for the sequence number of a block that cannot be read and whose place is not known
 */
export function readRunBlock(
  read: () => ExportedBlock,
  expected: BlockAddress | undefined,
  index: number,
): ReadRunBlock {
  try {
    const exported = read();
    if (exported.kind === 'json') return exported;
    return { kind: 'block', loaded: blockReadAs(exported.block, expected ?? exported.block.address) };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return { kind: 'unreadable', error, sequenceNo: expected?.sequenceNo ?? index };
  }
}

/** Judges a block against the one before it; `undefined` for JSON, which cannot be judged. */
export function judgeRunBlock(
  read: ReadRunBlock,
  previous: LoadedBlock | undefined,
  recordedIn: readonly LoadedBlock[],
): JudgedBlock | undefined {
  if (read.kind === 'json') return undefined;
  if (read.kind === 'unreadable') return { kind: 'unreadable', error: read.error };
  return judgeWithRedactions(read.loaded, previous, recordedIn);
}

export function runRow(place: RunPlace, read: ReadRunBlock, judged: JudgedBlock | undefined): RunRow {
  if (read.kind === 'json') return { place, ...jsonRow(read) };
  const sequenceNo = read.kind === 'block' ? read.loaded.sequenceNo : read.sequenceNo;
  return { place, ...judgedRow(sequenceNo, judged as JudgedBlock) };
}

function jsonRow({ block, notVerifiable }: Extract<ReadRunBlock, { kind: 'json' }>) {
  return {
    state: 'json',
    sequenceNo: block.address?.sequenceNo,
    time: block.blockTimestamp,
    revisions: block.revisions,
    blockHash: block.blockHash,
    status: { tone: 'info', word: 'Read, not verified', why: notVerifiable },
  } as const;
}
