import type { BlockAddress } from '../block/types.ts';
import { decodeBase64, field, type IonStruct, type IonValue } from '../ion/index.ts';
import { HASH_BYTES, type Hash } from '../merkle/index.ts';

/**
 * A block of an export in JSON. Its hashes are over Ion, and JSON keeps neither the difference between strings, symbols,
 * timestamps and blobs, nor between the kinds of numbers, nor annotations: what was hashed cannot be hashed again.
 * Everything here is what the line says; nothing of it is or can be verified.
 */
export interface JsonBlock {
  /** The bytes of the line, which the ranges of `value` count in. */
  readonly source: Uint8Array;
  readonly value: IonStruct;
  readonly address: BlockAddress | undefined;
  readonly transactionId: string | undefined;
  readonly blockTimestamp: string | undefined;
  /** 32 bytes; undefined when the line has none that is base64 of so many bytes. */
  readonly blockHash: Hash | undefined;
  readonly previousBlockHash: Hash | undefined;
  /** Documents of its revisions, those that have metadata. */
  readonly documents: readonly { readonly documentId: string; readonly version: number | undefined }[];
  /** Number of its revisions. */
  readonly revisions: number;
}

/** Why a block in JSON is not verified, as a sentence. */
export const JSON_NOT_VERIFIABLE =
  'Exports in JSON cannot be verified: the hashes are over Ion values, and JSON lost their types. Export again as Ion text or Ion binary to verify.';

/** Reads what a line says about its block; nothing in it is required. */
export function readJsonBlock(value: IonStruct, source: Uint8Array): JsonBlock {
  const revisions = field(value, 'revisions')?.value;
  const items = revisions?.type === 'list' ? revisions.items : [];
  return {
    source,
    value,
    address: addressOf(structAt(value, 'blockAddress')),
    transactionId: textAt(value, 'transactionId'),
    blockTimestamp: textAt(value, 'blockTimestamp'),
    blockHash: hashAt(value, 'blockHash'),
    previousBlockHash: hashAt(value, 'previousBlockHash'),
    documents: items.flatMap((item) => {
      const metadata = structAt(item, 'metadata');
      const documentId = textAt(metadata, 'id');
      return documentId === undefined ? [] : [{ documentId, version: countAt(metadata, 'version') }];
    }),
    revisions: items.length,
  };
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

function hashAt(value: IonValue, name: string): Hash | undefined {
  const bytes = decodeBase64(textAt(value, name) ?? '');
  return bytes?.length === HASH_BYTES ? bytes : undefined;
}

function addressOf(value: IonStruct | undefined): BlockAddress | undefined {
  const strandId = textAt(value, 'strandId');
  const sequenceNo = countAt(value, 'sequenceNo');
  return strandId === undefined || sequenceNo === undefined ? undefined : { strandId, sequenceNo };
}
