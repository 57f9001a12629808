import type { Fault, StretchPlace } from '../engine/stretch.ts';
import { overlayCoverage } from './coverage.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import type { Cause, JournalVerdict, Shortfall } from './types.ts';
import { blockRange, capital, listing, many, verb } from './words.ts';

/** What holding a further copy of blocks against those that were judged as the journal came to. Plain data. */
export interface ComparedCopy {
  /**
   * same         – the stated hashes are those of the journal
   * different    – they are not
   * faulty       – something in the copy contradicts itself, whatever it states
   * unreadable   – some of it cannot be read as a block
   * not-compared – there is nothing to hold it against
   */
  readonly state: 'same' | 'different' | 'faulty' | 'unreadable' | 'not-compared';
  /** First and last, where that is known. */
  readonly blocks?: readonly [from: number, to: number] | undefined;
  /** Of how many blocks or values that is said, where that is known. */
  readonly count?: number | undefined;
  /** Files that have the copy. */
  readonly sources: readonly string[];
  /** The first places in question. */
  readonly places: readonly StretchPlace[];
  /** What is wrong inside of it: the first of it. */
  readonly fault?: Fault | undefined;
}

/** Copies that are named one by one where they could not be compared; the others are counted. */
const MOST_TOLD = 20;

/**
 * What keeps a verdict from being about every copy: for `shortfalls` of {@link JournalInput}. Such copies say nothing, neither
 * for nor against the journal.
 */
export function shortfallsOfCopies(copies: readonly ComparedCopy[]): Shortfall[] {
  const open = copies.filter(({ state }) => state === 'unreadable' || state === 'not-compared');
  const more = open.length - MOST_TOLD;
  return [
    ...open.slice(0, MOST_TOLD).map((copy) => ({ sentence: openSentence(copy), source: copy.sources[0], loses: true })),
    ...(more > 0 ? [{ sentence: `${many(more, 'more copy', 'more copies')} could not be compared`, loses: true }] : []),
  ];
}

function openSentence({ state, blocks, count = 1, sources, places: [place], fault }: ComparedCopy): string {
  const where = sources.length > 0 ? ` in ${listing(sources)}` : '';
  if (state === 'not-compared')
    return blocks === undefined
      ? `${many(count, 'block')}${where} that the name says nothing of could not be compared`
      : `${thereTwice(blocks)}, and could not be compared`;
  const first = place === undefined ? '' : `, first at byte ${place.start} of ${place.source}`;
  const why = fault?.error === undefined ? '' : `: ${fault.error.message}`;
  return `In objects whose blocks are there more than once, ${many(count, 'value')} cannot be read as a block${first}${why}`;
}

/**
 * Adds to the verdict on a journal what further copies of its blocks contradict. Where two copies differ, at most one can be
 * that of the journal; and a copy that contradicts itself was changed. So the archive as a whole is disproven there, though
 * the blocks that were judged may hold in every respect. Copies that could not be compared are {@link shortfallsOfCopies}.
 */
export function withCopies(verdict: JournalVerdict, copies: readonly ComparedCopy[]): JournalVerdict {
  const causes = copies.flatMap((copy, index) => causeOf(copy, `copy-${index + 1}`));
  const [first] = causes;
  if (first === undefined) return verdict;
  const marks = causes.flatMap(({ kind, blocks }) =>
    blocks && kind === 'conflicting' ? [{ from: blocks[0], to: blocks[1] + 1, state: 'conflicting' as const }] : [],
  );
  const listed = causes.slice(0, JUDGEMENT_LIMITS.causes);
  return {
    ...verdict,
    ...(verdict.outcome !== 'disproven' && { outcome: 'disproven', headline: `Not verified: ${first.brief}` }),
    causes: [...verdict.causes, ...listed].sort((a, b) => startOf(a) - startOf(b)),
    unlisted: verdict.unlisted + causes.length - listed.length,
    coverage: overlayCoverage(verdict.coverage, marks),
  };
}

const startOf = ({ blocks }: Cause) => blocks?.[0] ?? Number.MAX_SAFE_INTEGER;

function causeOf(copy: ComparedCopy, id: string): Cause[] {
  const { state, blocks, count, sources, fault } = copy;
  if (state !== 'different' && state !== 'faulty') return [];
  const check = fault?.checks.find(({ status }) => status === 'failed');
  const places = copy.places.slice(0, JUDGEMENT_LIMITS.places);
  const base = { id, severity: 'contradiction', blocks, places, follows: [], unreached: 0 } as const;
  if (state === 'different') {
    const brief = `${thereTwice(blocks)}, and not the same each time`;
    const which = count === undefined ? 'at least one block' : many(count, 'block');
    const sentence = `${capital(brief)}: in ${listing(sources)}, ${which} ${verb(count ?? 1, 'has', 'have')} another hash.`;
    return [{ ...base, kind: 'conflicting', title: 'Conflicting copies', brief, sentence, checks: [] }];
  }
  const brief = `${thereTwice(blocks)}, and a copy contradicts itself`;
  const sentence = `${capital(brief)}: in ${listing(sources)}, ${check?.why ?? 'a check fails'}.`;
  const values = { checks: fault?.checks ?? [], expected: check?.expected, computed: check?.computed };
  return [{ ...base, ...values, kind: 'altered-content', title: 'Copy altered', brief, sentence }];
}

function thereTwice(blocks: readonly [number, number] | undefined): string {
  if (blocks === undefined) return 'blocks are there more than once';
  return `${blockRange(blocks)} ${verb(blocks[1] - blocks[0] + 1, 'is', 'are')} there more than once`;
}
