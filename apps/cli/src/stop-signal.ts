/**
 * Aborted by the first SIGINT, SIGTERM or SIGHUP, for an orderly end. A second one ends the process at once.
 *
 * @param exitCode of that end
 */
export function stopSignal(exitCode = 1): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(exitCode);
      stopping.abort();
    });
  return stopping.signal;
}
