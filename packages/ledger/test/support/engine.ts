import { onTestFinished } from 'vitest';
import { createIds } from '../../src/engine/ids.ts';
import { Engine, openSqliteStore } from '../../src/index.ts';
import type { Store } from '../../src/store/store.ts';
import { seededRandom } from '../../src/workload/random.ts';
import { LEDGER, transaction } from './journal.ts';
import { expectEverythingSound } from './sound.ts';
import { tempDir } from './temp-dir.ts';

export const START = Date.UTC(2025, 2, 1, 12);

export interface TestEngine {
  readonly engine: Engine;
  readonly store: Store;
  /** Milliseconds since 1970; each reading of the clock is one millisecond later. */
  readonly clock: { time: number };
}

/** An engine on a real database, with a clock and ids that only the test moves. What it wrote is judged at the end. */
export async function startEngine(directory = tempDir()): Promise<TestEngine> {
  const store = await openSqliteStore(directory);
  let closed = false;
  const dispose = store[Symbol.asyncDispose].bind(store);
  store[Symbol.asyncDispose] = () => {
    closed = true;
    return dispose();
  };
  onTestFinished(async () => {
    if (!closed) await expectEverythingSound(engine);
    await dispose();
  });
  const clock = { time: START };
  const ids = createIds(seededRandom('tests').next32);
  const engine = new Engine({ store, clock: () => clock.time++, ids, maxLedgers: 5, stateDelayMs: 0 });
  return { engine, store, clock };
}

/** With a ledger `test` that has the tables A and B. */
export async function startLedger(): Promise<TestEngine> {
  const test = await startEngine();
  await test.engine.createLedger(LEDGER);
  await test.engine.commit('test', transaction({ op: 'create-table', table: 'A' }, { op: 'create-table', table: 'B' }));
  return test;
}
