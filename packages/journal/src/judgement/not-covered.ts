import { assertedSentences } from '../asserted-fields.ts';
import { beginsLinked, type JournalFacts } from './facts.ts';
import { beyondSentence, tipOf, whatOf } from './headline.ts';
import { capital, many, verb } from './words.ts';

/** Digests named one by one; of more, only their number is told. */
const MOST_NAMED = 3;

/** What was not checked, or is not proven by the verdict, each with its reason. */
export function notCoveredOf(facts: JournalFacts): string[] {
  const { input, absences, contradictions, anchoring, beyond } = facts;
  const { shortfalls = [], alsoNotCovered = [] } = input;
  return [
    ...contradictions
      .flatMap(({ follows, unreached }) => (unreached > 0 ? follows.slice(-1) : []))
      .slice(0, MOST_NAMED),
    ...absences.slice(0, 2 * MOST_NAMED).flatMap(({ sentence, follows }) => [[sentence, ...follows].join(' ')]),
    ...shortfalls.filter(({ loses }) => loses).map(({ sentence }) => sentence),
    ...beyond.map((anchor) => beyondSentence(facts, anchor)),
    ...unlistedPart(facts),
    ...beginning(facts),
    ...unseen(facts),
    ...notCompared(facts),
    ...conflicts(facts),
    ...shortfalls.filter(({ loses }) => !loses).map(({ sentence }) => sentence),
    ...alsoNotCovered,
    'All other blocks: whether the journal goes on behind the last one is not known.',
    anchoring.length > 0
      ? 'The strength of this verdict is that of the digest: it must come from a source that the keeper of the ledger could not change.'
      : 'Whether these are the blocks of the ledger: that takes a digest that was saved where its keeper could not change it.',
  ].filter((line, index, all) => all.indexOf(line) === index);
}

function unlistedPart({ unlisted }: JournalFacts): string[] {
  if (unlisted === 0) return [];
  return [
    `${many(unlisted, 'further contradiction')} ${verb(unlisted, 'was', 'were')} found that ${verb(unlisted, 'is', 'are')} not listed here.`,
  ];
}

/** The first block: what is before it, and what it is about. */
function beginning(facts: JournalFacts): string[] {
  const { span, stretch } = facts;
  if (span === undefined) return [];
  if (span[0] > 0 && beginsLinked(facts)) return [];
  if (span[0] > 0) return [`The link of block ${span[0]} to the block before it, which is not in ${whatOf(facts)}.`];
  return stretch.counts.genesis > 0
    ? ['What block 0 is about: the first block of a journal has no transaction, only hashes.']
    : [];
}

/** Parts of which only the hash is there: nothing is wrong with them, and nothing of them was seen. */
function unseen({ stretch, input }: JournalFacts): string[] {
  const { bare, deleted, json, blocks, transactions, genesis } = stretch.counts;
  const redacted = stretch.pending.length;
  const without = blocks - json - transactions - genesis;
  return [
    ...(json > 0
      ? [
          `The content of ${json === blocks ? 'every block' : many(json, 'block')}: JSON has lost what was hashed. To verify it, ${input.what === 'archive' ? 'it takes the same range exported as Ion' : 'export the same range as Ion'}.`,
        ]
      : []),
    ...(without > 0
      ? [
          `What ${many(without, 'block')} ${verb(without, 'is', 'are')} about: ${verb(without, 'it has', 'they have')} no transactionInfo. The service writes such blocks itself, but one whose transactionInfo was left out looks the same.`,
        ]
      : []),
    ...(redacted > 0 ? [`The data of ${many(redacted, 'redacted revision')}: only its hash is left.`] : []),
    ...(bare > 0 ? [`The content behind ${many(bare, 'revision')} of which only the hash is there.`] : []),
    ...(deleted > 0
      ? ['How the hash of a delete is made: AWS never published it. The formula that fits here is a likely one.']
      : []),
  ];
}

/** Digests that the blocks could not be compared with, each with its reason. */
function notCompared(facts: JournalFacts): string[] {
  const { anchors, beyond } = facts;
  const left = anchors.filter(
    (anchor) => anchor.state !== 'agrees' && anchor.state !== 'contradicts' && !beyond.includes(anchor),
  );
  const lines = left
    .slice(0, MOST_NAMED)
    .map(({ digest, why }) => `${capital(facts.nameOf(digest))}: not compared, because ${why}.`);
  if (left.length > MOST_NAMED) lines.push(`${many(left.length - MOST_NAMED, 'other digest')}: not compared either.`);
  return lines;
}

/** Digests that cannot all be right. */
function conflicts({ anchors }: JournalFacts): string[] {
  const [first] = anchors.filter(({ conflictsWith }) => conflictsWith !== undefined);
  if (first === undefined) return [];
  return [`Which of the digests at tip ${tipOf(first)} is right: there are several, and they differ.`];
}

/** What is shown and no hash covers. */
export function assertedOf({ anchors, stretch }: JournalFacts): string[] {
  if (stretch.counts.blocks === 0) return [];
  const named = anchors.some(({ digest }) => digest.digest.ledger !== undefined);
  const dated = anchors.some(({ digest }) => digest.digest.date !== undefined);
  return assertedSentences([
    { input: 'block', absent: ['revisionSummaries'] },
    ...(anchors.length > 0 ? [{ input: 'digest', absent: [!named && 'ledger', !dated && 'date'] } as const] : []),
  ]);
}
