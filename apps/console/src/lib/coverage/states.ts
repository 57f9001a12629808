import type { CoverageState } from '@qldb-console/journal/judgement';

/** What each state is called, and in a few words what it means. Worst first. */
export const COVERAGE_STATES: Readonly<Record<CoverageState, { word: string; means: string }>> = {
  altered: { word: 'Altered', means: 'contradicts its own hashes, or those of its neighbours' },
  conflicting: { word: 'Conflicting', means: 'there several times, and not the same' },
  unreadable: { word: 'Unreadable', means: 'cannot be read as a block' },
  missing: { word: 'Missing', means: 'not there' },
  incomplete: { word: 'Incomplete', means: 'something in it could not be hashed again' },
  redacted: { word: 'Redacted', means: 'data was removed, as a later block records' },
  'hash-only': { word: 'Hash only', means: 'nothing but a hash is there, as of the service’s own blocks' },
  json: { word: 'JSON', means: 'its hashes chain, its content cannot be hashed again' },
  chained: { word: 'Chained', means: 'hashed again and linked to its neighbours; no digest fixes it' },
  proven: { word: 'Proven', means: 'fixed by a digest that was saved outside' },
};

const ORDER = Object.keys(COVERAGE_STATES) as readonly CoverageState[];

/** States that must not be drawn over by others. */
const FAULTS: ReadonlySet<CoverageState> = new Set(['altered', 'conflicting', 'unreadable', 'missing', 'incomplete']);
/** Harmless, and worth seeing where there are few. */
const NOTABLE: ReadonlySet<CoverageState> = new Set(['redacted', 'hash-only', 'json']);

export const isFault = (state: CoverageState) => FAULTS.has(state);
export const isNotable = (state: CoverageState) => NOTABLE.has(state);
/** 0 is the worst. */
export const badness = (state: CoverageState) => ORDER.indexOf(state);
