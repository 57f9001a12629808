import type { BlockChunk, ChunkWorker } from '@qldb-console/journal/engine';

/** To a thread that judges blocks. The bytes of the chunk move with it. */
export interface ChunkQuestion {
  readonly id: number;
  readonly chunk: BlockChunk;
}

/** What a worker finds out about a chunk. */
export type ChunkFinding = Awaited<ReturnType<ChunkWorker['judge']>>;

/** From it. `problem`: why it could not judge them, which says nothing about the blocks. */
export type ChunkAnswer =
  | { readonly id: number; readonly found: ChunkFinding }
  | { readonly id: number; readonly problem: string };
