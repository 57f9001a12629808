import { encodeUtf8 } from '@qldb-console/journal';

/** A block as it came over the wire: nothing of it has been read yet. */
export interface LoadedBlock {
  /** Where it was asked for. */
  readonly strandId: string;
  readonly sequenceNo: number;
  readonly source: Uint8Array;
}

export function loadedBlock(strandId: string, sequenceNo: number, ionText: string): LoadedBlock {
  return { strandId, sequenceNo, source: encodeUtf8(ionText) };
}
