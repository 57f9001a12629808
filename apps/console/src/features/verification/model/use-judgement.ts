import type { Asked } from '@qldb-console/journal';
import { useMemo, useRef } from 'react';
import { type Judgement, judge } from './judge.ts';
import { findSubjects, readItems, type Subject } from './subjects.ts';
import type { Supplied } from './supplied.ts';

export interface JudgedInputs {
  readonly subjects: readonly Subject[];
  /** The last verdict there was; it stays when the inputs stop being readable. */
  readonly judgement: Judgement | undefined;
  /** Why that verdict is not about what stands in the inputs now. */
  readonly outdated: string | undefined;
}

/**
 * Judges the inputs as they stand, again whenever one of them changes.
 *
 * @param options.chosen    id of the item to judge; the first that can be judged without it
 * @param options.judgeable ids of the items that may be judged; without it all that can be
 */
export function useJudgement(
  items: readonly Supplied[],
  options: {
    chosen?: string | undefined;
    independent: boolean;
    asked?: Asked | undefined;
    judgeable?: readonly string[] | undefined;
  },
): JudgedInputs {
  const { chosen, independent, asked, judgeable } = options;
  const last = useRef<Judgement | undefined>(undefined);
  const now = useMemo(() => {
    const read = readItems(items);
    const subjects = findSubjects(read).filter(({ itemId }) => judgeable?.includes(itemId) ?? true);
    const subject = subjects.find(({ itemId }) => itemId === chosen) ?? subjects[0];
    if (subject === undefined) return { subjects, judgement: undefined, broke: false };
    try {
      return { subjects, judgement: judge(subject, read, { independent, asked }), broke: false };
    } catch (error) {
      // A fault of the console must not take the page away, and must not look like a verdict.
      console.error(error);
      return { subjects, judgement: undefined, broke: true };
    }
  }, [items, chosen, independent, asked, judgeable]);
  if (now.judgement !== undefined || items.length === 0) last.current = now.judgement;
  return {
    subjects: now.subjects,
    judgement: last.current,
    outdated: whyOutdated(items, now.broke, now.judgement === undefined && last.current !== undefined),
  };
}

/** In words why a verdict on screen is older than the inputs, or undefined when it is not. */
export function whyOutdated(items: readonly Supplied[], broke: boolean, removed: boolean): string | undefined {
  const changed = items.filter((item) => item.reading.kind === 'unreadable' && item.lastRead !== undefined);
  if (broke)
    return 'The console met an error of its own while judging the inputs as they are now. This is the verdict before.';
  if (changed.length > 0)
    return `${changed.map((item) => item.name).join(' and ')} was changed and cannot be read as it is now. This is the verdict on the text before.`;
  if (removed) return 'What was judged is not among the inputs any more. This is the verdict before it was removed.';
  return undefined;
}
