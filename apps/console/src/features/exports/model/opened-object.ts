import { type BlockAddress, type ExportObject, parseExportObject } from '@qldb-console/journal';
import { type ObjectName, readObjectName } from '@qldb-console/journal/archive';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import type { JournalRun } from './journal-run.ts';
import { readRunBlock } from './run-block.ts';

/** An object of an export, taken apart; its blocks are read when their turn comes. */
export interface OpenedObject {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly parsed: ExportObject;
  readonly name: ObjectName | undefined;
}

/** @throws JournalError for an object that is too large to be taken apart */
export function openObject(key: string, bytes: Uint8Array): OpenedObject {
  return { key, bytes, parsed: parseExportObject(bytes), name: readObjectName(key) };
}

/** Where the name of the object says that its block number `index` stands. */
export function expectedAt({ name }: OpenedObject, index: number): BlockAddress | undefined {
  return name && { strandId: name.strandId, sequenceNo: name.first + index };
}

/** Lets a run judge block number `index`. */
export function addBlock(run: JournalRun, opened: OpenedObject, index: number): void {
  run.add({ key: opened.key, index }, () => opened.parsed.block(index), expectedAt(opened, index));
}

/** The last block, to judge the one behind it with; `undefined` when it is not Ion, or cannot be read. */
export function lastBlock(opened: OpenedObject): LoadedBlock | undefined {
  return loadedAt(opened, opened.parsed.spans.length - 1);
}

export function loadedAt(opened: OpenedObject, index: number): LoadedBlock | undefined {
  if (opened.parsed.spans[index] === undefined) return undefined;
  const read = readRunBlock(() => opened.parsed.block(index), expectedAt(opened, index), index);
  return read.kind === 'block' ? read.loaded : undefined;
}
