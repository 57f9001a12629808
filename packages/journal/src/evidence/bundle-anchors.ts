import type { ParsedProof } from '../chain/index.ts';
import type { Anchor } from '../chain/types.ts';
import { LIMITS } from '../limits.ts';
import { equalBytes, foldProof, HASH_BYTES, type Hash } from '../merkle/index.ts';
import type { BundlePart, EvidenceBundle } from './bundle-format.ts';
import { parseBundleDigest } from './bundle-parts.ts';

/** The digests that a bundle is judged against: the recipient's, and the sender's, which anchor nothing. */
export interface BundleAnchors {
  /** Of the strand, or all of them when none is. */
  readonly own: readonly Anchor[];
  /** One per digest of the bundle. */
  readonly sent: readonly Anchor[];
  /** The recipient's digests that are of other journals, while others are of this one. */
  readonly notUsed: readonly Anchor[];
}

/** @param strandId of what the bundle is about, where that is known */
export function bundleAnchors(
  bundle: EvidenceBundle,
  anchors: readonly Anchor[],
  strandId: string | undefined,
): BundleAnchors {
  const fits = ({ digest }: Anchor) => strandId === undefined || digest.tip.strandId === strandId;
  const own = anchors.filter(fits);
  return {
    own: own.length > 0 ? own : anchors,
    notUsed: own.length > 0 ? anchors.filter((anchor) => !fits(anchor)) : [],
    sent: bundle.digests.map((digest) => ({
      digest: parseBundleDigest(digest),
      provenance: 'bundle',
      label: `sender’s claim: ${digest.label}`,
    })),
  };
}

export interface ProvenAnchors {
  readonly proof: ParsedProof | undefined;
  readonly anchors: readonly Anchor[];
}

/**
 * Gives each digest the proof that was made for its tip. The first digest with a proof is judged by the proof handed in, the
 * others by their own; the recipient's come first, so that the path is drawn to one of them. A digest of the recipient's that
 * is of another journal is held against the first proof all the same: that it does not fit is to be said.
 *
 * @param proofs one per digest of the bundle, where there is one
 */
export function proveAnchors(
  { own, sent }: BundleAnchors,
  proofs: readonly (ParsedProof | undefined)[],
): ProvenAnchors {
  const proofAt = ({ digest: { tip } }: Anchor) =>
    proofs.find((proof, i) => {
      const other = sent[i]?.digest.tip;
      return proof !== undefined && other?.sequenceNo === tip.sequenceNo && other.strandId === tip.strandId;
    });
  const first = proofs.find((proof) => proof !== undefined);
  const strand = sent[0]?.digest.tip.strandId;
  const foreign = ({ digest }: Anchor) => strand !== undefined && digest.tip.strandId !== strand;
  const entries = [
    ...own.map((anchor) => ({ anchor, proof: proofAt(anchor) ?? (foreign(anchor) ? first : undefined) })),
    ...sent
      .map((anchor, i) => ({ anchor, proof: proofs[i] }))
      .filter(({ anchor }) => !own.some((other) => sameDigest(other, anchor))),
  ];
  const lead = entries.find(({ proof }) => proof !== undefined);
  if (lead === undefined) return { proof: undefined, anchors: entries.map(({ anchor }) => anchor) };
  const others = entries.filter((entry) => entry !== lead);
  return {
    proof: lead.proof,
    anchors: [
      lead.anchor,
      ...others.map(({ anchor, proof }) =>
        proof === undefined || proof === lead.proof ? anchor : { ...anchor, proof },
      ),
    ],
  };
}

function sameDigest(a: Anchor, b: Anchor): boolean {
  return (
    a.digest.tip.sequenceNo === b.digest.tip.sequenceNo &&
    a.digest.tip.strandId === b.digest.tip.strandId &&
    equalBytes(a.digest.digest, b.digest.digest)
  );
}

/** Where the proofs lead, for each digest that has one. */
export function compareDigests(leaf: Hash, { proof, anchors }: ProvenAnchors): BundlePart['comparisons'] {
  const [lead] = anchors;
  return anchors.flatMap((anchor) => {
    const own = anchor.proof ?? (anchor.digest.tip.sequenceNo === lead?.digest.tip.sequenceNo ? proof : undefined);
    const usable =
      own !== undefined &&
      own.elements.length <= LIMITS.proofElements &&
      own.elements.every(({ length }) => length === HASH_BYTES);
    return usable ? [{ anchor, computed: foldProof(leaf, own.elements).root }] : [];
  });
}
