import type { JournalDigest } from '@qldb-console/journal/judgement';
import { printable } from '../printable.ts';
import { InputError } from '../read-file.ts';
import { type ArchiveReport, reportArchive } from './archive-report.ts';
import type { ArchivePart } from './part-file.ts';

/** A part with the name of its file. */
export interface NamedPart {
  readonly path: string;
  readonly part: ArchivePart;
}

/**
 * The report that one process would have made of the whole archive.
 *
 * @param parts in any order
 * @throws InputError when they are not all parts of one archive, judged alike, each there once; or when they were judged
 *   without asking for the tip of a digest
 */
export function joinParts(parts: readonly NamedPart[], digests: readonly JournalDigest[]): ArchiveReport {
  const [first] = parts;
  if (first === undefined) throw new InputError('--join needs the files that "verify --part" wrote.');
  const { count } = first.part.part;
  const seen = new Map<number, string>();
  for (const { path, part } of parts) {
    if (part.part.count !== count)
      throw new InputError(
        `${printable(path)}: is part ${part.part.index} of ${part.part.count}, but ${printable(first.path)} is one of ${count}.`,
      );
    if (part.archive.fingerprint !== first.part.archive.fingerprint || !isSame(part.archive, first.part.archive))
      throw new InputError(
        `${printable(path)}: is a part of another archive than ${printable(first.path)}, or its files were others when it was judged.`,
      );
    if (!isSame(part.strandIds, first.part.strandIds))
      throw new InputError(`${printable(path)}: was judged with another --strand than ${printable(first.path)}.`);
    const before = seen.get(part.part.index);
    if (before !== undefined)
      throw new InputError(`${printable(path)}: part ${part.part.index} is there already, as ${printable(before)}.`);
    seen.set(part.part.index, path);
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new InputError(
      `Of ${count} parts ${missing.length} ${missing.length === 1 ? 'is' : 'are'} missing: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ', …' : ''}.`,
    );
  const shares = parts.flatMap(({ part }) => part.shares);
  checkComplete(first.part, shares);
  for (const { digest, label } of digests) checkTip(parts, first.part.strandIds, digest.tip, label);
  return reportArchive(first.part.archive, first.part.strandIds, shares, digests);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every part of every line of the strands must be there once, whatever the parts say of themselves. */
function checkComplete({ archive, strandIds }: ArchivePart, shares: ArchivePart['shares']): void {
  const wanted = new Map(
    archive.strands
      .filter(({ strandId }) => strandIds.includes(strandId))
      .flatMap(({ strandId, lines }) => lines.map((parts, line) => [lineKey(strandId, line), parts] as const)),
  );
  const inOrder = [...shares].sort((a, b) => a.from - b.from || a.to - b.to);
  const reached = new Map<string, number>();
  for (const { strandId, line, from, to } of inOrder) {
    const key = lineKey(strandId, line);
    if (!wanted.has(key) || from !== (reached.get(key) ?? 0) || to < from) throw notEverything();
    reached.set(key, to);
  }
  for (const [key, parts] of wanted) if ((reached.get(key) ?? 0) !== parts) throw notEverything();
}

function lineKey(strandId: string, line: number): string {
  return `${line} ${strandId}`;
}

function notEverything(): InputError {
  return new InputError('The parts together are not the whole archive, each object once: judge them again.');
}

function checkTip(
  parts: readonly NamedPart[],
  strandIds: readonly string[],
  tip: { readonly strandId: string; readonly sequenceNo: number },
  label: string,
): void {
  if (!strandIds.includes(tip.strandId)) return;
  for (const { path, part } of parts)
    if (!part.tips[tip.strandId]?.includes(tip.sequenceNo))
      throw new InputError(
        `${printable(path)}: was judged without --digest ${printable(label)}, so that it cannot be compared with it.`,
      );
}
