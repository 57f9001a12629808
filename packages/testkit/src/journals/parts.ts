/** A block as its parts, and its compact Ion text in the field order AWS writes. Tests change parts and render again. */
import { toBase64 } from '../reference/bytes.ts';
import { dot } from '../reference/dot.ts';
import { ionHash } from '../reference/ion.ts';
import { merkleRoot } from '../reference/merkle.ts';

/** One entry of `revisions`; every part is Ion text but the hashes. */
export interface RevisionParts {
  readonly blockAddress?: string | undefined;
  readonly hash: Uint8Array;
  readonly data?: string | undefined;
  readonly dataHash?: Uint8Array | undefined;
  readonly metadata?: string | undefined;
}

export interface BlockParts {
  readonly blockAddress: string;
  readonly transactionId: string;
  /** Ion text of the timestamp. */
  readonly blockTimestamp: string;
  readonly blockHash: Uint8Array;
  readonly entriesHash: Uint8Array;
  /** 32 bytes; empty in block 0. */
  readonly previousBlockHash: Uint8Array;
  readonly entriesHashList: readonly Uint8Array[];
  readonly transactionInfo?: string | undefined;
  readonly redactionInfo?: string | undefined;
  readonly revisions?: readonly RevisionParts[] | undefined;
  /** Further fields, as Ion text `name:value`. */
  readonly extra?: readonly string[] | undefined;
}

export function addressText(strandId: string, sequenceNo: number): string {
  return `{strandId:"${strandId}",sequenceNo:${sequenceNo}}`;
}

export function blobText(bytes: Uint8Array): string {
  return `{{${toBase64(bytes)}}}`;
}

export function renderRevision(revision: RevisionParts): string {
  const fields = [
    revision.blockAddress && `blockAddress:${revision.blockAddress}`,
    `hash:${blobText(revision.hash)}`,
    revision.data && `data:${revision.data}`,
    revision.dataHash && `dataHash:${blobText(revision.dataHash)}`,
    revision.metadata && `metadata:${revision.metadata}`,
  ];
  return `{${fields.filter(Boolean).join(',')}}`;
}

export function renderBlock(block: BlockParts): string {
  const fields = [
    `blockAddress:${block.blockAddress}`,
    `transactionId:"${block.transactionId}"`,
    `blockTimestamp:${block.blockTimestamp}`,
    `blockHash:${blobText(block.blockHash)}`,
    `entriesHash:${blobText(block.entriesHash)}`,
    `previousBlockHash:${blobText(block.previousBlockHash)}`,
    `entriesHashList:[${block.entriesHashList.map(blobText).join(',')}]`,
    block.transactionInfo && `transactionInfo:${block.transactionInfo}`,
    block.redactionInfo && `redactionInfo:${block.redactionInfo}`,
    block.revisions && `revisions:[${block.revisions.map(renderRevision).join(',')}]`,
    ...(block.extra ?? []),
  ];
  return `{${fields.filter(Boolean).join(',')}}`;
}

/** The Ion text of a proof: a list of blobs. */
export function renderProof(elements: readonly Uint8Array[]): string {
  return `[${elements.map(blobText).join(',')}]`;
}

/** Hashes of the parts of a block that `entriesHashList` holds. */
export function entryHashes(block: Pick<BlockParts, 'transactionInfo' | 'redactionInfo' | 'revisions'>): {
  revisionsRoot: Uint8Array | undefined;
  transactionInfoHash: Uint8Array | undefined;
  redactionInfoHash: Uint8Array | undefined;
} {
  return {
    revisionsRoot: block.revisions && merkleRoot(block.revisions.map((revision) => revision.hash)),
    transactionInfoHash: block.transactionInfo === undefined ? undefined : ionHash(block.transactionInfo),
    redactionInfoHash: block.redactionInfo === undefined ? undefined : ionHash(block.redactionInfo),
  };
}

/** `entriesHash` and `blockHash` of a list of entries and the hash of the block before. */
export function sealEntries(
  entriesHashList: readonly Uint8Array[],
  previousBlockHash: Uint8Array,
): Pick<BlockParts, 'entriesHashList' | 'entriesHash' | 'previousBlockHash' | 'blockHash'> {
  const entriesHash = merkleRoot(entriesHashList);
  return { entriesHashList, entriesHash, previousBlockHash, blockHash: dot(entriesHash, previousBlockHash) };
}
