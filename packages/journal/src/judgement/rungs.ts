import type { Rung } from '../verdict.ts';
import { beginsLinked, type JournalFacts } from './facts.ts';
import { coveredBy, sumOf, tipOf } from './headline.ts';
import type { Cause, JournalAnchor } from './types.ts';
import { blockRange, listing, many, verb } from './words.ts';

/** Places named in a note. */
const MOST_NAMED = 3;

/** How far the checks reach. */
export function rungsOf(facts: JournalFacts): Rung[] {
  return [
    { id: 'parsed', ...parsedRung(facts) },
    { id: 'chained', ...chainedRung(facts) },
    { id: 'content', ...contentRung(facts) },
    { id: 'anchored', ...anchoredRung(facts) },
    { id: 'independent', ...independentRung(facts) },
  ];
}

type Said = Omit<Rung, 'id'>;

function parsedRung({ stretch, absences, input }: JournalFacts): Said {
  const { blocks, unreadable } = stretch.counts;
  if (unreadable > 0) {
    const lost = Math.max(unreadable, sumOf(absences, 'unreadable'));
    return { state: 'not-reached', note: `${many(lost, 'block')} cannot be read` };
  }
  if (blocks === 0) return { state: 'not-reached', note: 'there is no block' };
  const missing = sumOf(absences, 'missing');
  if (missing > 0)
    return { state: 'not-reached', note: `${many(missing, 'block')} ${verb(missing, 'is', 'are')} missing` };
  if (input.shortfalls?.some(({ loses }) => loses)) return { state: 'not-reached', note: 'not everything is there' };
  return { state: 'reached', note: `${many(blocks, 'block')} well formed` };
}

const BREAKING: ReadonlySet<Cause['kind']> = new Set([
  'replaced',
  'conflicting',
  'foreign',
  'reordered',
  'other-block',
  'rewritten',
]);

function chainedRung(facts: JournalFacts): Said {
  const { causes, stretch, unlisted, span } = facts;
  const { counts } = stretch;
  const breaks = causes.filter(
    ({ kind, severity, checks }) =>
      severity === 'contradiction' &&
      (BREAKING.has(kind)
        ? kind !== 'rewritten'
        : checks.some(({ id }) => id.startsWith('link.') || id === 'block.hash' || id === 'revision.address')),
  );
  const gaps = causes.filter(
    ({ kind, severity }) =>
      severity === 'absence' &&
      (kind === 'missing' || kind === 'unreadable' || kind === 'duplicate' || kind === 'reordered'),
  );
  const at = (some: readonly Cause[]) => {
    const named = some
      .slice(0, MOST_NAMED)
      .map(({ blocks }) => (blocks === undefined ? 'a part of the input' : blockRange(blocks)));
    return `${listing(named)}${some.length > MOST_NAMED ? ' and elsewhere' : ''}`;
  };
  const notes = [
    ...(breaks.length > 0 ? [`breaks at ${at(breaks)}`] : []),
    ...(gaps.length > 0
      ? [
          `${gaps.every(({ kind }) => kind === 'missing' || kind === 'unreadable') ? 'gap at' : 'not in order at'} ${at(gaps)}`,
        ]
      : []),
    ...(unlisted > 0 ? [`${many(unlisted, 'further contradiction')}`] : []),
  ];
  if (breaks.length > 0) return { state: 'failed', note: notes.join('; ') };
  if (notes.length > 0) return { state: 'not-reached', note: notes.join('; ') };
  if (counts.blocks === 0) return { state: 'not-reached', note: 'there is no block' };
  const begins = span?.[0] === 0;
  const behind = beginsLinked(facts);
  if (behind)
    return {
      state: 'reached',
      note: counts.blocks === 1 ? 'it follows the one before' : 'each follows the one before',
    };
  if (counts.blocks === 1 && !begins) return { state: 'not-reached', note: 'the block before it is not here' };
  const each =
    counts.json > 0 ? 'each follows the one before, by the hashes they state' : 'each follows the one before';
  if (begins) return { state: 'reached', note: counts.blocks === 1 ? 'it is the first block' : each };
  return { state: 'reached', note: `${each}; the one before the first is not here` };
}

function contentRung({
  contradictions,
  stretch,
  whole,
  partly,
  findings,
  unlisted,
  timeOnly,
  findingCount,
  absences,
  input,
}: JournalFacts): Said {
  const { counts } = stretch;
  const inside = contradictions.filter(({ kind }) => !BREAKING.has(kind) && kind !== 'digest-conflict');
  const failed = Math.max(
    counts.failed,
    new Set(inside.flatMap(({ blocks }) => (blocks === undefined ? [] : [blocks[0]]))).size,
  );
  if (counts.failed > 0 || inside.length > 0)
    return {
      state: 'failed',
      note: `a check fails in ${failed.toLocaleString('en')} of ${many(counts.blocks, 'block')}`,
    };
  if (counts.json > 0 && counts.json === counts.blocks)
    return { state: 'not-reached', note: 'JSON has lost the types of the values' };
  const note = `${whole.toLocaleString('en')} of ${many(counts.blocks, 'block')}`;
  const all = partly === 0 && counts.json === 0 && counts.unreadable === 0 && whole > 0 && unlisted === 0;
  const odd = findingCount > timeOnly || (timeOnly > 0 && findings.length === 0);
  const absent = absences.length > 0 || (input.shortfalls?.some(({ loses }) => loses) ?? false);
  return { state: all && !odd && !absent ? 'reached' : 'not-reached', note };
}

/** Whether something is wrong with the blocks that a digest covers. */
function failsBelow({ contradictions, unlisted }: JournalFacts, anchor: JournalAnchor): boolean {
  return (
    unlisted > 0 ||
    contradictions.some(
      ({ kind, blocks }) => kind !== 'foreign' && (blocks === undefined || blocks[0] <= tipOf(anchor)),
    )
  );
}

function anchoredRung(facts: JournalFacts): Said {
  const { anchoring, anchors, stretch } = facts;
  const contradicting = anchors.find(({ state }) => state === 'contradicts');
  const sound = anchoring.find((anchor) => !failsBelow(facts, anchor));
  const but = contradicting === undefined ? '' : `; ${facts.nameOf(contradicting.digest)} contradicts it`;
  if (sound !== undefined && stretch.counts.json > 0)
    return { state: 'not-reached', note: 'only the hashes lead to the digest: the content of JSON cannot be hashed' };
  if (sound !== undefined && (contradicting === undefined || tipOf(contradicting) > tipOf(sound)))
    return { state: 'reached', note: `${coveredBy(facts, sound)}, to ${facts.nameOf(sound.digest)}${but}` };
  if (contradicting !== undefined)
    return { state: 'failed', note: `${facts.nameOf(contradicting.digest)} contradicts it` };
  if (anchoring.length > 0)
    return { state: 'not-reached', note: 'only the stated hashes lead to the digest, and a block does not hold' };
  if (anchors.some(({ state }) => state === 'agrees'))
    return { state: 'not-reached', note: 'a digest that was just fetched anchors nothing' };
  const [first] = anchors;
  return { state: 'not-reached', note: first?.why ?? 'not compared with a digest' };
}

function independentRung(facts: JournalFacts): Said {
  const { anchoring, anchors, stretch } = facts;
  if (anchors.some(({ state }) => state === 'contradicts'))
    return { state: 'not-reached', note: 'a digest contradicts it' };
  const sound = stretch.counts.json > 0 ? [] : anchoring.filter((anchor) => !failsBelow(facts, anchor));
  const stated = sound.filter(({ digest }) => digest.statedIndependent === true);
  const second = stated[1];
  if (second !== undefined)
    return {
      state: 'reached',
      note: `${coveredBy(facts, second)}, by ${stated.length} digests that are independent as stated by you`,
    };
  if (sound.length >= 2) return { state: 'not-reached', note: 'you did not state that the digests are independent' };
  if (sound.length === 1) return { state: 'not-reached', note: 'needs two digests that you state to be independent' };
  return { state: 'not-reached', note: 'needs two digests of your own' };
}
