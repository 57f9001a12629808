import { stateOf } from '../engine/ledger-state.ts';
import type { LedgerRow } from '../store/rows.ts';

export function ledgerArn(name: string, region: string, accountId: string): string {
  return `arn:aws:qldb:${region}:${accountId}:ledger/${name}`;
}

/** Milliseconds as the wire has times: seconds since 1970 with a fraction. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** LedgerSummary */
export function ledgerSummary(ledger: LedgerRow, now: number) {
  return { Name: ledger.name, State: stateOf(ledger, now), CreationDateTime: seconds(ledger.createdAt) };
}
