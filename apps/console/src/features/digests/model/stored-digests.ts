import { digestId, type KnownDigest } from './digest-entry.ts';

/** Schema of what is stored; others are not read. */
export const STORED_VERSION = 1;
const DIGEST = /^[A-Za-z0-9+/]{43}=$/;
const STRAND = /^[A-Za-z0-9]{22}$/;
/** Digests kept at most; far beyond what a reader can oversee, far below what a browser stores. */
export const MOST_KEPT = 1_000;

/**
 * Reads kept digests from whatever stands in the browser's storage; entries that are not digests are dropped.
 * The storage is the reader's own, but other pages of the same origin, extensions and people write there too.
 */
export function readStoredDigests(stored: unknown, version: number | undefined): readonly KnownDigest[] {
  if (version !== STORED_VERSION || !Array.isArray(stored)) return [];
  const seen = new Set<string>();
  return stored.slice(0, MOST_KEPT).flatMap((item) => {
    const known = readOne(item);
    if (!known || seen.has(digestId(known))) return [];
    seen.add(digestId(known));
    return [known];
  });
}

function readOne(item: unknown): KnownDigest | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { origin, digest, tip, ledger, date, fileName, keptAt } = item as Record<string, unknown>;
  if (origin !== 'taken' && origin !== 'file') return undefined;
  if (typeof digest !== 'string' || !DIGEST.test(digest)) return undefined;
  if (typeof tip !== 'object' || tip === null) return undefined;
  const { strandId, sequenceNo } = tip as Record<string, unknown>;
  if (typeof strandId !== 'string' || !STRAND.test(strandId)) return undefined;
  if (!Number.isSafeInteger(sequenceNo) || (sequenceNo as number) < 0) return undefined;
  if (typeof keptAt !== 'number' || !Number.isFinite(keptAt) || Math.abs(keptAt) > 8.64e15) return undefined;
  return {
    origin,
    digest,
    tip: { strandId, sequenceNo: sequenceNo as number },
    ...optionalText({ ledger, date, fileName }),
    keptAt,
  };
}

function optionalText<K extends string>(values: Record<K, unknown>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string')) as Partial<
    Record<K, string>
  >;
}
