import type { CheckStatus, Outcome, Rung, Verdict } from '@qldb-console/journal';
import type { IconName } from '../icon.tsx';

export type Tone = 'success' | 'info' | 'warning' | 'error' | 'neutral';

export interface DescribedVerdict {
  readonly tone: Tone;
  readonly icon: IconName;
  /** The outcome in words; stands beside the icon. */
  readonly word: string;
  readonly headline: string;
  readonly scope: string;
  readonly notCovered: readonly string[];
  readonly asserted: readonly string[];
  readonly rungs: readonly DescribedRung[];
  readonly counts: readonly { readonly status: CheckStatus; readonly count: number; readonly text: string }[];
}
export interface DescribedRung {
  readonly name: string;
  readonly state: Rung['state'];
  readonly icon: IconName;
  /** "reached", "not reached", "failed" */
  readonly word: string;
  readonly note: string;
}

const OUTCOMES: Record<Outcome, { tone: Tone; icon: IconName; word: string }> = {
  anchored: { tone: 'success', icon: 'check', word: 'Anchored' },
  consistent: { tone: 'info', icon: 'info', word: 'Consistent, not anchored' },
  incomplete: { tone: 'warning', icon: 'warning', word: 'Incomplete' },
  disproven: { tone: 'error', icon: 'cross', word: 'Disproven' },
};
const RUNGS: Record<Rung['id'], string> = {
  parsed: 'Parsed',
  chained: 'Chained',
  content: 'Content re-hashed',
  anchored: 'Anchored',
  independent: 'Independently anchored',
};
const STATES: Record<Rung['state'], { icon: IconName; word: string }> = {
  reached: { icon: 'check', word: 'reached' },
  'not-reached': { icon: 'skipped', word: 'not reached' },
  failed: { icon: 'cross', word: 'failed' },
};

/** What the verdict panel draws. Words and shapes only: nothing is judged here. */
export function describeVerdict(verdict: Verdict): DescribedVerdict {
  return {
    ...OUTCOMES[verdict.outcome],
    headline: verdict.headline,
    scope: verdict.scope,
    notCovered: verdict.notCovered,
    asserted: verdict.asserted,
    rungs: verdict.rungs.map((rung) => ({
      name: RUNGS[rung.id],
      state: rung.state,
      ...STATES[rung.state],
      note: rung.note,
    })),
    counts: (['failed', 'finding', 'skipped', 'ok'] as const).flatMap((status) => {
      const count = verdict.checks.filter((check) => check.status === status).length;
      return count === 0 ? [] : [{ status, count, text: countText(status, count) }];
    }),
  };
}

function countText(status: CheckStatus, count: number): string {
  switch (status) {
    case 'ok':
      return count === 1 ? '1 check holds' : `${count} checks hold`;
    case 'failed':
      return count === 1 ? '1 check failed' : `${count} checks failed`;
    case 'skipped':
      return count === 1 ? '1 could not be checked' : `${count} could not be checked`;
    case 'finding':
      return count === 1 ? '1 finding' : `${count} findings`;
  }
}
