import type { ChainVerdict } from '@qldb-console/contract';
import { printable } from '../verify/printable.ts';

const WORDS: Readonly<Record<ChainVerdict['outcome'], string>> = {
  anchored: 'ANCHORED',
  consistent: 'CONSISTENT',
  incomplete: 'INCOMPLETE',
  disproven: 'DISPROVEN',
};

/** The verdict for people: one sentence, then what was found, by line. */
export function chainText(verdict: ChainVerdict): string {
  const { outcome, sentence, faults, faultCount, torn, tornCount, unfinished, unfinishedCount, last, notCompared } =
    verdict;
  const lines = [`${WORDS[outcome]}  ${sentence}`];
  if (faults.length > 1 || faultCount > 1) {
    lines.push('', `Faults (${faultCount})`);
    for (const { line, code, text } of faults) lines.push(`  line ${line}  ${code}: ${text}`);
    if (faultCount > faults.length) lines.push(`  … and ${faultCount - faults.length} more`);
  }
  for (const { line, bytes, named } of torn)
    lines.push(
      '',
      named
        ? `Line ${line} is what an interrupted write left (${bytes} bytes); the entry after it names it.`
        : `The last line (${line}) breaks off after ${bytes} bytes: a write was interrupted, or the file was cut here.`,
    );
  if (tornCount > torn.length) lines.push('', `Interrupted writes: ${tornCount - torn.length} more.`);
  if (unfinishedCount > 0) {
    lines.push('', `Begun, without an outcome on record (${unfinishedCount}); whether it was done, the service knows`);
    for (const { line, seq, action, target, requestId } of unfinished)
      lines.push(`  line ${line}  entry ${seq}  ${action} ${target ?? ''}  request ${requestId ?? '?'}`);
  }
  for (const { seq } of notCompared)
    lines.push('', `Digest of entry ${seq}: not compared, that entry is in an earlier file.`);
  if (last) lines.push('', `Digest  ${last.seq}:${last.hash}`);
  return `${lines.map(printable).join('\n')}\n`;
}
