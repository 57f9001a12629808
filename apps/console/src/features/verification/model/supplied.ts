import {
  type DigestProvenance,
  JournalError,
  LIMITS,
  type ParsedBlock,
  type ParsedRevision,
  readDocument,
  type SuppliedDocument,
} from '@qldb-console/journal';
import { describeProblem, type InputProblem } from './input-problem.ts';

/** Something the reader gave: a file, a paste, an example, or a copy of what a ledger answered. */
export interface Supplied {
  readonly id: string;
  readonly name: string;
  /** Where a digest in it came from. Editing does not change it: a fetched digest stays a fetched digest. */
  readonly provenance: DigestProvenance;
  readonly bytes: Uint8Array;
  /** The bytes as text, when they are text; editing works on this. */
  readonly text: string | undefined;
  readonly reading: Reading;
  /** It was changed here since it was given. */
  readonly edited: boolean;
}
export type Reading =
  | { readonly kind: 'read'; readonly document: SuppliedDocument }
  | { readonly kind: 'unreadable'; readonly problem: InputProblem };

export interface Given {
  readonly name: string;
  readonly provenance: DigestProvenance;
  readonly bytes: Uint8Array;
}

/** Reads what was given; never throws for what stands in it. */
export function supply(given: Given, id: string): Supplied {
  return { id, ...given, text: decode(given.bytes), reading: read(given.bytes, given.name), edited: false };
}

/** The same item with another text. */
export function editSupplied(item: Supplied, text: string): Supplied {
  const bytes = new TextEncoder().encode(text);
  return { ...item, bytes, text, reading: read(bytes, item.name), edited: true };
}

/** Why a file or a paste of that size is not even read, or undefined when it may be. */
export function tooLarge(bytes: number): InputProblem | undefined {
  if (bytes <= LIMITS.documentBytes) return undefined;
  const error = new JournalError(
    'input-too-large',
    `It has ${formatSize(bytes)}; documents up to ${formatSize(LIMITS.documentBytes)} are read here.`,
  );
  return { ...describeProblem(error, new Uint8Array()), place: undefined };
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function read(bytes: Uint8Array, name: string): Reading {
  try {
    return { kind: 'read', document: readDocument(bytes, name) };
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

/** What an item is, in one line: "Revision: document JUJ…, version 3, block 100, with its proof". */
export function summarise(document: SuppliedDocument): string {
  switch (document.kind) {
    case 'digest': {
      const { tip, ledger, date } = document.digest;
      const extras = [ledger === undefined ? '' : `, ledger ${ledger}`, date === undefined ? '' : `, taken ${date}`];
      return `Digest: tip at block ${tip.sequenceNo} of strand ${tip.strandId}${extras.join('')}`;
    }
    case 'block':
      return `${blockWords(document.block)}${withProof(document.proof)}`;
    case 'revision':
      return `${revisionWords(document.revision)}${withProof(document.proof)}`;
    case 'receipt':
      return 'Receipt: proof only, the content of the revision is not in it';
    case 'proof':
      return `Proof: ${document.proof.elements.length} hashes`;
  }
}

function blockWords(block: ParsedBlock): string {
  const count = block.revisions?.length ?? 0;
  return `Block ${block.address.sequenceNo} of strand ${block.address.strandId}, ${count} ${count === 1 ? 'revision' : 'revisions'}`;
}

function revisionWords(revision: ParsedRevision): string {
  const { metadata, blockAddress } = revision;
  const of = metadata === undefined ? '' : `: document ${metadata.id}, version ${metadata.version}`;
  const at = blockAddress === undefined ? '' : `, block ${blockAddress.sequenceNo}`;
  return `Revision${of}${at}`;
}

function withProof(proof: { readonly elements: readonly unknown[] } | undefined): string {
  return proof === undefined ? ', without a proof' : `, with a proof of ${proof.elements.length} hashes`;
}
