import type { JudgedCopy } from '@qldb-console/journal/archive';
import type { Cause, CoverageRange, JournalVerdict } from '@qldb-console/journal/judgement';
import { blocksText, capitalised } from '../../lib/block-range.ts';

/**
 * Adds what the further copies of blocks say: where two copies differ, at most one can be that of the journal, so that the
 * archive as a whole is disproven there, though one of them may hold in every respect.
 *
 * @param fileOf name of an object's file
 */
export function withCopies(
  verdict: JournalVerdict,
  copies: readonly JudgedCopy[],
  fileOf: (object: number) => string,
): JournalVerdict {
  const causes = copies.flatMap((copy) => causeOf(copy, fileOf(copy.object)));
  const [first] = causes;
  if (first === undefined) return verdict;
  const ranges = causes.flatMap(({ blocks }) => (blocks === undefined ? [] : [blocks]));
  return {
    ...verdict,
    outcome: 'disproven',
    headline: verdict.outcome === 'disproven' ? verdict.headline : `Not verified: ${first.sentence}`,
    causes: [...verdict.causes, ...causes].toSorted((a, b) => startOf(a) - startOf(b)),
    coverage: ranges.reduce((coverage, [from, to]) => marked(coverage, from, to + 1), verdict.coverage),
  };
}

const startOf = ({ blocks }: Cause) => blocks?.[0] ?? Number.POSITIVE_INFINITY;

function causeOf({ object, conflicts, conflictCount, verdict, line }: JudgedCopy, file: string): Cause[] {
  const [first] = conflicts;
  const last = conflicts.at(-1);
  const more =
    conflictCount > conflicts.length ? `, and ${(conflictCount - conflicts.length).toLocaleString('en')} more` : '';
  const base = { severity: 'contradiction', follows: [], unreached: 0, checks: [] } as const;
  if (first !== undefined && last !== undefined)
    return [
      {
        ...base,
        brief: `${blocksText(first.sequenceNo, last.sequenceNo)} ${conflictCount === 1 ? 'is' : 'are'} there more than once, and not the same`,
        id: `conflicting-${object}-${first.sequenceNo}`,
        kind: 'conflicting',
        blocks: [first.sequenceNo, last.sequenceNo],
        title: 'Conflicting copies',
        sentence: `${capitalised(blocksText(first.sequenceNo, last.sequenceNo))} ${conflictCount === 1 ? 'is' : 'are'} there more than once, and ${conflictCount.toLocaleString('en')} of the copies in ${file} ${conflictCount === 1 ? 'has' : 'have'} another hash${more}.`,
        places: conflicts.map(({ start, end }) => ({ source: file, start, end })),
      },
    ];
  const fault = verdict?.faults.find(({ checks }) => checks.some(({ status }) => status === 'failed'));
  if (verdict === undefined || verdict.counts.failed === 0 || fault === undefined) return [];
  const check = fault.checks.find(({ status }) => status === 'failed');
  const blocks = fault.sequenceNo === undefined ? undefined : ([fault.sequenceNo, fault.sequenceNo] as const);
  return [
    {
      ...base,
      brief: `a copy of ${blocks === undefined ? 'blocks' : blocksText(...blocks)} contradicts itself`,
      id: `copy-altered-${line}-${object}`,
      kind: 'altered-content',
      blocks,
      title: 'Copy altered',
      sentence: `The copy of ${blocks === undefined ? 'blocks' : blocksText(...blocks)} in ${file} contradicts itself, though its stated hash is the same: ${check?.why ?? ''}.`,
      places: [fault.place],
      checks: fault.checks,
      expected: check?.expected,
      computed: check?.computed,
    },
  ];
}

/** The same ranges, with blocks `[from, to)` conflicting. */
function marked(ranges: readonly CoverageRange[], from: number, to: number): CoverageRange[] {
  return ranges.flatMap((range) => {
    const start = Math.max(range.from, from);
    const end = Math.min(range.to, to);
    if (start >= end) return [range];
    return [
      ...(range.from < start ? [{ ...range, to: start }] : []),
      { from: start, to: end, state: 'conflicting' as const },
      ...(end < range.to ? [{ ...range, from: end }] : []),
    ];
  });
}
