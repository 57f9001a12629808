import type { Cause, JournalAnchor } from '@qldb-console/journal/judgement';
import { printable } from '../printable.ts';
import type { ArchiveOverview } from './archive-overview.ts';
import type { ArchiveReport, StrandReport } from './archive-report.ts';

/** Findings about the files that are written out; the JSON has more. */
const MOST_LISTED = 100;

/** The report for a person: sentence, scope, rungs, causes with file and byte, digests, and what is wrong with the files. */
export function archiveText(report: ArchiveReport): string {
  const lines: string[] = [];
  if (report.journals.length > 1) lines.push(report.headline, '');
  for (const [at, journal] of report.journals.entries()) {
    if (at > 0) lines.push('');
    if (report.journals.length > 1) lines.push(`Journal ${journal.strandId}`, '');
    lines.push(...journalLines(journal));
  }
  lines.push(...archiveLines(report.archive));
  return `${lines.map(printable).join('\n')}\n`;
}

function journalLines({ headline, verdict, copies, explained, problems }: StrandReport): string[] {
  const lines = [headline, '', verdict.scope];
  section(
    lines,
    'Reached',
    verdict.rungs.map(
      ({ id, state, note }) => `${id}: ${state === 'reached' ? 'yes' : state}${note ? ` – ${note}` : ''}`,
    ),
  );
  if (verdict.causes.length > 0) {
    lines.push('', 'What is wrong');
    for (const cause of verdict.causes) lines.push(...causeLines(cause));
    if (verdict.unlisted > 0) lines.push(`  and ${verdict.unlisted} more contradictions that are not listed`);
  }
  section(
    lines,
    'Looked into',
    explained.flatMap(({ sequenceNo, sentences }) => sentences.map((sentence) => `block ${sequenceNo}: ${sentence}`)),
  );
  section(
    lines,
    'Copies',
    copies.map(({ sentence, sources }) => `${sentence} (${sources.join(', ')})`),
  );
  section(lines, 'Digests', verdict.anchors.map(anchorLine));
  section(
    lines,
    'Could not be read',
    problems.map(({ file, message, at }) => `${file}, byte ${at}: ${message}`),
  );
  section(
    lines,
    'Not wholly verified',
    verdict.findings.slice(0, MOST_LISTED).map(({ sequenceNo, place, checks }) => {
      const which = sequenceNo === undefined ? '' : `block ${sequenceNo}, `;
      return `${which}${place.source} bytes ${place.start}–${place.end}: ${checks.map(({ why }) => why).join('; ')}`;
    }),
    verdict.findingCount,
  );
  section(lines, 'Not covered', verdict.notCovered);
  section(lines, 'Asserted, not proven by any hash', verdict.asserted);
  return lines;
}

function causeLines({ title, sentence, follows, places, checks, expected, computed }: Cause): string[] {
  const lines = [`  ${title.toUpperCase()}: ${sentence}`];
  const detail = (name: string, text: string | undefined) => {
    if (text !== undefined && text !== '') lines.push(`    ${name.padEnd(9)} ${text}`);
  };
  for (const each of follows) detail('follows', each);
  for (const { source, start, end } of places) detail('where', `${source}, bytes ${start}–${end}`);
  for (const check of checks) {
    detail('check', `${check.id}: ${check.why}`);
    detail('stated', check.expected);
    detail('computed', check.computed);
  }
  if (checks.length === 0) {
    detail('stated', expected);
    detail('computed', computed);
  }
  return lines;
}

const ANCHOR_WORDS: Readonly<Record<JournalAnchor['state'], string>> = {
  agrees: 'agrees',
  contradicts: 'CONTRADICTS',
  'beyond-end': 'covers more blocks than are here',
  'before-start': 'covers only blocks before the first one',
  'other-strand': 'is of another journal',
  'not-computable': 'cannot be compared',
  unusable: 'is no digest',
};

function anchorLine({ digest, state, why, computed }: JournalAnchor): string {
  const tip = digest.digest.tip.sequenceNo;
  const more = state === 'agrees' ? '' : `${why ? ` – ${why}` : ''}${computed ? `; computed ${computed}` : ''}`;
  return `${digest.label}, tip ${tip}: ${ANCHOR_WORDS[state]}${more}`;
}

function archiveLines(archive: ArchiveOverview): string[] {
  const { exports, objects, bytes, strands, findings, findingCounts, ignored, skipped, skippedCount } = archive;
  const lines = [
    '',
    'Archive',
    `  ${exports.length} exports, ${objects} objects, ${bytes} bytes, ${strands.length} ${strands.length === 1 ? 'journal' : 'journals'}; ${ignored.count} other files`,
    `  fingerprint ${archive.fingerprint}`,
  ];
  const total = Object.values(findingCounts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  section(
    lines,
    'Found in the files',
    findings
      .slice(0, MOST_LISTED)
      .map(
        ({ severity, sentence, files }) =>
          `${severity}: ${sentence}${files.length > 0 ? ` (${files.slice(0, 3).join(', ')}${files.length > 3 ? ', …' : ''})` : ''}`,
      ),
    total,
  );
  section(
    lines,
    'Skipped',
    skipped.map(({ name, why }) => `${name}: ${why}`),
    skippedCount,
  );
  return lines;
}

/** @param total when there are more items than are listed */
function section(lines: string[], title: string, items: readonly string[], total = items.length): void {
  if (items.length === 0) return;
  lines.push('', title, ...items.map((item) => `  - ${item}`));
  if (total > items.length) lines.push(`  - and ${total - items.length} more`);
}
