import { type IonValue, JournalError, type KnownRedaction, type ParsedBlock, verifyBlock } from '@qldb-console/journal';
import { REVISION_FLAGS } from '@qldb-console/journal/engine';
import { explainBlock } from '@qldb-console/journal/judgement';
import type { ArchiveRow } from './calls.ts';
import { RefusedCall } from './describe-problem.ts';
import type { ReadRevision, RevisionContent, RevisionPlace } from './document-calls.ts';
import { redactionOf, redactionsIn } from './known-redactions.ts';
import type { ArchiveSession } from './session.ts';

/** Revisions read at a time. */
const MOST_READ = 25;
/** Reasons told of a block. */
const MOST_REASONS = 5;

interface Asked {
  readonly session: ArchiveSession;
  readonly strandId: string;
  readonly rowOf: (row: number) => ArchiveRow;
}

/** Reads revisions from their files and judges each with all of its block, and with the redactions that others record. */
export async function readRevisions(asked: Asked, places: readonly RevisionPlace[]): Promise<readonly ReadRevision[]> {
  const judging = asked.session.judging(asked.strandId);
  const read: ReadRevision[] = [];
  for (const { row, index } of places.slice(0, MOST_READ)) {
    const flags = judging.index.revisionsOf(row)[index]?.flags;
    if (flags === undefined) throw new RefusedCall('no-such-block', 'The block has no such revision.');
    // Blocks that record redactions are read only where there is something to explain.
    const redactions =
      (flags & REVISION_FLAGS.redacted) === 0 ? [] : await redactionsIn(judging, asked.session.archive.reader);
    read.push(await readOne(asked, { row, index }, redactions));
  }
  return read;
}

async function readOne(
  { session, rowOf }: Asked,
  { row, index }: RevisionPlace,
  redactions: readonly KnownRedaction[],
): Promise<ReadRevision> {
  const block = rowOf(row);
  const place = { row, index, block };
  try {
    const read = await session.archive.reader.readBlock(block.object, block.start, block.length);
    if (read.kind === 'block') return { ...place, ...contentOf(read.block, index, redactions) };
    const value = revisionAt(read.block.value, index);
    return { ...place, kind: 'json', value, notVerifiable: read.notVerifiable };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const { code, message, at, path } = error;
    return { ...place, kind: 'unreadable', problem: { code, message, at, path } };
  }
}

function contentOf(block: ParsedBlock, index: number, redactions: readonly KnownRedaction[]): RevisionContent {
  const { checks, revisions } = verifyBlock(block, { redactions });
  const revision = block.revisions?.[index];
  const summary = revisions[index];
  if (revision === undefined || summary === undefined)
    throw new RefusedCall('no-such-block', 'The block has no such revision any more.');
  const { kind, data, metadata, hash, dataHash } = revision;
  const subject = `revisions[${index}]`;
  const failed = checks.filter(
    (check) =>
      check.status === 'failed' &&
      (check.subject === undefined || check.subject === subject) &&
      check.id !== 'revision.hash' &&
      check.id !== 'revision.data-hash',
  );
  const recordedIn =
    metadata &&
    redactionOf(redactions, {
      sequenceNo: block.address.sequenceNo,
      documentId: metadata.id,
      version: metadata.version,
    })?.recordedIn.sequenceNo;
  return {
    kind: 'revision',
    form: kind,
    source: block.format === 'text' ? revision.source : undefined,
    data,
    metadata: metadata?.value,
    txTime: metadata?.txTime,
    hash,
    dataHash,
    content: summary.content,
    failed: failed.slice(0, MOST_REASONS).map(({ why, what }) => why ?? what),
    recordedIn: kind === 'redacted' ? recordedIn : undefined,
    explanation:
      summary.content === 'failed'
        ? explainBlock(block, { verdict: { checks } }).revisions.find((one) => one.index === index)
        : undefined,
  };
}

function revisionAt(block: IonValue, index: number): IonValue {
  const revisions = block.type === 'struct' ? block.fields.find(({ name }) => name.text === 'revisions') : undefined;
  const found = revisions?.value.type === 'list' ? revisions.value.items[index] : undefined;
  if (found === undefined) throw new RefusedCall('no-such-block', 'The block has no such revision any more.');
  return found;
}
