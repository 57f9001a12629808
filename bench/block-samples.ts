/** Blocks to measure with: what AWS's ledgers held, put together to blocks with two revisions, about 2 kB each. */
import { awsCaptures, blobText, entryHashes, renderBlock, sealEntries } from '@qldb-console/testkit';

/** Ion text of a sound block with two revisions that Amazon QLDB wrote, one of a vehicle registration. */
export function twoRevisionBlock(): string {
  const captures = awsCaptures();
  const [registration, keyValue] = captures.revisions;
  const [statement] = captures.statementDigests.slice(-1);
  if (registration === undefined || keyValue === undefined || statement === undefined) throw new Error('no captures');
  const revisions = [registration, keyValue].map(({ ionText, hash }) => {
    const parts = /^\{blockAddress:(\{.*?\}),hash:.*?,data:(.*),metadata:(\{.*\})\}$/s.exec(ionText);
    if (parts === null) throw new Error('a captured revision has another form');
    return { blockAddress: parts[1], hash: Buffer.from(hash, 'base64'), data: parts[2], metadata: parts[3] };
  });
  const digest = blobText(Buffer.from(statement.digest, 'base64'));
  const transactionInfo =
    `{statements:[{statement:${JSON.stringify(statement.statement)},startTime:2019-09-16T19:37:05.302Z,` +
    `statementDigest:${digest}}],documents:{JUJgkIcNbhS2goq8RqLuZ4:{tableName:"VehicleRegistration",` +
    'tableId:"BFJKdXgzt9oF4wjMbuxy4G",statements:[0]},\'5vHoYG5m0OZCsqdYCs8XLH\':{tableName:"KeyValue",' +
    'tableId:"CMVdR77XP8zAglmmFDGTvt",statements:[0]}}}';
  const hashes = entryHashes({ transactionInfo, revisions });
  const opaque = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const;
  const entries = [opaque[0], hashes.revisionsRoot, opaque[1], hashes.transactionInfoHash];
  return renderBlock({
    blockAddress: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100}',
    transactionId: 'FnQeJBAicTX0Ah32ZnVtSX',
    blockTimestamp: '2019-09-16T19:37:05.360Z',
    ...sealEntries(
      entries.filter((entry) => entry !== undefined),
      new Uint8Array(32).fill(3),
    ),
    transactionInfo,
    revisions,
  });
}
