import { requireStruct } from '../block/fields.ts';
import { type KnownRedaction, knownRedactions, type ParsedBlock, parseBlock, parseBlockValue } from '../block/index.ts';
import { verifyBlock } from '../chain/judge-block.ts';
import { JournalError } from '../errors.ts';
import { encodeBase64, type IonFormat, type IonTimestamp, type IonValue } from '../ion/index.ts';
import { moveMinutes } from '../ion/timestamp.ts';
import type { Check } from '../verdict.ts';
import type { FactRows } from './fact-rows.ts';
import { utcText } from './facts.ts';
import { factsOfBlock, factsOfUnreadable } from './facts-of-block.ts';
import {
  type FaultCheck,
  type PendingRedaction,
  type RecordedRedaction,
  type StretchPlace,
  type StretchVerdict,
  stretchOf,
} from './stretch.ts';

/** A value that stands where a block is expected. */
export interface Candidate {
  readonly place: StretchPlace;
  /** Its bytes, when they can be read by themselves. */
  readonly bytes: Uint8Array;
  /** Reads it where they cannot: its symbols stand in a table in front of it. */
  readonly read?: (() => IonValue) | undefined;
  readonly format: IonFormat;
}

/** What is wanted beside the verdict. */
export interface Wanted {
  readonly tips: ReadonlySet<number>;
  /** Where facts go, if they are wanted. */
  readonly rows: FactRows | undefined;
}

/** Checks of one fault: a block may have any number of everything. */
const MOST_CHECKS = 20;

/** Judges one block by the specification. @returns a stretch of it alone, counted as deferred; its facts become a row */
export function judgeBySpecification(candidate: Candidate, wanted: Wanted): StretchVerdict {
  let block: ParsedBlock;
  try {
    block = parse(candidate);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return unreadable(candidate.place, error, wanted);
  }
  return judgeParsed(block, candidate.place, wanted);
}

/** The stretch of something that cannot be read; its place becomes a row of the facts. */
export function unreadable(place: StretchPlace, { code, message }: JournalError, { rows }: Wanted): StretchVerdict {
  rows?.add(factsOfUnreadable(place));
  return stretchOf({
    counts: { unreadable: 1, deferred: 1, bytes: place.end - place.start },
    faults: [{ place, checks: [], error: { code, message } }],
    faultCount: 1,
    leadingFaults: 1,
  });
}

function parse({ bytes, read, format }: Candidate): ParsedBlock {
  if (read === undefined) return parseBlock(bytes);
  return parseBlockValue(requireStruct(read(), '', undefined), bytes, format);
}

function judgeParsed(block: ParsedBlock, place: StretchPlace, { tips, rows }: Wanted): StretchVerdict {
  const { strandId, sequenceNo } = block.address;
  const pending = redactedRevisions(block, place);
  // Whether later blocks record them is seen when all stretches have come together.
  const { checks, revisions } = verifyBlock(block, { redactions: pending.map(asIfRecorded) });
  rows?.add(factsOfBlock(block, place, checks));
  // What fails first: of a long list only the beginning is kept, and a finding must not push a contradiction out.
  const wrong = (['failed', 'finding'] as const).flatMap((kind) => checks.filter(({ status }) => status === kind));
  const having = (state: string) => revisions.filter(({ content }) => content === state).length;
  const edge = {
    strandId,
    sequenceNo,
    blockHash: encodeBase64(block.blockHash),
    previousBlockHash: encodeBase64(block.previousBlockHash),
    time: timeText(block.blockTimestamp),
    place,
  };
  const { transactionInfo } = block;
  const pieces = [
    { strandId, from: sequenceNo, to: sequenceNo + 1, nodes: [{ level: 0, hash: encodeBase64(block.blockHash) }] },
  ];
  return stretchOf({
    counts: {
      blocks: 1,
      deferred: 1,
      bytes: place.end - place.start,
      transactions: transactionInfo === undefined ? 0 : 1,
      revisions: revisions.length,
      rehashed: having('rehashed'),
      redacted: having('redacted'),
      deleted: having('deleted'),
      bare: having('not-seen'),
      statements: transactionInfo?.statements.length ?? 0,
      documents: transactionInfo?.documents.length ?? 0,
      whole: wrong.length === 0 && transactionInfo !== undefined ? 1 : 0,
      failed: wrong[0]?.status === 'failed' ? 1 : 0,
      genesis: wrong.length === 0 && transactionInfo === undefined && sequenceNo === 0 ? 1 : 0,
    },
    first: edge,
    last: edge,
    pieces,
    tips: tips.has(sequenceNo) ? [{ tip: sequenceNo, pieces }] : [],
    faults: wrong.length === 0 ? [] : [{ place, sequenceNo, checks: wrong.slice(0, MOST_CHECKS).map(faultCheck) }],
    faultCount: wrong.length === 0 ? 0 : 1,
    pending,
    recorded: recordedIn(block),
  });
}

export function faultCheck({ id, status, why, subject, expected, computed }: Check): FaultCheck {
  const named = { id, status: status === 'failed' ? 'failed' : 'finding', why: why ?? '' } as const;
  return {
    ...named,
    ...(subject !== undefined && { subject }),
    ...(expected !== undefined && { expected }),
    ...(computed !== undefined && { computed }),
  };
}

function redactedRevisions(block: ParsedBlock, place: StretchPlace): PendingRedaction[] {
  const { strandId, sequenceNo } = block.address;
  const tables = new Map(block.transactionInfo?.documents.map(({ documentId, tableId }) => [documentId, tableId]));
  return (block.revisions ?? []).flatMap(({ kind, metadata }, index) => {
    if (kind !== 'redacted' || metadata === undefined) return [];
    const { id: documentId, version } = metadata;
    const tableId = tables.get(documentId);
    return [{ place, strandId, sequenceNo, index, documentId, version, ...(tableId !== undefined && { tableId }) }];
  });
}

function asIfRecorded({ strandId, sequenceNo, documentId, version, tableId }: PendingRedaction): KnownRedaction {
  return {
    blockAddress: { strandId, sequenceNo },
    tableId: tableId ?? '',
    documentId,
    version,
    recordedIn: { strandId, sequenceNo: sequenceNo + 1 },
  };
}

function recordedIn(block: ParsedBlock): RecordedRedaction[] {
  if (block.redactionInfo === undefined) return [];
  return knownRedactions([block]).map(({ blockAddress, documentId, version, tableId, recordedIn: by }) => ({
    strandId: blockAddress.strandId,
    sequenceNo: blockAddress.sequenceNo,
    documentId,
    version,
    tableId,
    // A redaction recorded in another strand explains nothing.
    recordedIn: by.strandId === blockAddress.strandId ? by.sequenceNo : -1,
  }));
}

/** See {@link Edge.time}. */
export function timeText(time: IonTimestamp): string {
  if (time.precision !== 'second') return '';
  const utc = moveMinutes(time, -(time.offset ?? 0));
  const { fraction } = time;
  return utcText({
    ...utc,
    fraction: fraction === undefined ? '' : fraction.coefficient.toString().padStart(-fraction.exponent, '0'),
  });
}
