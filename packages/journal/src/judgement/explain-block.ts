import { revisionHalves } from '../block/halves.ts';
import { type ParsedBlock, type ParsedRevision, parseBlock } from '../block/index.ts';
import { type BlockVerdict, verifyBlock } from '../chain/index.ts';
import { encodeBase64 } from '../ion/index.ts';
import { dot, equalBytes, merkleRoot } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import { nearMissesWithin, type SearchBudget, searchBudget } from './near-misses.ts';
import type { BlockExplanation, NearMiss, RevisionExplanation } from './types.ts';
import { capital, many } from './words.ts';

/** What helps to explain a block, where it is known. */
export interface ExplainContext {
  /** Of the block, if it is judged already. */
  readonly verdict?: Pick<BlockVerdict, 'checks'> | undefined;
  /** Other revisions of the same documents or tables; those of the block itself that hold are looked at anyway. */
  readonly siblings?: readonly ParsedRevision[] | undefined;
}

/** Revisions of one block that are explained; of more, only the checks are told. */
const MOST_EXPLAINED = 20;

/**
 * Judges one block again and says what in it is wrong: which revision, which half of it where that can be told, and with
 * which small change it would fit.
 *
 * @throws JournalError when bytes are handed in that cannot be read as a block
 */
export function explainBlock(source: Uint8Array | ParsedBlock, context: ExplainContext = {}): BlockExplanation {
  const block = source instanceof Uint8Array ? parseBlock(source) : source;
  const { checks } = context.verdict ?? verifyBlock(block);
  const failed = checks.filter(({ status }) => status === 'failed');
  const wrong = new Set(failed.filter(({ id }) => id === 'revision.hash' || id === 'revision.data-hash').map(indexOf));
  // One for the whole block, however many of its revisions are wrong.
  const budget = searchBudget();
  const revisions = (block.revisions ?? [])
    .map((revision, index) => ({ revision, index }))
    .filter(({ index }) => wrong.has(index))
    .slice(0, MOST_EXPLAINED)
    .map(({ revision, index }) => {
      const siblings = [
        ...(context.siblings ?? []),
        ...(block.revisions ?? []).filter((_, other) => !wrong.has(other)),
      ];
      return explainRevision(block, revision, index, failed, siblings, budget);
    });
  return {
    block,
    failed,
    findings: checks.filter(({ status }) => status === 'finding'),
    revisions,
    sealed: !failed.some(({ id }) => id === 'block.hash' || id === 'block.entries-hash'),
    sentences: [
      ...revisions.map(revisionSentence),
      ...failed
        .filter(({ id, subject }) => !(isContent(id) && revisions.some(({ index }) => subject === subjectOf(index))))
        .map(({ why, subject }) => `${subject === undefined ? '' : `${subject}: `}${capital(why ?? 'a check fails')}.`),
    ].filter((sentence, i, all) => all.indexOf(sentence) === i),
  };
}

const isContent = (id: string) => id === 'revision.hash' || id === 'revision.data-hash';
const subjectOf = (index: number) => `revisions[${index}]`;
const indexOf = ({ subject }: Check) => Number(/^revisions\[(\d+)\]$/.exec(subject ?? '')?.[1] ?? -1);

function explainRevision(
  block: ParsedBlock,
  revision: ParsedRevision,
  index: number,
  failed: readonly Check[],
  siblings: readonly ParsedRevision[],
  budget: SearchBudget,
): RevisionExplanation {
  const { kind, metadata, hash, value } = revision;
  const halves = revisionHalves(revision);
  const misses = nearMissesWithin(revision, siblings, budget);
  return {
    index,
    kind,
    documentId: metadata?.id,
    version: metadata?.version,
    ...halfOf(block, revision, index, failed, misses),
    expected: encodeBase64(hash),
    computed: halves.computed && encodeBase64(halves.computed),
    range: value.range,
    nearMisses: misses,
  };
}

/** Which half was changed. The hash covers both together: only what fixes one of them tells. */
function halfOf(
  block: ParsedBlock,
  revision: ParsedRevision,
  index: number,
  failed: readonly Check[],
  misses: readonly NearMiss[],
): Pick<RevisionExplanation, 'half' | 'because'> {
  const { computed, metadata: metadataHash, data: dataIs } = revisionHalves(revision);
  if (computed !== undefined && leadsToEntries(block, index, computed)) {
    return {
      half: 'hash',
      because:
        'With the hash that its content gives, the revisions lead to an entry of the block: only the stated hash was changed.',
    };
  }
  const { dataHash, hash } = revision;
  if (dataHash !== undefined && metadataHash !== undefined && equalBytes(dot(dataHash, metadataHash), hash)) {
    return {
      half: 'data',
      because:
        'dataHash and the metadata give the stated hash, and the data does not hash to dataHash: the metadata is intact.',
    };
  }
  if (dataHash !== undefined && revision.data !== undefined && dataIs !== undefined && equalBytes(dataIs, dataHash)) {
    return {
      half: 'metadata',
      because: 'The data hashes to dataHash, which stands beside it: the metadata was changed, or the hash.',
    };
  }
  const [miss] = misses;
  if (miss !== undefined) {
    const inMetadata = miss.paths.every((path) => path === 'metadata' || path.startsWith('metadata.'));
    return inMetadata
      ? { half: 'metadata', because: 'With one change to the metadata it fits: the data is intact.' }
      : { half: 'data', because: 'With a change to the data it fits: the metadata is intact.' };
  }
  const against = failed.find(
    ({ id, subject }) => (id === 'revision.transaction' || id === 'revision.time') && subject === subjectOf(index),
  );
  if (against !== undefined) {
    return { half: 'metadata', because: `The metadata does not go with its block: ${against.why ?? 'a check fails'}.` };
  }
  return {
    half: 'unknown',
    because: 'Which half was changed cannot be told: the hash covers data and metadata together.',
  };
}

/** Whether the revisions with another hash at that place lead to an entry of the block, and with the stated one they do not. */
function leadsToEntries(
  { revisions = [], entriesHashList }: ParsedBlock,
  index: number,
  computed: Uint8Array,
): boolean {
  const hashes = revisions.map(({ hash }) => hash);
  const isEntry = (root: Uint8Array) => entriesHashList.some((entry) => equalBytes(entry, root));
  return !isEntry(merkleRoot(hashes)) && isEntry(merkleRoot(hashes.with(index, computed)));
}

const HALVES = {
  data: 'content altered, data half; the metadata half is intact',
  metadata: 'content altered, metadata half',
  hash: 'stated hash altered; its content is intact',
  unknown: 'content altered',
} as const;

function revisionSentence({
  index,
  documentId,
  version,
  half,
  because,
  nearMisses: misses,
}: RevisionExplanation): string {
  const of = documentId === undefined ? '' : ` (document ${documentId}, version ${version})`;
  const [miss] = misses;
  const more = misses.length > 1 ? ` ${many(misses.length - 1, 'other change')} would fit too.` : '';
  const hypothesis = miss === undefined ? '' : ` Hypothesis: it ${miss.sentence}.${more}`;
  return `Revision ${index}${of}: ${HALVES[half]}. ${because}${hypothesis}`;
}
