import { JournalError } from '../errors.ts';
import { type IonValue, readSingle } from '../ion/index.ts';
import { join, readCount, readId, readStruct, requireField, requireStruct, type UnknownParts } from './fields.ts';
import type { ParsedBlockAddress, UnknownPart } from './types.ts';

/**
 * Reads a block address from Ion text or binary: `{strandId:"…",sequenceNo:17}`, and nothing beside these two fields.
 *
 * @throws JournalError 'not-a-struct', 'missing-field', 'duplicate-field', 'wrong-type', 'invalid-id',
 *   'invalid-sequence-number', 'unrecognised-document' for anything beside the two fields, and the errors of Ion
 */
export function parseBlockAddress(source: Uint8Array): ParsedBlockAddress {
  return readWholeAddress(readSingle(source), '');
}

/** The same from a value already read. */
export function readWholeAddress(value: IonValue, path: string): ParsedBlockAddress {
  const unknown: UnknownPart[] = [];
  const address = readAddress(value, path, unknown);
  const [extra] = unknown;
  if (extra !== undefined) {
    const message = `A block address has the fields strandId and sequenceNo only, this one has the ${extra.kind} ${extra.name}`;
    throw new JournalError('unrecognised-document', message, extra.range.start, extra.path);
  }
  return address;
}

/** Reads the address inside a block or revision; unknown parts are noted in `unknown`. */
export function readAddress(value: IonValue, path: string, unknown: UnknownParts): ParsedBlockAddress {
  const struct = requireStruct(value, path, undefined);
  const { strandId, sequenceNo } = readStruct(value, ['strandId', 'sequenceNo'], path, unknown);
  return {
    value: struct,
    strandId: readId(requireField(strandId, 'strandId', value, path), join(path, 'strandId'), unknown),
    sequenceNo: readCount(
      requireField(sequenceNo, 'sequenceNo', value, path),
      join(path, 'sequenceNo'),
      unknown,
      'invalid-sequence-number',
    ),
  };
}
