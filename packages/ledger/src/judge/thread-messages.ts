import type { BlockChunk, ChunkResult } from '@qldb-console/journal/engine';

/** To a thread that judges blocks. The bytes of the chunk move with it. */
export interface ChunkQuestion {
  readonly id: number;
  readonly chunk: BlockChunk;
}

/** From it. `problem`: why it could not judge them, which says nothing about the blocks. */
export type ChunkAnswer =
  | { readonly id: number; readonly found: ChunkResult }
  | { readonly id: number; readonly problem: string };

/** Instead of a question: nothing more will be asked. */
export const END = 'end';
