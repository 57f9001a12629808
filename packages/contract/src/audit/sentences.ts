import type { AuditDigest, ChainFault, ChainVerdict } from './verdict.ts';

interface Said {
  readonly outcome: ChainVerdict['outcome'];
  readonly first: AuditDigest | undefined;
  readonly last: AuditDigest | undefined;
  readonly faults: readonly ChainFault[];
  readonly faultCount: number;
  readonly anchors: readonly AuditDigest[];
  readonly excerpt: boolean;
  /** The last line breaks off. */
  readonly tornEnd: boolean;
}

/** The verdict in one sentence: of which entries, and who vouches for them. */
export function chainSentence({ outcome, first, last, faults, faultCount, anchors, excerpt, tornEnd }: Said): string {
  if (first === undefined || last === undefined)
    return faultCount > 0 ? 'This is no audit log.' : 'There are no entries.';
  if (outcome === 'disproven') {
    const more = faultCount > 1 ? `, and ${faultCount - 1} more` : '';
    return `This is not the log as it was written: line ${faults[0]?.line} – ${faults[0]?.text}${more}.`;
  }
  const chained =
    first.seq === last.seq
      ? `Entry ${first.seq} stands alone`
      : `Entries ${first.seq} to ${last.seq} form one unbroken chain`;
  const breaks = tornEnd ? '; behind it a line breaks off' : '';
  const before = first.seq > 1 && !excerpt ? `; entry ${first.seq - 1} and those before it are in another file` : '';
  const anchored = Math.max(0, ...anchors.map(({ seq }) => seq));
  if (anchored === 0)
    return `${chained}; whether somebody wrote it anew as a whole, only a digest that was kept elsewhere can tell${breaks}${before}.`;
  const behind =
    anchored < last.seq ? `; nothing but the chain itself speaks for entries ${anchored + 1} to ${last.seq}` : '';
  return `${chained}, and up to entry ${anchored} it is the log that the digest was taken of${behind}${breaks}${before}.`;
}

export function missingText(from: number, to: number): string {
  return from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`;
}

export function endText(last: { readonly seq: number } | undefined, seq: number, since: string): string {
  return `the log ends with entry ${last?.seq ?? 0}, and had ${seq} ${since}`;
}

export function cutText(last: number | undefined, cut: AuditDigest): string {
  return `${missingText((last ?? 0) + 1, cut.seq)}: the console noticed at this start that they were cut off`;
}
