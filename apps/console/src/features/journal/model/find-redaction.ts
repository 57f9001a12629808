import { encodeUtf8, knownRedactions } from '@qldb-console/journal';
import { readBlock } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';

const FIELD = encodeUtf8('redactionInfo');

/** Whether a block records, by its own hashes, a redaction of a revision in the block of that address. */
export function recordsRedactionOf(
  { strandId, sequenceNo }: { strandId: string; sequenceNo: number },
  candidate: LoadedBlock,
): boolean {
  // Hardly any block has the field: reading the others in full would take a hundred times longer.
  if (!contains(candidate.source, FIELD)) return false;
  const result = readBlock(candidate);
  if (result.kind === 'unreadable') return false;
  return knownRedactions([result.block]).some(
    ({ blockAddress }) => blockAddress.strandId === strandId && blockAddress.sequenceNo === sequenceNo,
  );
}

function contains(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
