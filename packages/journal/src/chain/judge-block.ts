import { type AssertingInput, assertedSentences } from '../asserted-fields.ts';
import type { KnownRedaction, ParsedBlock, RevisionSummary } from '../block/index.ts';
import { timeText } from '../block/instants.ts';
import { addressText, sameAddress } from '../block/redactions.ts';
import type { BlockContent, VerifiedBlock } from '../block/verified.ts';
import { runBlockChecks } from '../block/verify-block.ts';
import { type Claim, fails, hasStatus, holds, place } from '../checks.ts';
import { equalBytes, foldStep, merkleRoot } from '../merkle/index.ts';
import type { Check, ProofVerdict, Rung, Verdict } from '../verdict.ts';
import { composeVerdict } from './compose.ts';
import { previousLabel } from './in-block-path.ts';
import { assertingBlock, assertingProof, proofInputs } from './inputs.ts';
import { chainedRung, type JudgedAnchors, judgeAnchors } from './judge-anchors.ts';
import { describePath, type LeadingStep } from './path.ts';
import type { ProofLeaf } from './proof-leaf.ts';
import type { Anchor, Asked, ParsedProof } from './types.ts';
import { verifyLink } from './verify-link.ts';

/** What {@link verifyBlock} says: the verdict on the block by itself, and what became of each revision. */
export interface BlockVerdict {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  readonly revisions: readonly RevisionSummary[];
}

export interface BlockEvidence {
  readonly block: ParsedBlock;
  /** The block before it. */
  readonly previous?: ParsedBlock | undefined;
  /** As GetBlock answers it for the tip of the first digest. */
  readonly proof?: ParsedProof | undefined;
  readonly digests?: readonly Anchor[] | undefined;
  readonly asked?: Pick<Asked, 'address'> | undefined;
  /** Redactions recorded in other blocks (see knownRedactions). */
  readonly redactions?: readonly KnownRedaction[] | undefined;
}

/**
 * Judges one block by itself: every hash in it is computed again, and what no hash covers is held against what is.
 *
 * @returns a verdict that reaches at most "content re-hashed"; never throws for a false claim
 */
export function verifyBlock(
  block: ParsedBlock,
  context: { readonly redactions?: readonly KnownRedaction[] | undefined } = {},
): BlockVerdict {
  const { verdict, revisions } = judge({ block, redactions: context.redactions });
  return { verdict, checks: verdict.checks, revisions };
}

/**
 * Judges a block: by itself, against its predecessor, against what was asked, and its proof against each digest.
 *
 * @returns a verdict with the executed path; never throws for a false claim
 */
export function judgeBlock(evidence: BlockEvidence): BlockVerdict & ProofVerdict {
  return judgeReceivedBlock(evidence, undefined);
}

/** How a block came here, when it was put together from what a stream delivered. */
export interface Received {
  /** What was delivered, for the rung "parsed". */
  readonly inputs: readonly string[];
  readonly checks: readonly Check[];
  /** Fields at the top level of the records that they do not have. */
  readonly absent: NonNullable<AssertingInput['absent']>;
}

/** {@link judgeBlock} for a block that was put together from records, whose own checks count too. */
export function judgeReceivedBlock(
  evidence: BlockEvidence,
  received: Received | undefined,
): BlockVerdict & ProofVerdict {
  const { verdict, revisions, verified, leaf, judged } = judge(evidence, received);
  return {
    ...verdict,
    verdict,
    revisions,
    path: describePath({
      leaf,
      leafLabel: 'the hash of the block',
      leading: leadingStep(evidence.block, verified),
      folded: judged.drawn,
      tip: judged.drawnAnchor?.digest.tip.sequenceNo,
    }),
    digestComputed: judged.drawn?.root,
  };
}

interface JudgedBlock {
  readonly verdict: Verdict;
  readonly revisions: readonly RevisionSummary[];
  readonly verified: VerifiedBlock;
  readonly leaf: ProofLeaf;
  readonly judged: JudgedAnchors;
}

function judge(evidence: BlockEvidence, received?: Received): JudgedBlock {
  const { block, previous, proof, digests = [], asked } = evidence;
  const verified = runBlockChecks(block, evidence);
  const links = previous ? verifyLink(previous, block) : [];
  const leaf = leafOf(block);
  const judged = judgeAnchors(leaf, proof, digests);
  const checks = [
    ...(received?.checks ?? []),
    ...verified.checks,
    ...askedChecks(block, asked),
    ...links,
    ...judged.checks,
  ];
  const inputs = [
    ...(received?.inputs ?? ['block']),
    ...(previous ? ['previous block'] : []),
    ...proofInputs(proof, digests),
  ];
  const verdict = composeVerdict({
    checks,
    parsed: `${inputs.join(', ')} well formed`,
    chained: chained(leaf, judged, previous, links),
    content: { state: verified.content.state, note: verified.content.note },
    anchors: judged.results,
    subject: `Block ${block.address.sequenceNo}, stamped ${timeText(block.blockTimestamp)},`,
    contentSentence: contentSentence(verified.content),
    placeSentence:
      previous && !hasStatus(links, 'failed') ? `It follows block ${previous.address.sequenceNo}.` : undefined,
    strandId: block.address.strandId,
    notCovered: [
      ...verified.content.notCovered,
      previous ? `The content of block ${previous.address.sequenceNo} and of all other blocks.` : 'All other blocks.',
    ],
    asserted: assertedSentences([
      ...(received ? [{ input: 'stream', absent: received.absent } as const] : []),
      assertingBlock(block),
      ...assertingProof(proof, digests),
    ]),
  });
  return { verdict, revisions: verified.revisions, verified, leaf, judged };
}

/** {@link judgeBlock} for a block and its proof. */
export function judgeBlockProof(evidence: {
  readonly block: ParsedBlock;
  readonly proof?: ParsedProof | undefined;
  readonly anchors: readonly Anchor[];
  readonly asked?: Pick<Asked, 'address'> | undefined;
}): ProofVerdict {
  const { anchors, ...rest } = evidence;
  return judgeBlock({ ...rest, digests: anchors });
}

function leafOf(block: ParsedBlock): ProofLeaf {
  return {
    kind: 'block',
    hash: block.blockHash,
    hashPlace: place('block', 'blockHash', block.ranges.blockHash),
    address: block.address,
    addressPlace: place('block', 'blockAddress', block.address.value.range),
    previousBlockHash: block.previousBlockHash,
    inBlock: undefined,
  };
}

function askedChecks(block: ParsedBlock, asked: BlockEvidence['asked']): Check[] {
  if (asked?.address === undefined) return [];
  const claim: Claim = {
    id: 'block.address',
    what: 'It is the block that was asked for',
    places: [place('block', 'blockAddress', block.address.value.range), place('question', 'address')],
  };
  const expected = addressText(asked.address);
  if (sameAddress(block.address, asked.address)) return [holds(claim, expected)];
  return [fails(claim, 'this is another block than was asked for', expected, addressText(block.address))];
}

function chained(
  leaf: ProofLeaf,
  judged: JudgedAnchors,
  previous: ParsedBlock | undefined,
  links: readonly Check[],
): Omit<Rung, 'id'> {
  if (hasStatus(links, 'failed')) return { state: 'failed', note: 'it does not follow the block given before it' };
  const byProof = chainedRung(leaf, judged);
  if (byProof.state === 'failed' || previous === undefined) {
    if (judged.drawn === undefined && previous === undefined) {
      return { state: 'not-reached', note: 'neither the block before it nor a proof was given' };
    }
    return byProof;
  }
  const link = `follows block ${previous.address.sequenceNo}`;
  return { state: 'reached', note: byProof.state === 'reached' ? `${link}; ${byProof.note}` : link };
}

function contentSentence(content: BlockContent): string {
  if (content.state === 'reached') return `Its content was hashed again here, byte for byte: ${content.note}.`;
  return `Its content does not count as hashed: ${content.note}.`;
}

/** Entries and previous hash give the block's hash; without a previous hash the entries alone do. */
function leadingStep(block: ParsedBlock, { checks }: VerifiedBlock): LeadingStep | undefined {
  const { entriesHashList, previousBlockHash, address, blockHash } = block;
  const root = merkleRoot(entriesHashList);
  if (root.length === 0 || previousBlockHash.length === 0) return undefined;
  const step = foldStep(0, root, previousBlockHash);
  const failed = (['block.entries-hash', 'block.hash'] as const).find((wanted) =>
    checks.some(({ id, status }) => id === wanted && status === 'failed'),
  );
  return {
    ...step,
    stage: 'block',
    runningLabel: `Merkle root of the block's ${entriesHashList.length} entries, computed here`,
    label: previousLabel(address.sequenceNo),
    outputLabel: `hash of block ${address.sequenceNo}`,
    check: failed ?? (equalBytes(step.output, blockHash) ? undefined : 'block.hash'),
  };
}
