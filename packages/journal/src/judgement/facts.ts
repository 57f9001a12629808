import type { BlockAddress } from '../block/index.ts';
import type { Fault, FaultCheck, StretchPlace, StretchVerdict } from '../engine/stretch.ts';
import { placeKey } from './draft.ts';
import type { Numbering } from './layout.ts';
import type { Cause, JournalAnchor, JournalDigest, JournalFinding, JournalInput } from './types.ts';

/** Everything the sentences of a verdict are made of. */
export interface JournalFacts {
  readonly input: JournalInput;
  readonly stretch: StretchVerdict;
  readonly numbering: Numbering;
  /** Numbers of the first and the last block. */
  readonly span: readonly [from: number, to: number] | undefined;
  readonly causes: readonly Cause[];
  readonly contradictions: readonly Cause[];
  readonly absences: readonly Cause[];
  /** Contradictions found that are not listed. */
  readonly unlisted: number;
  readonly findings: readonly JournalFinding[];
  readonly findingCount: number;
  readonly anchors: readonly JournalAnchor[];
  readonly horizon: number | undefined;
  /** Agreeing digests that were saved outside, the one that covers most blocks first. */
  readonly anchoring: readonly JournalAnchor[];
  /** Such digests that cover blocks behind the last one, where that one should be the journal's last. */
  readonly beyond: readonly JournalAnchor[];
  /** Blocks whose content counts as re-hashed, and blocks of which something could not be, or something is odd. */
  readonly whole: number;
  readonly partly: number;
  /** Among the findings, those that are only about the times of neighbours. */
  readonly timeOnly: number;
  readonly nameOf: (digest: JournalDigest) => string;
}

/** Whether every check that found something is about the time of a block and of the one before. */
export const isTimeOnly = (checks: readonly FaultCheck[]): boolean => checks.every(({ id }) => id === 'link.time');

/** One row for each block, each thing said once. */
export function mergeFindings(findings: readonly JournalFinding[]): JournalFinding[] {
  const rows = new Map<string, { sequenceNo: number | undefined; place: StretchPlace; checks: FaultCheck[] }>();
  for (const { sequenceNo, place, checks } of findings) {
    const key = placeKey(place);
    const row = rows.get(key) ?? { sequenceNo, place, checks: [] };
    for (const check of checks)
      if (!row.checks.some(({ id, subject, why }) => id === check.id && subject === check.subject && why === check.why))
        row.checks.push(check);
    rows.set(key, row);
  }
  return [...rows.values()];
}

export const isContradiction = ({ error, checks }: Fault): boolean =>
  error !== undefined || checks.some(({ status }) => status === 'failed');

/** How many faults of a kind a stretch counts beyond those it lists. */
export function unlistedOf({ counts, faults, faultCount }: StretchVerdict): {
  readonly contradictions: number;
  readonly findings: number;
} {
  const listed = faults.filter(isContradiction).length;
  const unlisted = faultCount - faults.length;
  const all = counts.failed + counts.misplaced + counts.linkFailed + counts.unreadable;
  const contradictions = Math.min(unlisted, Math.max(0, all - listed));
  return { contradictions, findings: unlisted - contradictions };
}

/** Whether the numbers say that one block is the one before the other. */
export function follows(previous: BlockAddress, next: BlockAddress): boolean {
  return previous.strandId === next.strandId && previous.sequenceNo + 1 === next.sequenceNo;
}

/** Whether the first block was compared with the one before it. */
export function beginsLinked({
  input: { previous },
  stretch: { first },
}: Pick<JournalFacts, 'input' | 'stretch'>): boolean {
  return previous !== undefined && first !== undefined && follows(previous, first);
}
