/** Journals to measure the engine with: blocks that follow one another, of one kind. */
import {
  awsCaptures,
  blobText,
  entryHashes,
  type RevisionParts,
  renderBlock,
  sealEntries,
} from '@qldb-console/testkit';
import { dot, ionHash } from '@qldb-console/testkit/reference';

const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const TRANSACTION = 'FnQeJBAicTX0Ah32ZnVtSX';

/** What is written in one document. */
export type DocumentKind = 'captured' | 'many fields' | 'long strings';

/** Ion texts of blocks 0 … size − 1, each with one transaction: two captured documents, or one document of 100 kB. */
export function linkedBlocks(kind: DocumentKind, size: number): string[] {
  const documents = documentsOf(kind);
  const statement = awsCaptures().statementDigests.at(-1);
  if (statement === undefined) throw new Error('no captured statement');
  const digest = blobText(Buffer.from(statement.digest, 'base64'));
  const named = documents.map(
    ({ id }) => `'${id}':{tableName:"Vehicle",tableId:"BFJKdXgzt9oF4wjMbuxy4G",statements:[0]}`,
  );
  const transactionInfo =
    `{statements:[{statement:${JSON.stringify(statement.statement)},startTime:2019-09-16T19:37:05.302Z,` +
    `statementDigest:${digest}}],documents:{${named.join(',')}}}`;
  const revisions = documents.map(({ id, data }): RevisionParts => {
    const metadata = `{id:"${id}",version:3,txTime:2019-09-16T19:37:05.344Z,txId:"${TRANSACTION}"}`;
    return { hash: dot(ionHash(data), ionHash(metadata)), data, metadata };
  });
  const { revisionsRoot, transactionInfoHash } = entryHashes({ transactionInfo, revisions });
  if (revisionsRoot === undefined || transactionInfoHash === undefined) throw new Error('an entry is missing');
  const blocks: string[] = [];
  let previous: Uint8Array = new Uint8Array(0);
  for (let sequenceNo = 0; sequenceNo < size; sequenceNo++) {
    const blockAddress = `{strandId:"${STRAND}",sequenceNo:${sequenceNo}}`;
    const opaque = (byte: number): Uint8Array => new Uint8Array(32).fill(byte + sequenceNo);
    const sealed = sealEntries([opaque(1), revisionsRoot, opaque(2), transactionInfoHash], previous);
    previous = sealed.blockHash;
    blocks.push(
      renderBlock({
        blockAddress,
        transactionId: TRANSACTION,
        blockTimestamp: '2019-09-16T19:37:05.360Z',
        ...sealed,
        transactionInfo,
        revisions: revisions.map((revision) => ({ ...revision, blockAddress })),
      }),
    );
  }
  return blocks;
}

function documentsOf(kind: DocumentKind): { id: string; data: string }[] {
  const id = 'JUJgkIcNbhS2goq8RqLuZ4';
  if (kind === 'captured') {
    const captures = awsCaptures();
    const data = (index: number) => {
      const found = /,data:(.*),metadata:\{/s.exec(captures.revisions[index]?.ionText ?? '')?.[1];
      if (found === undefined) throw new Error('a captured revision has another form');
      return found;
    };
    return [
      { id, data: data(0) },
      { id: '5vHoYG5m0OZCsqdYCs8XLH', data: data(1) },
    ];
  }
  if (kind === 'long strings')
    return [{ id, data: `{title:"A text",text:"${'All work and no play. '.repeat(4600)}"}` }];
  const item = (i: number) => `{sku:"SKU-${i}",quantity:${i % 17},price:${i}.95,added:2020-02-${10 + (i % 18)}}`;
  return [{ id, data: `{order:"4711",items:[${Array.from({ length: 1750 }, (_, i) => item(i)).join(',')}]}` }];
}
