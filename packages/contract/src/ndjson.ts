/**
 * The lines of an answer as they arrive; empty ones are left out, an unfinished last one is a line like the others.
 * Leaving the loop early cancels the rest of the answer.
 *
 * Reads by `getReader`, because not every browser can iterate a stream.
 *
 * @param failure makes what is thrown when reading fails from what the stream threw
 */
export async function* readLines(response: Response, failure: (thrown: unknown) => unknown): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((thrown: unknown) => {
        throw failure(thrown);
      });
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      finished = done;
      const lines = rest.split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) if (line !== '') yield line;
      if (done) return;
    }
  } finally {
    // Not after the end: a browser would note a finished answer as one that was broken off.
    // Rejects when the stream has already failed; then there is nothing left to cancel.
    if (!finished) await reader.cancel().catch(() => {});
  }
}
