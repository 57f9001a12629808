import type { Anchor } from '@qldb-console/journal';
import { type EvidenceBundle, judgeBundle } from '@qldb-console/journal/bundle';
import type { Judged, JudgeOptions } from './judge.ts';
import type { ReadItem } from './subjects.ts';

/**
 * Judges an evidence file by its data, against the digests that the reader brought besides: its own anchor nothing. Other
 * inputs play no part.
 */
export function judgeBundleAmong(
  bundle: EvidenceBundle,
  items: readonly ReadItem[],
  { independent }: JudgeOptions,
): Judged {
  const digests = items.flatMap(({ item, document }) =>
    document.kind === 'digest' ? [{ itemId: item.id, anchor: anchorOf(item, document.digest, independent) }] : [],
  );
  const { parts, notUsed, ...verdict } = judgeBundle(
    bundle,
    digests.map(({ anchor }) => anchor),
  );
  return {
    verdict: { ...verdict, path: [] },
    block: undefined,
    blocks: undefined,
    comparisons: [],
    notUsed: new Map(
      notUsed.flatMap(({ anchor, why }) => {
        const from = digests.find((digest) => digest.anchor === anchor);
        return from === undefined ? [] : [[from.itemId, why] as const];
      }),
    ),
    origins: {},
    parts,
  };
}

function anchorOf(
  { name, label, provenance }: ReadItem['item'],
  digest: Anchor['digest'],
  statedIndependent: boolean,
): Anchor {
  return { digest, provenance, label: label ?? `supplied by you: ${name}`, statedIndependent };
}
