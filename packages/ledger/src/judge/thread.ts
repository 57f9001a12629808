/** A thread that judges the chunks it is sent, one after the other; threads.ts starts it. */
import { hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { createEngine, factBuffers, judgeChunk } from '@qldb-console/journal/engine';
import { type ChunkAnswer, type ChunkQuestion, END } from './thread-messages.ts';

if (!parentPort) throw new Error('this is no thread');
const port = parentPort;
const engine = createEngine({ sha256: (message) => hash('sha256', message, 'buffer') });

port.on('message', (message: ChunkQuestion | typeof END) => {
  if (message === END) void end();
  else void answer(message);
});

async function end(): Promise<void> {
  // V8 compiles in threads of its own, which must not outlive this one. Whoever asks is told why there is no engine.
  await engine.catch(() => undefined);
  // Without its port nothing keeps the thread alive.
  port.close();
}

async function answer({ id, chunk }: ChunkQuestion): Promise<void> {
  try {
    const found = judgeChunk(await engine, chunk);
    port.postMessage({ id, found } satisfies ChunkAnswer, found.facts === undefined ? [] : factBuffers(found.facts));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    port.postMessage({ id, problem } satisfies ChunkAnswer);
  }
}
