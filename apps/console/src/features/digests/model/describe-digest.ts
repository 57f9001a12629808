import type { DigestProvenance } from '@qldb-console/journal';
import { type DigestEntry, digestId, type KnownDigest } from './digest-entry.ts';

/** What the digest is worth at this moment: kept before this visit began, it is one that was saved earlier. */
export function provenanceOf(
  { origin, keptAt }: Pick<KnownDigest, 'origin' | 'keptAt'>,
  visitStart: number,
): DigestProvenance {
  if (origin === 'file') return 'supplied';
  return keptAt !== undefined && keptAt < visitStart ? 'saved' : 'fetched';
}

/** @param visitStart milliseconds since 1970 */
export function describeDigest(known: KnownDigest, visitStart: number): DigestEntry {
  const { digest, tip, ledger, date, keptAt } = known;
  const provenance = provenanceOf(known, visitStart);
  return {
    id: digestId(known),
    digest,
    tip,
    ledger,
    date,
    provenance,
    label: labelOf(known, provenance),
    keptAt: keptAt === undefined ? undefined : new Date(keptAt).toISOString(),
  };
}

function labelOf({ origin, date, fileName, keptAt }: KnownDigest, provenance: DigestProvenance): string {
  const kept = keptAt === undefined ? undefined : new Date(keptAt).toISOString();
  if (origin === 'file') {
    const source = fileName === undefined ? 'supplied by you as text' : `supplied by you in the file ${fileName}`;
    return kept === undefined ? source : `${source}, kept here ${kept}`;
  }
  const taken = date === undefined ? 'fetched from the service' : `fetched from the service ${date}`;
  if (provenance === 'saved') return `saved earlier: ${taken}, kept in this browser ${kept}`;
  return kept === undefined ? taken : `${taken}, in this visit, and kept in this browser`;
}
