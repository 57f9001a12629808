export type { BlockChunk, BlockRangeAsked, BlockSource } from './block-source.ts';
export type { Borders } from './borders.ts';
export {
  createEngine,
  createPlainEngine,
  type Engine,
  type EngineOptions,
  type JudgeContext,
  type Judged,
} from './engine.ts';
export {
  BLOCK_FLAGS,
  type FactTable,
  factBuffers,
  HASH_PREFIX_BYTES,
  REVISION_FLAGS,
  type TableName,
  UNKNOWN_STRAND,
  UNKNOWN_TABLE,
} from './fact-table.ts';
export type { Edge, SoundBlock, Sums } from './facts.ts';
export { type ChunkResult, judgeChunk } from './judge-chunk.ts';
export {
  type ChunkWorker,
  type JudgedChunk,
  type JudgedStretch,
  type JudgeOptions,
  judgeStretch,
  type StretchJob,
} from './judge-stretch.ts';
export { joinPieces, type Piece, type PieceNode, rootOfPiece } from './pieces.ts';
export { type SettledRedactions, settleRedactions } from './settle.ts';
export {
  EMPTY_STRETCH,
  type Fault,
  type FaultCheck,
  joinStretches,
  MOST_FAULTS,
  type PendingRedaction,
  type RecordedRedaction,
  type StretchBorder,
  type StretchCounts,
  type StretchEdge,
  type StretchPlace,
  type StretchVerdict,
} from './stretch.ts';
export { rootAtTip, type TipPieces } from './tips.ts';
