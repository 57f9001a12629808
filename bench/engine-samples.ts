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

export const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const TRANSACTION = 'FnQeJBAicTX0Ah32ZnVtSX';

/** What is written in one document. */
export type DocumentKind = 'captured' | 'many fields' | 'long strings';

/** Ion texts of blocks 0 … size − 1, each with one transaction: two captured documents, or one document of 100 kB. */
export function linkedBlocks(kind: DocumentKind, size: number): string[] {
  return [...blockChain(kind, size)];
}

/** The same one by one; of two blocks that are fewer than `variants` apart, no document is the same. */
export function* blockChain(kind: DocumentKind, size: number, variants = 1): Generator<string, void> {
  const bodies = Array.from({ length: variants }, (_, variant) => bodyOf(documentsOf(kind, variant)));
  let previous: Uint8Array = new Uint8Array(0);
  for (let sequenceNo = 0; sequenceNo < size; sequenceNo++) {
    const { transactionInfo, transactionInfoHash, revisions, revisionsRoot } = bodies[sequenceNo % variants] as Body;
    const blockAddress = `{strandId:"${STRAND}",sequenceNo:${sequenceNo}}`;
    const opaque = (byte: number): Uint8Array => new Uint8Array(32).fill(byte + sequenceNo);
    const sealed = sealEntries([opaque(1), revisionsRoot, opaque(2), transactionInfoHash], previous);
    previous = sealed.blockHash;
    yield renderBlock({
      blockAddress,
      transactionId: TRANSACTION,
      blockTimestamp: '2019-09-16T19:37:05.360Z',
      ...sealed,
      transactionInfo,
      revisions: revisions.map((revision) => ({ ...revision, blockAddress })),
    });
  }
}

/** What of a block does not depend on where it stands. */
type Body = ReturnType<typeof bodyOf>;

function bodyOf(documents: readonly { readonly id: string; readonly data: string }[]) {
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
  return { transactionInfo, transactionInfoHash, revisions, revisionsRoot };
}

/** Ids and Ion texts of the documents of a block. */
export function documentsOf(kind: DocumentKind, variant: number): { id: string; data: string }[] {
  const id = 'JUJgkIcNbhS2goq8RqLuZ4';
  if (kind === 'captured') {
    const captures = awsCaptures();
    const data = (index: number) => {
      const found = /,data:(.*),metadata:\{/s.exec(captures.revisions[index]?.ionText ?? '')?.[1];
      if (found === undefined) throw new Error('a captured revision has another form');
      return variant === 0 ? found : found.replace('{', `{variant:${variant},`);
    };
    return [
      { id, data: data(0) },
      { id: '5vHoYG5m0OZCsqdYCs8XLH', data: data(1) },
    ];
  }
  if (kind === 'long strings')
    return [{ id, data: `{title:"A text ${variant}",text:"${'All work and no play. '.repeat(4600)}"}` }];
  const item = (i: number) => `{sku:"SKU-${i}",quantity:${i % 17},price:${i}.95,added:2020-02-${10 + (i % 18)}}`;
  return [
    { id, data: `{order:"${4711 + variant}",items:[${Array.from({ length: 1750 }, (_, i) => item(i)).join(',')}]}` },
  ];
}
