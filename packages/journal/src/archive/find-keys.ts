import { baseName } from './file-names.ts';
import { unpackedName } from './object-name.ts';

/** Files with the same last part of their names that are compared with a key. */
const MOST_CANDIDATES = 256;

/**
 * Finds the files that keys of a bucket mean. A key has its whole path in the bucket, a file its path in the folder that was
 * handed in: that with most parts in common, from the end on, is meant; among several, one nearest to the manifest.
 */
export class KeyFinder {
  private readonly byBase = new Map<string, Candidate[]>();

  /** @param names of files; a packed copy stands for what is in it */
  constructor(names: Iterable<string>) {
    for (const name of names) {
      const parts = unpackedName(name).split('/');
      const base = parts.at(-1) as string;
      const candidate = { name, parts, fromEnd: parts.toReversed() };
      const same = this.byBase.get(base);
      if (same === undefined) this.byBase.set(base, [candidate]);
      else if (same.length < MOST_CANDIDATES) same.push(candidate);
    }
  }

  /** All files that are meant equally well: copies, packed or not, side by side. */
  find(key: string, manifest: string): readonly string[] {
    const candidates = this.byBase.get(baseName(key)) ?? [];
    if (candidates.length < 2) return candidates.map(({ name }) => name);
    const wanted = key.split('/').reverse();
    const near = manifest.split('/');
    const best = mostIn(candidates, ({ fromEnd }) => common(fromEnd, wanted));
    return mostIn(best, ({ parts }) => common(parts, near)).map(({ name }) => name);
  }
}

interface Candidate {
  readonly name: string;
  /** Of its path, from the start, and from the end. */
  readonly parts: readonly string[];
  readonly fromEnd: readonly string[];
}

/** Those that score most. */
function mostIn(candidates: readonly Candidate[], score: (candidate: Candidate) => number): readonly Candidate[] {
  let most = -1;
  let best: Candidate[] = [];
  for (const candidate of candidates) {
    const reached = score(candidate);
    if (reached > most) {
      most = reached;
      best = [];
    }
    if (reached === most) best.push(candidate);
  }
  return best;
}

function common(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}
