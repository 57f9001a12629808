import {
  type Anchor,
  type Asked,
  equalBytes,
  foldProof,
  type Hash,
  judgeBlock,
  judgeReceipt,
  judgeRevision,
  knownRedactions,
  type ParsedBlock,
  type ParsedProof,
  type ParsedReceipt,
  type ParsedRevision,
  type Place,
  type ProofVerdict,
} from '@qldb-console/journal';
import type { BundlePart } from '@qldb-console/journal/bundle';
import { judgeBundleAmong } from './judge-bundle.ts';
import { type MatchedDigests, matchDigests } from './match-digests.ts';
import type { ReadItem, Subject } from './subjects.ts';

/** A verdict over some of the inputs, and what is needed to draw it. */
export interface Judgement {
  readonly subject: Subject;
  readonly verdict: ProofVerdict;
  /** Sequence number of the block, as stated. */
  readonly block: number | undefined;
  /** Blocks in the journal at the tip of the digest the path leads to. */
  readonly blocks: number | undefined;
  /** Where the fold ended, beside each digest it had to lead to. */
  readonly comparisons: readonly DigestCompared[];
  /** Per item, why it played no part. */
  readonly notUsed: ReadonlyMap<string, string>;
  /** Which item each of the inputs came from. */
  readonly origins: Origins;
  /** What was judged with what, for those who are handed it over; absent where that is no revision and no block. */
  readonly basis?: Basis | undefined;
  /** The verdicts on everything in an evidence file, one by one. */
  readonly parts?: readonly BundlePart[] | undefined;
  readonly tookMs: number;
}
export interface DigestCompared {
  readonly label: string;
  readonly computed: Hash;
  readonly claimed: Uint8Array;
}
/** Everything a verdict on a revision or a block rests on. */
export interface Basis {
  readonly revision?: ParsedRevision | undefined;
  readonly block?: ParsedBlock | undefined;
  readonly previous?: ParsedBlock | undefined;
  /** All blocks among the inputs: they may record redactions. */
  readonly blocks: readonly ParsedBlock[];
  readonly proof: ParsedProof | undefined;
  readonly anchors: readonly Anchor[];
}
type Origins = Readonly<Partial<Record<Place['input'], string | undefined>>>;

export interface JudgeOptions {
  /** The reader states that the digests come from sources independent of each other. */
  readonly independent: boolean;
  /** What was asked of a ledger, to be compared with what it answered. */
  readonly asked?: Asked | undefined;
}

/** Judges one of the inputs with the help of all others. Pure but for the clock. */
export function judge(subject: Subject, items: readonly ReadItem[], options: JudgeOptions): Judgement {
  const started = performance.now();
  const judged = judgeSubject(subject, items, options);
  return { subject, ...judged, tookMs: performance.now() - started };
}

export type Judged = Omit<Judgement, 'subject' | 'tookMs'>;

function judgeSubject(subject: Subject, items: readonly ReadItem[], options: JudgeOptions): Judged {
  switch (subject.kind) {
    case 'revision':
      return judgeRevisionAmong(subject.itemId, subject.revision, items, options);
    case 'block':
      return judgeBlockAmong(subject.itemId, subject.block, items, options);
    case 'receipt':
      return judgeReceiptAmong(subject.itemId, subject.receipt, items, options);
    case 'bundle':
      return judgeBundleAmong(subject.bundle, items, options);
  }
}

function judgeRevisionAmong(
  itemId: string,
  revision: ParsedRevision,
  items: readonly ReadItem[],
  { asked, independent }: JudgeOptions,
): Judged {
  const block = blocksAmong(items).find((candidate) => isBlockOf(candidate.block, revision));
  const proofs = proofsOf(itemId, items, (document) =>
    document.kind === 'revision' && equalBytes(document.revision.hash, revision.hash) ? document.proof : undefined,
  );
  const matched = matchDigests(revision.hash, proofs, items, revision.blockAddress?.strandId, independent);
  const verdict = judgeRevision({
    revision,
    block: block?.block,
    proof: matched.proof,
    anchors: matched.anchors,
    asked,
    redactions: knownRedactions(blocksAmong(items).map((candidate) => candidate.block)),
  });
  const at = revision.blockAddress?.sequenceNo ?? block?.block.address.sequenceNo;
  const blocks = blocksAmong(items).map((candidate) => candidate.block);
  return {
    ...finish(verdict, revision.hash, at, matched, items, { revision: itemId, block: block?.itemId }),
    basis: { revision, block: block?.block, blocks, proof: matched.proof, anchors: matched.anchors },
  };
}

function judgeBlockAmong(
  itemId: string,
  block: ParsedBlock,
  items: readonly ReadItem[],
  { asked, independent }: JudgeOptions,
): Judged {
  const proofs = proofsOf(itemId, items, (document) =>
    document.kind === 'block' && equalBytes(document.block.blockHash, block.blockHash) ? document.proof : undefined,
  );
  const { strandId, sequenceNo } = block.address;
  const matched = matchDigests(block.blockHash, proofs, items, strandId, independent);
  const others = blocksAmong(items);
  const previous = others.find(
    ({ block: { address } }) => address.strandId === strandId && address.sequenceNo === sequenceNo - 1,
  );
  const verdict = judgeBlock({
    block,
    previous: previous?.block,
    proof: matched.proof,
    digests: matched.anchors,
    asked,
    redactions: knownRedactions(others.map((candidate) => candidate.block)),
  });
  const origins = { block: itemId, 'previous-block': previous?.itemId };
  const blocks = others.map((candidate) => candidate.block);
  return {
    ...finish(verdict, block.blockHash, sequenceNo, matched, items, origins),
    basis: { block, previous: previous?.block, blocks, proof: matched.proof, anchors: matched.anchors },
  };
}

function judgeReceiptAmong(
  itemId: string,
  receipt: ParsedReceipt,
  items: readonly ReadItem[],
  { independent }: JudgeOptions,
): Judged {
  const { strandId, sequenceNo } = receipt.blockAddress;
  const matched = matchDigests(receipt.revisionHash, [receipt.proof], items, strandId, independent);
  const verdict = judgeReceipt({ receipt, anchor: matched.anchors[0] });
  const own: Anchor = { digest: receipt.digest, provenance: 'bundle', label: 'the digest in the receipt' };
  const anchors = [...matched.anchors.slice(0, 1), own];
  return finish(verdict, receipt.revisionHash, sequenceNo, { ...matched, anchors }, items, { receipt: itemId });
}

function finish(
  verdict: ProofVerdict,
  leaf: Hash,
  block: number | undefined,
  { anchors, notUsed, proof }: MatchedDigests,
  items: readonly ReadItem[],
  origins: Origins,
): Judged {
  const tip = anchors[0]?.digest.tip.sequenceNo;
  return {
    verdict,
    block,
    blocks: tip === undefined ? undefined : tip + 1,
    comparisons: anchors.flatMap((anchor): DigestCompared[] => {
      const computed = anchor.proof
        ? rootOf(leaf, anchor.proof)
        : sameTip(anchor, anchors)
          ? verdict.digestComputed
          : undefined;
      return computed === undefined ? [] : [{ label: anchor.label, computed, claimed: anchor.digest.digest }];
    }),
    notUsed: new Map(notUsed.map(({ itemId, why }) => [itemId, why])),
    origins: { ...origins, proof: proof && ownerOf(proof, items) },
  };
}

/** The path drawn leads to the first digest; those of the same tip are compared with the same end. */
function sameTip(anchor: Anchor, anchors: readonly Anchor[]): boolean {
  return anchor.digest.tip.sequenceNo === anchors[0]?.digest.tip.sequenceNo;
}

function rootOf(leaf: Hash, proof: ParsedProof): Hash | undefined {
  return proof.elements.every((element) => element.length === leaf.length)
    ? foldProof(leaf, proof.elements).root
    : undefined;
}

function blocksAmong(items: readonly ReadItem[]): { itemId: string; block: ParsedBlock }[] {
  return items.flatMap(({ item, document }) =>
    document.kind === 'block' ? [{ itemId: item.id, block: document.block }] : [],
  );
}

/** A block that claims the address of the revision, or that holds its hash where the revision states no address. */
function isBlockOf(block: ParsedBlock, revision: ParsedRevision): boolean {
  const at = revision.blockAddress;
  if (at !== undefined) return at.strandId === block.address.strandId && at.sequenceNo === block.address.sequenceNo;
  return block.revisions?.some((candidate) => equalBytes(candidate.hash, revision.hash)) ?? false;
}

/** The subject's own proof first, then proofs of the same thing in other answers, then loose ones. */
function proofsOf(
  itemId: string,
  items: readonly ReadItem[],
  proofIn: (document: ReadItem['document']) => ParsedProof | undefined,
): ParsedProof[] {
  const own = items.filter(({ item }) => item.id === itemId);
  const others = items.filter(({ item }) => item.id !== itemId);
  return [
    ...[...own, ...others].flatMap(({ document }) => proofIn(document) ?? []),
    ...items.flatMap(({ document }) => (document.kind === 'proof' ? [document.proof] : [])),
  ];
}

function ownerOf(proof: ParsedProof, items: readonly ReadItem[]): string | undefined {
  return items.find(({ document }) => 'proof' in document && document.proof === proof)?.item.id;
}
