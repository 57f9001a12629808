/** Runs `work` when the browser is idle. Answers what takes it back as long as it did not run. */
export function whenIdle(work: () => void): () => void {
  // Not every browser has idle callbacks.
  if (typeof globalThis.requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 1_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 5_000 });
  return () => cancelIdleCallback(handle);
}
