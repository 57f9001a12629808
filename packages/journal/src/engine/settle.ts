import type { Fault, PendingRedaction, RecordedRedaction, StretchVerdict } from './stretch.ts';

/** Redactions of a whole journal, once all its stretches are joined. */
export interface SettledRedactions {
  /** Revisions without data that a later block explains. */
  readonly explained: number;
  /** A fault for each of the others. */
  readonly unexplained: readonly Fault[];
}

/**
 * Holds the revisions without data against the redactions recorded in later blocks: same strand, document, version, and the
 * same table where it is known, as verifyBlock does with the redactions it is given. What stays unexplained is a finding,
 * and its document counts as missing from its block.
 */
export function settleRedactions({ pending, recorded }: StretchVerdict): SettledRedactions {
  const known = new Map<string, RecordedRedaction[]>();
  for (const redaction of recorded) {
    const key = keyOf(redaction);
    const same = known.get(key);
    if (same === undefined) known.set(key, [redaction]);
    else same.push(redaction);
  }
  const unexplained = pending.filter((each) => !known.get(keyOf(each))?.some((redaction) => explains(redaction, each)));
  return {
    explained: pending.length - unexplained.length,
    unexplained: unexplained.map(({ place, sequenceNo, index }) => ({
      place,
      sequenceNo,
      checks: [
        {
          id: 'revision.redaction',
          status: 'finding',
          subject: `revisions[${index}]`,
          why: 'unexplained redaction: a dataHash stands in place of the data, and no redactionInfo in what was judged names this revision',
        },
      ],
    })),
  };
}

function keyOf({ strandId, sequenceNo, documentId, version }: PendingRedaction | RecordedRedaction): string {
  return `${strandId} ${sequenceNo} ${documentId} ${version}`;
}

function explains(redaction: RecordedRedaction, pending: PendingRedaction): boolean {
  if (redaction.recordedIn <= pending.sequenceNo) return false;
  return pending.tableId === undefined || pending.tableId === redaction.tableId;
}
