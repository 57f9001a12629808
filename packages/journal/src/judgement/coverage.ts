import type { JournalFacts } from './facts.ts';
import { isTimeOnly } from './facts.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import type { CauseKind, CoverageRange, CoverageState } from './types.ts';

/** What a cause makes of its blocks; those of a digest are told by the digest alone. */
const STATES: Partial<Record<CauseKind, CoverageState>> = {
  missing: 'missing',
  unreadable: 'unreadable',
  conflicting: 'conflicting',
  'altered-content': 'altered',
  'altered-transaction': 'altered',
  'altered-revisions': 'altered',
  'altered-metadata': 'altered',
  'hash-altered': 'altered',
  replaced: 'altered',
  'other-block': 'altered',
  unexplained: 'altered',
};
/** Of several things said of one block, the worst is shown. */
const RANK: Record<CoverageState, number> = {
  proven: 0,
  chained: 0,
  json: 1,
  'hash-only': 2,
  redacted: 3,
  incomplete: 4,
  missing: 5,
  unreadable: 6,
  altered: 7,
  conflicting: 8,
};

/** In what state the blocks are, from the first one on, in ranges that do not overlap. */
export function coverageOf(facts: JournalFacts): CoverageRange[] {
  const { span, input, beyond, horizon, stretch } = facts;
  if (span === undefined) return [];
  const from = input.asked?.from ?? span[0];
  const judgedTo = Math.max(span[1] + 1, input.asked?.to ?? 0);
  const to = beyond.reduce((most, { digest }) => Math.max(most, digest.digest.tip.sequenceNo + 1), judgedTo);
  const fixed = Math.min(judgedTo, (horizon ?? -1) + 1);
  const json = stretch.counts.json > 0 && stretch.counts.json === stretch.counts.blocks;
  const marks: CoverageRange[] = [
    { from, to: Math.max(from, fixed), state: json ? 'json' : 'proven' },
    { from: Math.max(from, fixed), to: judgedTo, state: json ? 'json' : 'chained' },
    { from: judgedTo, to, state: 'missing' },
    ...parts(facts),
  ];
  return flatten(marks, from, to);
}

/**
 * Further ranges laid over those of a verdict: what an index knows of blocks that a verdict does not name one by one, those
 * of which only hashes are there for instance. Of several things said of one block the worst counts, so that nothing that is
 * wrong is ever covered up. What lies outside of the verdict's ranges is left out.
 *
 * @param more in any order; they may overlap
 */
export function overlayCoverage(
  ranges: readonly CoverageRange[],
  more: readonly CoverageRange[],
): readonly CoverageRange[] {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) return [];
  const within = sampled(more.filter(({ from, to }) => from < last.to && to > first.from && to > from));
  return flatten([...ranges, ...within], first.from, last.to);
}

/** Of very many marks some, from the first to the last: a strip has no room for more. */
function sampled(marks: readonly CoverageRange[]): readonly CoverageRange[] {
  const step = Math.ceil(marks.length / JUDGEMENT_LIMITS.marks);
  return step <= 1 ? marks : marks.filter((_, i) => i % step === 0);
}

/** What is known of single blocks. */
function parts({ causes, findings, stretch, numbering }: JournalFacts): CoverageRange[] {
  const marks: CoverageRange[] = [];
  const one = (sequenceNo: number, state: CoverageState) => marks.push({ from: sequenceNo, to: sequenceNo + 1, state });
  if (stretch.counts.genesis > 0) one(0, 'hash-only');
  const redacted = stretch.pending.filter(({ strandId }) => strandId === numbering.main);
  marks.push(...sampled(redacted.map(({ sequenceNo: from }) => ({ from, to: from + 1, state: 'redacted' }))));
  for (const { sequenceNo, checks } of findings)
    if (sequenceNo !== undefined && !isTimeOnly(checks)) one(sequenceNo, 'incomplete');
  for (const { kind, blocks } of causes) {
    const state = STATES[kind];
    if (state !== undefined && blocks !== undefined) marks.push({ from: blocks[0], to: blocks[1] + 1, state });
  }
  return marks;
}

/** The worst state at each number, as ranges in order. */
function flatten(marks: readonly CoverageRange[], from: number, to: number): CoverageRange[] {
  const borders = new Set([from, to]);
  for (const mark of marks) for (const at of [mark.from, mark.to]) if (at > from && at < to) borders.add(at);
  const cuts = [...borders].toSorted((a, b) => a - b);
  const starting = marks.filter((mark) => mark.to > mark.from).toSorted((a, b) => a.from - b.from);
  const ranges: CoverageRange[] = [];
  let open: CoverageRange[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const at = cuts[i] as number;
    for (; next < starting.length && (starting[next] as CoverageRange).from <= at; next++)
      open.push(starting[next] as CoverageRange);
    open = open.filter((mark) => mark.to > at);
    let state: CoverageState | undefined;
    for (const mark of open) if (state === undefined || RANK[mark.state] > RANK[state]) state = mark.state;
    if (state === undefined) continue;
    const last = ranges.at(-1);
    const end = cuts[i + 1] as number;
    if (last?.state === state && last.to === at) ranges[ranges.length - 1] = { ...last, to: end };
    else ranges.push({ from: at, to: end, state });
  }
  return ranges;
}
