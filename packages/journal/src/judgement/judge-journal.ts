import type { JournalInput, JournalVerdict } from './types.ts';

/** The verdict on a journal, or on a part of it: one sentence, its scope, the rungs, causes, and what it does not cover. */
export function judgeJournal({ stretch }: JournalInput): JournalVerdict {
  const { first, last, counts } = stretch;
  return {
    outcome: 'incomplete',
    headline: `Not everything could be checked: ${counts.blocks} blocks were read`,
    scope: '',
    notCovered: [],
    asserted: [],
    rungs: [],
    checks: [],
    causes: [],
    unlisted: stretch.faultCount,
    findings: [],
    findingCount: 0,
    anchors: [],
    horizon: undefined,
    coverage: [],
    strandId: first?.strandId,
    first: first?.sequenceNo,
    last: last?.sequenceNo,
  };
}
