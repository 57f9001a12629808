import type { BlockChunk, ChunkResult } from '@qldb-console/journal/engine';

/** To a worker that judges blocks. The bytes of the chunk move with it. */
export interface ChunkQuestion {
  readonly id: number;
  readonly chunk: BlockChunk;
}

/** From it; the columns of facts move too, and the memory of the chunk comes back. `problem`: why it could not judge them, which says nothing about the blocks. */
export type ChunkAnswer =
  | { readonly id: number; readonly result: ChunkResult; readonly spare: ArrayBuffer }
  | { readonly id: number; readonly problem: string };
