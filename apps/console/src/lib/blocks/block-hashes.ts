import type { ParsedBlock, ParsedRevision } from '@qldb-console/journal';

/** One hash of a block, with its place in it and what it stands for. */
export interface NamedHash {
  /** e.g. `revisions[0].hash` */
  readonly path: string;
  /** What it is the hash of, in plain words. */
  readonly of: string;
  readonly hash: Uint8Array;
}

/** Every hash of a block, in the order of the block. */
export function blockHashes(block: ParsedBlock): NamedHash[] {
  return [
    { path: 'blockHash', of: 'The block: its entries and the hash of the block before it', hash: block.blockHash },
    { path: 'entriesHash', of: 'All entries of the block', hash: block.entriesHash },
    { path: 'previousBlockHash', of: 'The block before it', hash: block.previousBlockHash },
    ...block.entriesHashList.map((hash, i) => ({ path: `entriesHashList[${i}]`, of: `Entry ${i} of the block`, hash })),
    ...(block.transactionInfo?.statements ?? []).map(({ statementDigest }, i) => ({
      path: `transactionInfo.statements[${i}].statementDigest`,
      of: `Statement ${i} with its parameters`,
      hash: statementDigest,
    })),
    ...(block.revisions ?? []).flatMap((revision, i) => revisionHashes(revision, `revisions[${i}].`)),
    ...(block.revisionSummaries ?? []).map(({ hash, documentId }, i) => ({
      path: `revisionSummaries[${i}].hash`,
      of: documentId === undefined ? 'An internal revision' : `A revision of document ${documentId}`,
      hash,
    })),
  ];
}

/** The hashes of one revision. */
export function revisionHashes({ hash, dataHash, metadata }: ParsedRevision, prefix = ''): NamedHash[] {
  const name = metadata ? `document ${metadata.id}, version ${metadata.version}` : 'an internal revision';
  return [
    { path: `${prefix}hash`, of: `Data and metadata of ${name}`, hash },
    ...(dataHash
      ? [{ path: `${prefix}dataHash`, of: `The data of ${name} before it was redacted`, hash: dataHash }]
      : []),
  ];
}
