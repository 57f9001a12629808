import { JournalError, type KnownRedaction, knownRedactions, type ParsedBlock } from '@qldb-console/journal';
import type { BlockReader } from '@qldb-console/journal/archive';
import type { StrandJudging } from './judging.ts';

/** Blocks that record redactions and are read for it; a journal has few. */
const MOST_READ = 2_000;

interface Recorded {
  /** Rows of the index when it was looked for them. */
  readonly rows: number;
  readonly found: Promise<readonly KnownRedaction[]>;
}
const recorded = new WeakMap<StrandJudging, Recorded>();

/**
 * The redactions that blocks of the strand record, as far as their hashes show that they do. Looked for once, and again when
 * more is judged.
 *
 * @throws ArchiveError when a file cannot be read any more
 */
export function redactionsIn(judging: StrandJudging, reader: BlockReader): Promise<readonly KnownRedaction[]> {
  const known = recorded.get(judging);
  if (known?.rows === judging.index.blocks) return known.found;
  const entry = { rows: judging.index.blocks, found: findRedactions(judging, reader) };
  recorded.set(judging, entry);
  // What failed once may work the next time.
  entry.found.catch(() => recorded.delete(judging));
  return entry.found;
}

async function findRedactions(
  { index, recordingRows }: StrandJudging,
  reader: BlockReader,
): Promise<readonly KnownRedaction[]> {
  const blocks: ParsedBlock[] = [];
  for (const row of recordingRows.slice(0, MOST_READ)) {
    const { object, start, length } = index.row(row);
    try {
      const read = await reader.readBlock(object, start, length);
      if (read.kind === 'block') blocks.push(read.block);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
    }
  }
  return knownRedactions(blocks);
}

/** The one that explains why that revision has no data, if there is one. */
export function redactionOf(
  redactions: readonly KnownRedaction[],
  { sequenceNo, documentId, version }: { sequenceNo: number | undefined; documentId: string; version: number },
): KnownRedaction | undefined {
  return redactions.find(
    (one) =>
      one.blockAddress.sequenceNo === sequenceNo &&
      one.documentId === documentId &&
      one.version === version &&
      one.recordedIn.sequenceNo > one.blockAddress.sequenceNo,
  );
}
