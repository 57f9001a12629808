import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import type { Store } from '../store/store.ts';
import { SAMPLE } from './sample-ledger.ts';
import { sampleLedger } from './sample-transactions.ts';

const NOTE = 'sample-ledger';

/**
 * Puts the sample ledger into a data directory, once: whoever deletes it does not get it back. A ledger somebody else
 * made under its name is left alone; one that an interrupted start left unfinished is made anew.
 */
export async function loadSampleLedger(engine: Engine, store: Store): Promise<void> {
  if ((await store.readNote(NOTE)) !== undefined) return;
  const existing = await engine.ledger(SAMPLE.ledgerName).catch(ignoreMissing);
  const unfinished = existing?.strandId === SAMPLE.strandId && existing.size <= SAMPLE.tip;
  if (existing && unfinished) await engine.discardLedger(existing);
  if (!existing || unfinished) {
    const { ledger, transactions } = sampleLedger(SAMPLE.ledgerName);
    await engine.createLedger(ledger);
    await engine.commitAll(SAMPLE.ledgerName, transactions);
  }
  await store.writeNote(NOTE, new Date(engine.now()).toISOString());
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof EngineError && error.code === 'ledger-not-found') return undefined;
  throw error;
}
