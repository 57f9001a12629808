import type { Check, CheckStatus, Place, Verdict } from '@qldb-console/journal';
import { printable } from './printable.ts';

/** Status in words; a terminal without colours and a screen reader show the same. */
const STATUS: Readonly<Record<CheckStatus, string>> = {
  ok: 'holds',
  failed: 'FAILED',
  skipped: 'not checked',
  finding: 'finding',
};

/**
 * The verdict for a person: the sentence, its scope, what it does not cover, what is asserted only, and every check;
 * those that did not hold come with the values and the place.
 */
export function textReport(verdict: Verdict): string {
  const lines = [verdict.headline, '', verdict.scope];
  list(
    'Reached',
    verdict.rungs.map(
      ({ id, state, note }) => `${id}: ${state === 'reached' ? 'yes' : state}${note ? ` – ${note}` : ''}`,
    ),
  );
  list('Not covered', verdict.notCovered);
  list('Asserted, not proven by any hash', verdict.asserted);
  lines.push('', 'Checks');
  const idWidth = Math.max(0, ...verdict.checks.map((check) => check.id.length));
  for (const check of verdict.checks) lines.push(...checkLines(check, idWidth));
  return `${lines.map(printable).join('\n')}\n`;

  function list(title: string, items: readonly string[]): void {
    if (items.length > 0) lines.push('', title, ...items.map((item) => `  - ${item}`));
  }
}

function checkLines(check: Check, idWidth: number): string[] {
  const subject = check.subject === undefined ? '' : ` (${check.subject})`;
  const lines = [`  ${STATUS[check.status].padEnd(11)}  ${check.id.padEnd(idWidth)}  ${check.what}${subject}`];
  if (check.status === 'ok') return lines;
  const detail = (name: string, value: string | undefined) => {
    if (value !== undefined) lines.push(`  ${' '.repeat(11)}  ${name.padEnd(idWidth)}  ${value}`);
  };
  detail('why', check.why);
  detail('stated', check.expected);
  detail('computed', check.computed);
  detail('where', check.places.map(placeText).join('; ') || undefined);
  return lines;
}

function placeText({ input, path, range }: Place): string {
  const bytes = range ? `, bytes ${range.start}–${range.end}` : '';
  return `${input}${path === '' ? '' : ` ${path}`}${bytes}`;
}
