import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { LedgerSummary } from '@qldb-console/contract';
import { LEDGER_STATES } from '../model/ledger-state.ts';

/** The state of a ledger as icon and word. */
export function LedgerStateText({ state }: { state: LedgerSummary['state'] }) {
  const { word, icon } = LEDGER_STATES[state];
  return <StatusIndicator type={icon}>{word}</StatusIndicator>;
}
