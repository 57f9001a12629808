export { ArchiveError, type ArchiveErrorCode } from './archive-error.ts';
export { ArchiveIndex, type ArchiveIndexOptions } from './index/archive-index.ts';
export type { NumberRange } from './index/coverage.ts';
export type { IndexChunk } from './index/stored-chunks.ts';
export type {
  BlockRow,
  CoverageCell,
  DocumentSummary,
  Found,
  RevisionRow,
  TableSummary,
} from './index/types.ts';
export { takeInventory } from './inventory.ts';
export {
  type BlockConflict,
  type JudgeCopiesOptions,
  type JudgedCopy,
  judgeCopies,
} from './judge-copies.ts';
export { type LeftSubtrees, leftSubtreesOfProof } from './left-subtrees.ts';
export { ARCHIVE_LIMITS } from './limits.ts';
export { type ObjectName, readObjectName, unpackedName } from './object-name.ts';
export { type BlockReader, createBlockReader } from './read-block.ts';
export { shortfallsOf } from './shortfalls.ts';
export {
  type ArchiveChunk,
  type ArchiveCopy,
  type ArchivePosition,
  type ArchiveProblem,
  type ArchiveSource,
  type ArchiveSourceOptions,
  archiveBlocks,
} from './source.ts';
export type {
  ArchiveFile,
  ArchiveFormat,
  ArchiveLine,
  ArchiveObject,
  ExportFound,
  Inventory,
  InventoryCode,
  InventoryFinding,
  InventoryOptions,
  InventoryProgress,
  InventorySeverity,
  InventorySummary,
  LinePart,
  SequenceRange,
  StrandFound,
} from './types.ts';
