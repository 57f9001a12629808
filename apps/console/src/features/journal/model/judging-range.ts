import { readSequenceNo } from './journal-page.ts';

/** Blocks `[from, to)`, or what is wrong with the fields they were typed into. */
export type RangeRead =
  | { readonly from: number; readonly to: number }
  | { readonly field: 'from' | 'to'; readonly problem: string };

/** Reads the first and the last block to judge. An empty field stands for the end of the journal on its side. */
export function readJudgingRange(first: string, last: string, tip: number): RangeRead {
  const from = first.trim() === '' ? { sequenceNo: 0 } : readSequenceNo(first);
  if ('problem' in from) return { field: 'from', problem: from.problem };
  const to = last.trim() === '' ? { sequenceNo: tip } : readSequenceNo(last);
  if ('problem' in to) return { field: 'to', problem: to.problem };
  if (from.sequenceNo > tip) return { field: 'from', problem: `The journal ends at block ${tip}.` };
  if (to.sequenceNo > tip) return { field: 'to', problem: `The journal ends at block ${tip}.` };
  if (to.sequenceNo < from.sequenceNo) return { field: 'to', problem: `Enter ${from.sequenceNo} or more.` };
  return { from: from.sequenceNo, to: to.sequenceNo + 1 };
}
