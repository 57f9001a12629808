export { type ComparedCopy, shortfallsOfCopies, withCopies } from './copies.ts';
export { overlayCoverage } from './coverage.ts';
export { type DigestTimeline, digestTimeline, type TimelineConflict, type TimelineEntry } from './digest-timeline.ts';
export { type ExplainContext, explainBlock } from './explain-block.ts';
export { judgeJournal } from './judge-journal.ts';
export { JUDGEMENT_LIMITS } from './limits.ts';
export { nearMisses } from './near-misses.ts';
export type {
  AnchorState,
  BlockExplanation,
  Cause,
  CauseKind,
  CoverageRange,
  CoverageState,
  FirstBlockProof,
  JournalAnchor,
  JournalDigest,
  JournalFinding,
  JournalInput,
  JournalVerdict,
  NearMiss,
  NearMissKind,
  RevisionExplanation,
  Shortfall,
  StatedHashes,
} from './types.ts';
