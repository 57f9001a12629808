import { type Readable, Transform } from 'node:stream';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { noteRequestId } from '../audit/audit-scope.ts';

type HttpRequest = Parameters<NodeHttpHandler['handle']>[0];

/** QLDB: Ion text up to 1 MiB characters; as JSON, and with a proof beside it, a few times that. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/**
 * The SDK collects every answer in memory, so an endless one would end this process: answers beyond the limit fail.
 * Answers that state an acceptable length are handed through as they are (Node's parser holds them to it).
 *
 * @param options limit in bytes, and requests whose answer is not collected but handed on as it comes
 */
export function limitAnswers(
  handler: NodeHttpHandler,
  options: { readonly limit?: number; readonly exempt?: (request: HttpRequest) => boolean } = {},
): NodeHttpHandler {
  const { limit = MAX_ANSWER_BYTES, exempt } = options;
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, handlerOptions) => {
    const result = await handle(request, handlerOptions);
    noteRequestId(result.response.headers['x-amzn-requestid']);
    if (exempt?.(request)) return result;
    const stated = Number(result.response.headers['content-length'] ?? Number.NaN);
    if (stated <= limit) return result;
    const body = result.response.body as Readable;
    result.response.body = body.pipe(countTo(limit, body));
    return result;
  };
  return handler;
}

function countTo(limit: number, source: Readable): Transform {
  let seen = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.byteLength;
      if (seen <= limit) return done(null, chunk);
      source.destroy();
      done(new AnswerTooLarge());
    },
  });
  source.on('error', (error) => counter.destroy(error));
  return counter;
}
