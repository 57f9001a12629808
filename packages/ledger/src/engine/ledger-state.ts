import type { LedgerRow } from '../store/rows.ts';

export type LedgerState = 'CREATING' | 'ACTIVE' | 'DELETING';

/** States follow from stored times, so that a change of state under way survives a restart. */
export function stateOf(ledger: LedgerRow, now: number): LedgerState {
  if (ledger.goneAt !== undefined) return 'DELETING';
  return now < ledger.activeAt ? 'CREATING' : 'ACTIVE';
}
