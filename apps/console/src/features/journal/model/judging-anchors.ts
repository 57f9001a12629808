import { decodeBase64, equalBytes } from '@qldb-console/journal';
import { rootOfPiece, type StretchVerdict } from '@qldb-console/journal/engine';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import type { RunAnchor } from '../../exports/model/run-anchors.ts';

/**
 * Compares what is judged with the digests at whose tips it has just arrived. That takes every block from block 0 on, each
 * of which could be read: with a gap there is no root.
 */
export function anchorsAt(
  { last, pieces, counts }: StretchVerdict,
  digests: readonly DigestEntry[],
): readonly RunAnchor[] {
  const [piece, ...more] = pieces ?? [];
  if (piece === undefined || more.length > 0 || last === undefined || counts.unreadable > 0) return [];
  const here = digests.filter(({ tip }) => tip.strandId === piece.strandId && tip.sequenceNo === last.sequenceNo);
  if (here.length === 0 || piece.to !== last.sequenceNo + 1) return [];
  const root = rootOfPiece(piece);
  if (root === undefined) return [];
  return here.map((digest) => {
    const stated = decodeBase64(digest.digest);
    return { digest, holds: stated !== undefined && equalBytes(root, stated) };
  });
}
