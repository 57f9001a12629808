/** Bounds on what is said of a journal, however much is wrong with it, and on the search for near misses. */
export const JUDGEMENT_LIMITS = {
  /** Causes listed. */
  causes: 500,
  /** Places and checks listed per cause. */
  places: 20,
  checks: 20,
  /** Findings listed. */
  findings: 200,
  /** Blocks in which nothing is wrong that coverage marks one by one. */
  marks: 1_000,
  /** Blocks that two broken links at most enclose to be taken for one run that was put in the place of others. */
  replacedRun: 64,
  /** Values of a revision that are tried with a change, changes tried in all, and bytes hashed for them. */
  nearMissValues: 2_000,
  nearMissTries: 20_000,
  nearMissBytes: 32 * 1024 * 1024,
  /** Near misses told. */
  nearMisses: 10,
} as const;
