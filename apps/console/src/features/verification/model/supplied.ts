import {
  type DigestProvenance,
  JournalError,
  LIMITS,
  readDocument,
  type SuppliedDocument,
} from '@qldb-console/journal';
import { type EvidenceBundle, looksLikeBundle, readBundle } from '@qldb-console/journal/bundle';
import { describeProblem, type InputProblem } from './input-problem.ts';

/** What somebody hands in: a file, a paste, an example, or a copy of what a ledger answered. */
export interface Given {
  readonly name: string;
  /** Where a digest in it came from. Editing does not change it: a fetched digest stays a fetched digest. */
  readonly provenance: DigestProvenance;
  /** Its origin in words, where that says more than the name. */
  readonly label?: string | undefined;
  readonly bytes: Uint8Array;
}

/** What an input turned out to be; an evidence file brings everything for a verdict along. */
export type InputDocument = SuppliedDocument | { readonly kind: 'bundle'; readonly bundle: EvidenceBundle };

export interface Supplied extends Given {
  readonly id: string;
  /** The bytes as text, when they are text; editing works on this. */
  readonly text: string | undefined;
  readonly reading: Reading;
  /** What it was when it could last be read; a verdict on screen may still stand on this. */
  readonly lastRead: InputDocument | undefined;
  /** The bytes as they were handed in. */
  readonly original: Uint8Array;
}
export type Reading =
  | { readonly kind: 'read'; readonly document: InputDocument }
  | { readonly kind: 'unreadable'; readonly problem: InputProblem };

/** Reads what was given; never throws for what stands in it. */
export function supply(given: Given, id: string): Supplied {
  const reading = read(given.bytes);
  return {
    ...given,
    id,
    text: decode(given.bytes),
    reading,
    lastRead: reading.kind === 'read' ? reading.document : undefined,
    original: given.bytes,
  };
}

/** The same item with another text. What could be read before is kept while the new text cannot be. */
export function editSupplied(item: Supplied, text: string): Supplied {
  const bytes = new TextEncoder().encode(text);
  const reading = read(bytes);
  return { ...item, bytes, text, reading, lastRead: reading.kind === 'read' ? reading.document : item.lastRead };
}

/** The same item as it was handed in. */
export function restoreSupplied(item: Supplied): Supplied {
  const { name, provenance, label, original } = item;
  return supply({ name, provenance, label, bytes: original }, item.id);
}

export function isEdited(item: Supplied): boolean {
  return item.bytes !== item.original && decode(item.original) !== item.text;
}

/** Why something of that size is not even read, or undefined when it may be. */
export function tooLarge(bytes: number, limit: number = LIMITS.documentBytes): InputProblem | undefined {
  if (bytes <= limit) return undefined;
  const error = new JournalError(
    'input-too-large',
    `It has ${formatSize(bytes)}; documents of up to ${formatSize(limit)} are read here.`,
  );
  return { ...describeProblem(error, new Uint8Array()), place: undefined };
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function read(bytes: Uint8Array): Reading {
  try {
    if (looksLikeBundle(bytes)) return { kind: 'read', document: { kind: 'bundle', bundle: readBundle(bytes) } };
    return { kind: 'read', document: readDocument(bytes) };
  } catch (error) {
    return { kind: 'unreadable', problem: describeProblem(error, bytes) };
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
