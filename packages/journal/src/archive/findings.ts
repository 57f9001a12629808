import { ARCHIVE_LIMITS } from './limits.ts';
import type { InventoryCode, InventoryFinding, InventorySeverity, SequenceRange } from './types.ts';

const ORDER: readonly InventorySeverity[] = ['error', 'warning', 'info'];

/** Findings of an inventory as they come up: all are counted, the first of each code are listed. */
export class Findings {
  private readonly list: InventoryFinding[] = [];
  readonly counts: Partial<Record<InventoryCode, number>> = {};

  add(
    code: InventoryCode,
    severity: InventorySeverity,
    sentence: string,
    files: readonly string[],
    where: { readonly strandId?: string | undefined; readonly range?: SequenceRange | undefined } = {},
  ): void {
    const count = (this.counts[code] ?? 0) + 1;
    this.counts[code] = count;
    if (count > ARCHIVE_LIMITS.findings) return;
    const named = files.slice(0, ARCHIVE_LIMITS.namesPerFinding);
    this.list.push({
      code,
      severity,
      sentence,
      files: named,
      ...(where.strandId !== undefined && { strandId: where.strandId }),
      ...(where.range !== undefined && { range: where.range }),
    });
  }

  /** Errors first; else as they came up. */
  listed(): readonly InventoryFinding[] {
    return this.list.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  }
}

/** `block 7`, `blocks 7–9`. */
export function blocksText({ first, last }: SequenceRange): string {
  return first === last ? `block ${first}` : `blocks ${first}–${last}`;
}

/** `1 object`, `2,000 objects`. */
export function countText(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}
