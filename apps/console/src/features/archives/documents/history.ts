import { BLOCK_FLAGS, REVISION_FLAGS } from '@qldb-console/journal/engine';
import type { CoverageRange, JournalVerdict } from '@qldb-console/journal/judgement';
import { blocksText } from '../../../lib/block-range.ts';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';
import type { ArchiveRevision } from '../../../workers/archive/calls.ts';
import { countOf } from '../model/archive-text.ts';

/** One thing in the history of a document, in the order of the journal. */
export type HistoryEntry =
  | {
      readonly kind: 'revision';
      readonly revision: ArchiveRevision;
      /** The revision in front of it, that it is compared with. */
      readonly before: ArchiveRevision | undefined;
      /** A revision in front of it has this version, or a later one. */
      readonly again: boolean;
    }
  /** Versions that no block here has. */
  | { readonly kind: 'gap'; readonly first: number; readonly last: number; readonly why: string };

type Known = Pick<JournalVerdict, 'coverage'> | undefined;

/** Revisions `[from, to)` of a history, with the versions that are missing in front of each. `start`: of the archive's first block. */
export function historyEntries(
  history: readonly ArchiveRevision[],
  [from, to]: readonly [from: number, to: number],
  verdict: Known,
  start: number,
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let next = 0;
  for (const [i, revision] of history.slice(0, to).entries()) {
    const { version, sequenceNo } = revision;
    const before = history[i - 1];
    const again = version !== undefined && version < next;
    if (i >= from) {
      if (version !== undefined && version > next) {
        const why = gapReason(before?.sequenceNo, sequenceNo, verdict, start);
        entries.push({ kind: 'gap', first: next, last: version - 1, why });
      }
      entries.push({ kind: 'revision', revision, before, again });
    }
    if (version !== undefined) next = Math.max(next, version + 1);
  }
  return entries;
}

/** What may be the reason why versions between two blocks are not here: never more than is known. */
function gapReason(after: number | undefined, before: number | undefined, verdict: Known, start: number): string {
  const range = [after === undefined ? start : after + 1, before ?? Number.POSITIVE_INFINITY] as const;
  const missing = blocksIn(verdict?.coverage ?? [], ['missing'], range);
  if (missing !== undefined) return `${missing} missing in between: they may be there.`;
  if (after === undefined && start > 0)
    return `The archive begins with block ${start.toLocaleString('en')}: they may be in earlier blocks.`;
  const wrong = blocksIn(verdict?.coverage ?? [], ['altered', 'conflicting', 'unreadable'], range);
  if (wrong !== undefined) return `${wrong} not as written, in between: they may have been there.`;
  return verdict === undefined
    ? 'Whether blocks are missing in between is known when all are judged.'
    : 'No block is missing in between: a journal whose versions count on from each other has them.';
}

/** `Blocks 127–139 are`, of those in that state between two numbers; undefined when there is none. */
function blocksIn(
  coverage: readonly CoverageRange[],
  states: readonly CoverageRange['state'][],
  [from, to]: readonly [number, number],
): string | undefined {
  const found = coverage.filter((range) => states.includes(range.state) && range.from < to && range.to > from);
  if (found.length === 0) return undefined;
  const texts = found
    .slice(0, MOST_RANGES)
    .map((range) => blocksText(Math.max(range.from, from), Math.min(range.to, to) - 1));
  const more = found.length > MOST_RANGES ? ` and ${found.length - MOST_RANGES} more ranges` : '';
  const [only] = found;
  const isOne = found.length === 1 && only !== undefined && only.to - only.from === 1;
  const text = `${texts.join(', ')}${more}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${isOne ? 'is' : 'are'}`;
}

const MOST_RANGES = 3;

/** What is missing behind the last revision of a document, where later ones could be; undefined when nothing is. */
export function missingBehind(history: readonly ArchiveRevision[], verdict: Known): string | undefined {
  const last = history.at(-1);
  if (last?.sequenceNo === undefined || has(last, 'deleted')) return undefined;
  const missing = blocksIn(verdict?.coverage ?? [], ['missing'], [last.sequenceNo + 1, Number.POSITIVE_INFINITY]);
  return missing && `${missing} missing: there may be later revisions in them.`;
}

const has = ({ flags }: ArchiveRevision, flag: keyof typeof REVISION_FLAGS) => (flags & REVISION_FLAGS[flag]) !== 0;

type Standing = 'altered' | 'json' | 'redacted' | 'deleted' | 'bare' | 'incomplete' | 'rehashed';

const STANDINGS: Readonly<Record<Standing, BlockStatus>> = {
  altered: { tone: 'error', word: 'Altered', why: 'Something in it contradicts its hash.' },
  json: {
    tone: 'warning',
    word: 'From JSON',
    why: 'The hashes are over Ion values, and JSON lost their types: its content cannot be hashed again.',
  },
  redacted: { tone: 'info', word: 'Redacted', why: 'Its data was removed; the hash of the data stands in its place.' },
  deleted: { tone: 'success', word: 'Deleted', why: 'It marks the deletion of the document and has no data.' },
  bare: { tone: 'warning', word: 'Hash only', why: 'Only its hash is there: there is no content to hash.' },
  incomplete: { tone: 'warning', word: 'Incomplete', why: 'Something in it could not be hashed again.' },
  rehashed: { tone: 'success', word: 'Re-hashed', why: 'Data and metadata were hashed here and give its hash.' },
};

function standingOf(revision: ArchiveRevision): Standing {
  if (has(revision, 'failed')) return 'altered';
  if ((revision.blockFlags & BLOCK_FLAGS.json) !== 0) return 'json';
  if (has(revision, 'redacted')) return 'redacted';
  if (has(revision, 'finding')) return 'incomplete';
  if (has(revision, 'deleted')) return 'deleted';
  return has(revision, 'bare') ? 'bare' : 'rehashed';
}

/** What the judging of the archive noted of a revision. */
export function revisionStanding(revision: ArchiveRevision): BlockStatus {
  const standing = standingOf(revision);
  const status = STANDINGS[standing];
  if (standing !== 'json') return status;
  const claim = has(revision, 'redacted')
    ? 'Redacted, from JSON'
    : has(revision, 'deleted')
      ? 'Deleted, from JSON'
      : status.word;
  return { ...status, word: claim };
}

const COUNTED: readonly (readonly [Standing, string])[] = [
  ['rehashed', 'hashed again here'],
  ['deleted', 'for its deletion'],
  ['redacted', 'redacted'],
  ['altered', 'altered'],
  ['incomplete', 'incomplete'],
  ['bare', 'only a hash'],
  ['json', 'from JSON'],
];

export interface HistorySummary {
  readonly tone: BlockStatus['tone'];
  /** `10 revisions, versions 0–9: 9 hashed again here, 1 altered`. */
  readonly headline: string;
  /** What fixes their blocks, as a sentence. */
  readonly scope: string;
}

/** The history in one sentence, and what that rests on. */
export function summariseHistory(
  history: readonly ArchiveRevision[],
  verdict: Pick<JournalVerdict, 'coverage' | 'horizon'> | undefined,
): HistorySummary {
  const standings = history.map(standingOf);
  const counts = COUNTED.flatMap(([standing, words]) => {
    const count = standings.filter((one) => one === standing).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${words}`];
  });
  const missing = historyEntries(history, [0, history.length], verdict, 0).filter(({ kind }) => kind === 'gap').length;
  const isAltered =
    standings.includes('altered') || history.some(({ blockFlags }) => (blockFlags & BLOCK_FLAGS.failed) !== 0);
  return {
    tone: isAltered ? 'error' : missing > 0 || counts.length === 0 ? 'warning' : toneOf(standings),
    headline: `${countOf(history.length, 'revision')}${versionsText(history)}: ${counts.join(', ')}${missing > 0 ? '; versions are missing' : ''}`,
    scope: scopeOf(history, verdict),
  };
}

const toneOf = (standings: readonly Standing[]): BlockStatus['tone'] =>
  (['warning', 'info'] as const).find((tone) => standings.some((one) => STANDINGS[one].tone === tone)) ?? 'success';

function versionsText(history: readonly ArchiveRevision[]): string {
  const versions = history.flatMap(({ version }) => version ?? []);
  if (versions.length === 0) return '';
  const [first, last] = [versions.reduce((a, b) => Math.min(a, b)), versions.reduce((a, b) => Math.max(a, b))];
  return first === last ? `, version ${first}` : `, versions ${first}–${last}`;
}

function scopeOf(history: readonly ArchiveRevision[], verdict: Pick<JournalVerdict, 'horizon'> | undefined): string {
  if (verdict === undefined) return 'The archive is not judged to its end: there may be more revisions.';
  const { horizon } = verdict;
  if (horizon === undefined)
    return 'No digest from outside fixes their blocks: what holds together here could have been made anew as a whole.';
  const fixed = history.filter(({ sequenceNo }) => sequenceNo !== undefined && sequenceNo <= horizon).length;
  const all = fixed === history.length ? 'All their blocks are' : `The blocks of ${fixed} of them are`;
  return `${all} up to block ${horizon.toLocaleString('en')}, the last one that a digest from outside fixes.`;
}
