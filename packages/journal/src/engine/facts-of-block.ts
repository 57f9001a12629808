import type { ParsedBlock, ParsedRevision } from '../block/index.ts';
import type { IonTimestamp } from '../ion/index.ts';
import { moveMinutes } from '../ion/timestamp.ts';
import type { Check } from '../verdict.ts';
import type { BlockFactRow, RevisionFactRow } from './fact-rows.ts';
import { BLOCK_FLAGS, REVISION_FLAGS } from './fact-table.ts';
import type { StretchPlace } from './stretch.ts';

/** The facts of a block that was read by the specification. `checks`: what it says of it. */
export function factsOfBlock(block: ParsedBlock, { start, end }: StretchPlace, checks: readonly Check[]): BlockFactRow {
  const { transactionInfo, redactionInfo } = block;
  const tables = new Map(
    transactionInfo?.documents.map(({ documentId, tableId, tableName }) => [
      documentId,
      { id: tableId, name: tableName },
    ]),
  );
  const ofRevisions = flagsOfRevisions(checks);
  const revisions = (block.revisions ?? []).map((revision, index): RevisionFactRow => {
    const { hash, metadata } = revision;
    return {
      documentId: metadata?.id,
      version: metadata?.version,
      hash,
      table: metadata && tables.get(metadata.id),
      flags: kindFlag(revision) | (ofRevisions.get(`revisions[${index}]`) ?? 0),
    };
  });
  let flags = transactionInfo === undefined ? BLOCK_FLAGS.noTransaction : 0;
  if (redactionInfo !== undefined) flags |= BLOCK_FLAGS.redaction;
  for (const revision of revisions) flags |= blockFlagsOf(revision.flags);
  if (checks.some(({ status }) => status === 'failed')) flags |= BLOCK_FLAGS.failed;
  if (checks.some(({ status }) => status === 'finding')) flags |= BLOCK_FLAGS.finding;
  return {
    start,
    end,
    address: block.address,
    time: millisecondsOf(block.blockTimestamp),
    blockHash: block.blockHash,
    transactionId: block.transactionId,
    flags,
    revisions,
  };
}

/** The facts of something that cannot be read. */
export function factsOfUnreadable({ start, end }: StretchPlace): BlockFactRow {
  return { start, end, flags: BLOCK_FLAGS.unreadable, revisions: [] };
}

function kindFlag({ kind }: ParsedRevision): number {
  if (kind === 'deleted') return REVISION_FLAGS.deleted;
  if (kind === 'redacted') return REVISION_FLAGS.redacted;
  return kind === 'document' ? 0 : REVISION_FLAGS.bare;
}

/** What revisions are is said of their block too; what is wrong with them comes with its checks. */
function blockFlagsOf(revision: number): number {
  return (
    (revision & REVISION_FLAGS.deleted ? BLOCK_FLAGS.deleted : 0) |
    (revision & REVISION_FLAGS.redacted ? BLOCK_FLAGS.redacted : 0) |
    (revision & REVISION_FLAGS.bare ? BLOCK_FLAGS.bare : 0)
  );
}

function flagsOfRevisions(checks: readonly Check[]): ReadonlyMap<string, number> {
  const flags = new Map<string, number>();
  for (const { status, subject } of checks) {
    if (subject === undefined || (status !== 'failed' && status !== 'finding')) continue;
    flags.set(subject, (flags.get(subject) ?? 0) | REVISION_FLAGS[status]);
  }
  return flags;
}

/** Milliseconds since 1970, what is finer is left out. @returns NaN when the time is not given to the second */
export function millisecondsOf(time: IonTimestamp): number {
  if (time.precision !== 'second') return Number.NaN;
  const { year, month, day, hour, minute, second } = moveMinutes(time, -(time.offset ?? 0));
  // Date.UTC takes years below 100 for those of the twentieth century.
  const date = new Date(0).setUTCFullYear(year, month - 1, day);
  return date + ((hour * 60 + minute) * 60 + second) * 1000 + millisecondsOfFraction(time.fraction);
}

/** By digits, never by powers of ten: an exponent comes from the input and may be absurd. */
function millisecondsOfFraction(fraction: IonTimestamp['fraction']): number {
  if (fraction === undefined || fraction.coefficient === 0n) return 0;
  const digits = fraction.coefficient.toString();
  const whole = digits.length + fraction.exponent + 3;
  return whole <= 0 ? 0 : Number(digits.slice(0, whole).padEnd(whole, '0'));
}
