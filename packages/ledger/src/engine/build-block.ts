import { dot, type Hash, type IonStruct, ionHash, merkleRoot, writeIonText } from '@qldb-console/journal';
import type { AppendedBlock, RevisionRow } from '../store/rows.ts';
import { addressEntry, commitEntry, type SystemContext } from './system-entries.ts';

const EMPTY = new Uint8Array(0);

export interface BlockContent extends SystemContext {
  readonly txTime: number;
  readonly previousBlockHash: Hash;
  readonly revisions: readonly RevisionRow[];
  readonly transactionInfo: IonStruct | undefined;
  readonly redactionInfo: IonStruct | undefined;
}

/**
 * Hashes a block as Amazon QLDB does (observed in blocks of AWS's samples): entriesHashList = [internal, root of the
 * revisions, internal, transactionInfo], entriesHash = its Merkle root, blockHash = dot(entriesHash, previousBlockHash).
 * A missing part leaves its slot empty; redactionInfo is a fifth. Both are this service's choice.
 */
export function buildBlock(content: BlockContent): AppendedBlock {
  const { transactionInfo, redactionInfo, revisions } = content;
  const entries = [
    addressEntry(content),
    merkleRoot(revisions.map(({ hash }) => hash)),
    commitEntry(content, revisions.length),
    transactionInfo ? ionHash(transactionInfo) : EMPTY,
  ];
  if (redactionInfo) entries.push(ionHash(redactionInfo));
  const entriesHash = merkleRoot(entries);
  return {
    block: {
      sequenceNo: content.sequenceNo,
      transactionId: content.transactionId,
      blockTimestamp: content.blockTimestamp,
      txTime: content.txTime,
      blockHash: dot(entriesHash, content.previousBlockHash),
      entriesHash,
      previousBlockHash: content.previousBlockHash,
      entries,
      transactionInfo: transactionInfo && writeIonText(transactionInfo),
      redactionInfo: redactionInfo && writeIonText(redactionInfo),
    },
    revisions,
  };
}
