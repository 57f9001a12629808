import type { BlockAddress } from '../block/index.ts';
import { addressText } from '../block/redactions.ts';
import type { ParsedDigest } from '../chain/index.ts';
import { encodeBase64 } from '../ion/index.ts';

/**
 * The file the AWS console saved under "Get digest" (`*.ion.txt`): the digest and its tip address as strings, with the
 * ledger's name and the time it was taken.
 *
 * @param date ISO 8601 UTC
 */
export function formatDigestConsoleFile(parts: {
  readonly digest: Uint8Array;
  readonly tip: BlockAddress;
  readonly ledger: string;
  readonly date: string;
}): string {
  const { digest, tip, ledger, date } = parts;
  const file = { digest: encodeBase64(digest), digestTipAddress: addressText(tip), ledger, date };
  return `${JSON.stringify(file, undefined, 4)}\n`;
}

/** What `aws qldb get-digest` prints. */
export function formatDigestCliJson({ digest, tip }: Pick<ParsedDigest, 'digest' | 'tip'>): string {
  const answer = { Digest: encodeBase64(digest), DigestTipAddress: { IonText: addressText(tip) } };
  return `${JSON.stringify(answer, undefined, 4)}\n`;
}
