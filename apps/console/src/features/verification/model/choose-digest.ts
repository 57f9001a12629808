import type { DigestEntry } from '../../digests/model/digest-entry.ts';

/** Whether a digest fixes the block at all: it belongs to the same strand and was taken at the block or later. */
export function covers({ tip }: DigestEntry, strandId: string, sequenceNo: number): boolean {
  return tip.strandId === strandId && tip.sequenceNo >= sequenceNo;
}

/** Whether it can anchor a verdict: it did not come from the service that is being judged, or came before. */
export function canAnchor({ provenance }: DigestEntry): boolean {
  return provenance === 'saved' || provenance === 'supplied';
}

/**
 * The digest to verify against when the reader chose none: one of the reader's own that covers the block, else the one
 * shipped with the console, else one fetched before. Undefined when none covers the block: then one must be fetched.
 *
 * @param digests   newest first
 * @param isShipped tells the console's own digest from the reader's
 */
export function chooseDigest(
  digests: readonly DigestEntry[],
  strandId: string,
  sequenceNo: number,
  isShipped: (digest: DigestEntry) => boolean,
): DigestEntry | undefined {
  const usable = digests.filter((digest) => covers(digest, strandId, sequenceNo));
  return (
    usable.find((digest) => canAnchor(digest) && !isShipped(digest)) ??
    usable.find((digest) => isShipped(digest)) ??
    usable[0]
  );
}
