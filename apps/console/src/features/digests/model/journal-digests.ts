import { decodeBase64 } from '@qldb-console/journal';
import type { JournalDigest } from '@qldb-console/journal/judgement';
import type { DigestEntry } from './digest-entry.ts';

/** Digests of the console in the form that journals are compared with. */
export function journalDigests(entries: readonly DigestEntry[]): JournalDigest[] {
  return entries.map(({ id, digest, tip, ledger, date, provenance, label }) => ({
    id,
    digest: {
      digest: decodeBase64(digest) ?? new Uint8Array(),
      tip,
      ...(ledger === undefined ? {} : { ledger }),
      ...(date === undefined ? {} : { date }),
    },
    provenance,
    label,
  }));
}
