/** Blocks to measure with, put together from what Amazon QLDB wrote. */
import {
  awsCaptures,
  blobText,
  entryHashes,
  type RevisionParts,
  renderBlock,
  sealEntries,
} from '@qldb-console/testkit';
import { dot, ionHash } from '@qldb-console/testkit/reference';

const ADDRESS = '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100}';
const TRANSACTION = 'FnQeJBAicTX0Ah32ZnVtSX';

/** Ion text of a sound block of about 2 kB with two revisions, whose data and statement are those of captured blocks. */
export function twoRevisionBlock(): string {
  const captures = awsCaptures();
  const statement = captures.statementDigests.at(-1);
  if (statement === undefined) throw new Error('no captured statement');
  const revisions = [
    revision(captures.revisions[0]?.ionText, 'JUJgkIcNbhS2goq8RqLuZ4'),
    revision(captures.revisions[1]?.ionText, '5vHoYG5m0OZCsqdYCs8XLH'),
  ];
  const digest = blobText(Buffer.from(statement.digest, 'base64'));
  const transactionInfo =
    `{statements:[{statement:${JSON.stringify(statement.statement)},startTime:2019-09-16T19:37:05.302Z,` +
    `statementDigest:${digest}}],documents:{JUJgkIcNbhS2goq8RqLuZ4:{tableName:"VehicleRegistration",` +
    'tableId:"BFJKdXgzt9oF4wjMbuxy4G",statements:[0]},\'5vHoYG5m0OZCsqdYCs8XLH\':{tableName:"KeyValue",' +
    'tableId:"CMVdR77XP8zAglmmFDGTvt",statements:[0]}}}';
  const { revisionsRoot, transactionInfoHash } = entryHashes({ transactionInfo, revisions });
  if (revisionsRoot === undefined || transactionInfoHash === undefined) throw new Error('an entry is missing');
  const opaque = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
  return renderBlock({
    blockAddress: ADDRESS,
    transactionId: TRANSACTION,
    blockTimestamp: '2019-09-16T19:37:05.360Z',
    ...sealEntries([opaque(1), revisionsRoot, opaque(2), transactionInfoHash], opaque(3)),
    transactionInfo,
    revisions,
  });
}

/** The data of a captured revision, as if it had been written by the transaction of this block. */
function revision(captured: string | undefined, id: string): RevisionParts {
  const data = /,data:(.*),metadata:\{/s.exec(captured ?? '')?.[1];
  if (data === undefined) throw new Error('a captured revision has another form');
  const metadata = `{id:"${id}",version:3,txTime:2019-09-16T19:37:05.344Z,txId:"${TRANSACTION}"}`;
  return { blockAddress: ADDRESS, hash: dot(ionHash(data), ionHash(metadata)), data, metadata };
}
