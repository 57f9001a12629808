import { JournalError } from '../errors.ts';
import { type IonFormat, type IonStruct, type IonValue, readIon } from '../ion/index.ts';
import {
  join,
  readHash,
  readId,
  readList,
  readStruct,
  readTimestamp,
  requireField,
  requireStruct,
  type UnknownParts,
} from './fields.ts';
import { readAddress } from './parse-address.ts';
import { parseRevisionValue } from './parse-revision.ts';
import { readRedactionInfo, readTransactionInfo } from './parse-transaction-info.ts';
import type { ParsedBlock, RevisionSummaryEntry, UnknownPart } from './types.ts';

const BLOCK_FIELDS = [
  'blockAddress',
  'transactionId',
  'blockTimestamp',
  'blockHash',
  'entriesHash',
  'previousBlockHash',
  'entriesHashList',
  'transactionInfo',
  'redactionInfo',
  'revisions',
  'revisionSummaries',
] as const;

/**
 * Reads one journal block, as GetBlock, an export or a stream's block summary shows it, from Ion text or binary
 * (told apart by the binary version marker). Only reads: nothing is verified here.
 *
 * @throws JournalError when it is not one Ion struct ('not-a-struct', 'trailing-data', Ion errors), lacks a field that
 *   every block has ('missing-field'), has a known field twice ('duplicate-field') or of another type ('wrong-type'),
 *   a hash of a length other than 32 bytes ('invalid-hash-length'; previousBlockHash and members of entriesHashList may
 *   be empty), an id other than 22 characters ('invalid-id'), a sequence number outside 0 … 2^53 − 1
 *   ('invalid-sequence-number'). `at` is an offset into `source`.
 */
export function parseBlock(source: Uint8Array): ParsedBlock {
  const { format, values } = readIon(source);
  const [value, second] = values;
  if (value === undefined) throw new JournalError('empty-input', 'There is no value where a block is expected');
  if (second !== undefined) {
    throw new JournalError(
      'trailing-data',
      'There is more than one value where one block is expected',
      second.range.start,
    );
  }
  return parseBlockValue(requireStruct(value, '', undefined), source, format);
}

/**
 * The same from a struct already read from `source`.
 *
 * @throws JournalError as {@link parseBlock}
 */
export function parseBlockValue(value: IonStruct, source: Uint8Array, format: IonFormat = 'text'): ParsedBlock {
  const unknown: UnknownPart[] = [];
  const fields = readStruct(value, BLOCK_FIELDS, '', unknown);
  const required = (name: keyof typeof fields) => requireField(fields[name], name, value, '');
  const hash = (name: 'blockHash' | 'entriesHash') => readHash(required(name), name, unknown);
  const { transactionInfo, redactionInfo, revisions, revisionSummaries } = fields;

  const entries = readList(required('entriesHashList'), 'entriesHashList', unknown);
  const parsedRevisions =
    revisions &&
    readList(revisions, 'revisions', unknown).map((item, index) =>
      parseRevisionValue(item, source, `revisions[${index}]`),
    );
  for (const revision of parsedRevisions ?? []) for (const part of revision.unknownFields) unknown.push(part);

  return {
    source,
    format,
    value,
    address: readAddress(required('blockAddress'), 'blockAddress', unknown),
    transactionId: readId(required('transactionId'), 'transactionId', unknown),
    blockTimestamp: readTimestamp(required('blockTimestamp'), 'blockTimestamp', unknown),
    blockHash: hash('blockHash'),
    entriesHash: hash('entriesHash'),
    previousBlockHash: readHash(required('previousBlockHash'), 'previousBlockHash', unknown, true),
    entriesHashList: entries.map((item, index) => readHash(item, `entriesHashList[${index}]`, unknown, true)),
    ...(transactionInfo && { transactionInfo: readTransactionInfo(transactionInfo, 'transactionInfo') }),
    ...(redactionInfo && { redactionInfo: readRedactionInfo(redactionInfo, 'redactionInfo') }),
    ...(parsedRevisions && { revisions: parsedRevisions }),
    ...(revisionSummaries && { revisionSummaries: readSummaries(revisionSummaries, unknown) }),
    unknownFields: unknown,
    ranges: {
      transactionId: required('transactionId').range,
      blockHash: required('blockHash').range,
      entriesHash: required('entriesHash').range,
      previousBlockHash: required('previousBlockHash').range,
      entriesHashList: required('entriesHashList').range,
      entries: entries.map((item) => item.range),
      revisions: revisions?.range,
      revisionSummaries: revisionSummaries?.range,
    },
  };
}

function readSummaries(value: IonValue, unknown: UnknownParts): RevisionSummaryEntry[] {
  return readList(value, 'revisionSummaries', unknown).map((item, index) => {
    const path = `revisionSummaries[${index}]`;
    const { hash, documentId } = readStruct(item, ['hash', 'documentId'], path, unknown);
    return {
      hash: readHash(requireField(hash, 'hash', item, path), join(path, 'hash'), unknown),
      ...(documentId && { documentId: readId(documentId, join(path, 'documentId'), unknown) }),
      range: item.range,
    };
  });
}
