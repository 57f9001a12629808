import type { InventoryFinding, InventorySummary } from '@qldb-console/journal/archive';
import type { ArchiveFiles, Skipped } from './archive-files.ts';

/** What a report tells of the files, without a list of every object. Plain data, the same for every part of an archive. */
export interface ArchiveOverview {
  readonly fingerprint: string;
  readonly objects: number;
  readonly bytes: number;
  readonly exports: readonly {
    readonly exportId: string;
    readonly ledgerName?: string | undefined;
    readonly inclusiveStartTime?: string | undefined;
    readonly exclusiveEndTime?: string | undefined;
    readonly outputFormat?: string | undefined;
    readonly completed: boolean;
    readonly objects: number;
    readonly missing: number;
  }[];
  readonly strands: readonly {
    readonly strandId: string;
    readonly first: number;
    readonly last: number;
    readonly objects: number;
    /** How many parts each line has. */
    readonly lines: readonly number[];
  }[];
  readonly findings: readonly InventoryFinding[];
  readonly findingCounts: InventorySummary['findingCounts'];
  /** Files that belong to no export, and what was not read at all. */
  readonly ignored: InventorySummary['ignored'];
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
}

export function overviewOf(
  inventory: InventorySummary,
  { skipped, skippedCount }: Pick<ArchiveFiles, 'skipped' | 'skippedCount'>,
): ArchiveOverview {
  return {
    fingerprint: inventory.fingerprint,
    objects: inventory.objects.length,
    bytes: inventory.bytes,
    exports: inventory.exports.map(({ exportId, started, completed, objects }) => ({
      exportId,
      ...(started && {
        ledgerName: started.ledgerName,
        inclusiveStartTime: started.inclusiveStartTime,
        exclusiveEndTime: started.exclusiveEndTime,
        ...(started.outputFormat !== undefined && { outputFormat: started.outputFormat }),
      }),
      completed: completed.length > 0,
      objects: objects.length,
      missing: completed.reduce((sum, { missing }) => sum + missing, 0),
    })),
    strands: inventory.strands.map(({ strandId, first, last, objects, lines }) => ({
      strandId,
      first,
      last,
      objects: objects.length,
      lines: lines.map(({ parts }) => parts.length),
    })),
    findings: inventory.findings.map(plainFinding),
    findingCounts: inventory.findingCounts,
    ignored: inventory.ignored,
    skipped,
    skippedCount,
  };
}

/** Without members that are undefined: a part file would lose them, and the report must not differ by that. */
function plainFinding({ code, severity, sentence, files, strandId, range }: InventoryFinding): InventoryFinding {
  return {
    code,
    severity,
    sentence,
    files,
    ...(strandId !== undefined && { strandId }),
    ...(range && { range }),
  };
}
