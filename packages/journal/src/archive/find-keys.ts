import { baseName } from './file-names.ts';
import { unpackedName } from './object-name.ts';

/** Files with the same last part of their names that are compared with a key. */
const MOST_CANDIDATES = 256;

/**
 * Finds the files that keys of a bucket mean. A key has its whole path in the bucket, a file its path in the folder that was
 * handed in: that with most parts in common, from the end on, is meant; among several, one nearest to the manifest.
 */
export class KeyFinder {
  private readonly byBase = new Map<string, string[]>();

  /** @param names of files; a packed copy stands for what is in it */
  constructor(names: Iterable<string>) {
    for (const name of names) {
      const base = baseName(unpackedName(name));
      const same = this.byBase.get(base);
      if (same === undefined) this.byBase.set(base, [name]);
      else if (same.length < MOST_CANDIDATES) same.push(name);
    }
  }

  /** All files that are meant equally well: copies, packed or not, side by side. */
  find(key: string, manifest: string): readonly string[] {
    const candidates = this.byBase.get(baseName(key)) ?? [];
    if (candidates.length < 2) return candidates;
    const wanted = key.split('/').reverse();
    const near = manifest.split('/');
    const scored = candidates.map((name) => {
      const parts = unpackedName(name).split('/');
      return { name, same: common(parts.toReversed(), wanted), near: common(parts, near) };
    });
    const most = Math.max(...scored.map(({ same }) => same));
    const best = scored.filter(({ same }) => same === most);
    const nearest = Math.max(...best.map(({ near: parts }) => parts));
    return best.filter(({ near: parts }) => parts === nearest).map(({ name }) => name);
  }
}

function common(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}
