/** Milliseconds at work, without the pauses. It runs from the start on. */
export function createStopwatch(now: () => number = () => performance.now()) {
  let before = 0;
  let since: number | undefined = now();
  return {
    start(): void {
      since ??= now();
    },
    stop(): void {
      if (since !== undefined) before += now() - since;
      since = undefined;
    },
    elapsed: (): number => before + (since === undefined ? 0 : now() - since),
  };
}
