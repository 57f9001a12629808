import { type Claim, comparesHashes, finds, holds, place, skips } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import type { Hash } from '../merkle/index.ts';
import { equalBytes } from '../merkle/index.ts';
import type { Check, Place } from '../verdict.ts';
import { deleteCouldBeHalf, halvesCouldBeSwapped } from './ambiguity.ts';
import { type BlockFacts, blockFacts } from './facts.ts';
import { join } from './fields.ts';
import { hashOf, type RevisionHalves, revisionHalves } from './halves.ts';
import { type FindRedaction, type KnownRedaction, redactionFinder } from './redactions.ts';
import { revisionAgainstBlock } from './revision-against-block.ts';
import type { ParsedBlock, ParsedRevision, RevisionMetadata } from './types.ts';
import type { ContentState, VerifiedRevision } from './verified.ts';

export interface RevisionContext {
  /** Redactions recorded elsewhere in what is judged (see knownRedactions). */
  readonly redactions?: readonly KnownRedaction[] | undefined;
  /** The block the revision is said to stand in. */
  readonly block?: ParsedBlock | undefined;
}

/**
 * Re-hashes a revision's content and compares it with its own hash; holds what is not hashed (its block address, and the
 * block's transaction id and time) against what is.
 *
 * @returns the checks; a false claim is a check with status 'failed', never an exception
 */
export function verifyRevisionHash(revision: ParsedRevision, context: RevisionContext = {}): readonly Check[] {
  return verifyLoneRevision(revision, context).checks;
}

/** A revision handed in by itself, as GetRevision answers it. */
export function verifyLoneRevision(revision: ParsedRevision, context: RevisionContext): VerifiedRevision {
  const { block, redactions = [] } = context;
  const verified = verifyRevision(revision, {
    facts: block && blockFacts(block),
    index: block?.revisions?.findIndex(({ hash }) => equalBytes(hash, revision.hash)) ?? -1,
    findRedaction: redactionFinder(redactions, block?.address ?? revision.blockAddress),
    where: { input: 'revision', subject: undefined, path: (name) => name },
  });
  return { ...verified, checks: [fieldsCheck(revision), ...verified.checks] };
}

/** Revision `index` of a block. */
export function verifyRevisionOfBlock(
  revision: ParsedRevision,
  index: number,
  facts: BlockFacts,
  findRedaction: FindRedaction,
): VerifiedRevision {
  const at = `revisions[${index}]`;
  return verifyRevision(revision, {
    facts,
    index,
    findRedaction,
    where: { input: 'block', subject: at, path: (name) => join(at, name) },
  });
}

/** How a revision is called in checks. */
export interface RevisionPlace {
  readonly input: Place['input'];
  readonly subject: string | undefined;
  readonly path: (name: string) => string;
}
interface Inside {
  readonly facts: BlockFacts | undefined;
  /** Position in the block's revisions, −1 when it is not among them. */
  readonly index: number;
  readonly findRedaction: FindRedaction;
  readonly where: RevisionPlace;
}

function verifyRevision(revision: ParsedRevision, inside: Inside): VerifiedRevision {
  const { facts, where } = inside;
  const halves = revisionHalves(revision);
  const hash = hashCheck(revision, halves, inside);
  const checks: Check[] = [hash];
  let content = contentOf(revision, hash);
  if (revision.data !== undefined && revision.dataHash !== undefined) {
    checks.push(dataHashCheck(revision, halves, where));
  }
  if (revision.kind === 'redacted') {
    const redaction = redactionCheck(revision, inside);
    checks.push(redaction);
    if (content === 'redacted' && redaction.status !== 'ok') content = 'unexplained';
  }
  if (facts !== undefined) checks.push(...revisionAgainstBlock(revision, facts.block, where));
  return { content, halves, checks };
}

function contentOf(revision: ParsedRevision, hash: Check): ContentState {
  if (hash.status === 'failed') return 'failed';
  if (hash.status === 'finding') return 'undetermined';
  if (revision.kind === 'document') return 'rehashed';
  if (revision.kind === 'redacted' || revision.kind === 'deleted') return revision.kind;
  return 'not-seen';
}

const FORMULA_NAMES = {
  data: 'dot(Ion hash of data, Ion hash of metadata)',
  'data-hash': 'dot(dataHash, Ion hash of metadata)',
  'metadata-only': 'the Ion hash of metadata, as likely for a delete',
  'null-data': 'dot(Ion hash of null, Ion hash of metadata), as possible for a delete',
} as const;

function hashCheck(revision: ParsedRevision, halves: RevisionHalves, inside: Inside): Check {
  const { data, dataHash, metadata, hash, ranges } = revision;
  const { input, subject, path } = inside.where;
  const formula = halves.formula ? FORMULA_NAMES[halves.formula] : 'that of its content';
  const claim: Claim = {
    id: 'revision.hash',
    subject,
    what: `The revision's hash is ${formula}`,
    places: [
      ...(data ? [place(input, path('data'), data.range)] : []),
      ...(dataHash && !data ? [place(input, path('dataHash'), ranges.dataHash)] : []),
      ...(metadata ? [place(input, path('metadata'), metadata.value.range)] : []),
      place(input, path('hash'), ranges.hash),
    ],
  };
  if (revision.kind === 'hash-only') {
    return skips(
      claim,
      'only its hash is there: an internal revision of the service, or one whose content was left out',
    );
  }
  if (revision.kind === 'unrecognised') {
    return finds(claim, 'the revision has content but no metadata, so it cannot be hashed and nothing covers it');
  }
  if (halves.metadata === undefined || (revision.kind === 'document' && halves.data === undefined)) {
    return finds(claim, 'the text of a symbol in it stands in a shared symbol table that is not in the input');
  }
  if (revision.kind === 'deleted') return deleteCheck(claim, revision, halves, inside);

  const why = 'the content of the revision does not hash to its hash';
  const check = comparesHashes(claim, why, hash, halves.computed as Hash);
  if (check.status === 'failed' || !halvesCouldBeSwapped(revision, inside.facts)) return check;
  return finds(
    claim,
    'undetermined: the data has all the fields of metadata, and the hash does not tell which of the two is which',
    check.expected,
    check.computed,
  );
}

function deleteCheck(claim: Claim, revision: ParsedRevision, halves: RevisionHalves, { facts, index }: Inside): Check {
  const stated = encodeBase64(revision.hash);
  const computed = encodeBase64(halves.metadata as Hash);
  if (halves.formula === undefined) {
    const why =
      'undetermined: the revision has neither data nor dataHash, and its hash fits no known formula for a delete';
    return finds(claim, why, stated, computed);
  }
  if (halves.formula === 'null-data') return holds(claim, stated);
  if (facts === undefined || index < 0) {
    const why =
      'undetermined: the revision fits a likely formula for a delete, but without its block it could also be half of a revision whose data is withheld';
    return finds(claim, why, stated, computed);
  }
  if (deleteCouldBeHalf(facts)) {
    const why =
      'undetermined: the revision fits a likely formula for a delete, but its block leaves room for it to be half of a revision whose data is withheld';
    return finds(claim, why, stated, computed);
  }
  return holds(claim, stated);
}

function dataHashCheck(
  revision: ParsedRevision,
  halves: RevisionHalves,
  { input, subject, path }: RevisionPlace,
): Check {
  const claim: Claim = {
    id: 'revision.data-hash',
    subject,
    what: 'dataHash is the Ion hash of the data beside it',
    places: [
      place(input, path('dataHash'), revision.ranges.dataHash),
      place(input, path('data'), revision.data?.range),
    ],
  };
  const computed = halves.data ?? (revision.data && hashOf(revision.data));
  if (computed === undefined) return skips(claim, 'the data cannot be hashed');
  return comparesHashes(claim, 'dataHash is not the hash of the data beside it', revision.dataHash as Hash, computed);
}

function redactionCheck(revision: ParsedRevision, { facts, findRedaction, where }: Inside): Check {
  const claim: Claim = {
    id: 'revision.redaction',
    subject: where.subject,
    what: 'The data is gone because a recorded redaction removed it',
    places: [place(where.input, where.path('dataHash'), revision.ranges.dataHash)],
  };
  const { id, version } = revision.metadata as RevisionMetadata;
  const redaction = findRedaction(id, version, facts?.documents.get(id)?.tableId);
  if (redaction !== undefined) return holds(claim, `redactionInfo of block ${redaction.recordedIn.sequenceNo}`);
  return finds(
    claim,
    'unexplained redaction: a dataHash stands in place of the data, and no redactionInfo in what was judged names this revision',
  );
}

/** For a revision by itself; those of a block are reported together. */
function fieldsCheck(revision: ParsedRevision): Check {
  const { unknownFields } = revision;
  const claim: Claim = {
    id: 'revision.fields',
    what: 'Nothing stands outside the hashed parts that the format does not know',
    places: unknownFields.slice(0, 20).map((part) => place('revision', part.path, part.range)),
  };
  const [first] = unknownFields;
  if (first === undefined) return holds(claim);
  const rest = unknownFields.length > 1 ? ` and ${unknownFields.length - 1} more` : '';
  return finds(claim, `the revision has the unknown ${first.kind} ${first.name}${rest}, which no hash covers`);
}
