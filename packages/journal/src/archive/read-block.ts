import type { ExportedBlock } from '../export/index.ts';
import { ArchiveError } from './archive-error.ts';
import type { Inventory } from './types.ts';

/** Reads single blocks of an archive. Keeps the object that was unpacked or taken apart last. */
export interface BlockReader {
  /**
   * The block at bytes `[start, start + length)` of an object, unpacked: as index and places of faults name it.
   *
   * @throws ArchiveError; JournalError as parseBlock
   */
  readBlock(object: number, start: number, length: number): Promise<ExportedBlock>;
  /** Its bytes. In Ion binary they need the symbol table in front of them: see {@link readBlock}. */
  readBytes(object: number, start: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A reader of the blocks of an archive. */
export function createBlockReader(inventory: Inventory): BlockReader {
  const there = (object: number) => {
    const found = inventory.objects[object];
    throw new ArchiveError('not-there', `There is no object ${object}`, found?.file ?? '');
  };
  return { readBlock: async (object) => there(object), readBytes: async (object) => there(object) };
}
