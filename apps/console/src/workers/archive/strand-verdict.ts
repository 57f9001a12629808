import { type Inventory, shortfallsOf } from '@qldb-console/journal/archive';
import {
  type JournalDigest,
  type JournalVerdict,
  judgeJournal,
  shortfallsOfCopies,
  withCopies,
} from '@qldb-console/journal/judgement';
import { comparedCopies } from './compared-copies.ts';
import type { StrandJudging } from './judging.ts';

/** The verdict on a strand of an archive that was judged to its end. */
export function strandVerdict(
  { stretch, index, strandId, fileProblems, copies, firstBlock }: StrandJudging,
  inventory: Inventory,
  digests: readonly JournalDigest[],
  what: 'archive' | 'export',
): JournalVerdict {
  const compared = comparedCopies(copies, (object) => inventory.objects[object]?.file ?? '');
  const verdict = judgeJournal({
    stretch,
    what,
    firstBlockProof: firstBlock,
    // Those of other journals say nothing about this one.
    digests: digests.filter(({ digest }) => digest.tip.strandId === strandId),
    shortfalls: [...shortfallsOf(inventory, strandId, fileProblems, stretch), ...shortfallsOfCopies(compared)],
    hashes: {
      hashesOf: (sequenceNo) => index.rowsOfSequenceNo(sequenceNo).map((row) => index.row(row).blockHash),
      rootAt: (tip) => index.rootAt(tip),
    },
  });
  return withCopies(verdict, compared);
}
