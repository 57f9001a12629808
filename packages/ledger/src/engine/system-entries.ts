import { dot, type Hash, ionHash } from '@qldb-console/journal';
import { blockAddress, int, string, struct, timestamp } from './ion-build.ts';

/**
 * What this service puts where Amazon QLDB has internal entries nobody outside can recompute
 * (docs/adr/003-block-shapes-not-confirmed.md). Each is the Ion hash of a small struct, so that the entry is
 * reproducible, and so that `entriesHash` also fixes the block's address, transaction and time.
 */
export interface SystemContext {
  readonly strandId: string;
  readonly sequenceNo: number;
  readonly transactionId: string;
  readonly blockTimestamp: number;
}

/** `entriesHashList[0]` */
export function addressEntry({ strandId, sequenceNo, transactionId }: SystemContext): Hash {
  return ionHash(
    struct([
      ['entry', string('address')],
      ['blockAddress', blockAddress(strandId, sequenceNo)],
      ['transactionId', string(transactionId)],
    ]),
  );
}

/** `entriesHashList[2]` */
export function commitEntry({ transactionId, blockTimestamp }: SystemContext, revisions: number): Hash {
  return ionHash(
    struct([
      ['entry', string('commit')],
      ['transactionId', string(transactionId)],
      ['blockTimestamp', timestamp(blockTimestamp)],
      ['revisions', int(revisions)],
    ]),
  );
}

/** Hash of an internal revision (a table or an index coming or going): shown in the block as hash only. */
export function internalRevisionHash(
  change: { readonly op: string; readonly id: string; readonly table: string; readonly field?: string | undefined },
  metadata: Hash,
): Hash {
  return dot(
    ionHash(
      struct([
        ['change', string(change.op)],
        ['id', string(change.id)],
        ['table', string(change.table)],
        ['field', change.field === undefined ? undefined : string(change.field)],
      ]),
    ),
    metadata,
  );
}
