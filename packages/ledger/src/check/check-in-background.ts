import type { Logger } from 'pino';
import { openJudgeThreads } from '../judge/threads.ts';
import type { Store } from '../store/store.ts';
import { checkLedger } from './check-ledger.ts';

/** Problems that are written to the log one by one. */
const LOGGED = 20;

/**
 * Checks every ledger while the service runs, up to the size that each has when its turn comes, in one thread beside it. What is
 * found goes to the log: nothing stops working because of it.
 *
 * @returns how to stop it
 */
export function checkInBackground(store: Store, now: () => number, log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const work = checkAll(store, now, log, stopping.signal).catch((error: unknown) => {
    log.error({ err: error }, 'checking the stored journals failed');
  });
  return async () => {
    stopping.abort();
    await work;
  };
}

async function checkAll(store: Store, now: () => number, log: Logger, signal: AbortSignal): Promise<void> {
  await using threads = openJudgeThreads({ count: 1 });
  for (const name of await store.ledgerNames(now())) {
    const ledger = await store.findLedger(name, now());
    if (ledger === undefined || signal.aborted) continue;
    const { outcome, size, problems, problemCount, digest } = await checkLedger(store, ledger, {
      workers: threads.workers,
      signal,
    });
    if (outcome === 'cancelled') return;
    if (outcome === 'sound') {
      log.info({ ledger: name, blocks: size, digest }, 'the stored journal is sound');
      continue;
    }
    log.error({ ledger: name, blocks: size, problems: problemCount }, 'the stored journal is damaged');
    for (const problem of problems.slice(0, LOGGED)) log.error({ ledger: name, ...problem }, problem.sentence);
  }
}
