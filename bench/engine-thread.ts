/** A thread that judges the chunks it is sent; bench/engine-threads.bench.ts starts it. */
import { hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { type BlockChunk, createEngine, judgeChunk } from '@qldb-console/journal/engine';

if (!parentPort) throw new Error('this is no thread');
const port = parentPort;
const engine = await createEngine({ sha256: (message) => hash('sha256', message, 'buffer') });
port.on('message', (chunk: BlockChunk) => port.postMessage(judgeChunk(engine, chunk)));
