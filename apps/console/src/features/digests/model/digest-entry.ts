import type { DigestProvenance } from '@qldb-console/journal';

/** A digest the console knows of, with what its reader must know to judge its worth. */
export interface DigestEntry {
  /** Stable over visits, so that a link can name it. */
  readonly id: string;
  /** Base64, 32 bytes. */
  readonly digest: string;
  readonly tip: { readonly strandId: string; readonly sequenceNo: number };
  /** Name of the ledger, as stated; no hash covers it. */
  readonly ledger?: string | undefined;
  /** When it was taken, ISO 8601, as stated; no hash covers it. */
  readonly date?: string | undefined;
  readonly provenance: DigestProvenance;
  /** Provenance in words, with the dates it rests on. */
  readonly label: string;
  /** When it was kept in this browser, ISO 8601; absent = it lasts until the page is closed. */
  readonly keptAt?: string | undefined;
}

/** How a digest came to be in the console: taken from a service here, or read from a file or text of the reader. */
export type DigestOrigin = 'taken' | 'file';

/** What is remembered of a digest; provenance is never stored, because it changes with time. */
export interface KnownDigest {
  readonly origin: DigestOrigin;
  readonly digest: string;
  readonly tip: { readonly strandId: string; readonly sequenceNo: number };
  readonly ledger?: string | undefined;
  readonly date?: string | undefined;
  /** Name of the file it was read from. */
  readonly fileName?: string | undefined;
  /** Milliseconds since 1970. */
  readonly keptAt?: number | undefined;
}

/** The same digest of the same origin has the same id, in whatever visit it is met. */
export function digestId({ origin, digest, tip }: Pick<KnownDigest, 'origin' | 'digest' | 'tip'>): string {
  return `${origin}-${tip.sequenceNo}-${digest.replaceAll('+', '-').replaceAll('/', '_').slice(0, 16)}`;
}
