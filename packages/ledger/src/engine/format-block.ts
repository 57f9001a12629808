import { encodeBase64 } from '@qldb-console/journal';
import type { AppendedBlock, BlockRow, Hash, RevisionRow } from '../store/rows.ts';

/**
 * Blocks, revisions, addresses and proofs as Ion text: compact, UTC with milliseconds, fields in the order AWS's
 * answers have them (observed in GetBlock and GetRevision answers in the AWS CLI's examples).
 */
export function formatAddress(strandId: string, sequenceNo: number): string {
  return `{strandId:"${strandId}",sequenceNo:${sequenceNo}}`;
}

const formatHash = (hash: Hash): string => `{{${encodeBase64(hash)}}}`;
const formatTime = (time: number): string => new Date(time).toISOString();
export const formatHashes = (hashes: readonly Hash[]): string => `[${hashes.map(formatHash).join(',')}]`;

export function formatRevision(strandId: string, block: BlockRow, { hash, document }: RevisionRow): string {
  if (!document) return `{hash:${formatHash(hash)}}`;
  const { documentId, version, data, dataHash } = document;
  const content = data === undefined ? (dataHash ? `dataHash:${formatHash(dataHash)},` : '') : `data:${data},`;
  const metadata = `{id:"${documentId}",version:${version},txTime:${formatTime(block.txTime)},txId:"${block.transactionId}"}`;
  return `{blockAddress:${formatAddress(strandId, block.sequenceNo)},hash:${formatHash(hash)},${content}metadata:${metadata}}`;
}

export function formatBlock(strandId: string, { block, revisions }: AppendedBlock): string {
  const fields = [
    `blockAddress:${formatAddress(strandId, block.sequenceNo)}`,
    `transactionId:"${block.transactionId}"`,
    `blockTimestamp:${formatTime(block.blockTimestamp)}`,
    `blockHash:${formatHash(block.blockHash)}`,
    `entriesHash:${formatHash(block.entriesHash)}`,
    `previousBlockHash:${formatHash(block.previousBlockHash)}`,
    `entriesHashList:${formatHashes(block.entries)}`,
  ];
  if (block.transactionInfo) fields.push(`transactionInfo:${block.transactionInfo}`);
  if (block.redactionInfo) fields.push(`redactionInfo:${block.redactionInfo}`);
  if (revisions.length > 0) {
    fields.push(`revisions:[${revisions.map((revision) => formatRevision(strandId, block, revision)).join(',')}]`);
  }
  return `{${fields.join(',')}}`;
}
