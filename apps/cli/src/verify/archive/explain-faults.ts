import { JournalError } from '@qldb-console/journal';
import { ArchiveError, createBlockReader, type Inventory } from '@qldb-console/journal/archive';
import type { Fault, StretchPlace } from '@qldb-console/journal/engine';
import { explainBlock } from '@qldb-console/journal/judgement';

/** Blocks of one journal that are looked into. */
export const MOST_EXPLAINED = 20;

/** What is wrong inside a block, as far as looking into it tells. Plain data. */
export interface ExplainedBlock {
  readonly sequenceNo: number;
  readonly place: StretchPlace;
  /** In plain words. */
  readonly sentences: readonly string[];
  /** Small changes with which a revision would hash to its stated hash: hypotheses, each of which fits the hash. */
  readonly hypotheses: readonly {
    readonly documentId?: string | undefined;
    readonly paths: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly sentence: string;
  }[];
}

/** Looks into the first blocks whose own checks fail; what cannot be read again is left out, for it is told already. */
export async function explainFaults(
  inventory: Inventory,
  faults: readonly Fault[],
  most = MOST_EXPLAINED,
): Promise<ExplainedBlock[]> {
  if (faults.length === 0 || most === 0) return [];
  const reader = createBlockReader(inventory);
  const numbers = new Map(inventory.objects.map(({ file, number }) => [file, number]));
  const explained: ExplainedBlock[] = [];
  for (const { place, sequenceNo, checks, link } of faults) {
    if (explained.length >= most) break;
    const object = numbers.get(place.source);
    if (sequenceNo === undefined || object === undefined || link !== undefined) continue;
    if (!checks.some(({ status }) => status === 'failed')) continue;
    try {
      const found = await reader.readBlock(object, place.start, place.end - place.start);
      if (found.kind !== 'block') continue;
      const { sentences, revisions } = explainBlock(found.block);
      const hypotheses = revisions.flatMap(({ documentId, nearMisses }) =>
        nearMisses.map(({ paths, from, to, sentence }) => ({
          ...(documentId !== undefined && { documentId }),
          paths,
          from,
          to,
          sentence,
        })),
      );
      explained.push({ sequenceNo, place, sentences, hypotheses });
    } catch (error) {
      if (!(error instanceof ArchiveError || error instanceof JournalError)) throw error;
    }
  }
  return explained;
}
