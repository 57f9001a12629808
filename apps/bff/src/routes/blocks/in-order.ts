/**
 * Runs `load` for every number of `[from, to)`, at most `concurrency` at a time, and yields the results in order.
 * Loads only as fast as it is read: what runs ahead of the reader is never more than `concurrency` items.
 * When the reader stops early, or a load fails, the signal given to the others is aborted.
 *
 * @throws what the first failing load (in order) threw
 */
export async function* inOrder<T>(
  from: number,
  to: number,
  concurrency: number,
  load: (n: number, signal: AbortSignal) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const stop = new AbortController();
  const ahead: Promise<T>[] = [];
  let next = from;
  try {
    for (let n = from; n < to; n++) {
      while (next < to && ahead.length < concurrency) {
        const loading = load(next, stop.signal);
        // Awaited below, unless the reader leaves first; then nobody cares how it ends.
        loading.catch(() => {});
        ahead.push(loading);
        next += 1;
      }
      yield await (ahead.shift() as Promise<T>);
    }
  } finally {
    stop.abort();
  }
}
