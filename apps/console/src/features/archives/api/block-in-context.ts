import { BLOCK_FLAGS } from '@qldb-console/journal/engine';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ArchiveBlock, ArchiveRow } from '../../../workers/archive/calls.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { asFarAsJudged } from '../model/strand-progress.ts';
import { archiveQuery } from './archive-queries.ts';

/** Blocks recording redactions of one block that are read at most. */
const MOST_RECORDING = 20;

/** A block and what it is judged with. */
export interface BlockInContext {
  readonly block: ArchiveBlock | undefined;
  /** The one with the number before; undefined where there is none. */
  readonly before: ArchiveBlock | undefined;
  /** Those that record redactions of its revisions. */
  readonly recording: readonly ArchiveBlock[];
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** Reads a block of an archive, the one before it, and, if data is missing in it, those that record why. */
export function useBlockInContext({ id, strand, judged }: ReadyArchive, row: ArchiveRow): BlockInContext {
  const { strandId } = strand;
  const { sequenceNo } = row;
  const hasBefore = sequenceNo !== undefined && sequenceNo > 0;
  const isRedacted = (row.flags & (BLOCK_FLAGS.redacted | BLOCK_FLAGS.finding)) !== 0;
  const asFar = asFarAsJudged(strandId, judged);
  const block = useQuery(archiveQuery(id, judged, 'block', { strandId, row: row.row }));
  const rowsBefore = useQuery({
    ...archiveQuery(id, judged, 'rowsOf', { strandId, sequenceNo: (sequenceNo ?? 1) - 1 }),
    enabled: hasBefore,
  });
  const beforeRow = predecessor(rowsBefore.data?.answer ?? [], row);
  const before = useQuery({
    ...archiveQuery(id, judged, 'block', { strandId, row: beforeRow?.row ?? 0 }),
    enabled: beforeRow !== undefined,
  });
  const redactions = useQuery({
    ...archiveQuery(id, asFar, 'redactionsOf', { strandId, row: row.row }),
    enabled: isRedacted,
  });
  const recorded = useQueries({
    queries: (redactions.data?.answer ?? [])
      .slice(0, MOST_RECORDING)
      .map((one) => archiveQuery(id, judged, 'block', { strandId, row: one.row })),
    combine: (results) => ({
      blocks: results.flatMap(({ data }) => data?.answer ?? []),
      isPending: results.some((result) => result.isPending),
    }),
  });
  const { blocks } = recorded;
  const recording = useMemo(() => blocks, [blocks.map(({ row: { row: at } }) => at).join()]);
  return {
    block: block.data?.answer,
    before: before.data?.answer,
    recording,
    isPending:
      block.isPending ||
      (hasBefore && rowsBefore.isPending) ||
      (beforeRow !== undefined && before.isPending) ||
      (isRedacted && redactions.isPending) ||
      recorded.isPending,
    error: block.error,
  };
}

/** Of several with one number, the one that stands nearest in front. */
function predecessor(rows: readonly ArchiveRow[], of: ArchiveRow): ArchiveRow | undefined {
  return rows.findLast(({ row }) => row < of.row) ?? rows[0];
}
