import { join, readStruct, readText, requireField, requireStruct } from '../block/fields.ts';
import { type ParsedBlock, type ParsedRevision, parseBlockValue } from '../block/index.ts';
import { parseRevisionValue } from '../block/parse-revision.ts';
import type { UnknownPart } from '../block/types.ts';
import { JournalError } from '../errors.ts';
import { type IonFormat, type IonStruct, type IonValue, readIon } from '../ion/index.ts';

/** The table a revision was written to, as a stream tells it beside the revision. */
export interface TableInfo {
  readonly tableName: string;
  readonly tableId: string;
}

interface RecordBase {
  /** The bytes that `value` and all ranges point into. */
  readonly source: Uint8Array;
  readonly value: IonStruct;
  readonly qldbStreamArn: string;
  /** Fields and annotations around the block or revision that the format does not know. */
  readonly unknownFields: readonly UnknownPart[];
}

export interface ControlRecord extends RecordBase {
  readonly kind: 'control';
  readonly recordType: 'CONTROL';
  /** CREATED or COMPLETED; others may exist. */
  readonly controlRecordType: string;
}
export interface BlockSummaryRecord extends RecordBase {
  readonly kind: 'block-summary';
  readonly recordType: 'BLOCK_SUMMARY';
  /** With `revisionSummaries` instead of `revisions`. Paths in it have no `payload` in front. */
  readonly block: ParsedBlock;
}
export interface RevisionDetailsRecord extends RecordBase {
  readonly kind: 'revision-details';
  readonly recordType: 'REVISION_DETAILS';
  readonly tableInfo?: TableInfo;
  /** With its block address, which is what tells where it belongs. */
  readonly revision: ParsedRevision & Required<Pick<ParsedRevision, 'blockAddress'>>;
}
/** A record of a type that is not known here. */
export interface UnknownRecord extends RecordBase {
  readonly kind: 'unknown';
  readonly recordType: string;
}
export type StreamRecord = ControlRecord | BlockSummaryRecord | RevisionDetailsRecord | UnknownRecord;

/**
 * Reads one record of a journal stream, `{qldbStreamArn, recordType, payload}` in Ion binary (or text), de-aggregated
 * (see {@link deaggregate}). Only reads: nothing is verified here. Source: QLDB developer guide, "Stream records", and
 * records observed in AWS data.
 *
 * @throws JournalError when it is not one Ion struct ('empty-input', 'not-a-struct', 'trailing-data', Ion errors), lacks a
 *   field ('missing-field'), has a known one twice ('duplicate-field') or of another type ('wrong-type'), when a summary
 *   has `revisions` ('unrecognised-document'), and for a block or revision as parseBlock and parseRevision do; paths
 *   start at the record, e.g. `payload.revision.hash`
 */
export function parseStreamRecord(source: Uint8Array): StreamRecord {
  const { format, values } = readIon(source);
  const [value, second] = values;
  if (value === undefined) throw new JournalError('empty-input', 'There is no value where a stream record is expected');
  if (second !== undefined) {
    throw new JournalError('trailing-data', 'After the stream record there is another value', second.range.start);
  }
  const unknownFields: UnknownPart[] = [];
  const fields = readStruct(value, ['qldbStreamArn', 'recordType', 'payload'], '', unknownFields);
  const required = (name: keyof typeof fields) => requireField(fields[name], name, value, '');
  const base = {
    source,
    value: requireStruct(value, '', undefined),
    qldbStreamArn: readText(required('qldbStreamArn'), 'qldbStreamArn', unknownFields),
    unknownFields,
  };
  const recordType = readText(required('recordType'), 'recordType', unknownFields);
  switch (recordType) {
    case 'CONTROL': {
      const controlRecordType = readControl(required('payload'), unknownFields);
      return { ...base, kind: 'control', recordType, controlRecordType };
    }
    case 'BLOCK_SUMMARY': {
      const payload = required('payload');
      const block = inPayload(() => readSummary(payload, source, format));
      return { ...base, kind: 'block-summary', recordType, block };
    }
    case 'REVISION_DETAILS': {
      const details = readDetails(required('payload'), source, unknownFields);
      return { ...base, kind: 'revision-details', recordType, ...details };
    }
    default:
      return { ...base, kind: 'unknown', recordType };
  }
}

function readControl(payload: IonValue, unknown: UnknownPart[]): string {
  const { controlRecordType } = readStruct(payload, ['controlRecordType'], 'payload', unknown);
  const type = requireField(controlRecordType, 'controlRecordType', payload, 'payload');
  return readText(type, 'payload.controlRecordType', unknown);
}

function readSummary(payload: IonValue, source: Uint8Array, format: IonFormat): ParsedBlock {
  const block = parseBlockValue(requireStruct(payload, '', undefined), source, format);
  if (block.ranges.revisions === undefined) return block;
  const message = 'A block summary names its revisions in revisionSummaries; this one has revisions';
  throw new JournalError('unrecognised-document', message, block.ranges.revisions.start, 'revisions');
}

function readDetails(
  payload: IonValue,
  source: Uint8Array,
  unknown: UnknownPart[],
): Pick<RevisionDetailsRecord, 'tableInfo' | 'revision'> {
  const fields = readStruct(payload, ['tableInfo', 'revision'], 'payload', unknown);
  const at = 'payload.revision';
  const revision = parseRevisionValue(requireField(fields.revision, 'revision', payload, 'payload'), source, at);
  const { blockAddress } = revision;
  if (blockAddress === undefined) requireField(undefined, 'blockAddress', revision.value, at);
  return {
    ...(fields.tableInfo && { tableInfo: readTableInfo(fields.tableInfo, unknown) }),
    revision: { ...revision, blockAddress: blockAddress as NonNullable<typeof blockAddress> },
  };
}

function readTableInfo(value: IonValue, unknown: UnknownPart[]): TableInfo {
  const path = 'payload.tableInfo';
  const fields = readStruct(value, ['tableName', 'tableId'], path, unknown);
  const text = (name: keyof typeof fields) =>
    readText(requireField(fields[name], name, value, path), join(path, name), unknown);
  return { tableName: text('tableName'), tableId: text('tableId') };
}

/** A block is read by itself; its paths get the payload in front. */
function inPayload<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new JournalError(error.code, error.message, error.at, join('payload', error.path).replace(/\.$/, ''));
  }
}
