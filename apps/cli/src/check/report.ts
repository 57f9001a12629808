import type { LedgerCheck, StoreProblem } from '@qldb-console/ledger';
import { printable } from '../verify/printable.ts';

/** Problems of a ledger that are told one by one; `--json` has more. */
const SHOWN = 20;

/** What was found out about a ledger, for a person. */
export function checkText({ ledger, size, outcome, problems, problemCount, digest, counts }: LedgerCheck): string {
  const blocks = counted(size, 'block');
  const judged = `${blocks}, ${counted(counts.rehashed, 'revision')} hashed again`;
  if (outcome === 'sound') {
    return `${ledger}: sound. ${judged}; the history tree is the one of these blocks.\n  digest ${digest} (tip ${size - 1})\n`;
  }
  const said =
    outcome === 'damaged'
      ? `${counted(problemCount, 'problem')} in ${blocks}`
      : `stopped after ${counted(counts.blocks + counts.unreadable, 'block')} of ${size}, with ${counted(problemCount, 'problem')} so far`;
  const lines = [`${ledger}: ${said}.`, ...problems.slice(0, SHOWN).flatMap(problemLines)];
  if (problemCount > SHOWN) lines.push(`  … and ${problemCount - Math.min(SHOWN, problems.length)} more`);
  return `${lines.map(printable).join('\n')}\n`;
}

function problemLines({ sequenceNo, sentence, stored, computed }: StoreProblem): string[] {
  const where = sequenceNo === undefined ? 'journal' : `block ${sequenceNo}`;
  return [
    `  ${where}: ${sentence}`,
    ...(stored === undefined ? [] : [`    stored    ${stored}`]),
    ...(computed === undefined ? [] : [`    computed  ${computed}`]),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
