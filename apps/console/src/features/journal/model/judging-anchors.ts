import { decodeBase64, equalBytes } from '@qldb-console/journal';
import { rootAtTip, type StretchVerdict } from '@qldb-console/journal/engine';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import type { RunAnchor } from '../../exports/model/run-anchors.ts';

/**
 * Compares what was judged with the digests whose tips were asked for. That takes every block from block 0 up to the tip,
 * each of which could be read: with a gap there is no root.
 */
export function anchorsOf(verdict: StretchVerdict, digests: readonly DigestEntry[]): readonly RunAnchor[] {
  const strandId = verdict.first?.strandId;
  return digests.flatMap((digest) => {
    const root = digest.tip.strandId === strandId ? rootAtTip(verdict, digest.tip.sequenceNo) : undefined;
    if (root === undefined) return [];
    const stated = decodeBase64(digest.digest);
    return [{ digest, holds: stated !== undefined && equalBytes(root, stated) }];
  });
}
