import { sha256 } from '../hash/index.ts';
import { encodeHex } from '../ion/hex.ts';
import { encodeUtf8 } from '../ion/index.ts';

/**
 * SHA-256, in hex, over names and sizes of files. The folder that all of them lie in does not count: it depends on how they
 * were handed in.
 */
export function fingerprintOf(files: readonly { readonly name: string; readonly size: number }[]): string {
  const folder = commonFolder(files.map(({ name }) => name));
  const lines = files.map(({ name, size }) => `${name.slice(folder)}\0${size}\n`).sort();
  return encodeHex(sha256(encodeUtf8(lines.join(''))));
}

/** Length of the path that all names begin with, its last slash included. */
function commonFolder(names: readonly string[]): number {
  const [first = ''] = names;
  let length = first.lastIndexOf('/') + 1;
  for (const name of names) {
    while (length > 0 && !name.startsWith(first.slice(0, length))) {
      length = first.lastIndexOf('/', length - 2) + 1;
    }
  }
  return length;
}
