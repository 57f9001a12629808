import { JournalError, type JournalErrorCode } from '@qldb-console/journal';
import { blockReadAs } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import type { ArchiveBlock, BlockProblem } from '../../../workers/archive/calls.ts';

const loadedBlocks = new WeakMap<ArchiveBlock, LoadedBlock>();

/** The same object for the same block, so that it is judged once; undefined for what is no Ion or cannot be read. */
export function loadedOf(block: ArchiveBlock): LoadedBlock | undefined {
  if (block.read.kind !== 'block') return undefined;
  const known = loadedBlocks.get(block);
  if (known) return known;
  const loaded = blockReadAs(block.read.block, block.read.block.address);
  loadedBlocks.set(block, loaded);
  return loaded;
}

/** The error as the journal package threw it in the thread. */
export const errorOf = ({ code, message, at, path }: BlockProblem) =>
  new JournalError(code as JournalErrorCode, message, at, path);
