import { type BlockChunk, createEngine, factBuffers, judgeChunk } from '@qldb-console/journal/engine';
import type { ChunkAnswer, ChunkQuestion } from './judge-messages.ts';

/** Judges the chunks it is sent, one after the other. The engine is made once. */
const engine = createEngine();

addEventListener('message', ({ data }: MessageEvent<ChunkQuestion>) => {
  void answer(data.id, data.chunk);
});

async function answer(id: number, chunk: BlockChunk): Promise<void> {
  try {
    const result = judgeChunk(await engine, chunk);
    const moved = result.facts === undefined ? [] : factBuffers(result.facts);
    const spare = chunk.bytes.buffer;
    postMessage({ id, result, spare } satisfies ChunkAnswer, { transfer: [...moved, spare] });
  } catch (error) {
    postMessage({ id, problem: error instanceof Error ? error.message : String(error) } satisfies ChunkAnswer);
  }
}
