import { type ParsedBlock, type ParsedRevision, parseBlock, parseRevision } from '../block/index.ts';
import { type ParsedDigest, type ParsedProof, parseProof } from '../chain/index.ts';
import { JournalError } from '../errors.ts';
import { decodeBase64 } from '../ion/index.ts';
import type { BundleDigest, BundleItem, BundleProof } from './bundle-format.ts';

/** An item of a bundle, read from its bytes. */
export type ParsedItem =
  | { readonly kind: 'block'; readonly block: ParsedBlock }
  | { readonly kind: 'revision'; readonly revision: ParsedRevision };

/**
 * An item is read as what it is said to be; bytes said to be unreadable are tried as a block.
 *
 * @throws JournalError as parseBlock and parseRevision
 */
export function parseItem({ kind, ion }: BundleItem): ParsedItem {
  const bytes = bytesOf(ion);
  if (kind === 'revision') return { kind, revision: parseRevision(bytes) };
  return { kind: 'block', block: parseBlock(bytes) };
}

/** @throws JournalError as parseProof */
export function parseItemProof({ ion }: BundleProof): ParsedProof {
  return parseProof(bytesOf(ion));
}

/** @throws JournalError 'invalid-base64' */
export function parseBundleDigest({ digest, tip, ledger, date }: BundleDigest): ParsedDigest {
  return {
    digest: bytesOf(digest),
    tip,
    ...(ledger !== undefined && { ledger }),
    ...(date !== undefined && { date }),
  };
}

function bytesOf(base64: string): Uint8Array {
  const bytes = decodeBase64(base64);
  if (bytes === undefined) throw new JournalError('invalid-base64', 'This is not base64');
  return bytes;
}
