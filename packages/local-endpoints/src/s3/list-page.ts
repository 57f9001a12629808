import type { ObjectStore } from './store.ts';
import type { Bucket, StoredObject } from './stored.ts';

export type ListEntry = { readonly object: StoredObject } | { readonly prefix: string };

/** Keys read from the index at a time; those behind one common prefix are skipped without being read. */
const BATCH = 1_000;

/**
 * One page of a listing: objects, and prefixes up to the delimiter where several keys share them, in the order of their
 * UTF-8 bytes.
 *
 * @param after key or common prefix that the page begins behind; everything below such a prefix is behind it
 */
export function listPage(
  store: ObjectStore,
  bucket: Bucket,
  options: { readonly prefix: string; readonly delimiter: string; readonly after: string; readonly limit: number },
): { readonly entries: ListEntry[]; readonly truncated: boolean } {
  const { prefix, delimiter, limit } = options;
  const entries: ListEntry[] = [];
  let after = options.after;
  if (isCommonPrefix(after, prefix, delimiter)) after = lastBelow(after);
  for (;;) {
    const batch = store.page(bucket, prefix, after, BATCH);
    let skipTo: string | undefined;
    for (const object of batch) {
      if (!object.key.startsWith(prefix)) return { entries, truncated: false };
      if (entries.length === limit) return { entries, truncated: true };
      const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (end < 0) entries.push({ object });
      else {
        const common = object.key.slice(0, end + delimiter.length);
        entries.push({ prefix: common });
        skipTo = lastBelow(common);
        break;
      }
    }
    if (skipTo === undefined && batch.length < BATCH) return { entries, truncated: false };
    after = skipTo ?? (batch.at(-1) as StoredObject).key;
  }
}

/** Whether keys would be folded to it: the delimiter stands behind the listing's prefix, and ends it. */
function isCommonPrefix(text: string, prefix: string, delimiter: string): boolean {
  if (delimiter === '' || !text.startsWith(prefix)) return false;
  const first = text.indexOf(delimiter, prefix.length);
  return first >= 0 && first + delimiter.length === text.length;
}

/** Not less than any key that begins so: no key holds more bytes, and U+10FFFF has the greatest. */
function lastBelow(prefix: string): string {
  return prefix + '\u{10FFFF}'.repeat(256);
}
