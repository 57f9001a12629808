import { blockHashCheck, entriesHashCheck, revisionsChecks } from '../block/block-checks.ts';
import { blockFacts } from '../block/facts.ts';
import { requireStruct } from '../block/fields.ts';
import { type ParsedBlock, parseBlockValue } from '../block/index.ts';
import { JournalError } from '../errors.ts';
import { splitLines } from '../export/split-lines.ts';
import { decodeBase64, encodeBase64, field, type IonStruct, type IonValue } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { Check } from '../verdict.ts';
import { faultCheck, timeText, unreadable, type Wanted } from './by-specification.ts';
import { FactRows, type RevisionFactRow } from './fact-rows.ts';
import { BLOCK_FLAGS, type FactTable, REVISION_FLAGS } from './fact-table.ts';
import { millisecondsOf } from './facts-of-block.ts';
import { withTypes } from './json-types.ts';
import { linkFlag } from './links.ts';
import { EMPTY_STRETCH, joinStretches, type StretchPlace, type StretchVerdict, stretchOf } from './stretch.ts';

export interface JsonContext {
  readonly source?: string | undefined;
  readonly offset?: number | undefined;
  readonly tips?: Iterable<number> | undefined;
  readonly facts?: boolean | undefined;
  readonly object?: number | undefined;
}

/**
 * Judges blocks in JSON, one in each line, as exports in JSON have them, by what can be proven of them: that entriesHash is
 * the Merkle root of entriesHashList, blockHash is made of it and of previousBlockHash, the hashes of the revisions lead to
 * an entry, each block follows the one before, and what the journal's root is made of. The content of revisions and
 * transactions is not among it: JSON keeps neither the kinds of numbers, nor what was a string, symbol, timestamp or blob,
 * nor annotations (Ion cookbook, "Down-converting to JSON"), so that what was hashed cannot be hashed again.
 *
 * Never throws for what the bytes hold: a line that is no block is a fault.
 */
export function judgeJson(
  bytes: Uint8Array,
  { source = '', offset = 0, tips = [], facts = false, object }: JsonContext = {},
): { readonly verdict: StretchVerdict; readonly facts?: FactTable } {
  const wanted: Wanted = { tips: new Set(tips), rows: facts ? new FactRows(object, bytes.length) : undefined };
  const place = (start: number, end: number) => ({ source, start: offset + start, end: offset + end });
  let verdict = EMPTY_STRETCH;
  const add = (stretch: StretchVerdict) => {
    wanted.rows?.flag(wanted.rows.blocks.size - 1, linkFlag(verdict, stretch));
    verdict = joinStretches(verdict, stretch);
  };
  // Beyond this an object is judged in chunks.
  if (bytes.length > LIMITS.exportBytes) {
    const error = new JournalError('input-too-large', `The object has more than ${LIMITS.exportBytes} bytes`);
    add(notRead(place(0, bytes.length), error, wanted));
  } else {
    const { spans, problem, rest, read } = splitLines(bytes);
    for (const [index, { start, end }] of spans.entries()) {
      const line = bytes.subarray(start, end);
      add(judgeLine(line, () => read(line, index), place(start, end), wanted));
    }
    if (problem !== undefined) add(notRead(place(rest, bytes.length), problem, wanted));
  }
  return { verdict, ...(wanted.rows !== undefined && { facts: wanted.rows.table() }) };
}

function judgeLine(
  source: Uint8Array,
  read: () => readonly IonValue[],
  place: StretchPlace,
  wanted: Wanted,
): StretchVerdict {
  try {
    const values = read();
    const [value] = values;
    if (value === undefined) throw new JournalError('empty-input', 'The line holds no value');
    if (values.length > 1) throw new JournalError('trailing-data', 'Behind the block, the line goes on');
    const line = requireStruct(value, '', undefined);
    return judgeBlock(line, parseBlockValue(withTypes(line), source), place, wanted);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return notRead(place, error, wanted);
  }
}

/** Nothing here was ever for the fast path. */
function notRead(place: StretchPlace, error: JournalError, wanted: Wanted): StretchVerdict {
  const verdict = unreadable(place, error, wanted);
  return { ...verdict, counts: { ...verdict.counts, deferred: 0 } };
}

function judgeBlock(line: IonStruct, block: ParsedBlock, place: StretchPlace, { tips, rows }: Wanted): StretchVerdict {
  const facts = blockFacts(block);
  const wrong = [...revisionsChecks(facts), entriesHashCheck(facts), blockHashCheck(facts)].filter(isWrong);
  rows?.add(rowOf(line, block, place, wrong));
  const { strandId, sequenceNo } = block.address;
  const blockHash = encodeBase64(block.blockHash);
  const edge = {
    strandId,
    sequenceNo,
    blockHash,
    previousBlockHash: encodeBase64(block.previousBlockHash),
    time: timeText(block.blockTimestamp),
    place,
  };
  const pieces = [{ strandId, from: sequenceNo, to: sequenceNo + 1, nodes: [{ level: 0, hash: blockHash }] }];
  return stretchOf({
    counts: {
      blocks: 1,
      json: 1,
      bytes: place.end - place.start,
      transactions: structAt(line, 'transactionInfo') === undefined ? 0 : 1,
      revisions: block.revisions?.length ?? 0,
      failed: wrong.some(({ status }) => status === 'failed') ? 1 : 0,
    },
    first: edge,
    last: edge,
    pieces,
    tips: tips.has(sequenceNo) ? [{ tip: sequenceNo, pieces }] : [],
    faults: wrong.length === 0 ? [] : [{ place, sequenceNo, checks: wrong.map(faultCheck) }],
    faultCount: wrong.length === 0 ? 0 : 1,
  });
}

/** That entries could be arranged anew says something about content, of which nothing is said here. */
function isWrong({ id, status }: Check): boolean {
  return status === 'failed' || (status === 'finding' && id === 'block.hash');
}

function rowOf(line: IonStruct, block: ParsedBlock, { start, end }: StretchPlace, wrong: readonly Check[]) {
  const info = structAt(line, 'transactionInfo');
  const documents = structAt(info, 'documents');
  const items = at(line, 'revisions');
  const revisions = (items?.type === 'list' ? items.items : []).map((item): RevisionFactRow => {
    const metadata = structAt(item, 'metadata');
    const documentId = textAt(metadata, 'id');
    const named = documentId === undefined ? undefined : structAt(documents, documentId);
    const id = textAt(named, 'tableId');
    const name = textAt(named, 'tableName');
    return {
      documentId,
      version: countAt(metadata, 'version'),
      hash: decodeBase64(textAt(item, 'hash') ?? '') ?? new Uint8Array(0),
      table: id === undefined || name === undefined ? undefined : { id, name },
      flags: kindOf(item),
    };
  });
  let flags = BLOCK_FLAGS.json | (info === undefined ? BLOCK_FLAGS.noTransaction : 0);
  if (at(line, 'redactionInfo') !== undefined) flags |= BLOCK_FLAGS.redaction;
  for (const revision of revisions) {
    if (revision.flags & REVISION_FLAGS.deleted) flags |= BLOCK_FLAGS.deleted;
    if (revision.flags & REVISION_FLAGS.redacted) flags |= BLOCK_FLAGS.redacted;
    if (revision.flags & REVISION_FLAGS.bare) flags |= BLOCK_FLAGS.bare;
  }
  for (const { status } of wrong) flags |= status === 'failed' ? BLOCK_FLAGS.failed : BLOCK_FLAGS.finding;
  const { address, blockHash, transactionId, blockTimestamp } = block;
  return { start, end, address, time: millisecondsOf(blockTimestamp), blockHash, transactionId, flags, revisions };
}

/** By which fields a revision has; a document that is JSON's null has its field too. */
function kindOf(revision: IonValue): number {
  if (at(revision, 'metadata') === undefined) return REVISION_FLAGS.bare;
  if (at(revision, 'data') !== undefined) return 0;
  return at(revision, 'dataHash') === undefined ? REVISION_FLAGS.deleted : REVISION_FLAGS.redacted;
}

function at(value: IonValue | undefined, name: string): IonValue | undefined {
  return value?.type === 'struct' ? field(value, name)?.value : undefined;
}

function structAt(value: IonValue | undefined, name: string): IonStruct | undefined {
  const found = at(value, name);
  return found?.type === 'struct' ? found : undefined;
}

function textAt(value: IonValue | undefined, name: string): string | undefined {
  const found = at(value, name);
  return found?.type === 'string' ? found.value : undefined;
}

function countAt(value: IonValue | undefined, name: string): number | undefined {
  const found = at(value, name);
  if (found?.type !== 'int' || found.value < 0n || found.value > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return Number(found.value);
}
