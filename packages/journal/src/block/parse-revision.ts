import { type IonStruct, type IonValue, readSingle } from '../ion/index.ts';
import { join, readCount, readHash, readId, readStruct, readTimestamp, requireField, requireStruct } from './fields.ts';
import { readAddress } from './parse-address.ts';
import type { ParsedRevision, RevisionKind, RevisionMetadata, UnknownPart } from './types.ts';

const REVISION_FIELDS = ['blockAddress', 'hash', 'data', 'dataHash', 'metadata'] as const;
const METADATA_FIELDS = ['id', 'version', 'txTime', 'txId'] as const;

/**
 * Reads one revision, as GetRevision, history() and a block's `revisions` show it, from Ion text or binary.
 * Only reads: nothing is verified here.
 *
 * @throws JournalError when it is not one Ion struct, when `hash` is missing, when a known field is there twice or has
 *   another type, when a hash is not 32 bytes long or an id not 22 characters
 */
export function parseRevision(source: Uint8Array): ParsedRevision {
  return parseRevisionValue(readSingle(source), source);
}

/** The same from a value already read; `path` is put before every path that is reported. */
export function parseRevisionValue(value: IonValue, source: Uint8Array, path = ''): ParsedRevision {
  const struct = requireStruct(value, path, undefined);
  const unknown: UnknownPart[] = [];
  const { blockAddress, hash: hashValue, data, dataHash, metadata } = readStruct(value, REVISION_FIELDS, path, unknown);
  const hash = requireField(hashValue, 'hash', value, path);
  return {
    source,
    value: struct,
    kind: kindOf(data, dataHash, metadata),
    ...(blockAddress && { blockAddress: readAddress(blockAddress, join(path, 'blockAddress'), unknown) }),
    hash: readHash(hash, join(path, 'hash'), unknown),
    ...(data && { data }),
    ...(dataHash && { dataHash: readHash(dataHash, join(path, 'dataHash'), unknown) }),
    ...(metadata && { metadata: readMetadata(metadata, join(path, 'metadata')) }),
    unknownFields: unknown,
    ranges: { hash: hash.range, dataHash: dataHash?.range },
  };
}

function kindOf(data: unknown, dataHash: unknown, metadata: unknown): RevisionKind {
  if (metadata === undefined) return data === undefined && dataHash === undefined ? 'hash-only' : 'unrecognised';
  if (data !== undefined) return 'document';
  return dataHash !== undefined ? 'redacted' : 'deleted';
}

/** Unknown fields and annotations in it are part of what is hashed, so they are not noted. */
function readMetadata(value: IonValue, path: string): RevisionMetadata {
  const struct: IonStruct = requireStruct(value, path, undefined);
  const { id, version, txTime, txId } = readStruct(value, METADATA_FIELDS, path, undefined);
  return {
    value: struct,
    id: readId(requireField(id, 'id', value, path), join(path, 'id'), undefined),
    version: readCount(
      requireField(version, 'version', value, path),
      join(path, 'version'),
      undefined,
      'invalid-sequence-number',
    ),
    txTime: readTimestamp(requireField(txTime, 'txTime', value, path), join(path, 'txTime'), undefined),
    txId: readId(requireField(txId, 'txId', value, path), join(path, 'txId'), undefined),
  };
}
