import { decodeBase64, encodeBase64, encodeHex } from '@qldb-console/journal';

/** How hashes are written: AWS shows base64, auditors often want hex. */
export type HashEncoding = 'base64' | 'hex';

export interface DescribedHash {
  /** The whole value in the wanted encoding. */
  readonly full: string;
  /** Head and tail around an ellipsis; the whole value when it is short. */
  readonly short: string;
}

/**
 * @param hash raw bytes, or base64 text as the journal writes it; text that is not base64 is kept as it is
 * @param encoding how to write it
 */
export function describeHash(hash: Uint8Array | string, encoding: HashEncoding): DescribedHash {
  const full = write(hash, encoding);
  if (full.length <= 18) return { full, short: full };
  const tail = full.replace(/={1,2}$/, '');
  const [head, rest] = encoding === 'hex' ? [8, 6] : [7, 5];
  return { full, short: `${full.slice(0, head)}…${tail.slice(-rest)}` };
}

function write(hash: Uint8Array | string, encoding: HashEncoding): string {
  if (typeof hash !== 'string') return encoding === 'hex' ? encodeHex(hash) : encodeBase64(hash);
  if (encoding === 'base64') return hash;
  const bytes = decodeBase64(hash);
  return bytes === undefined ? hash : encodeHex(bytes);
}
