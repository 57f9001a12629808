import { encodeBase64, readDocument, type SuppliedDocument } from '@qldb-console/journal';
import { describeProblem, type InputProblem } from '../../verification/model/input-problem.ts';
import type { KnownDigest } from './digest-entry.ts';

/** A digest file has a few hundred bytes. More than this is refused before it is read. */
export const MOST_DIGEST_BYTES = 64 * 1024;

export type DigestReading =
  | { readonly kind: 'digest'; readonly digest: Omit<KnownDigest, 'keptAt'> }
  /** Readable, but something else. */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'unreadable'; readonly problem: InputProblem };

const WHAT: Record<Exclude<SuppliedDocument['kind'], 'digest'>, string> = {
  block: 'a block',
  revision: 'a document revision',
  receipt: 'a receipt',
  proof: 'a proof without a digest',
};

/** Reads a digest in the form of the AWS console or the AWS CLI. Never throws for any input. */
export function readDigest(source: Uint8Array, fileName: string | undefined): DigestReading {
  if (source.length > MOST_DIGEST_BYTES) return { kind: 'too-large', size: source.length };
  let document: SuppliedDocument;
  try {
    document = readDocument(source);
  } catch (error) {
    return { kind: 'unreadable', problem: describeProblem(error, source) };
  }
  if (document.kind !== 'digest') return { kind: 'other', what: WHAT[document.kind] };
  const { digest, tip, ledger, date } = document.digest;
  return {
    kind: 'digest',
    digest: { origin: 'file', digest: encodeBase64(digest), tip, ledger, date, fileName },
  };
}
