import { type BlockChunk, createEngine, judgeChunk } from '@qldb-console/journal/engine';
import type { ChunkAnswer, ChunkQuestion } from './judge-messages.ts';

/** Judges the chunks it is sent, one after the other. The engine is made once. */
const engine = createEngine();

addEventListener('message', ({ data }: MessageEvent<ChunkQuestion>) => {
  void answer(data.id, data.chunk);
});

async function answer(id: number, chunk: BlockChunk): Promise<void> {
  let message: ChunkAnswer;
  try {
    message = { id, verdict: judgeChunk(await engine, chunk) };
  } catch (error) {
    message = { id, problem: error instanceof Error ? error.message : String(error) };
  }
  postMessage(message);
}
