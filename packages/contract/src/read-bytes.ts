/**
 * The whole body of an answer in memory.
 *
 * @param options.limit    bytes at most; an answer that states more is not read at all
 * @param options.failure  makes what is thrown when reading fails, or when less came than was stated
 * @param options.tooLarge makes what is thrown beyond the limit
 */
export async function readBytes(
  response: Response,
  options: {
    limit: number;
    onProgress: ((progress: { received: number; total: number | undefined }) => void) | undefined;
    failure: (thrown: unknown) => unknown;
    tooLarge: () => unknown;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { limit, onProgress, failure, tooLarge } = options;
  const stated = response.headers.get('content-length');
  const total = stated === null ? undefined : Number(stated);
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let received = 0;
  let finished = false;
  try {
    if (total !== undefined && total > limit) throw tooLarge();
    for (;;) {
      const { done, value } = await reader.read().catch((thrown: unknown) => {
        throw failure(thrown);
      });
      finished = done;
      if (done) break;
      received += value.byteLength;
      if (received > limit) throw tooLarge();
      chunks.push(value);
      onProgress?.({ received, total });
    }
  } finally {
    // Not after the end, see ndjson.ts.
    if (!finished) await reader.cancel().catch(() => {});
  }
  if (total !== undefined && received !== total) throw failure(new Error('the answer is shorter than it stated'));
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
