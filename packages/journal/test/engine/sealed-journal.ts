import { addressText, entryHashes, type RevisionParts, renderBlock, sealEntries } from '@qldb-console/testkit';
import { dot, ionHash } from '@qldb-console/testkit/reference';

export const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const TRANSACTION = 'FnQeJBAicTX0Ah32ZnVtSX';

/** What is special about a block of {@link sealedJournal}. */
export interface SealedBlock {
  /** Ion text. */
  readonly time?: string;
  /** Tables, each with one document that the block inserts: Ion text of id and name. */
  readonly tables?: readonly { readonly id: string; readonly name: string }[];
  /** Revisions of which there is only the hash. */
  readonly bare?: number;
  readonly strandId?: string;
  readonly sequenceNo?: number;
}

/** 22 letters and digits for a number. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(22 - prefix.length, '0')}`;
}

/** Texts of blocks in which every hash holds. They follow one another unless they are told other numbers. */
export function sealedJournal(blocks: readonly SealedBlock[]): string[] {
  const texts: string[] = [];
  let previous: Uint8Array = new Uint8Array(0);
  let document = 0;
  for (const [index, { time = '2020-01-01T10:00:00.300Z', tables = [], bare = 0, ...other }] of blocks.entries()) {
    const { strandId = STRAND, sequenceNo = index } = other;
    const blockAddress = addressText(strandId, sequenceNo);
    const ids = tables.map(() => idOf('Doc', document++));
    const written = ids.map((id): RevisionParts => {
      const data = `{n:${index}}`;
      const metadata = `{id:"${id}",version:0,txTime:2020-01-01T10:00:00.200Z,txId:"${TRANSACTION}"}`;
      return { blockAddress, data, metadata, hash: dot(ionHash(data), ionHash(metadata)) };
    });
    const hidden = Array.from({ length: bare }, (_, i): RevisionParts => ({ hash: opaque(index * 1000 + i) }));
    const named = tables.map(({ id, name }, i) => `'${ids[i]}':{tableName:${name},tableId:${id},statements:[0]}`);
    const statement = `{statement:"INSERT",startTime:2020-01-01T10:00:00.100Z,statementDigest:{{${'A'.repeat(43)}=}}}`;
    const transactionInfo =
      tables.length === 0 ? undefined : `{statements:[${statement}],documents:{${named.join(',')}}}`;
    const revisions = written.length + bare === 0 ? undefined : [...written, ...hidden];
    const { revisionsRoot, transactionInfoHash } = entryHashes({ transactionInfo, revisions });
    const entries = [opaque(index), revisionsRoot, transactionInfoHash].filter((entry) => entry !== undefined);
    const sealed = sealEntries(entries, previous);
    previous = sealed.blockHash;
    texts.push(
      renderBlock({
        blockAddress,
        transactionId: TRANSACTION,
        blockTimestamp: time,
        ...sealed,
        transactionInfo,
        revisions,
      }),
    );
  }
  return texts;
}

function opaque(number: number): Uint8Array {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setFloat64(3, number + 0.5);
  return bytes;
}
