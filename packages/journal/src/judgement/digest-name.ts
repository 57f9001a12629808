import { anchorName } from '../chain/anchor-name.ts';
import type { JournalDigest } from './types.ts';

/** How sentences call digests: where they come from and their day, and the tip too where that fits several of them. */
export function digestNames(digests: readonly JournalDigest[]): (digest: JournalDigest) => string {
  const counts = new Map<string, number>();
  for (const digest of digests) counts.set(anchorName(digest), (counts.get(anchorName(digest)) ?? 0) + 1);
  return (digest) => {
    const name = anchorName(digest);
    const tip = `(tip ${digest.digest.tip.sequenceNo})`;
    return (counts.get(name) ?? 0) < 2 || name.endsWith(tip) ? name : `${name} ${tip}`;
  };
}
