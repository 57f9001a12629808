import type { ExportFound, Inventory } from '@qldb-console/journal/archive';
import type { InventoryState } from './calls.ts';

/** By the beginning of what they cover; those of which it is not known last. */
const byTime = (a: Pick<ExportFound, 'started'>, b: Pick<ExportFound, 'started'>) =>
  (a.started?.inclusiveStartTime ?? '~') < (b.started?.inclusiveStartTime ?? '~') ? -1 : 1;

const made = new WeakMap<Inventory, InventoryState>();

/** What pages are told of an inventory, made once: lists of thousands of objects are asked for. */
export function inventoryState(inventory: Inventory): InventoryState {
  const known = made.get(inventory);
  if (known) return known;
  const { exports, objects, strands, findings, findingCounts, ignored, bytes, fingerprint } = inventory;
  const state: InventoryState = {
    findings,
    findingCounts,
    ignored,
    bytes,
    fingerprint,
    exports: exports.map((one) => ({ ...one, objects: one.objects.length })).toSorted(byTime),
    objects: objects.length,
    gzipped: objects.filter(({ gzip }) => gzip).length,
    formats: [...new Set(objects.map(({ format }) => format))],
    strands: strands.map(({ strandId, first, last, objects: own, lines }) => ({
      strandId,
      first,
      last,
      objects: own.length,
      bytes: lines.reduce((sum, line) => sum + line.bytes, 0),
      lines: lines.length,
    })),
  };
  made.set(inventory, state);
  return state;
}
