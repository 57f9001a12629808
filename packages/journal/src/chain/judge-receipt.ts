import { assertedSentences } from '../asserted-fields.ts';
import { type Claim, place, skips } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import type { Check, ProofVerdict } from '../verdict.ts';
import { anchorLabel, anchorName } from './anchor-name.ts';
import { type AnchorResult, composeVerdict } from './compose.ts';
import { type FoldedProof, foldToDigest } from './fold-to-digest.ts';
import { assertingProof } from './inputs.ts';
import { chainedRung } from './judge-anchors.ts';
import { describePath } from './path.ts';
import { PROOF_PLACES, type ProofLeaf, type ProofPlaces } from './proof-leaf.ts';
import type { Anchor, ParsedReceipt } from './types.ts';

const OWN_PLACES: ProofPlaces = {
  element: (index, proof) => place('receipt', `Proof[${index}]`, proof.ranges[index]),
  proof: place('receipt', 'Proof'),
  digest: place('receipt', 'LedgerDigest.Digest'),
  tipStrand: place('receipt', 'LedgerDigest.DigestTipAddress.strandId'),
  tipSequence: place('receipt', 'LedgerDigest.DigestTipAddress.sequenceNo'),
};
const ANCHOR_PLACES: ProofPlaces = {
  ...OWN_PLACES,
  digest: PROOF_PLACES.digest,
  tipStrand: PROOF_PLACES.tipStrand,
  tipSequence: PROOF_PLACES.tipSequence,
};

/**
 * Judges a receipt: whether its revision hash and its proof lead to its own digest, and to `anchor` where one is given.
 * A receipt has no content, so the best outcome is 'incomplete': proof only.
 *
 * @param evidence.anchor a digest from elsewhere, of the same tip as the receipt's own
 * @returns a verdict with the executed path; never throws for a false claim
 */
export function judgeReceipt(evidence: {
  readonly receipt: ParsedReceipt;
  readonly anchor?: Anchor | undefined;
}): ProofVerdict {
  const { receipt, anchor } = evidence;
  const own: Anchor = { digest: receipt.digest, provenance: 'bundle', label: 'the digest in the receipt' };
  const leaf: ProofLeaf = {
    kind: 'revision',
    hash: receipt.revisionHash,
    hashPlace: place('receipt', 'RevisionHash'),
    address: receipt.blockAddress,
    addressPlace: place('receipt', 'BlockAddress'),
    previousBlockHash: undefined,
    inBlock: undefined,
  };
  const folded = foldToDigest(leaf, receipt.proof, own, anchorLabel(own), OWN_PLACES);
  const results: AnchorResult[] = [{ anchor: own, holds: folded.holds }];
  const checks: Check[] = [contentCheck(), ...folded.checks];
  if (anchor !== undefined) {
    const compared = compareAnchor(leaf, receipt, anchor);
    checks.push(...compared.checks);
    results.unshift(compared.result);
  }
  const drawn: FoldedProof = folded;
  const tip = receipt.digest.tip.sequenceNo;
  const holding = results.find(({ holds }) => holds === true);
  return {
    ...composeVerdict({
      checks,
      parsed: 'receipt well formed',
      chained: chainedRung(leaf, { checks, results, drawn, drawnAnchor: own }),
      content: { state: 'not-reached', note: 'proof only: the content was not seen' },
      anchors: results,
      subject: `A revision with the hash ${encodeBase64(receipt.revisionHash)}, said to be of document ${receipt.documentId} in block ${receipt.blockAddress.sequenceNo},`,
      contentSentence: 'What that revision says was not seen: a receipt holds its hash only.',
      headline: `Proof only: the revision's hash leads to ${holding ? anchorName(holding.anchor) : 'no digest'}, its content was not seen`,
      strandId: receipt.blockAddress.strandId,
      notCovered: ['The content of the document: a receipt holds its hash only.'],
      asserted: assertedSentences([
        { input: 'receipt', absent: [!receipt.tableName && 'TableName', !receipt.ledgerName && 'LedgerName'] },
        ...assertingProof(receipt.proof, anchor ? [anchor] : []),
      ]),
    }),
    path: describePath({ leaf, leafLabel: "the revision's hash, as the receipt states it", folded: drawn, tip }),
    digestComputed: drawn.root,
  };
}

function contentCheck(): Check {
  const claim: Claim = {
    id: 'receipt.hash',
    what: "The revision's hash is the hash of its content",
    places: [place('receipt', 'RevisionHash')],
  };
  return skips(claim, 'a receipt is proof only: it holds the hash of the revision and not its content');
}

/** A receipt's proof is for its own tip; a digest of another tip needs another proof. */
function compareAnchor(
  leaf: ProofLeaf,
  receipt: ParsedReceipt,
  anchor: Anchor,
): { checks: readonly Check[]; result: AnchorResult } {
  const subject = anchorLabel(anchor);
  const proof =
    anchor.proof ?? (anchor.digest.tip.sequenceNo === receipt.digest.tip.sequenceNo ? receipt.proof : undefined);
  if (proof === undefined) {
    const why = `the receipt's proof is for tip ${receipt.digest.tip.sequenceNo}, the digest for tip ${anchor.digest.tip.sequenceNo}`;
    const claim: Claim = {
      id: 'proof.fold',
      subject,
      what: `The revision's hash leads to ${anchorName(anchor)}`,
      places: [ANCHOR_PLACES.digest],
    };
    return { checks: [skips(claim, why)], result: { anchor, holds: undefined, why } };
  }
  const folded = foldToDigest(leaf, proof, anchor, subject, ANCHOR_PLACES);
  return { checks: folded.checks, result: { anchor, holds: folded.holds } };
}
