import { dayOf, plainText } from '../plain-text.ts';
import type { DigestProvenance } from '../verdict.ts';
import type { Anchor } from './types.ts';

const NAMES: Record<DigestProvenance, string> = {
  saved: 'the digest saved earlier',
  supplied: 'the digest you supplied',
  fetched: 'the digest fetched just now',
  bundle: 'the digest inside the same bundle',
};

/** How sentences call a digest: where it comes from, its date or tip, and the reader's label. */
export function anchorName(anchor: Anchor): string {
  const { digest, provenance } = anchor;
  const day = provenance === 'fetched' ? undefined : dayOf(digest.date);
  if (day === undefined) return `${NAMES[provenance]} (tip ${digest.tip.sequenceNo})`;
  return `${NAMES[provenance]}, dated ${day}`;
}

/** The label of a digest in checks, so that each check says which digest it is about. */
export function anchorLabel(anchor: Anchor): string {
  return plainText(anchor.label) || anchorName(anchor);
}

/** Only a digest that did not come with the answer can anchor it. */
export function canAnchor({ provenance }: Anchor): boolean {
  return provenance === 'saved' || provenance === 'supplied';
}
