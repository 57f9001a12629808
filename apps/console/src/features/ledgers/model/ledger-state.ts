import type { LedgerSummary } from '@qldb-console/contract';

type LedgerState = LedgerSummary['state'];

export const LEDGER_STATES: Record<LedgerState, { word: string; icon: 'success' | 'pending' | 'stopped' }> = {
  CREATING: { word: 'Creating', icon: 'pending' },
  ACTIVE: { word: 'Active', icon: 'success' },
  DELETING: { word: 'Deleting', icon: 'pending' },
  DELETED: { word: 'Deleted', icon: 'stopped' },
};

/** A state that ends by itself: worth asking again soon. */
export const isChanging = (state: LedgerState): boolean => state === 'CREATING' || state === 'DELETING';
