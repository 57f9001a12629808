import type { AnchorState, JournalAnchor } from '@qldb-console/journal/judgement';

/** How a drawing calls a digest: by its day, or by its tip where no day is stated. */
export function anchorDay({ digest: { digest } }: JournalAnchor): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(digest.date ?? '')?.[0];
  return day === undefined ? `digest at block ${digest.tip.sequenceNo.toLocaleString('en')}` : `digest ${day}`;
}

/** What came of the comparison, in two or three words. */
export const ANCHOR_STATES: Readonly<
  Record<AnchorState, { word: string; type: 'success' | 'error' | 'warning' | 'info' | 'stopped' }>
> = {
  agrees: { word: 'Agrees', type: 'success' },
  contradicts: { word: 'Contradicts', type: 'error' },
  'beyond-end': { word: 'Covers more than is here', type: 'warning' },
  'before-start': { word: 'Before the first block', type: 'info' },
  'other-strand': { word: 'Of another journal', type: 'stopped' },
  'not-computable': { word: 'Cannot be compared', type: 'warning' },
  unusable: { word: 'No digest', type: 'error' },
};
