import { ServiceError } from '../errors.ts';
import { openJudgeThreads } from '../judge/threads.ts';
import { isDatabaseDamage } from '../store/sqlite/open-database.ts';
import { openStoreToRead } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { checkLedger } from './check-ledger.ts';
import type { LedgerCheck } from './types.ts';

export interface CheckDirectoryOptions {
  readonly dataDir: string;
  /** Only this ledger; default: all that are there. */
  readonly ledger?: string | undefined;
  /** Threads that judge; default: one for each processor. */
  readonly threads?: number | undefined;
  readonly onProgress?:
    | ((soFar: { readonly ledger: string; readonly blocks: number; readonly size: number }) => void)
    | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks the ledgers in a data directory that no service has open. Nothing in it is changed.
 *
 * @yields what was found out about each ledger, in the order of their names
 * @throws ServiceError `data-locked`, `data-unusable` (there is no data), `data-older`, `data-newer`, `no-ledger`, `data-damaged` (the
 *   database file itself)
 */
export async function* checkDirectory(options: CheckDirectoryOptions): AsyncGenerator<LedgerCheck> {
  await using store = await openStoreToRead(options.dataDir);
  await using threads = openJudgeThreads({ count: options.threads });
  try {
    for (const name of await wanted(store, options.ledger)) {
      const ledger = await store.findLedger(name, Date.now());
      if (ledger === undefined) throw withoutJournal(options.dataDir, name);
      yield await checkLedger(store, ledger, {
        workers: threads.workers,
        onProgress: (blocks) => options.onProgress?.({ ledger: name, blocks, size: ledger.size }),
        signal: options.signal,
      });
      if (options.signal?.aborted) return;
    }
  } catch (error) {
    throw isDatabaseDamage(error) ? damaged(options.dataDir, error) : error;
  }
}

/** @throws ServiceError `no-ledger` */
async function wanted(store: Store, name: string | undefined): Promise<readonly string[]> {
  const names = await store.ledgerNames(Date.now());
  if (name === undefined) return names;
  if (names.includes(name)) return [name];
  const there = names.length === 0 ? 'There is none' : `There is ${names.join(', ')}`;
  throw new ServiceError('no-ledger', `There is no ledger ${name} in the data directory. ${there}.`);
}

function withoutJournal(dataDir: string, name: string): ServiceError {
  return new ServiceError('data-damaged', `The ledger ${name} in ${dataDir} has no block at all: its journal is gone.`);
}

function damaged(dataDir: string, error: Error): ServiceError {
  const message = `The database file in ${dataDir} is damaged, so that its blocks cannot be read: ${error.message}.`;
  return new ServiceError('data-damaged', message, { cause: error });
}
