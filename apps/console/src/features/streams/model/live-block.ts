import type { BlockAddress, StreamedBlock } from '@qldb-console/journal';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';

/** One block of a stream as the live view lists it. */
export interface LiveBlock {
  readonly address: BlockAddress;
  /** As stamped on it; `undefined` without its summary. */
  readonly time: string | undefined;
  /** Base64. */
  readonly blockHash: string | undefined;
  readonly delivered: number;
  /** Revisions named by its summary that have not come yet. */
  readonly waitingFor: number;
  /** What there is to say about it; a block that is not complete is never judged. */
  readonly state: StreamedBlock['state'];
  /** Absent until it is judged. */
  readonly status: BlockStatus | undefined;
}

export function liveBlock(block: StreamedBlock, status: BlockStatus | undefined): LiveBlock {
  const { address, blockTimestamp, blockHash, delivered, waitingFor, state } = block;
  return { address, time: blockTimestamp, blockHash, delivered, waitingFor, state, status };
}
