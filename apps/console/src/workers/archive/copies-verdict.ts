import type { JudgedCopy } from '@qldb-console/journal/archive';
import type { Cause, CoverageRange, JournalVerdict } from '@qldb-console/journal/judgement';
import { blocksText, capitalised } from '../../lib/block-range.ts';

/**
 * Adds what the further copies of blocks say: where two copies differ, at most one can be that of the journal, so that the
 * archive as a whole is disproven there, though one of them may hold in every respect. What of a copy cannot be read, or held
 * against line 0, keeps the verdict from being about all of the archive.
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
  const contradiction = causes.find(({ severity }) => severity === 'contradiction');
  const ranges = causes.flatMap(({ blocks }) => (blocks === undefined ? [] : [blocks]));
  return {
    ...verdict,
    ...worse(verdict, contradiction, first),
    causes: [...verdict.causes, ...causes].toSorted((a, b) => startOf(a) - startOf(b)),
    coverage: ranges.reduce((coverage, [from, to]) => marked(coverage, from, to + 1), verdict.coverage),
  };
}

function worse({ outcome, headline }: JournalVerdict, contradiction: Cause | undefined, absence: Cause) {
  if (outcome === 'disproven' || (outcome === 'incomplete' && contradiction === undefined))
    return { outcome, headline };
  if (contradiction !== undefined)
    return { outcome: 'disproven', headline: `Not verified: ${contradiction.sentence}` } as const;
  return { outcome: 'incomplete', headline: `Not everything could be checked: ${absence.brief}` } as const;
}

const startOf = ({ blocks }: Cause) => blocks?.[0] ?? Number.POSITIVE_INFINITY;

function causeOf(copy: JudgedCopy, file: string): Cause[] {
  const { object, conflicts, conflictCount, verdict, line } = copy;
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
  if (verdict === undefined || verdict.counts.failed === 0) return notHeld(copy, file);
  const check = fault?.checks.find(({ status }) => status === 'failed');
  const blocks = fault?.sequenceNo === undefined ? undefined : ([fault.sequenceNo, fault.sequenceNo] as const);
  return [
    {
      ...base,
      brief: `a copy of ${blocks === undefined ? 'blocks' : blocksText(...blocks)} contradicts itself`,
      id: `copy-altered-${line}-${object}`,
      kind: 'altered-content',
      blocks,
      title: 'Copy altered',
      sentence: `The copy of ${blocks === undefined ? 'blocks' : blocksText(...blocks)} in ${file} contradicts itself, though its stated hash is the same: ${check?.why ?? 'a check fails'}.`,
      places: fault === undefined ? [] : [fault.place],
      checks: fault?.checks ?? [],
      expected: check?.expected,
      computed: check?.computed,
    },
  ];
}

/** What of a copy says nothing, neither for nor against the blocks of line 0. */
function notHeld({ object, line, verdict, unmatched }: JudgedCopy, file: string): Cause[] {
  const base = { severity: 'absence', blocks: undefined, follows: [], unreached: 0, checks: [] } as const;
  const causes: Cause[] = [];
  const unreadable = verdict?.counts.unreadable ?? 0;
  if (unreadable > 0) {
    const count = unreadable === 1 ? '1 value' : `${unreadable.toLocaleString('en')} values`;
    const first = verdict?.faults.find(({ error }) => error !== undefined);
    causes.push({
      ...base,
      id: `copy-unreadable-${line}-${object}`,
      kind: 'unreadable',
      title: 'Copy cannot be read',
      brief: `${count} in ${file}, whose blocks are there more than once, cannot be read`,
      sentence: `In ${file}, whose blocks are there more than once, ${count} cannot be read as a block${first?.error ? `: ${first.error.message}` : ''}.`,
      places: first === undefined ? [] : [first.place],
    });
  }
  if (unmatched > 0) {
    const count = unmatched === 1 ? '1 block' : `${unmatched.toLocaleString('en')} blocks`;
    causes.push({
      ...base,
      id: `copy-unmatched-${line}-${object}`,
      kind: 'duplicate',
      title: 'Copy holds more',
      brief: `${count} in ${file} could not be compared`,
      sentence: `${file} holds ${count} that are not among those judged as the journal, for its name says nothing of them: they were judged by themselves, and could not be compared.`,
      places: [],
    });
  }
  return causes;
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
