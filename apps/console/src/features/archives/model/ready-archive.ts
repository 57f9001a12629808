import type { ArchiveState, InventoryState, StrandState, StrandSummary } from '../../../workers/archive/calls.ts';
import type { ArchiveView } from './open-archives.ts';

/** An archive that is looked through, and the strand of it that the page is about. */
export interface ReadyArchive {
  readonly id: string;
  readonly state: ArchiveState;
  readonly inventory: InventoryState;
  readonly strand: StrandSummary;
  /** As far as it is or was judged. */
  readonly judged: StrandState | undefined;
}

/** @returns undefined while there is nothing to show of it */
export function readyArchive(id: string, view: ArchiveView, strandId: string | undefined): ReadyArchive | undefined {
  if (view.phase !== 'open' || view.state.phase !== 'ready') return undefined;
  const { state } = view;
  const { inventory } = state;
  const strands = inventory?.strands ?? [];
  const [largest] = strands.toSorted((a, b) => b.bytes - a.bytes);
  const strand = strands.find((one) => one.strandId === strandId) ?? largest;
  if (inventory === undefined || strand === undefined) return undefined;
  return { id, state, inventory, strand, judged: state.strands.find((one) => one.strandId === strand.strandId) };
}
