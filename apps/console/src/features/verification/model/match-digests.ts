import {
  type Anchor,
  equalBytes,
  foldProof,
  type Hash,
  type ParsedDigest,
  type ParsedProof,
} from '@qldb-console/journal';
import type { ReadItem } from './subjects.ts';

export interface MatchedDigests {
  /** The proof that is judged. */
  readonly proof: ParsedProof | undefined;
  readonly anchors: readonly Anchor[];
  /** Digests that play no part, by item. */
  readonly notUsed: readonly { readonly itemId: string; readonly why: string }[];
}

interface Candidate {
  readonly itemId: string;
  readonly digest: ParsedDigest;
  readonly anchor: Anchor;
}

/**
 * Finds for each digest the proof that was made for it: a proof names neither its digest nor its tip. One that folds to
 * the digest is taken. Digests with the same tip share a proof, so that two that contradict each other are found out. A
 * digest that no proof leads to is still handed to the judge, who says so; only digests of other strands are left out,
 * unless there are no others.
 *
 * @param leaf   hash the proofs start from
 * @param proofs proofs of this leaf, the subject's own first
 * @param strand strand of the subject, where known
 */
export function matchDigests(
  leaf: Hash,
  proofs: readonly ParsedProof[],
  items: readonly ReadItem[],
  strand: string | undefined,
  independent: boolean,
): MatchedDigests {
  const candidates = digestsAmong(items, independent);
  const own = candidates.filter(({ digest }) => strand === undefined || digest.tip.strandId === strand);
  const judged = own.length > 0 ? own : candidates;
  const folds = proofs.map((proof) => ({ proof, root: rootOf(leaf, proof) }));
  const proofFor = ({ digest }: Candidate) =>
    folds.find(({ root }) => root !== undefined && equalBytes(root, digest.digest))?.proof;
  const lead = judged.find((candidate) => proofFor(candidate) !== undefined) ?? judged[0];
  const proof = (lead && proofFor(lead)) ?? proofs[0];
  if (lead === undefined) return { proof, anchors: [], notUsed: [] };

  const others = judged.filter((candidate) => candidate !== lead);
  const anchors = others.map((candidate) => {
    const twin = others.find((other) => sameTip(other, candidate) && proofFor(other) !== undefined);
    const made = proofFor(candidate) ?? (twin && proofFor(twin));
    // Those that share the tip of the first one are judged by its proof anyway.
    return made === undefined || sameTip(lead, candidate) ? candidate.anchor : { ...candidate.anchor, proof: made };
  });
  return {
    proof,
    anchors: [lead.anchor, ...anchors],
    notUsed: candidates
      .filter((candidate) => !judged.includes(candidate))
      .map(({ itemId }) => ({ itemId, why: 'not used: it belongs to the journal of another strand' })),
  };
}

function sameTip(a: Candidate, b: Candidate): boolean {
  return a.digest.tip.sequenceNo === b.digest.tip.sequenceNo;
}

function digestsAmong(items: readonly ReadItem[], independent: boolean): Candidate[] {
  return items.flatMap(({ item, document }) =>
    document.kind === 'digest'
      ? [
          {
            itemId: item.id,
            digest: document.digest,
            anchor: {
              digest: document.digest,
              provenance: item.provenance,
              label: item.label ?? `supplied by you: ${item.name}`,
              statedIndependent: independent,
            },
          },
        ]
      : [],
  );
}

function rootOf(leaf: Hash, proof: ParsedProof): Hash | undefined {
  try {
    return foldProof(leaf, proof.elements).root;
  } catch {
    // An element that has no 32 bytes: the verdict says so, here the proof just matches nothing.
    return undefined;
  }
}
