/**
 * Cuts long work into slices, so that the page keeps drawing and answering: `await pause()` after every piece of work
 * comes back at once while the slice lasts, and after the browser had its turn when it is over.
 *
 * @param lengthMs of one slice; 12 ms leave room for a frame of 16.7
 */
export function createPause(lengthMs = 12): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < lengthMs) return undefined;
    return new Promise((resolve) => {
      // Not a promise alone: only a task of its own lets the browser draw and take input.
      setTimeout(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
